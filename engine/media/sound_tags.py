"""The tags of sounds as readable text, in whatever encoding a player of its time wrote them.

Only the newer kinds of tags are Unicode by their rules. The older ones hold the bytes of the
writer's own system, and some call them Latin-1, which they seldom are outside Western Europe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from .dates import iso_date
from .extract import MOST_TAG_CHARS, one_line
from .text_encoding import guess_encoding

_AUTHORS = ("artist", "album_artist", "author", "composer", "performer")
_DAYS = ("date", "originaldate", "tdor", "creation_time")
_YEAR = re.compile(r"\s*[1-9]\d{3}\b")
_CUT_BYTES = 2
_SAMPLE_BYTES = 4096


def readable(tags: Mapping[str, str], *, doubts_latin: bool) -> dict[str, str]:
    """Return tags as text.

    Args:
        tags: with bytes that are not UTF-8 as lone surrogates.
        doubts_latin: whether what looks like Latin-1 may be any other encoding.
    """
    written = {name: _bytes_of(value, doubts_latin) for name, value in tags.items()}
    legacy = [data for data in written.values() if data is not None and _as_utf8(data) is None]
    encoding = guess_encoding(b"\n".join(legacy)[:_SAMPLE_BYTES]) if legacy else ""
    return {
        name: one_line(_decoded(value, written[name], encoding), MOST_TAG_CHARS)
        for name, value in tags.items()
    }


def author_of(tags: Mapping[str, str]) -> str:
    """Who made it, by the first of the tags that tell."""
    return next((tags[name] for name in _AUTHORS if tags.get(name)), "")


def day_of(tags: Mapping[str, str]) -> str:
    """When it was made, as ISO 8601, by the first tag that tells a whole day.

    A tag that tells a year is believed to know better than when the file itself was written.
    """
    for name in _DAYS:
        value = tags.get(name, "")
        if day := iso_date(value):
            return day
        if _YEAR.fullmatch(value.strip()):
            return ""
    return ""


def _bytes_of(value: str, doubts_latin: bool) -> bytes | None:
    """The bytes that were written, where their encoding is not known."""
    if any("\udc80" <= char <= "\udcff" for char in value):
        return value.encode("utf-8", "surrogateescape")
    if doubts_latin and not value.isascii() and max(value) <= "\xff":
        return value.encode("latin-1")
    return None


def _as_utf8(data: bytes) -> str | None:
    """Decode UTF-8, also where the last character is cut; None where it is something else."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        start = data[: error.start].decode()
        is_certain = len(data) - error.start >= _CUT_BYTES or not start.isascii()
        return start if is_cut and is_certain else None


def _decoded(value: str, written: bytes | None, encoding: str) -> str:
    if written is None:
        return value
    unicode = _as_utf8(written)
    if unicode is not None:
        return unicode
    guessed = written.decode(encoding, "replace")
    is_latin = max(value) <= "\xff" and not any("\x80" <= char < "\xa0" for char in value)
    return value if is_latin and _has_latin_accents(guessed) else guessed


def _has_latin_accents(text: str) -> bool:
    """Whether a guess would only exchange the accents of what is Latin already."""
    return any(char > "\x7f" and unicodedata.name(char, "").startswith("LATIN") for char in text)
