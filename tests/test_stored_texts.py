"""What is stored in English, as a person of another language is told it."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import pytest

from engine import language
from engine.errors import UnreadableFileError
from engine.indexing.blame import why_left_out
from engine.language import Language, speak
from engine.media.limits import Limits, refuse_too_many_pixels
from engine.stored_texts import CHARACTERS_ONLY, FILE_NOT_OPENED, TOO_MANY_PIXELS, retold


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German with a few texts, and English again afterwards."""
    messages = {
        ("empty file", ""): ("leere Datei",),
        (TOO_MANY_PIXELS, ""): ("zu groß: {width} x {height} Pixel, über {most} Megapixel",),
        (CHARACTERS_ONLY, ""): ("nur die ersten {number} Zeichen",),
        (FILE_NOT_OPENED, ""): ("die Datei lässt sich nicht öffnen: {why}",),
    }
    monkeypatch.setattr(language, "translations", lambda _: messages)
    speak(Language.GERMAN)
    yield
    speak(Language.ENGLISH)


@pytest.mark.usefixtures("german")
def test_a_reason_is_stored_in_english_and_told_with_its_values() -> None:
    """As the code makes it, and as libraries of before have it."""
    with pytest.raises(UnreadableFileError) as refused:
        refuse_too_many_pixels(40_000, 30_000, Limits(pixels=2_500_000))
    stored = why_left_out(refused.value, "/a.png")
    assert stored == "too large: 40000 x 30000 pixels, more than 2.5 megapixels"
    assert retold(stored) == "zu groß: 40000 x 30000 Pixel, über 2,5 Megapixel"
    assert retold("first 1,000,000 characters only") == "nur die ersten 1.000.000 Zeichen"
    assert retold("empty file") == "leere Datei"


@pytest.mark.usefixtures("german")
def test_what_the_system_says_is_told_as_it_says_it() -> None:
    """A value is no text of ours."""
    stored = why_left_out(OSError(errno.EIO, "Input/output error, 3.5"), "/a.png")
    assert stored == "the file cannot be opened: Input/output error, 3.5"
    assert retold(stored) == "die Datei lässt sich nicht öffnen: Input/output error, 3.5"


@pytest.mark.parametrize("stored", ["", "{", "a reason of a later version (100 %)", "first {x}"])
def test_what_nobody_translated_stays(stored: str) -> None:
    """A library of another version may hold any line."""
    assert retold(stored) == stored
