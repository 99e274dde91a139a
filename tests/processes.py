"""Real `triptych` processes, and the check that none of theirs is left behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kept_starter import use_starter_before

PROJECT = Path(__file__).parent.parent


def start(
    *arguments: str, program: tuple[str, ...] = ("-m", "engine.cli.main")
) -> subprocess.Popen[str]:
    """Start a Python program in a process group of its own, `triptych` by default."""
    use_starter_before()
    with _hearing_hangups():
        return subprocess.Popen(
            [sys.executable, *program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            start_new_session=True,
        )


@contextmanager
def _hearing_hangups() -> Iterator[None]:
    """Whatever begins here hears SIGHUP, also in a suite that `nohup` runs."""
    if not hasattr(signal, "SIGHUP"):
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def triptych(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    process = start(*arguments)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def members(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            # After the name, which may hold anything: state, parent, group.
            state, _, its_group = text.rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(entry.name))
    return found


def wait_until_gone(group: int, seconds: float = 20.0) -> None:
    """Wait until no process of a group is alive.

    Raises:
        AssertionError: one is still there after that many seconds.
    """
    for pid in members(group):
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        ended = poll.poll(seconds * 1000)
        os.close(handle)
        assert ended, f"process {pid} of group {group} is still there"
    assert members(group) == []
