"""XML of untrusted files as events with short names: no entity is declared, none fetched.

Why XML is read here and not by a library for each format: docs/decisions/documents.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol
from xml.parsers import expat

from ..errors import UnreadableFileError
from ..language import tr_noop
from .xml_mending import mended

DAMAGED = tr_noop("the document is cut short or damaged")
_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
# What a document is written in, by the prefixes that its specification uses.
_PREFIXES = {
    _OOXML + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OOXML + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OOXML + "presentationml/2006/main": "p",
    _STRICT + "presentationml/main": "p",
    _OOXML + "spreadsheetml/2006/main": "s",
    _STRICT + "spreadsheetml/main": "s",
    _OOXML + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OOXML + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    "urn:schemas-microsoft-com:vml": "v",
    _OOXML + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OOXML + "markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    _OASIS + "office:1.0": "office",
    _OASIS + "style:1.0": "style",
    _OASIS + "text:1.0": "text",
    _OASIS + "table:1.0": "table",
    _OASIS + "drawing:1.0": "draw",
    _OASIS + "meta:1.0": "meta",
    _OASIS + "presentation:1.0": "presentation",
    _OASIS + "svg-compatible:1.0": "svg",
}

Attributes = dict[str, str]


class Handler(Protocol):
    """What is told of a document, in its order; names are `prefix:local`, or `local` alone."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def characters(self, data: str) -> None: ...


class EnoughReadError(Exception):
    """A handler has all that it wants."""


def parse(chunks: Iterable[bytes], handler: Handler) -> None:
    """Tell a handler of a document, until its end or until it raises `EnoughReadError`.

    Raises:
        UnreadableFileError: the document declares entities.
        expat.ExpatError: it is no XML; what came before was told.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = _refuse_entity
    parser.StartElementHandler = lambda name, attributes: handler.start(
        _short(name), {_short(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(_short(name))
    parser.CharacterDataHandler = handler.characters
    try:
        for chunk in mended(chunks):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except EnoughReadError:
        return
    except LookupError as error:
        # It declares an encoding that there is not.
        raise expat.ExpatError(str(error)) from error


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    prefix = _PREFIXES.get(namespace, "")
    return f"{prefix}:{local}" if prefix else local


def _refuse_entity(*_: object) -> None:
    raise UnreadableFileError(
        tr_noop("the document declares entities, which Triptych does not resolve")
    )
