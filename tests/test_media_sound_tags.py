"""Tags of sounds in old encodings and with odd values: nothing is lost, and no good day."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import soundfile
from media_files import decoded, tone, write_id3, write_sound

from engine.media.sound_tags import day_of, readable
from engine.types import Metadata

UTF_16 = b"\1\xff\xfe"


def with_id3(path: Path, **frames: bytes) -> Metadata:
    """Write an MP3 with these frames, and read what it says of itself."""
    _, end = decoded(write_id3(path, **frames))
    assert end.metadata.duration == pytest.approx(2.0, abs=0.1)
    return end.metadata


SONGS = {
    "cp1251": ("Этот город", "Браво"),
    "koi8-r": ("Подмосковные вечера", "Владимир Трошин"),
    "cp932": ("風の谷のナウシカ", "久石譲"),
    "shift_jis": ("上を向いて歩こう", "坂本九"),
    "gbk": ("月亮代表我的心", "邓丽君"),
    "big5": ("小幸運", "田馥甄"),
    "cp949": ("봄날", "방탄소년단"),
    "cp1253": ("Ζορμπάς", "Μίκης Θεοδωράκης"),
    "cp1255": ("הבה נגילה", "הדודאים"),
    "latin-1": ("Ágætis byrjun", "Sigur Rós"),
    "cp1252": ("Don’t stop – “Heroes”", "Motörhead"),
    "utf-8": ("Żółć, Čeština", "Café"),
}


@pytest.mark.parametrize("encoding", SONGS)
def test_tags_that_are_called_latin(tmp_path: Path, encoding: str) -> None:
    """An ID3 tag that says Latin-1 and holds something else is read as what it is."""
    title, artist = SONGS[encoding]
    found = with_id3(
        tmp_path / "a.mp3",
        TIT2=b"\0" + title.encode(encoding),
        TPE1=b"\0" + artist.encode(encoding),
    )
    assert (found.title, found.author) == (title, artist)


@pytest.mark.parametrize("encoding", [name for name in SONGS if name != "latin-1"])
def test_tags_without_any_encoding(tmp_path: Path, encoding: str) -> None:
    """The tags at the end of old MP3s, and those of a WAV, tell no encoding at all."""
    title, artist = (text.encode(encoding)[:30] for text in SONGS[encoding])
    path = write_sound(tmp_path / "a.mp3", tone(2.0))
    fields = struct.pack("<3s30s30s30s4s30sB", b"TAG", title, artist, b"", b"", b"", 255)
    path.write_bytes(path.read_bytes() + fields)
    assert decoded(path)[1].metadata.title == SONGS[encoding][0]
    wav = write_sound(tmp_path / "a.wav", tone(2.0))
    chunks = b"".join(
        name + struct.pack("<I", len(text)) + text + b"\0" * (len(text) % 2)
        for name, text in ((b"INAM", title), (b"IART", artist))
    )
    listed = b"LIST" + struct.pack("<I", 4 + len(chunks)) + b"INFO" + chunks
    wav.write_bytes(wav.read_bytes() + listed)
    found = decoded(wav)[1].metadata
    assert (found.title, found.author) == SONGS[encoding]


@pytest.mark.parametrize("title", ["Ýòîò", "Señorita", "Ångström", "Ålesund & Ærø", "ÁÉÍ", "Ñ"])
@pytest.mark.parametrize("extension", ["flac", "ogg"])
def test_unicode_tags_are_believed(tmp_path: Path, extension: str, title: str) -> None:
    """Where tags are Unicode by their rules, letters with accents are nothing else."""
    path = tmp_path / f"a.{extension}"
    with soundfile.SoundFile(path, "w", 16_000, 1) as file:
        file.title = title
        file.write(tone(1.0))
    assert decoded(path)[1].metadata.title == title


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (UTF_16 + "Sommer ".encode("utf-16-le") + b"\x3d\xd8\0\0", "Sommer"),
        (b"\3Sommer \xf0\x9f\x98", "Sommer"),
        (b"\3Sommer \xf0\x9f\x98\x80", "Sommer \U0001f600"),
        (b"\0Sommer\0\0\0", "Sommer"),
        (b"\0So\1m\x1bmer", "Sommer"),
        (b"\0" + b"x" * 5000, "x" * 500),
        (b"\7Sommer", ""),
        (b"", ""),
    ],
)
def test_titles_that_are_damaged(tmp_path: Path, frame: bytes, title: str) -> None:
    """Half an emoji, control characters and unknown encodings cost no sound, and no other tag."""
    found = with_id3(tmp_path / "a.mp3", TIT2=frame, TPE1=b"\0Someone")
    assert (found.title, found.author) == (title, "Someone")


@pytest.mark.parametrize("size", [0, 3, 2000, 9000, 200_000_000])
def test_a_tag_that_tells_a_wrong_size(tmp_path: Path, size: int) -> None:
    """A tag that says that it reaches into the sound, or beyond it, swallows none of it."""
    path = write_sound(tmp_path / "a.mp3", tone(3.0))
    sound = path.read_bytes()
    frame = b"TIT2" + struct.pack(">I2x", 7) + b"\0Summer"
    field = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(b"ID3\3\0\0" + field + frame + sound[sound.index(b"\xff") :])
    metadata = decoded(path)[1].metadata
    assert metadata.duration == pytest.approx(3.0, abs=0.1)
    assert metadata.title == "Summer"


@pytest.mark.parametrize(
    ("tags", "day"),
    [
        ({"date": "2004-08-30"}, "2004-08-30"),
        ({"date": "2004-08-30T25:61:00"}, "2004-08-30"),
        ({"date": "2004-13-45", "tdor": "2005-01-02"}, "2005-01-02"),
        ({"date": "0000", "creation_time": "2024-05-31T18:30:07.000000Z"}, "2024-05-31T18:30:07"),
        ({"creation_time": "2024-05-31T18:30:07.000000Z"}, "2024-05-31T18:30:07"),
        ({"date": "2004", "creation_time": "2024-05-31T18:30:07.000000Z"}, ""),
        ({"date": "yesterday"}, ""),
        ({}, ""),
    ],
)
def test_days(tags: dict[str, str], day: str) -> None:
    """An impossible date hides no good one; a year is no day, but known better than the file's."""
    assert day_of(tags) == day


def test_a_cut_character() -> None:
    """A field that is too short for its last character loses that, and nothing else."""
    cut = "Привет".encode()[:-1].decode("utf-8", "surrogateescape")
    legacy = "Café".encode("latin-1").decode("utf-8", "surrogateescape")
    tags = readable({"title": cut, "album": legacy}, doubts_latin=False)
    assert tags == {"title": "Приве", "album": "Café"}
