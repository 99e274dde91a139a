"""Words of a line that was read, and which of them are outlined for a query."""

from __future__ import annotations

import numpy as np
import pytest

from engine.explain.matched_words import words_of
from engine.explain.picture_lines import outlined
from engine.media.text_words import words_in
from engine.types import Modality, Query, Term, TextLine

LEVEL = np.array([[0.1, 0.2], [0.9, 0.2], [0.9, 0.4], [0.1, 0.4]])


def test_a_word_ends_in_the_middle_of_the_gap() -> None:
    """Words are those of full text, each with its part of the line."""
    first, second = words_in("to be.", [0.1, 0.3, 0.7, 0.8, 0.9], LEVEL)
    assert [(word.start, word.end) for word in (first, second)] == [(0, 2), (3, 5)]
    assert first.box == pytest.approx((0.1, 0.2, 0.5, 0.4))
    assert second.box == pytest.approx((0.5, 0.2, 0.78, 0.4))


def test_a_word_of_a_line_that_runs_down_stands_below_the_one_before() -> None:
    """The corners of a line begin where its text does."""
    first, second = words_in("a b", [0.25, 0.75], np.roll(LEVEL, -1, axis=0))
    assert first.box == pytest.approx((0.1, 0.2, 0.9, 0.3))
    assert second.box == pytest.approx((0.1, 0.3, 0.9, 0.4))


def test_nothing_is_guessed_where_characters_were_not_placed() -> None:
    """A line whose characters and places differ in number has no words, and is outlined whole."""
    assert tuple(words_in("to be", [0.5], LEVEL)) == ()
    line = TextLine("to be", (0.1, 0.2, 0.9, 0.4))
    region = outlined([line], words_of(Query((Term(Modality.TEXT, "be"),))))
    assert region is not None
    assert region.outlined == (line.box,)


def test_the_words_asked_for_are_outlined_each_by_itself() -> None:
    """Other words of the line are left out; the region lies around all that are outlined."""
    words = tuple(words_in("a red b car", [0.0, 0.2, 0.3, 0.4, 0.6, 0.8, 0.9, 1.0], LEVEL))
    line = TextLine("a red b car", (0.1, 0.2, 0.9, 0.4), words=words)
    region = outlined([line], words_of(Query((Term(Modality.TEXT, "car red"),))))
    assert region is not None
    assert region.outlined == (words[1].box, words[3].box)
    assert region.box == pytest.approx((words[1].box[0], 0.2, 0.9, 0.4))
