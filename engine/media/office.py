"""The text of Word and OpenDocument files: no macro is run, no entity resolved."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table

from ..errors import UnreadableFileError
from .extract import Extract
from .limits import Limits

_DAMAGED = "the document is cut short or damaged"
_BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
)
# python-docx states no set of errors; a part that lacks something is None where it goes on.
_BAD_PACKAGE = (OpcError, SyntaxError, LookupError, TypeError, AttributeError)
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_META = "http://purl.org/dc/elements/1.1/ "
_MADE = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0 creation-date"
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
_SPACES = {_TEXT + "s", _TEXT + "tab", _TEXT + "line-break"}


def read_docx(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a Word document, tables included.

    Raises:
        UnreadableFileError: it is damaged, or expands past the limits.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bomb(archive, limits)
        document = docx.Document(file)
        properties = document.core_properties
        text = "\n\n".join(_docx_blocks(document))
        made = properties.created.isoformat() if properties.created else ""
        return Extract(text, properties.title, properties.author, made)
    except (*_BAD_ARCHIVE, *_BAD_PACKAGE) as error:
        raise UnreadableFileError(_DAMAGED) from error


def _docx_blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield ", ".join(dict.fromkeys(cell.text for cell in row.cells if cell.text))
        else:
            yield block.text


def read_odt(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of an OpenDocument file.

    Raises:
        UnreadableFileError: it is damaged, declares entities, or expands past the limits.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bomb(archive, limits)
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise UnreadableFileError("the document is locked with a password")
            content = _texts_of(archive.read("content.xml"), _PARAGRAPHS)
            meta = archive.read("meta.xml") if "meta.xml" in archive.namelist() else b""
    except _BAD_ARCHIVE as error:
        raise UnreadableFileError(_DAMAGED) from error
    title, author, made = (
        " ".join(_texts_of(meta, {name})) if meta else ""
        for name in (_META + "title", _META + "creator", _MADE)
    )
    return Extract("\n\n".join(content), title, author, made)


def _refuse_bomb(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse by the sizes that the archive declares; reading never goes past those."""
    if sum(info.file_size for info in archive.infolist()) > limits.expanded_bytes:
        most = limits.expanded_bytes // 1_000_000
        raise UnreadableFileError(f"too large: it unpacks to more than {most} MB")


def _texts_of(data: bytes, elements: set[str]) -> list[str]:
    """Return the character data of each outermost element of these names."""
    collector = _Collector(elements)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableFileError(_DAMAGED) from error
    return ["".join(parts) for parts in collector.texts]


def _refuse_doctype(*_: object) -> None:
    raise UnreadableFileError("the document declares entities, which Triptych does not resolve")


class _Collector:
    """Gathers the text of chosen elements while expat walks the document."""

    def __init__(self, elements: set[str]) -> None:
        self._elements = elements
        self._depth = 0
        self.texts: list[list[str]] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        """Open a text at an outermost chosen element; keep tabs and line breaks as spaces."""
        if name in self._elements:
            if self._depth == 0:
                self.texts.append([])
            self._depth += 1
        elif name in _SPACES:
            self.characters(" ")

    def end(self, name: str) -> None:
        """Leave a chosen element."""
        if name in self._elements:
            self._depth -= 1

    def characters(self, data: str) -> None:
        """Keep what lies inside a chosen element."""
        if self._depth:
            self.texts[-1].append(data)
