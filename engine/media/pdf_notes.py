"""What a reader of a PDF sees beside its text: filled forms, notes, and attached files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pypdfium2
from pypdfium2 import raw

from .extract import Attached
from .limits import Limits

_MARKUP = re.compile(r"<[^<>]*>")
_MOST_OPTIONS = 1000
_MOST_ATTACHMENTS = 100
_SHOWN_FIELDS = (
    raw.FPDF_FORMFIELD_TEXTFIELD,
    raw.FPDF_FORMFIELD_COMBOBOX,
    raw.FPDF_FORMFIELD_LISTBOX,
)
_UNKNOWN = raw.FPDF_FORMFIELD_UNKNOWN
_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def open_forms(document: pypdfium2.PdfDocument) -> None:
    """Make the values of forms readable; call it before any page is read. No script is run.

    Forms of the XFA kind bring values of the plain kind with them, which need no opening.
    """
    if document.get_formtype() not in _XFA:
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()


def notes_of_page(page: pypdfium2.PdfPage) -> list[str]:
    """The values of fields and the texts of notes on a page, each once."""
    told = (text for annotation in _annotations(page) for text in _texts(page, annotation))
    return list(dict.fromkeys(text for text in told if text.strip()))


def files_of_page(page: pypdfium2.PdfPage, limits: Limits) -> list[Attached]:
    """The files that are pinned to a page."""
    found: list[Attached] = []
    for annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
            pinned = raw.FPDFAnnot_GetFileAttachment(annotation)
            if pinned and len(found) < _MOST_ATTACHMENTS:
                found += _file(pypdfium2.PdfAttachment(pinned, page.pdf), limits)
    return found


def _annotations(page: pypdfium2.PdfPage) -> Iterator[object]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        if annotation := raw.FPDFPage_GetAnnot(page, index):
            try:
                yield annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def _texts(page: pypdfium2.PdfPage, annotation: object) -> Iterator[str]:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN:
        return
    if kind == raw.FPDF_ANNOT_WIDGET:
        yield from _field(page, annotation)
    elif kind != raw.FPDF_ANNOT_POPUP:
        # A popup repeats the note that it belongs to.
        plain = _value(annotation, b"Contents")
        yield plain or _MARKUP.sub(" ", _value(annotation, b"RC"))


def _field(page: pypdfium2.PdfPage, annotation: object) -> Iterator[str]:
    forms = page.formenv
    kind = raw.FPDFAnnot_GetFormFieldType(forms, annotation) if forms else _UNKNOWN
    if kind <= _UNKNOWN and _value(annotation, b"FT") != "Btn":
        # The form does not list it, though it is shown.
        yield _value(annotation, b"V")
    if kind not in _SHOWN_FIELDS:
        return
    if raw.FPDFAnnot_GetFormFieldFlags(forms, annotation) & raw.FPDF_FORMFLAG_TEXT_PASSWORD:
        return
    yield _string(lambda data, size: raw.FPDFAnnot_GetFormFieldValue(forms, annotation, data, size))
    for index in range(min(raw.FPDFAnnot_GetOptionCount(forms, annotation), _MOST_OPTIONS)):
        if raw.FPDFAnnot_IsOptionSelected(forms, annotation, index):
            yield _option(forms, annotation, index)


def _option(forms: object, annotation: object, index: int) -> str:
    return _string(
        lambda data, size: raw.FPDFAnnot_GetOptionLabel(forms, annotation, index, data, size)
    )


def _value(annotation: object, key: bytes) -> str:
    return _string(lambda data, size: raw.FPDFAnnot_GetStringValue(annotation, key, data, size))


def _string(get: Callable[[object, int], int]) -> str:
    """What a function of pdfium writes: UTF-16 with a zero at its end, `size` bytes of it."""
    size = get(None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")


def attached_files(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[Attached]:
    """Yield the files attached to a document."""
    for index in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        with suppress(pypdfium2.PdfiumError):
            yield from _file(document.get_attachment(index), limits)


def _file(attachment: pypdfium2.PdfAttachment, limits: Limits) -> list[Attached]:
    """One attached file, if it is whole."""
    try:
        data = memoryview(attachment.get_data())[: limits.text_bytes]
        return [Attached(attachment.get_name(), bytes(data))]
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return []
