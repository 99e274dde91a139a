"""The chapters of an electronic book, in the order that they are read in."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from ..errors import UnreadableFileError
from ..language import tr_noop
from .extract import Extract, joined
from .limits import Limits
from .packages import Package
from .web_page import read_chapter
from .xml_events import DAMAGED
from .xml_fields import AttributeHandler, FieldHandler

_CONTAINER = "META-INF/container.xml"
_LOCK = "META-INF/rights.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def read_epub(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a book; the name of a chapter is its first heading.

    Raises:
        UnreadableFileError: it is damaged, locked by its seller, or expands past the limits.
    """
    with Package(file, limits.expanded_bytes) as package:
        if _LOCK in package:
            raise UnreadableFileError(tr_noop("the book is locked by its seller"))
        root = root_of_book(package)
        if not root:
            raise UnreadableFileError(DAMAGED)
        about = FieldHandler("dc:title", "dc:creator", "dc:date")
        package.tell(root, about)
        text, places = joined(_chapters(package, root, limits), limits.text_chars)
    return Extract(text, about["dc:title"], about["dc:creator"], about["dc:date"], places=places)


def root_of_book(package: Package) -> str:
    """The part that lists all others of a book; empty where there is none."""
    container = AttributeHandler("rootfile")
    package.tell(_CONTAINER, container)
    roots = (one.get("full-path", "") for one in container.found)
    return next((part for part in roots if part in package), "")


def _chapters(package: Package, root: str, limits: Limits) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(_reading_order(package, root), 1):
        heading, text = read_chapter(package.read(part, limits.text_bytes))
        yield heading or f"chapter {number}", text


def _reading_order(package: Package, root: str) -> list[str]:
    """The pages by their order of reading, or all that there are where none is told."""
    items, order = AttributeHandler("item"), AttributeHandler("itemref")
    package.tell(root, items)
    package.tell(root, order)
    folder = posixpath.dirname(root)
    pages = {
        one.get("id"): posixpath.normpath(posixpath.join(folder, unquote(one.get("href", ""))))
        for one in items.found
        if one.get("media-type") in _PAGES
    }
    told = [pages[one.get("idref")] for one in order.found if one.get("idref") in pages]
    return [part for part in told or pages.values() if part in package]
