"""Camera raw files decode where rawpy is installed, and are left alone where it is not."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path

import numpy as np
import pytest
from media_files import cut, decoded, failure

from engine.media.sniff import looks_interesting
from engine.types import Modality

SHORT, LONG, RATIONAL, SIGNED_RATIONAL, BYTE, ASCII = 3, 4, 5, 10, 1, 2
WIDTH, HEIGHT = 400, 300
installed = pytest.mark.skipif(
    importlib.util.find_spec("rawpy") is None, reason="the extra `raw` is not installed"
)


def write_dng(path: Path) -> Path:
    """Write the least DNG: an evenly grey Bayer sensor of 16 bits."""
    sensor = np.full((HEIGHT, WIDTH), 30_000, "<u2").tobytes()
    identity = [value for n in range(9) for value in (int(n % 4 == 0), 1)]
    tags = [
        (254, LONG, [0]),
        (256, LONG, [WIDTH]),
        (257, LONG, [HEIGHT]),
        (258, SHORT, [16]),
        (259, SHORT, [1]),
        (262, SHORT, [32803]),
        (271, ASCII, b"Triptych\0"),
        (272, ASCII, b"Test\0"),
        (273, LONG, [8]),
        (277, SHORT, [1]),
        (278, LONG, [HEIGHT]),
        (279, LONG, [len(sensor)]),
        (284, SHORT, [1]),
        (33421, SHORT, [2, 2]),
        (33422, BYTE, bytes([0, 1, 1, 2])),
        (50706, BYTE, bytes([1, 4, 0, 0])),
        (50708, ASCII, b"Triptych Test\0"),
        (50721, SIGNED_RATIONAL, identity),
        (50728, RATIONAL, [1, 1, 1, 1, 1, 1]),
        (50778, SHORT, [21]),
    ]
    directory = 8 + len(sensor)
    extra_at = directory + 2 + 12 * len(tags) + 4
    entries, extra = b"", b""
    for tag, kind, values in tags:
        packed = values if isinstance(values, bytes) else _packed(kind, values)
        count = len(values) // (2 if kind in (RATIONAL, SIGNED_RATIONAL) else 1)
        if len(packed) > 4:
            field = struct.pack("<I", extra_at + len(extra))
            extra += packed + b"\0" * (len(packed) % 2)
        else:
            field = packed.ljust(4, b"\0")
        entries += struct.pack("<HHI", tag, kind, count) + field
    head = b"II*\0" + struct.pack("<I", directory)
    path.write_bytes(head + sensor + struct.pack("<H", len(tags)) + entries + b"\0" * 4 + extra)
    return path


def _packed(kind: int, values: list[int]) -> bytes:
    code = {SHORT: "H", LONG: "I", RATIONAL: "I", SIGNED_RATIONAL: "i"}[kind]
    return struct.pack(f"<{len(values)}{code}", *values)


@installed
def test_raw_picture(tmp_path: Path) -> None:
    """A raw file without a preview inside is developed."""
    batches, end = decoded(write_dng(tmp_path / "a.dng"))
    (array,) = batches[0].arrays
    assert array.shape == (224, 299, 3)
    assert array.std() < 12
    assert (end.metadata.width, end.metadata.height) == (WIDTH, HEIGHT)


@installed
def test_raw_picture_cut_short(tmp_path: Path) -> None:
    """A raw file that is cut short says so."""
    failed = failure(cut(write_dng(tmp_path / "a.dng"), 0.3))
    assert failed.reason == "the camera raw file is cut short or damaged"
    assert failed.modality is Modality.IMAGE


@pytest.mark.skipif(importlib.util.find_spec("rawpy") is not None, reason="rawpy is installed")
def test_without_rawpy(tmp_path: Path) -> None:
    """Without rawpy a scan leaves raw files alone, and decoding one says what is missing."""
    assert looks_interesting("a.dng") is None
    reason = failure(write_dng(tmp_path / "a.dng")).reason
    assert reason == "camera raw files need the optional package rawpy"
