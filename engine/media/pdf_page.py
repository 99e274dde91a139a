"""The first page of a PDF, drawn small and within a time."""

from __future__ import annotations

import ctypes
import time

import pypdfium2
import pypdfium2.raw as pdfium

from .images import jpeg_of

# Of the longer side, in pixels: as much as the largest tile shows.
_SIDE = 400
# A page that takes longer is a map or a drawing of a million lines.
_MOST_SECONDS = 5.0


def first_page(document: pypdfium2.PdfDocument) -> bytes:
    """The first page as a JPEG; empty where it cannot be drawn soon enough."""
    try:
        page = document[0]
        try:
            return _drawn(page)
        finally:
            page.close()
    except (pypdfium2.PdfiumError, IndexError):
        return b""


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    longest = max(page.get_size())
    if longest <= 0:
        return b""
    width, height = (max(1, round(_SIDE * side / longest)) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGR)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        is_done = _draw(page, bitmap, width, height)
        return jpeg_of(bitmap.to_pil(), _SIDE) if is_done else b""
    finally:
        bitmap.close()


def _draw(page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap, width: int, height: int) -> bool:
    """Draw until the time is over; tells whether the whole page is drawn."""
    end = time.monotonic() + _MOST_SECONDS
    pause = pdfium.IFSDK_PAUSE(version=1)
    pause.NeedToPauseNow = type(pause.NeedToPauseNow)(lambda _: time.monotonic() > end)
    place = (0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    try:
        status = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, *place, ctypes.byref(pause))
        return bool(status == pdfium.FPDF_RENDER_DONE)
    finally:
        pdfium.FPDF_RenderPage_Close(page)
