"""A mounted folder whose server can be stopped: whoever looks at it then hangs in the system."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from colour_media import write_media_folder

SERVER = Path(__file__).with_name("fuse_mirror.py")


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

    @property
    def server(self) -> int:
        """The process that answers."""
        return self._server.pid

    def stop(self) -> None:
        """Let the server answer nobody, from when this returns."""
        os.kill(self.server, signal.SIGSTOP)
        os.waitid(os.P_PID, self.server, os.WSTOPPED | os.WNOWAIT)

    def resume(self) -> None:
        """Let it answer again, what was asked meanwhile first."""
        os.kill(self.server, signal.SIGCONT)

    def end(self) -> None:
        """Take the mount away."""
        self.resume()
        subprocess.run(["umount", "--lazy", str(self.path)], check=False, capture_output=True)
        self._server.kill()
        self._server.communicate()


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
