"""Long sounds cost no more memory than short ones, and a confined decoder reads every container."""

from __future__ import annotations

import struct
import tracemalloc
from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from media_files import SPEC, tone, write_sound, write_with_ffmpeg

from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.types.decoded import Batch, FileDone

MINUTES = 8
ENCODED = {"a.mka": ("alac", "matroska"), "a.aac": ("aac", "adts")}


def _flac(path: Path) -> None:
    write_sound(path, np.tile(tone(60.0, 8000), MINUTES), 8000)


def _joined(path: Path) -> None:
    """Join MP3s, or chain Ogg streams, of a minute each."""
    write_sound(path, tone(60.0, 8000), 8000)
    path.write_bytes(path.read_bytes() * MINUTES)


def _unfinished(path: Path) -> None:
    _flac(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = struct.pack("<I", 0)
    path.write_bytes(bytes(data))


def _book(path: Path) -> None:
    write_with_ffmpeg(path, np.tile(tone(60.0, 8000), MINUTES), "aac", "ipod", 8000)


LONG: dict[str, Callable[[Path], None]] = {
    "a.flac": _flac,
    "joined.mp3": _joined,
    "chained.ogg": _joined,
    "unfinished.wav": _unfinished,
    "book.m4b": _book,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_memory_does_not_grow_with_length(tmp_path: Path, name: str) -> None:
    """Eight minutes are decoded within the memory of a few windows."""
    path = tmp_path / name
    LONG[name](path)
    tracemalloc.start()
    (end,) = deque(decode(str(path), SPEC, Limits()), maxlen=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(end, FileDone)
    assert end.metadata.duration == pytest.approx(60.0 * MINUTES, rel=0.01)
    assert peak < 20_000_000


def test_hours_of_silence_are_no_silence_of_the_decoder(tmp_path: Path) -> None:
    """A decoder tells that it is at work every 8 windows, which nobody else hears of."""
    path = write_sound(tmp_path / "a.flac", np.zeros(8000 * 60 * MINUTES, np.float32), 8000)
    batches = [part for part in decode(str(path), SPEC, Limits()) if isinstance(part, Batch)]
    assert len(batches) > MINUTES
    with DecoderPool(SPEC, workers=1) as pool:
        parts = [part for _, part in pool.stream([str(path)])]
    assert [len(part.segments) for part in parts if isinstance(part, Batch)] == [1]


def test_a_confined_decoder_reads_every_container(tmp_path: Path) -> None:
    """What a decoder has given up is nothing that FFmpeg or libsndfile needs."""
    paths = [
        write_sound(tmp_path / f"a.{name}", tone(2.0)) for name in ("wav", "mp3", "ogg", "rf64")
    ]
    encoded = {"mka": "matroska", "caf": "caf", "m4b": "ipod"}
    for name, container in encoded.items():
        paths.append(write_with_ffmpeg(tmp_path / f"a.{name}", tone(2.0), "alac", container))
    paths[2].write_bytes(paths[2].read_bytes() * 2)
    with DecoderPool(SPEC, workers=1) as pool:
        ends = {
            Path(path).name: part
            for path, part in pool.stream(map(str, paths))
            if not isinstance(part, Batch)
        }
    assert {name for name, end in ends.items() if isinstance(end, FileDone)} == {
        path.name for path in paths
    }


@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.ogg", "a.mka", "a.aac"])
def test_room_that_was_never_filled(tmp_path: Path, name: str) -> None:
    """Gigabytes of zeros after a sound are neither read nor held."""
    path = tmp_path / name
    if name in ENCODED:
        write_with_ffmpeg(path, tone(8.0), *ENCODED[name])
    else:
        write_sound(path, tone(8.0))
    with path.open("r+b") as file:
        file.truncate(3_000_000_000)
    with DecoderPool(SPEC, limits=Limits(seconds=20.0), workers=1) as pool:
        end = [part for _, part in pool.stream([str(path)])][-1]
    assert isinstance(end, FileDone)
    assert end.metadata.duration == pytest.approx(8.0, abs=0.2)
