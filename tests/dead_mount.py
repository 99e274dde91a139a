"""A mounted folder whose server can be stopped: whoever looks at it then hangs in the system."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from colour_media import write_media_folder

SERVER = Path(__file__).with_name("fuse_mirror.py")
LET_GO_SECONDS = 300.0


class Mount:
    """A folder with media, and where it is mounted.

    Attributes:
        source: where files can be put in.
        path: where they are seen.
    """

    def __init__(self, source: Path, path: Path, server: subprocess.Popen[str]) -> None:
        self.source = source
        self.path = path
        self._server = server
        self._let_go = threading.Timer(LET_GO_SECONDS, self.resume)
        self._let_go.daemon = True

    @property
    def server(self) -> int:
        """The process that answers."""
        return self._server.pid

    def stop(self) -> None:
        """Let the server answer nobody, from when this returns: once, and not for good, since no
        test can be ended while it hangs in the system.
        """
        self._let_go.start()
        os.kill(self.server, signal.SIGSTOP)
        os.waitid(os.P_PID, self.server, os.WSTOPPED | os.WNOWAIT)

    def resume(self) -> None:
        """Let it answer again, what was asked meanwhile first."""
        os.kill(self.server, signal.SIGCONT)

    def end(self) -> None:
        """Take the mount away.

        Raises:
            AssertionError: something waited for the mount until it was let go.
        """
        was_let_go = self._let_go.finished.is_set()
        self._let_go.cancel()
        self.resume()
        subprocess.run(["umount", "--lazy", str(self.path)], check=False, capture_output=True)
        self._server.kill()
        self._server.communicate()
        assert not was_let_go, "something waited for the mount"


def has_held_threads() -> bool:
    """Whether a thread of this process waits for a mount."""
    return any(_is_held(thread) for thread in Path("/proc/self/task").iterdir())


def _is_held(thread: Path) -> bool:
    try:
        return (thread / "wchan").read_text() == "request_wait_answer"
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextmanager
def mounted(folder: Path) -> Iterator[Mount]:
    """Mount a folder with media inside another one; skips where the system has no such thing."""
    source, path = write_media_folder(folder / "source"), folder / "mount"
    path.mkdir()
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        pytest.skip("FUSE is not to be had here: /dev/fuse cannot be opened")
    command = [sys.executable, str(SERVER), str(source), str(path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    if server.stdout.readline() != "mounted\n":
        _, why = server.communicate()
        pytest.skip(f"FUSE is not to be had here: {why.strip().splitlines()[-1:]}")
    mount = Mount(source, path, server)
    try:
        yield mount
    finally:
        mount.end()
