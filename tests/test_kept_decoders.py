"""One decoder process serves a run and the passes after it, and is gone when they are over."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from media_files import SPEC

from engine.media import kept_decoders
from engine.media.decoder_process import DecoderProcess
from engine.media.kept_decoders import KeptDecoders
from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.media.task import Task
from engine.types.decoded import FileDone, Part


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[DecoderProcess]:
    """The processes that were started, in their order."""
    started: list[DecoderProcess] = []

    def start(*given: object) -> DecoderProcess:
        started.append(DecoderProcess(*given))  # type: ignore[arg-type]
        return started[-1]

    monkeypatch.setattr(kept_decoders, "DecoderProcess", start)
    return started


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """A picture without text."""
    return str(write_picture(tmp_path / "rose.png", "red"))


LIMITS = Limits()


def last_of(
    path: str, kept: KeptDecoders, limits: Limits = LIMITS, task: Task = Task.DECODE
) -> Part:
    """How a file ends that a pool decodes."""
    with DecoderPool(SPEC, 1, limits, task, kept) as pool:
        return [part for _, part in pool.stream([path])][-1]


def test_what_comes_next_is_done_by_the_same_process(
    started: list[DecoderProcess], picture: str
) -> None:
    """It does another task as another process would, and ends with the outermost block."""
    others = [last_of(picture, KeptDecoders(), task=task) for task in (Task.DECODE, Task.READ_TEXT)]
    assert all(one.connection.closed for one in started)
    started.clear()
    with KeptDecoders() as kept:
        with kept:
            same = [last_of(picture, kept, task=task) for task in (Task.DECODE, Task.READ_TEXT)]
        (one,) = started
        assert not one.connection.closed
    assert one.connection.closed
    assert same == others
    assert same[0] != same[1]


def test_a_process_that_ended_meanwhile_costs_no_file(
    started: list[DecoderProcess], picture: str
) -> None:
    """Another is started for what comes next."""
    with KeptDecoders() as kept:
        last_of(picture, kept)
        started[0]._process.kill()
        started[0]._process.join()
        assert isinstance(last_of(picture, kept), FileDone)
    assert len(started) == 2


@pytest.mark.parametrize("other", [Limits(memory_bytes=3_000_000_000), Limits(speech_model="m")])
def test_a_process_with_other_room_is_not_used(
    started: list[DecoderProcess], picture: str, other: Limits
) -> None:
    """The bound holds for the life of a process, and a model of speech takes most of it."""
    with KeptDecoders() as kept:
        for limits in (LIMITS, other, other, LIMITS):
            last_of(picture, kept, limits)
        assert [one.connection.closed for one in started] == [True, True, False]


def test_a_process_that_is_at_work_is_not_kept(started: list[DecoderProcess], picture: str) -> None:
    """What breaks off in the middle of a file leaves nothing that would speak of it later."""
    with KeptDecoders() as kept:
        with DecoderPool(SPEC, 1, kept=kept) as pool:
            left_off = pool.stream([picture])
            next(left_off)
        assert [one.connection.closed for one in started] == [True]


def test_a_run_and_its_passes_share_one(
    started: list[DecoderProcess],
    make_library: MakeLibrary,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Files are decoded and then looked at for text by one process, where that is wanted."""
    monkeypatch.setattr("engine.media.pool._ALONE_SECONDS", float("inf"))
    write_picture(tmp_path / "media" / "rose.png", "red")
    write_text(tmp_path / "media" / "note.txt", "green")
    library = make_library()
    with library.decoders:
        assert library.index((str(tmp_path / "media"),)).indexed == 2
        assert library.readings.pictures().read == 1
    (one,) = started
    assert one.connection.closed
