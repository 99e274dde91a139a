"""The text of Office files, which are packages of parts in XML: no macro is run."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import BinaryIO

from ..errors import UnreadableFileError
from ..language import tr_noop
from .docx_styles import DocxStyles
from .extract import DAMAGED_IN_PART, Attached, Extract, joined
from .limits import Limits
from .office_text import BESIDE_THE_BODY, blocks_beside, blocks_of
from .packages import Package
from .presentation import slides
from .workbook import sheets
from .xml_events import DAMAGED
from .xml_fields import FieldHandler, RootHandler

_BINARY = tr_noop("a binary workbook, which Triptych cannot read")


def read_office(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a Word document, a presentation or a workbook.

    Raises:
        UnreadableFileError: it is damaged, or expands past the limits.
    """
    with Package(file, limits.expanded_bytes) as package:
        main, root, about = package.main_part(), RootHandler(), _properties(package)
        title, author, made = about["dc:title"], about["dc:creator"], about["dcterms:created"]
        package.tell(main, root)
        match root.name:
            case "w:document":
                text, is_whole = _words(package, main, _styles(file, main, limits), limits)
                note = "" if is_whole else DAMAGED_IN_PART
                chunks = _chunks(package, main, limits)
                return Extract(text, title, author, made, note, attached=chunks)
            case "p:presentation":
                parts = slides(package, main, limits)
            case "s:workbook":
                parts = sheets(package, main, limits)
            case _:
                raise UnreadableFileError(_BINARY if main.endswith(".bin") else DAMAGED)
        text, places = joined(parts, limits.text_chars)
        return Extract(text, title, author, made, places=places)


def _styles(file: BinaryIO, main: str, limits: Limits) -> DocxStyles:
    """The styles of a Word document, which may hide words; as far as they can be read.

    What they unpack to is bounded by itself: it is no part of the text.
    """
    styles = DocxStyles()
    with suppress(UnreadableFileError), Package(file, limits.expanded_bytes) as package:
        styles.read(package, main, with_lists=False)
    return styles


def _words(package: Package, main: str, styles: DocxStyles, limits: Limits) -> tuple[str, bool]:
    """The text of a Word document with all that a reader sees beside its body."""
    blocks, is_whole = blocks_of(package, main, limits, styles)
    if not is_whole and not blocks:
        raise UnreadableFileError(DAMAGED)
    beside = blocks_beside(package, main, BESIDE_THE_BODY, limits, styles)
    return "\n\n".join(blocks + beside), is_whole


def _chunks(package: Package, main: str, limits: Limits) -> tuple[Attached, ...]:
    """Whole files of other formats that a document shows as if they were its own text."""
    return tuple(
        Attached(posixpath.basename(one.part), package.read(one.part, limits.text_bytes))
        for one in package.relationships(main)
        if one.kind == "aFChunk"
    )


def _properties(package: Package) -> FieldHandler:
    handler = FieldHandler("dc:title", "dc:creator", "dcterms:created")
    for related in package.relationships(""):
        if related.kind == "core-properties":
            package.tell(related.part, handler)
    return handler
