"""Decoder processes end with the program that started them, and say nothing of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path

import pytest
from media_files import tone, write_sound


@pytest.fixture
def long_sound(tmp_path: Path) -> str:
    """A sound of two minutes: far more than a pipe holds, so that its decoder has to wait."""
    return str(write_sound(tmp_path / "long.flac", tone(120.0)))


# It listens to Ctrl-C even where the suite runs in the background of a shell, deaf to it.
SCRIPT = """
    import signal
    import sys
    from engine.encoders.base import InputSpec
    from engine.media.pool import DecoderPool
    import multiprocessing

    if __name__ == "__main__":
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with DecoderPool(InputSpec()) as pool:
            stream = pool.stream([sys.argv[1]] * 1000)
            while sum(one.has_started for one in pool._workers) < 2:
                next(stream)
            pids = [child.pid for child in multiprocessing.active_children()]
            print(*pids, flush=True)
            sys.stdin.read()
            for part in stream:
                pass
"""


@contextmanager
def running_script(tmp_path: Path, sound: str) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Run a program with two decoders in the middle of their files, in a session of its own."""
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(SCRIPT))
    with subprocess.Popen(
        [sys.executable, str(script), sound],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    ) as program:
        assert program.stdout is not None
        pids = [int(pid) for pid in program.stdout.readline().split()]
        assert len(pids) == 2
        yield program, pids


def wait_until_gone(pids: list[int]) -> None:
    """Wait for processes that are not our own children."""
    files = [os.pidfd_open(pid) for pid in pids if Path(f"/proc/{pid}").exists()]
    for file in files:
        assert wait([file], timeout=10.0)
        os.close(file)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes as Linux can")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_decoders_end_with_a_killed_parent(
    tmp_path: Path, long_sound: str, number: signal.Signals
) -> None:
    """When the parent is killed, its decoders end by themselves in the middle of their files."""
    with running_script(tmp_path, long_sound) as (program, pids):
        program.send_signal(number)
        wait_until_gone(pids)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes as Linux can")
def test_ctrl_c_prints_nothing_of_the_decoders(tmp_path: Path, long_sound: str) -> None:
    """Ctrl-C reaches the whole group: only the parent speaks, and nothing is left behind."""
    with running_script(tmp_path, long_sound) as (program, pids):
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=20)
        wait_until_gone(pids)
    assert errors.count("KeyboardInterrupt") == 1
    assert "engine/media/worker.py" not in errors
    assert "decoder.py" not in errors
