"""What has no word in it gives no vector of its own: names of digits, lines, rows of numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_files import decoded

from engine.media.passages import has_word
from engine.media.titles import title_segment
from engine.types import Segment, SegmentKind

ROSES = "Roses want sun, and water in the morning."


def passages_of(path: Path) -> list[Segment]:
    """The passages of a document."""
    batches, _ = decoded(path)
    segments = [one for batch in batches for one in batch.segments]
    return [one for one in segments if one.kind is SegmentKind.PASSAGE]


@pytest.mark.parametrize(
    ("name", "title", "called"),
    [
        ("0826.md", "", ROSES),
        ("2023-05-11.txt", "", ROSES),
        ("0826.md", "On roses", "0826 On roses"),
        ("roses_12.txt", "", "roses 12"),
        ("薔薇.txt", "", "薔薇"),
    ],
)
def test_a_name_of_digits_is_told_by_how_the_text_begins(
    name: str, title: str, called: str
) -> None:
    """Where neither the file's name nor its title has a word, the first words stand for it."""
    assert title_segment(name, title, ROSES).text == called


def test_a_long_text_is_called_by_its_first_words() -> None:
    """And what says nothing in words keeps its name."""
    assert len(title_segment("1.txt", "", "word " * 100).text.split()) == 12
    assert title_segment("1.txt", "", "+-+-+").text == "1"


@pytest.mark.parametrize("text", ["- - - -", "+----+----+", "| 12 | 7.5 |", "1 2 3", "", "_ . _"])
def test_lines_and_numbers_have_no_word(text: str) -> None:
    """Signs and digits alone are no words; one letter is none, but in Chinese it is."""
    assert not has_word(text)
    assert not has_word(f"{text} x")
    assert has_word(f"{text} ox")
    assert has_word(f"{text} 水")


def test_passages_without_a_word_are_left_out(tmp_path: Path) -> None:
    """A ruled table among the text is no passage, so that no query finds it by its meaning."""
    rules = "\n\n".join(["+" + "-" * 25 + "+"] * 40)
    (tmp_path / "notes.txt").write_text(f"{ROSES}\n\n{rules}\n\n{ROSES}", "utf-8")
    passages = passages_of(tmp_path / "notes.txt")
    assert passages
    assert all(has_word(one.text) for one in passages)


def test_numbers_alone_are_still_a_document(tmp_path: Path) -> None:
    """A file of nothing else keeps its passages: it can be asked for as a file."""
    (tmp_path / "9.csv").write_text("\n".join(f"{n},{n * n}" for n in range(50)), "utf-8")
    assert passages_of(tmp_path / "9.csv")
