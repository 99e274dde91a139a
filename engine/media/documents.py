"""Documents: their text, its passages, and a title to find them by."""

from __future__ import annotations

import io
import os
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..stored_texts import CHARACTERS_ONLY, MEGABYTES_ONLY
from ..types import Metadata, Modality, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import InputSpec
from .carried_picture import preview_of_document
from .dates import iso_date
from .epub import read_epub
from .extract import MOST_PLACE_CHARS, Extract, Place, clean, joined
from .fiction_book import read_fiction_book
from .limits import Limits
from .mail import read_mail, read_mailbox
from .notebook import read_notebook
from .office import read_office
from .open_document import read_flat_open_document, read_open_document
from .passages import Passage, has_word, split_passages
from .pdf import read_pdf
from .plain_text import read_json, read_markdown, read_plain, read_table
from .rtf import read_rtf
from .sniff import Format, identify
from .subtitles import read_subtitles
from .tex import read_tex
from .text_signatures import skip_hole
from .titles import MOST_TITLE_CHARS, title_segment
from .web_page import read_web_page

_ARCHIVE_READERS: dict[Format, Callable[[BinaryIO, Limits], Extract]] = {
    Format.PDF: read_pdf,
    Format.OFFICE: read_office,
    Format.OPEN_DOCUMENT: read_open_document,
    Format.FLAT_OPEN_DOCUMENT: read_flat_open_document,
    Format.EPUB: read_epub,
    Format.FICTION_BOOK: read_fiction_book,
    Format.MAILBOX: read_mailbox,
}
_DATA_READERS: dict[Format, Callable[[bytes], Extract]] = {
    Format.RTF: read_rtf,
    Format.MAIL: read_mail,
    Format.NOTEBOOK: read_notebook,
    Format.TEX: read_tex,
    Format.SUBTITLES: read_subtitles,
    Format.HTML: read_web_page,
    Format.CSV: read_table,
    Format.JSON: read_json,
    Format.MARKDOWN: read_markdown,
    Format.PLAIN: read_plain,
}
_MOST_DEPTH = 3  # of files inside files
_SCANNED = tr_noop("scanned: its pages are pictures")


def decode_document(
    file: BinaryIO, name: str, kind: Format, spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    """Extract a document's text and cut it into passages.

    Yields:
        One batch: a title segment from the file's name and the document's own title, then its
        passages, whose offsets count in the `text` of the end that follows.

    Raises:
        UnreadableFileError: it is damaged or locked, or there is no text in it.
    """
    extract = _extract(file, kind, limits)
    title, author = _line(extract.title), _line(extract.author)
    text, places = _whole(extract, limits)
    if not text.strip() and kind is not Format.PDF:
        raise UnreadableFileError(tr_noop("no text inside"))
    note = extract.note or _note(file, text, kind, limits)
    text = text[: limits.text_chars]
    yield Batch(
        Modality.TEXT, (title_segment(name, title, text), *_segments(text, places, spec, limits))
    )
    metadata = Metadata(title=title, author=author, taken=iso_date(extract.date), note=note)
    yield FileDone(Modality.TEXT, metadata, preview_of_document(file, kind, limits), text)


def _extract(file: BinaryIO, kind: Format, limits: Limits) -> Extract:
    if kind in _ARCHIVE_READERS:
        return _ARCHIVE_READERS[kind](file, limits)
    skip_hole(file)
    return _DATA_READERS[kind](file.read(limits.text_bytes))


def _whole(extract: Extract, limits: Limits) -> tuple[str, tuple[Place, ...]]:
    """The text of a document with that of the files inside, each a place of its own."""
    text = clean(extract.text)
    attached = list(_attached(extract, limits))
    if not attached:
        return text, extract.places
    inside, places = joined(attached, limits.text_chars)
    start = len(text) + 2
    moved = (Place(start + place.start, place.name) for place in places)
    return f"{text}\n\n{inside}", (*extract.places, *moved)


def _attached(extract: Extract, limits: Limits, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the names of files inside a document, twice, then with what can be read of them."""
    for attached in extract.attached if depth < _MOST_DEPTH else ():
        yield attached.name, attached.name
        with suppress(UnreadableFileError):
            file = io.BytesIO(attached.data)
            kind = identify(file, attached.name)
            if kind.modality is Modality.TEXT:
                inner = _extract(file, kind, limits)
                yield attached.name, inner.text
                yield from _attached(inner, limits, depth + 1)


def _line(text: str) -> str:
    """A tag on one line, without the marks of what nobody could read."""
    return " ".join(clean(text).replace("\ufffd", "").split())[:MOST_TITLE_CHARS]


def _note(file: BinaryIO, text: str, kind: Format, limits: Limits) -> str:
    if not text.strip():
        return _SCANNED
    if len(text) > limits.text_chars:
        return CHARACTERS_ONLY.format(number=f"{limits.text_chars:,}")
    if kind in _DATA_READERS and os.fstat(file.fileno()).st_size > limits.text_bytes:
        return MEGABYTES_ONLY.format(number=f"{limits.text_bytes / 1_000_000:g}")
    return ""


def _passages(text: str, most_words: int, most_passages: int) -> list[Passage]:
    """Those with a word in them: the vector of a line or of a row of numbers means anything.

    Where there is no word at all, those with a letter or a digit; marks alone say nothing.
    """
    passages = split_passages(text, most_words, most_passages)
    written = [passage for passage in passages if any(map(str.isalnum, passage.text))]
    return [passage for passage in written if has_word(passage.text)] or written


def _segments(
    text: str, places: tuple[Place, ...], spec: InputSpec, limits: Limits
) -> Iterator[Segment]:
    starts = [place.start for place in places]
    for passage in _passages(text, spec.passage_words, limits.passages):
        first, last = (bisect_right(starts, at) for at in (passage.start, passage.end - 1))
        names = dict.fromkeys(places[at - 1].name for at in (first, last) if at)
        where = " to ".join(filter(None, names))[:MOST_PLACE_CHARS]
        yield Segment(SegmentKind.PASSAGE, passage.start, passage.end, passage.text, where)
