"""Cuts text into the tokens that full text stores and asks for.

SQLite's own tokenizers take a run of Chinese or Thai for one word and know no script that came
after Unicode 6.1. So everything is cut and folded here, before it goes in and before it is asked
for; the two sides agree because there is only one. Scripts without spaces between words become one
token a character, and are asked for in short runs of neighbours ("n-grams", as in Lucene's
CJKBigramFilter).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

# Chinese, Japanese, Korean (whose particles are glued to the noun) and emoji.
_DENSE = (
    "\u2600-\u27bf\u3005\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U0001f300-\U0001faff\U00020000-\U0003ffff"
)
# Thai, Lao, Burmese and Khmer: alphabets without spaces.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3"
# Vowel signs of the scripts of India; Python's \w leaves them out, and the word would fall apart.
_SIGNS = "\u0300-\u036f\u0900-\u0963\u0970-\u0dff"
_TOKEN = rf"\d+|[{_DENSE}{_UNSPACED}]|(?:[^\W\d_{_DENSE}{_UNSPACED}]|[{_SIGNS}])+"
_ASCII_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_GRAM_SIZES = ((f"[{_DENSE}]", 2), (f"[{_UNSPACED}]", 4))

# Accents, Hebrew points, Arabic vowel marks, the Arabic stretch and the soft hyphen.
_UNSEEN = (0xAD, 0x640, 0x670, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)
_MARKS = (*range(0x300, 0x370), *range(0x591, 0x5BE), *range(0x64B, 0x660), *_UNSEEN)
_FOLDED: dict[int, str | None] = {
    **dict.fromkeys(_MARKS),
    **dict(zip(map(ord, "øłđħ\u0131æœ"), ("o", "l", "d", "h", "i", "ae", "oe"), strict=True)),
}

_LOWER, _UPPER = "a-zß-öø-ÿа-яё", "A-ZÀ-ÖØ-ÞА-ЯЁ"
_HUMP = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])|(?<=[{_UPPER}])(?=[{_UPPER}][{_LOWER}])")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_BETWEEN_WORDS = re.compile(r"[\s,;|/\u3001\u3002\uff0c\uff1b]+")


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order: case and accents folded, letters apart from digits.

    20240601 is cut like 2024-06-01, so that either spelling of a day finds the other.
    """
    folded = _fold(text)
    pattern = _ASCII_TOKEN if folded.isascii() else _compiled(_TOKEN)
    return pattern.findall(_DAY.sub(r"\1 \2 \3", folded))


def token_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a text, each with the offsets of its first character and of what follows it."""
    folded = [_fold(character) for character in text]
    places = [place for place, part in enumerate(folded) for _ in part]
    for found in _compiled(_TOKEN).finditer("".join(folded)):
        last = found.end()
        end = places[last] if last < len(places) else len(text)
        # Accents that stand alone are folded away, and belong to the letter before them.
        yield found.group(), places[found.start()], max(end, places[last - 1] + 1)


def name_tokens(name: str) -> list[str]:
    """The tokens of a file's or folder's name; one in camelCase by its parts, then as it stands."""
    parts, whole = tokens(_HUMP.sub(" ", name)), tokens(name)
    return parts if parts == whole else parts + whole


def units(words: str) -> list[tuple[str, ...]]:
    """What was typed as units of adjacent tokens, each once, in order.

    Tokens that were typed without a blank stay together ("h264", "IMG_2024"); a longer run of a
    script without spaces becomes the overlapping n-grams that its unknown words are made of.
    """
    found = [
        unit
        for chunk in _BETWEEN_WORDS.split(words)
        for size, run in groupby(tokens(chunk), _gram_size)
        for unit in _grams(list(run), size)
    ]
    return list(dict.fromkeys(found))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # Compatibility forms can bring capitals back, and Hangul and kana must be put together again.
    return unicodedata.normalize("NFC", decomposed.casefold().translate(_FOLDED))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Once it is needed: the large sets take 7 ms, which a window that starts has no time for."""
    return re.compile(pattern)


def _gram_size(token: str) -> int:
    return next((size for pattern, size in _GRAM_SIZES if _compiled(pattern).match(token)), 0)


def _grams(run: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    length = min(size, len(run)) or len(run)
    for start in range(len(run) - length + 1):
        yield tuple(run[start : start + length])
