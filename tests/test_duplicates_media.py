"""Sounds, texts and videos that are one in several forms, and those that are not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from duplicate_media import RATE, film, heard, sound, story
from office_files import write_word

from engine.duplicates.sounds import in_common
from engine.library.facade import Library
from engine.media.decoder import print_sound
from engine.media.limits import Limits
from engine.media.sound_print import sound_print
from engine.types.decoded import FileDone, FileFailed
from engine.types.duplicates import DuplicateKind
from engine.types.vectors import InputSpec


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """An empty library."""
    return make_library()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """An empty folder for media."""
    (tmp_path / "media").mkdir()
    return tmp_path / "media"


def near(library: Library, media: Path) -> list[set[str]]:
    """The names in each near group, once the folder is indexed."""
    library.index((str(media),))
    groups = library.duplicates.find().groups
    assert {group.kind for group in groups} <= {DuplicateKind.NEAR}
    return [{Path(one.item.path).name for one in group.items} for group in groups]


def test_forms_of_a_sound(library: Library, media: Path) -> None:
    """In another format, more softly, or with a second cut off it is near; another one is not."""
    one = sound(1)
    heard(one, media / "one.wav")
    heard(one, media / "one.ogg")
    heard(one / 3, media / "soft.flac")
    heard(one[RATE:], media / "late.wav")
    heard(one[:-RATE], media / "short.flac")
    heard(sound(2), media / "other.wav")
    assert near(library, media) == [{"one.wav", "one.ogg", "soft.flac", "late.wav", "short.flac"}]


def test_sounds_without_anything_to_tell_them_by(library: Library, media: Path) -> None:
    """Silence, and what is shorter than a moment, is like nothing."""
    for seconds in (3, 4):
        heard(np.zeros(seconds * RATE, np.float32), media / f"{seconds}.wav")
    heard(sound(1)[: RATE // 4], media / "click.wav")
    heard(sound(1)[: RATE // 4], media / "click.flac")
    assert near(library, media) == []


def test_a_sound_that_went_away_is_listened_to_later(library: Library, media: Path) -> None:
    """What cannot be read now is read once it is back."""
    heard(sound(1), media / "one.wav")
    heard(sound(1), media / "one.flac")
    library.index((str(media),))
    (media / "one.flac").rename(media / "aside")
    assert library.duplicates.find().groups == ()
    (media / "aside").rename(media / "one.flac")
    assert len(library.duplicates.find().groups) == 1


def test_prints_of_sounds() -> None:
    """Those of two sounds have little in common with any shift; those of one nearly all of it."""
    one, other = sound_print(sound(1)), sound_print(sound(2))
    assert one.dtype == np.uint32
    assert in_common(one, one) == 1
    assert in_common(one, one[24:]) == 1
    assert in_common(one, sound_print(sound(1)[777:])) > 0.9
    assert in_common(one, other) < 0.5
    assert in_common(one, one[:10]) == 0


def test_what_a_decoder_answers(tmp_path: Path) -> None:
    """A long sound has a print of two minutes; a text has none, and what is broken a reason."""
    long = np.tile(sound(1, 10.0), 14)
    *_, end = print_sound(str(heard(long, tmp_path / "long.wav")), InputSpec(), Limits())
    assert isinstance(end, FileDone)
    assert 14_000 < len(end.fingerprint) <= 14_932
    (tmp_path / "a.txt").write_text("words", "utf-8")
    *_, end = print_sound(str(tmp_path / "a.txt"), InputSpec(), Limits())
    assert isinstance(end, FileDone)
    assert end.fingerprint == b""
    (tmp_path / "b.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    *_, end = print_sound(str(tmp_path / "b.wav"), InputSpec(), Limits())
    assert isinstance(end, FileFailed)


def test_forms_of_a_text(library: Library, media: Path) -> None:
    """In another format, or with a few words changed it is near; another one is not."""
    text = story(1)
    (media / "one.txt").write_text(text, "utf-8")
    write_word(media / "one.docx", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    (media / "edited.md").write_text(text.replace("river", "sea", 2), "utf-8")
    (media / "other.txt").write_text(story(2), "utf-8")
    assert near(library, media) == [{"one.txt", "one.docx", "edited.md"}]


def test_texts_that_are_two(library: Library, media: Path) -> None:
    """Forms that differ in their numbers alone are no duplicates, nor are notes of a few words."""
    text = story(1)
    for number in (7, 8):
        (media / f"invoice {number}.txt").write_text(f"Invoice {number}. {text}", "utf-8")
        (media / f"{number}.md").write_text(f"{story(3)} {number}0031 {number}4711 {text}", "utf-8")
        (media / f"note {number}.txt").write_text("buy milk and bread" + " " * number, "utf-8")
    assert near(library, media) == []


def test_forms_of_a_film(library: Library, media: Path) -> None:
    """Smaller and in another container it is near; one that only begins alike is not."""
    film(media / "one.mp4", 1, 2, 3)
    film(media / "small.mkv", 1, 2, 3, size=(160, 120))
    film(media / "same title.mp4", 1, 4, 5)
    film(media / "longer.mp4", 1, 2, 3, 4)
    assert near(library, media) == [{"one.mp4", "small.mkv"}]
