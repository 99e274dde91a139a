"""Why a sound is not read, or not whole: each cause has a line of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from media_files import decoded, failure, tone, write_sound, write_with_ffmpeg

from engine.media.locked_sound import LOCKED, NO_INDEX
from engine.types import Modality

DAMAGED = "the sound is damaged or cut short"


@pytest.mark.parametrize("codec", [b"drms", b"enca"])
@pytest.mark.parametrize("options", ["ipod", "ismv"])
def test_a_locked_song(tmp_path: Path, codec: bytes, options: str) -> None:
    """What a shop has locked is called so, and is not decoded into noise."""
    path = write_with_ffmpeg(tmp_path / "a.m4p", tone(2.0), "aac", options)
    data = path.read_bytes()
    at = data.index(b"stsd") + 12
    path.write_bytes(data[:at] + codec + data[at + 4 :])
    assert failure(path).reason == LOCKED


def test_a_locked_book(tmp_path: Path) -> None:
    """So is a book of Audible."""
    path = write_with_ffmpeg(tmp_path / "a.aax", tone(2.0), "aac", "ipod")
    data = path.read_bytes()
    path.write_bytes(data[:8] + b"aax " + data[12:])
    assert failure(path).reason == LOCKED


def test_a_locked_wma(tmp_path: Path) -> None:
    """So is a WMA with a licence."""
    path = write_with_ffmpeg(tmp_path / "a.wma", tone(2.0), "wmav2", "asf")
    assert decoded(path)[1].metadata.note == ""
    data = path.read_bytes()
    licence = bytes.fromhex("fbb3112223bdd211b4b700a0c955fc6e") + (48).to_bytes(8, "little")
    path.write_bytes(data[:30] + licence + bytes(24) + data[30:])
    assert failure(path).reason == LOCKED


def test_what_is_cut_before_its_index(tmp_path: Path) -> None:
    """A recording whose end is missing has no index, and says so."""
    path = write_with_ffmpeg(tmp_path / "a.m4a", tone(3.0), "aac", "ipod")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"moov") - 4])
    failed = failure(path)
    assert (failed.reason, failed.modality) == (NO_INDEX, Modality.AUDIO)


@pytest.mark.parametrize("extension", ["wav", "aiff", "mka"])
def test_a_known_kind_that_is_damaged(tmp_path: Path, extension: str) -> None:
    """What begins as a sound and goes on as nothing is damaged."""
    path = tmp_path / f"a.{extension}"
    if extension == "mka":
        write_with_ffmpeg(path, tone(1.0), "alac", "matroska")
    else:
        write_sound(path, tone(1.0))
    path.write_bytes(path.read_bytes()[:12] + np.random.default_rng(1).bytes(5000))
    assert failure(path).reason == DAMAGED


def test_an_unknown_kind(tmp_path: Path) -> None:
    """What only has the name of a sound is of no kind that Triptych reads."""
    path = tmp_path / "a.wma"
    path.write_bytes(b"\1" + np.random.default_rng(1).bytes(5000))
    assert failure(path).reason == "not a sound Triptych can read"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\r\n", bytes(64), b"\0"])
@pytest.mark.parametrize("extension", ["wav", "flac", "ogg", "aiff", "m4a", "mka"])
def test_signatures_that_come_late(tmp_path: Path, extension: str, before: bytes) -> None:
    """A mark, a newline or zeros before a sound hide it under no name."""
    path = tmp_path / f"a.{extension}"
    if extension in ("m4a", "mka"):
        write_with_ffmpeg(path, tone(2.0), "alac", {"m4a": "ipod", "mka": "matroska"}[extension])
    else:
        write_sound(path, tone(2.0))
    other = tmp_path / "a.txt"
    other.write_bytes(before + path.read_bytes())
    metadata = decoded(other)[1].metadata
    assert metadata.duration == pytest.approx(2.0, abs=0.05)
    assert metadata.note == ""
