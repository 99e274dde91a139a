"""The text of PDF files, through pdfium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

import pypdfium2

from ..errors import UnreadableFileError
from ..language import tr_noop
from .extract import Attached, Extract, joined
from .file_view import view_of
from .limits import Limits
from .pdf_notes import attached_files, files_of_page, notes_of_page, open_forms
from .sound_tags import readable

_SEARCHED_BYTES, _PDFIUM_BYTES = 8192, 1000
_LINE_END_HYPHEN = re.compile("[\x02\ufffe]\\s*")
# Where PDFDocEncoding has other characters than Latin-1 (ISO 32000, annex D).
_LIKE_LATIN = {
    ord(char): 0x80 + at
    for at, char in enumerate(
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018"
        "\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e"
    )
} | {0x20AC: 0xA0}


def read_pdf(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a PDF, with its notes, the values of its forms and attached files.

    That of scanned pages is empty.

    Raises:
        UnreadableFileError: it is locked or damaged.
    """
    with open_pdf(file) as document:
        open_forms(document)
        tags = {key: _tag(document, key) for key in ("Title", "Author", "CreationDate")}
        tags = readable(tags, doubts_latin=True)
        attached = list(attached_files(document, limits))
        text, places = joined(_pages(document, limits, attached), limits.text_chars)
        title, author, date = tags.values()
    return Extract(text, title, author, date, attached=tuple(attached), places=places)


def open_pdf(file: BinaryIO) -> pypdfium2.PdfDocument:
    """Open a PDF, to be closed as a context manager is.

    Raises:
        UnreadableFileError: it is locked or damaged.
    """
    file.seek(0)
    start = max(file.read(_SEARCHED_BYTES).find(b"%PDF-"), 0)
    file.seek(0)
    try:
        # pdfium looks for the beginning in a kilobyte alone.
        return pypdfium2.PdfDocument(view_of(file, start) if start > _PDFIUM_BYTES else file)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(_why_not_opened(error)) from error


def _tag(document: pypdfium2.PdfDocument, key: str) -> str:
    """What the document says of itself; some writers cut a character in two, or put UTF-8 there."""
    try:
        value = str(document.get_metadata_value(key))
    except UnicodeDecodeError as error:
        return error.object.decode(error.encoding, "replace")
    with suppress(UnicodeError):
        return value.translate(_LIKE_LATIN).encode("latin-1").decode("utf-8")
    return value


def _pages(
    document: pypdfium2.PdfDocument, limits: Limits, attached: list[Attached]
) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the pages; a page that is damaged is left out.

    Args:
        attached: takes the files that are pinned to pages.
    """
    for number in range(min(len(document), limits.pages)):
        try:
            page = document[number]
            try:
                text = page_text(page)
                attached += files_of_page(page, limits)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            continue
        yield f"page {number + 1}", text


def page_text(page: pypdfium2.PdfPage) -> str:
    """The words of a page, then what is noted on it; damage raises `PdfiumError`."""
    words = page.get_textpage()
    try:
        text = _LINE_END_HYPHEN.sub("", words.get_text_range())
    finally:
        words.close()
    return "\n\n".join([text, *notes_of_page(page)])


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    if error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
        return tr_noop("the PDF is locked with a password")
    return tr_noop("the PDF is cut short or damaged")
