"""What a decoder has given up before it sees a file, tried in a process that gave it up."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from engine.media.confinement import confine

seccompy = pytest.importorskip("seccompy", reason="only Linux confines decoders")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux confines decoders")
LIBC = ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: object) -> None:
    if LIBC.syscall(seccompy.syscall_nr(name), *arguments) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def connect(_: Path) -> None:
    """Open a connection to this machine itself."""
    socket.create_connection(("127.0.0.1", 9), timeout=1.0)


def send_a_datagram(_: Path) -> None:
    """Ask a server for names."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.sendto(b"?", ("127.0.0.1", 53))


def use_a_unix_socket(folder: Path) -> None:
    """Listen in the file system, as a program of the desktop does."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket"))


def write_a_file(folder: Path) -> None:
    """Make a new file."""
    (folder / "new").write_text("x")


def change_a_file(folder: Path) -> None:
    """Open a file of the person to change it."""
    os.close(os.open(folder / "mine", os.O_RDWR))


def empty_a_file(folder: Path) -> None:
    """Cut a file off without opening it."""
    os.truncate(folder / "mine", 0)


def remove_a_file(folder: Path) -> None:
    """Delete a file of the person."""
    (folder / "mine").unlink()


def rename_a_file(folder: Path) -> None:
    """Move a file of the person."""
    (folder / "mine").rename(folder / "yours")


def open_up_a_file(folder: Path) -> None:
    """Let everyone read a file of the person."""
    (folder / "mine").chmod(0o777)


def make_a_folder(folder: Path) -> None:
    """Make a folder."""
    (folder / "folder").mkdir()


def run_a_program(_: Path) -> None:
    """Start another program."""
    subprocess.run(["true"], check=True)


def become_a_program(_: Path) -> None:
    """Go on as another program."""
    os.execv("/bin/true", ["true"])


def fork(_: Path) -> None:
    """Make a second process, which the parent would not know of."""
    if os.fork() == 0:
        os._exit(0)


def signal_another(_: Path) -> None:
    """Stop the process that decodes for."""
    os.kill(os.getppid(), signal.SIGCONT)


def signal_a_thread_of_another(_: Path) -> None:
    """Do so by another call."""
    _call("tgkill", os.getppid(), os.getppid(), signal.SIGCONT)


def look_into_another(_: Path) -> None:
    """Attach to another process as a debugger does."""
    if LIBC.ptrace(16, os.getppid(), 0, 0) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")


def use_the_kernels_queue(_: Path) -> None:
    """Open files without the calls that are watched."""
    _call("io_uring_setup", 8, ctypes.create_string_buffer(256))


FORBIDDEN: list[Callable[[Path], None]] = [
    connect,
    send_a_datagram,
    use_a_unix_socket,
    write_a_file,
    change_a_file,
    empty_a_file,
    remove_a_file,
    rename_a_file,
    open_up_a_file,
    make_a_folder,
    run_a_program,
    become_a_program,
    fork,
    signal_another,
    signal_a_thread_of_another,
    look_into_another,
    use_the_kernels_queue,
]
Outcomes = dict[str, str]


def try_all(connection: Connection, folder: Path) -> None:
    """Give up all, then try what must fail and what must not."""
    lacking = confine()
    outcomes = {attempt.__name__: _try(attempt, folder) for attempt in FORBIDDEN}
    outcomes["in a thread"] = _in_a_thread(folder)
    connection.send((lacking, outcomes, (folder / "mine").read_text()))


def _try(attempt: Callable[[Path], None], folder: Path) -> str:
    try:
        attempt(folder)
    except PermissionError:
        return "refused"
    except OSError as error:
        return f"failed otherwise: {error!r}"
    return "done"


def _in_a_thread(folder: Path) -> str:
    outcome: list[str] = []
    thread = threading.Thread(target=lambda: outcome.append(_try(write_a_file, folder)))
    thread.start()
    thread.join()
    return outcome[0]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What each attempt came to in a process of its own, which can still read and start threads."""
    folder = tmp_path_factory.mktemp("confined")
    (folder / "mine").write_text("words")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=try_all, args=(theirs, folder))
    process.start()
    theirs.close()
    lacking, outcomes, read = ours.recv()
    process.join()
    if lacking:
        pytest.skip("; ".join(lacking))
    assert read == "words"
    assert (folder / "mine").read_text() == "words"
    assert [path.name for path in folder.iterdir()] == ["mine"]
    return outcomes


@pytest.mark.parametrize("attempt", [*(one.__name__ for one in FORBIDDEN), "in a thread"])
def test_a_decoder_cannot(outcomes: Outcomes, attempt: str) -> None:
    """The system refuses the network, writing, other programs and other processes."""
    assert outcomes[attempt] == "refused"


def limits_of(connection: Connection) -> None:
    """Tell the limits of a process that has given up all."""
    confine()
    kinds = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    connection.send([resource.getrlimit(kind) for kind in kinds])


def test_limits_hold_without_help_of_the_kernel() -> None:
    """A file that is written all the same holds nothing, and a crash leaves no copy of memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=limits_of, args=(theirs,))
    process.start()
    theirs.close()
    assert ours.recv() == [(0, 0), (0, 0)]
    process.join()
