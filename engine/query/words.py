"""Whether a text has words at all: marks, emoji and what cannot be seen ask for nothing."""

from __future__ import annotations

import re

from ..tokens import tokens

# Letters to Unicode, though nothing is to be seen of them: the fillers of Hangul.
_BLANK = "\u115f\u1160\u3164\uffa0"
# What U+FE0F follows is shown as an emoji: the i and the digits of keycaps, too.
_LETTER_OR_DIGIT = re.compile(rf"[^\W_{_BLANK}](?!\ufe0f)")


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit, without which no model knows what is meant."""
    return _LETTER_OR_DIGIT.search(text) is not None


def is_in_full_text(text: str) -> bool:
    """Whether full text can find it: it knows emoji, too."""
    # Of each character by itself, since normalising takes quadratic time on hostile text.
    return any(map(tokens, set(text).difference(_BLANK)))
