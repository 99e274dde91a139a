"""The text in pages of a PDF that have none of their own: scans are drawn, and read as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import pypdfium2

from ..types import Metadata, Modality, Preview, TextLine
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Pixels
from .limits import Limits
from .pdf import open_pdf, page_text
from .pixels import on_white
from .text_likeness import looks_like_text
from .text_reader import LONGEST_SIDE, lines_in

# Each takes a second or more.
MOST_SCANS = 100
_MOST_SCALE = 4.0


def read_scans(file: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Read the text of those pages of a PDF that are pictures.

    Yields:
        An empty batch for each page, as a sign of life; then the end, with all lines, of which
        each has the number of its page, from 0.

    Raises:
        UnreadableFileError: it is locked or damaged.
    """
    lines: list[TextLine] = []
    scans = 0
    with open_pdf(file) as document:
        for number in range(min(len(document), limits.pages)):
            yield Batch(Modality.IMAGE, ())
            pixels = _pixels_of_scan(document, number)
            if pixels is not None and looks_like_text(pixels):
                lines += lines_in(pixels, number)
                scans += 1
            if scans == MOST_SCANS:
                break
    yield FileDone(Modality.TEXT, Metadata(), Preview(), lines=tuple(lines))


def _pixels_of_scan(document: pypdfium2.PdfDocument, number: int) -> Pixels | None:
    """A page without text as it is seen; None for others, and for what is damaged."""
    try:
        page = document[number]
        try:
            longest = max(page.get_size())
            if page_text(page).strip() or longest <= 0:
                return None
            picture = page.render(scale=min(LONGEST_SIDE / longest, _MOST_SCALE)).to_pil()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None
    return np.array(on_white(picture), dtype=np.uint8)
