"""The text of PDF files, through pdfium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2

from ..errors import UnreadableFileError
from .extract import Extract
from .limits import Limits

_LINE_END_HYPHEN = re.compile("[\x02\ufffe]\\s*")


def read_pdf(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a PDF; that of scanned pages is empty.

    Raises:
        UnreadableFileError: it is locked or damaged.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(_why_not_opened(error)) from error
    with document:
        title, author, date = (_tag(document, key) for key in ("Title", "Author", "CreationDate"))
        text = "\n\n".join(_pages(document, limits))
    return Extract(text, title, author, date)


def _tag(document: pypdfium2.PdfDocument, key: str) -> str:
    """What the document says of itself; some writers cut a character in two."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError as error:
        return error.object.decode(error.encoding, "replace")


def _pages(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[str]:
    """Yield the pages' texts, up to the limits; a page that is damaged is left out."""
    chars = 0
    for number in range(min(len(document), limits.pages)):
        if chars > limits.text_chars:
            return
        try:
            text = _page_text(document, number)
        except pypdfium2.PdfiumError:
            continue
        chars += len(text)
        yield text


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            return _LINE_END_HYPHEN.sub("", words.get_text_range())
        finally:
            words.close()
    finally:
        page.close()


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    if error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
        return "the PDF is locked with a password"
    return "the PDF is cut short or damaged"
