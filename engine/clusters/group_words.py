"""The words that the files of a group have: in their names, folders, titles, tags and texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..catalogue import Catalogue
from ..stop_words import is_stop_word
from ..types.ids import Ids

_SHORTEST = 3
# Of a long text so many words are looked at: what it is about is said by then.
_MOST_OF_TEXT = 400
# What cameras, phones and programs call files, and what says of what kind a file is.
_NOTHING_SAID = """
    audio avi backup bild bilder bmp camera cameras clip copy csv dcim doc document documents
    docx download downloads dsc dscf dscn file files film films flac folder foto fotos gif gopr
    heic html http https image images img jpeg jpg kamera kopie m4a markdown mkv mov movie mp3
    mp4 mvi new note notes ogg opus original page part pdf phone photo photos pic picture
    pictures png pxl rec recording recordings rtf sample scan screenshot screenshots sound
    sounds test text texts tif tiff track txt unnamed untitled version vid video videos voice
    wav web webm webp whatsapp www xls xlsx
"""
_SILENT = frozenset(_NOTHING_SAID.split())
_HEXADECIMAL = frozenset("abcdef")


def words_of(catalogue: Catalogue, items: Ids) -> Counter[str]:
    """In how many items, int64 (n,), each word occurs; numbers, and what says nothing, are none."""
    counted: Counter[str] = Counter()
    for _, named, text in catalogue.fulltext.words_of(items.tolist()):
        counted.update(set(telling_words([*named.split(), *text.split()[:_MOST_OF_TEXT]])))
    for marks in catalogue.marks.of(items.tolist()).values():
        counted.update({step for tag in marks.tags for step in tag.casefold().split("/")})
    return counted


def telling_words(words: Iterable[str]) -> Iterable[str]:
    """Those words, as `tokens` cuts them, that say something of what has them in its name."""
    return (
        word
        for word in words
        if word.isalpha()
        and (len(word) >= _SHORTEST or not word.isascii())
        and not is_stop_word(word)
        and word not in _SILENT
        and not _is_number(word)
    )


def _is_number(word: str) -> bool:
    """Whether it is what stands between the digits of a hexadecimal number in a name."""
    from ..encoders.starter import is_english  # noqa: PLC0415 - lists need no model's words

    return _HEXADECIMAL.issuperset(word) and not is_english(word)
