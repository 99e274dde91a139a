"""Decoder processes: no file, no death and no interruption harms anything but one file."""

from __future__ import annotations

import itertools
import math
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import numpy as np
import pytest
from media_files import SPEC, photo, tone, write_sound
from PIL import Image

from engine.errors import BugError
from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.types import Modality
from engine.types.decoded import Batch, FileDone, FileFailed, Part

as_in_the_product = pytest.mark.usefixtures("spawned_decoders")
posix = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[DecoderPool]:
    """A pool of two processes from the start, and the check that it leaves none behind."""
    monkeypatch.setattr("engine.media.pool._ALONE_SECONDS", 0.0)
    with DecoderPool(SPEC, workers=2) as made:
        yield made
    assert multiprocessing.active_children() == []


@pytest.fixture
def long_sound(tmp_path: Path) -> str:
    """A sound of two minutes: far more than a pipe holds, so that its decoder has to wait."""
    return str(write_sound(tmp_path / "long.flac", tone(120.0)))


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """Twenty small documents."""
    paths = [tmp_path / f"{number}.txt" for number in range(20)]
    for path in paths:
        path.write_text(f"These are the words of the document {path.stem}.")
    return [str(path) for path in paths]


def ends(parts: Iterable[tuple[str, Part]]) -> dict[str, FileDone | FileFailed]:
    """Gather the ends, and check that no file has two, nor anything after its end."""
    found: dict[str, FileDone | FileFailed] = {}
    for path, part in parts:
        assert path not in found
        if not isinstance(part, Batch):
            found[path] = part
    return found


def decode_one(pool: DecoderPool, path: str) -> list[Part]:
    """All parts of one file."""
    return [part for _, part in pool.stream([path])]


def killing_at(
    path: str, stream: Iterator[tuple[str, Part]], number: signal.Signals
) -> Iterator[tuple[str, Part]]:
    """Pass a stream on, and kill all its processes once, at the first part of a file."""
    is_killed = False
    for one in stream:
        if one[0] == path and not is_killed:
            is_killed = True
            for worker in processes():
                os.kill(worker.pid, number)
                worker.join()
        yield one


def processes() -> list[BaseProcess]:
    """Return the decoder processes of this test."""
    return multiprocessing.active_children()


@as_in_the_product
def test_same_parts_as_in_this_process(pool: DecoderPool, tmp_path: Path) -> None:
    """What comes over the pipe is what decoding here gives, picture, sound and text alike."""
    picture, sound, text = tmp_path / "a.png", tmp_path / "a.wav", tmp_path / "a.txt"
    photo().save(picture)
    write_sound(sound, tone(12.0))
    text.write_text("Some words.")
    for path in (picture, sound, text):
        here, there = list(decode(str(path), SPEC, Limits())), decode_one(pool, str(path))
        assert here[-1] == there[-1]
        for one, other in zip(here[:-1], there[:-1], strict=True):
            assert isinstance(one, Batch)
            assert isinstance(other, Batch)
            assert one.segments == other.segments
            for mine, theirs in zip(one.arrays, other.arrays, strict=True):
                np.testing.assert_array_equal(mine, theirs)


@as_in_the_product
def test_every_file_ends_once(pool: DecoderPool, texts: list[str], tmp_path: Path) -> None:
    """Good, broken, missing and oddly named files each end once; the pool can go on after."""
    broken, odd = tmp_path / "broken.png", tmp_path / "caf\udce9 [x].txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    odd.write_text("words")
    paths = [*texts, str(broken), str(odd), str(tmp_path / "gone.jpg")]
    for _ in range(2):
        kinds = Counter(type(end) for end in ends(pool.stream(paths)).values())
        assert kinds == {FileDone: 21, FileFailed: 2}


def test_one_process_for_one_file(pool: DecoderPool, texts: list[str]) -> None:
    """No more processes are started than there are files."""
    decode_one(pool, texts[0])
    assert len(processes()) == 1


@pytest.mark.parametrize(("alone", "count"), [(math.inf, 1), (0.0, 3)])
def test_the_first_process_works_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch, texts: list[str], alone: float, count: int
) -> None:
    """Others are started once it has kept the caller waiting for so long, and not before."""
    monkeypatch.setattr("engine.media.pool._ALONE_SECONDS", alone)
    with DecoderPool(SPEC, workers=3) as made:
        assert ends(made.stream(texts)).keys() == set(texts)
        assert len(processes()) == count


def test_no_files(pool: DecoderPool) -> None:
    """An empty stream ends, and starts nothing."""
    assert list(pool.stream([])) == []
    assert processes() == []


def test_paths_are_pulled_lazily(pool: DecoderPool, texts: list[str]) -> None:
    """Of a million paths only those are taken that are about to be read."""
    pulled = itertools.count()
    paths = (texts[next(pulled) % 20] for _ in range(1_000_000))
    stream = pool.stream(paths)
    for _ in range(30):
        next(stream)
    assert next(pulled) <= 15 + 2 * 2 + 1
    stream.close()


def test_a_slow_reader_is_waited_for(long_sound: str) -> None:
    """A decoder that waits for its reader is not taken for one that hangs."""
    with DecoderPool(SPEC, limits=Limits(seconds=2.0)) as pool:
        stream = pool.stream([long_sound])
        seen = [next(stream)[1]]
        (worker,) = processes()
        assert wait([worker.sentinel], timeout=2.5) == []
        seen += [part for _, part in stream]
    assert isinstance(seen[-1], FileDone)
    assert sum(len(part.segments) for part in seen if isinstance(part, Batch)) == 23


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_crash_costs_one_file(
    pool: DecoderPool, texts: list[str], long_sound: str, number: signal.Signals
) -> None:
    """A decoder that dies in the middle of a file costs that file, and is replaced."""
    stream = pool.stream([long_sound, *texts])
    found = ends(killing_at(long_sound, stream, number))
    assert found.keys() == {long_sound, *texts}
    assert found[long_sound] == FileFailed("the decoder crashed on this file")
    assert sum(isinstance(end, FileFailed) for end in found.values()) <= 2


@posix
@as_in_the_product
def test_a_file_does_not_fail_where_all_is_told_to_end(pool: DecoderPool, long_sound: str) -> None:
    """At a logout its decoder may have gone before whoever reads hears of it."""
    counts = [0]

    def is_over() -> bool:
        counts.append(len(pool._workers))
        return counts[-1] < max(counts)

    stream = killing_at(long_sound, pool.stream([long_sound], is_over), signal.SIGTERM)
    parts = [part for _, part in stream]
    assert parts
    assert all(isinstance(part, Batch) for part in parts)


@posix
def test_hanging_decoder_is_ended(texts: list[str]) -> None:
    """A decoder that says nothing for too long is ended, and the rest goes on."""
    with DecoderPool(SPEC, workers=1, limits=Limits(seconds=2.0)) as pool:
        decode_one(pool, texts[0])
        (worker,) = processes()
        os.kill(worker.pid, signal.SIGSTOP)
        found = ends(pool.stream(texts))
    assert found.pop(texts[0]) == FileFailed("reading it took longer than 2 s", is_hung=True)
    assert all(isinstance(end, FileDone) for end in found.values())


@as_in_the_product
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_memory_is_bounded(tmp_path: Path) -> None:
    """A picture that needs more memory than a decoder may have fails, and says so."""
    path = tmp_path / "a.png"
    Image.new("RGB", (8000, 8000)).save(path, compress_level=1)
    with DecoderPool(SPEC, limits=Limits(memory_bytes=250_000_000)) as pool:
        (failed,) = decode_one(pool, str(path))
    assert failed == FileFailed("reading it needs too much memory", Modality.IMAGE)


@as_in_the_product
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_decoders_that_cannot_start(texts: list[str]) -> None:
    """Where no decoder can start, that is an error and not a failure of every file."""
    with (
        DecoderPool(SPEC, limits=Limits(memory_bytes=1_000_000)) as pool,
        pytest.raises(BugError, match="cannot be started"),
    ):
        decode_one(pool, texts[0])


def test_cancel_ends_promptly(pool: DecoderPool, long_sound: str, texts: list[str]) -> None:
    """Cancelling ends the stream within a moment; the pool can be used again."""
    cancelled = False
    stream = pool.stream([long_sound, *texts], lambda: cancelled)
    next(stream)
    cancelled = True
    started = time.monotonic()
    assert len(list(stream)) <= 2
    assert time.monotonic() - started < 2.0
    assert isinstance(decode_one(pool, texts[3])[-1], FileDone)


def test_stream_that_is_left_alone(pool: DecoderPool, long_sound: str, texts: list[str]) -> None:
    """A stream dropped in the middle of a file leaves nothing of it to the next stream."""
    stream = pool.stream([long_sound])
    next(stream)
    stream.close()
    assert ends(pool.stream(texts[:3])).keys() == set(texts[:3])


def test_closing_twice(texts: list[str]) -> None:
    """Closing ends the processes, and may be done again."""
    pool = DecoderPool(SPEC)
    decode_one(pool, texts[0])
    pool.close()
    pool.close()
    assert processes() == []
