"""Documents that are zip archives of parts, which are read by their names or relationships."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Self
from urllib.parse import unquote
from xml.parsers import expat

from msgspec import Struct

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..stored_texts import TOO_MUCH_PACKED
from .xml_events import DAMAGED, Attributes, Handler, parse
from .xml_fields import AttributeHandler

_CHUNK_BYTES = 1 << 16
_MAIN_PARTS = ("word/document.xml", "ppt/presentation.xml", "xl/workbook.xml")
_BAD_PART = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, expat.ExpatError)


class Relationship(Struct, frozen=True):
    """One part that another one refers to; `kind` is the last word of its type."""

    id: str
    kind: str
    part: str


class Package:
    """An archive whose parts are found whatever their case, order and way of packing.

    Args:
        most_bytes: what the parts that are read may unpack to, all together.

    Raises:
        UnreadableFileError: it is no whole archive.
    """

    def __init__(self, file: BinaryIO, most_bytes: int) -> None:
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise UnreadableFileError(DAMAGED) from error
        self._parts = {_plain(info.filename): info for info in self._archive.infolist()}
        self._most_bytes = most_bytes
        self._left_bytes = most_bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    @property
    def parts(self) -> list[str]:
        """The names of all parts, as they are compared."""
        return list(self._parts)

    def read(self, part: str, most_bytes: int | None = None) -> bytes:
        """The bytes of a part, or those before it is damaged; none where it is not there."""
        data = bytearray()
        try:
            for chunk in self._chunks(part):
                data += chunk
                if most_bytes is not None and len(data) >= most_bytes:
                    return bytes(data[:most_bytes])
        except _BAD_PART:
            return bytes(data)
        return bytes(data)

    def tell(self, part: str, handler: Handler) -> bool:
        """Parse a part for a handler; false where it is not there, or damaged.

        Raises:
            UnreadableFileError: it is locked, too large, or declares entities.
        """
        if part not in self:
            return False
        try:
            parse(self._chunks(part), handler)
        except _BAD_PART:
            return False
        return True

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._parts.get(_plain(part))
        if info is None:
            return
        self._left_bytes -= info.file_size
        if self._left_bytes < 0:
            most = self._most_bytes // 1_000_000
            raise UnreadableFileError(TOO_MUCH_PACKED.format(number=most))
        if info.flag_bits & 1:
            raise UnreadableFileError(tr_noop("the document is locked with a password"))
        try:
            with self._archive.open(info) as opened:
                while chunk := opened.read(_CHUNK_BYTES):
                    yield chunk
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableFileError(
                tr_noop("the document is packed in a way that Triptych cannot read")
            ) from error

    def main_part(self) -> str:
        """The part that an Office package begins with; empty where there is none."""
        told = (one.part for one in self.relationships("") if one.kind == "officeDocument")
        return next(told, next((part for part in _MAIN_PARTS if part in self), ""))

    def relationships(self, part: str) -> list[Relationship]:
        """The parts that are there of those that a part refers to; "" is the whole package."""
        folder, name = posixpath.split(part)
        told = AttributeHandler("Relationship")
        self.tell(posixpath.join(folder, "_rels", f"{name}.rels"), told)
        inside = (one for one in told.found if one.get("TargetMode") != "External")
        found = (_relationship(folder, attributes) for attributes in inside)
        return [one for one in found if one.part in self]


def _relationship(folder: str, attributes: Attributes) -> Relationship:
    target = unquote(attributes.get("Target", "")).replace("\\", "/")
    kind = posixpath.basename(attributes.get("Type", ""))
    part = posixpath.normpath(posixpath.join("/", folder, target))
    return Relationship(attributes.get("Id", ""), kind, part)


def _plain(part: str) -> str:
    """A name as packages compare them: without case, and without what leads to the root."""
    return part.replace("\\", "/").removeprefix("./").lstrip("/").lower()
