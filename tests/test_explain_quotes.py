"""What is quoted of a document: in the list, in the preview and in the reason, always the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from colour_media import write_text
from conftest import MakeLibrary
from explaining import hit_of, words

from engine.explain import CharSpan, Explanation, Highlight
from engine.explain.matched_words import find_words, words_of
from engine.explain.passages import LONGEST_SENTENCE, best_passages
from engine.explain.summary import explanation_line
from engine.library.facade import Library
from engine.search.hits import words_of as hit_words
from engine.types import Hit, Item, Metadata, Modality, Segment, SegmentKind

_NO_SCORES = np.empty(0, np.float32)
WHOLE = Segment(SegmentKind.WHOLE)
HIT = Hit(Item(1, "/a.txt", Modality.TEXT, Metadata(), 0, 0), 1.0, 50, WHOLE)
FILLER = "Nothing here at all but plain words that fill up this long line to its end. "
CODE = "".join(f"    value_{number} = compute({number}, step={number})\n" for number in range(40))


def explained(library: Library, typed: str, path: Path) -> tuple[Hit, Explanation]:
    """The hit of a document, and why it is one."""
    library.index((str(path.parent),))
    hit = hit_of(library, words(typed), path)
    return hit, library.explain(words(typed), hit.item.id, quoted=CharSpan.of(hit.passage))


@pytest.mark.parametrize(
    ("typed", "told"),
    [("zanzibar", "zanzibar"), ("travelling", "travels")],
)
def test_list_and_reason_quote_the_same_words(
    make_library: MakeLibrary, tmp_path: Path, typed: str, told: str
) -> None:
    """Where meaning tells nothing, the passage with the word in whatever form."""
    text = FILLER * 5 + f"Alone {told} stands there. " + "The end of the line of the day. " * 9
    hit, explanation = explained(make_library(), typed, write_text(tmp_path / "m" / "a.txt", text))
    assert hit.passage is not None
    assert told in hit.passage.text
    assert explanation.passages[0].place == CharSpan.of(hit.passage)
    assert f"Alone {told} stands there." in explanation_line(hit, explanation)


def test_stop_words_choose_no_passage() -> None:
    """A list quotes by the words that tell something, unless there are none."""
    assert hit_words(words("the zanzibar of a")) == {"zanzibar"}
    assert hit_words(words("of the")) == {"of", "the"}


@pytest.mark.parametrize(
    "text",
    [
        CODE + "    zanzibar = 1\n" + CODE,
        CODE.replace("\n", "; ") + "zanzibar = 1; " + CODE.replace("\n", "; "),
        "green, green=green; " * 3 + "x=" * 90 + "zanzibar(" + "y=" * 90,
    ],
)
def test_code_is_quoted_where_the_word_is(
    make_library: MakeLibrary, tmp_path: Path, text: str
) -> None:
    """Where no sentence ends, the line of the reason still shows the word that it tells of."""
    path = write_text(tmp_path / "m" / "a.txt", text)
    hit, explanation = explained(make_library(), "zanzibar", path)
    line = explanation_line(hit, explanation)
    assert "zanzibar" in line.split('"')[1]
    assert len(line.split('"')[1]) <= 100


def test_the_sentence_with_the_words_is_quoted(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Not one that is nearer in meaning but has none of them."""
    text = "Red red rose, it is red. In the garden zanzibar grows. We walked on and on."
    path = write_text(tmp_path / "m" / "a.txt", text)
    hit, explanation = explained(make_library(), "red rose zanzibar grows garden", path)
    assert "In the garden zanzibar grows." in explanation_line(hit, explanation)


@pytest.mark.parametrize("gap", [" ", "\n", "x"])
def test_a_text_without_sentences_has_places_that_can_be_read(gap: str) -> None:
    """A place by words is a sentence, a line, or at most so much of a line."""
    text = f"{gap.join(['word'] * 900)}{gap} zanzibar {gap}{gap.join(['word'] * 900)}"
    found = find_words(text, words_of(words("zanzibar")))
    best = best_passages(text, [], _NO_SCORES, found)[0]
    assert "zanzibar" in best.text
    assert len(best.text) <= LONGEST_SENTENCE
    assert best.text == text[best.place.start : best.place.end]


def test_a_long_quote_is_cut_around_its_word() -> None:
    """Between words where there are blanks, in the midst of one where there are none."""
    text = "one two three " * 20 + "zanzibar" + " four five" * 20
    at = text.index("zanzibar")
    told = quoted(text, CharSpan(at, at + 8))
    assert told.startswith("...one two three one two three zanzibar four five")
    assert told.endswith(("four...", "five..."))
    solid = "x" * 300 + "zanzibar" + "y" * 300
    assert quoted(solid, CharSpan(300, 308)) == f"...{'x' * 30}zanzibar{'y' * 56}..."
    assert quoted("short and\n whole", CharSpan(0, 5)) == "short and whole"
    assert quoted("x" * 300, None) == "x" * 97 + "..."


def quoted(text: str, word: CharSpan | None) -> str:
    """What a line says of a passage with one word."""
    place = Highlight(CharSpan(0, len(text)), text, (word,) if word else ())
    line = explanation_line(HIT, Explanation(1, passages=(place,)))
    return line.split('"')[1]
