"""Texts as the starter's tower reads them: each by itself, and cut at the context."""

from __future__ import annotations

import numpy as np
import pytest

from engine.encoders.starter_files import TOKENIZER
from engine.encoders.starter_text import Words
from engine.english_words import starter_directory

MOST = 24


@pytest.fixture(scope="module")
def words() -> Words:
    """The shipped tokenizer."""
    return Words((starter_directory() / TOKENIZER).read_bytes(), MOST)


def test_a_text_is_read_without_filling(words: Words) -> None:
    """A short text beside a long one has the tokens that it has alone."""
    short, long = "a dog", "a dog runs over the wet sand"
    alone = next(words.ids([short]))
    first, second = words.ids([long, short])
    np.testing.assert_array_equal(second, alone)
    assert len(first) > len(second)


def test_a_long_text_is_cut(words: Words) -> None:
    """What is past the context is left out."""
    assert next(words.ids(["dog " * 500])).shape == (MOST,)


def test_nothing_gives_no_tokens(words: Words) -> None:
    """No text, no work."""
    assert list(words.ids([])) == []


def test_what_is_not_utf8_is_read_too(words: Words) -> None:
    """A name with bytes of another encoding is read for its other letters."""
    odd, plain = words.ids(["a dog \udcff", "a dog ?"])
    np.testing.assert_array_equal(odd, plain)
