"""The text of Office files, which are packages of parts in XML: no macro is run."""

from __future__ import annotations

from typing import BinaryIO

from ..errors import UnreadableFileError
from .extract import DAMAGED_IN_PART, Extract
from .limits import Limits
from .packages import Package
from .xml_events import DAMAGED
from .xml_fields import FieldHandler, RootHandler
from .xml_text import Markup, TextHandler

OFFICE = Markup(
    paragraphs=frozenset({"w:p", "a:p", "p:text"}),
    joins={"w:tc": " ", "w:tr": ", ", "a:tc": " ", "a:tr": ", "},
    words=frozenset({"w:t", "a:t", "m:t", "p:text"}),
    skipped=frozenset({"w:del", "w:moveFrom"}),
    gaps={
        **dict.fromkeys(("w:tab", "w:ptab"), "\t"),
        **dict.fromkeys(("w:br", "w:cr", "a:br"), "\n"),
        "w:noBreakHyphen": "-",
        # A mark or a box stands there.
        **dict.fromkeys(("w:footnoteReference", "w:endnoteReference", "w:txbxContent"), " "),
    },
)
# What a reader sees of a text document beside its body, by the relationships to it.
_BESIDE_THE_BODY = frozenset(
    {"header", "footer", "footnotes", "endnotes", "comments", "diagramData", "chart"}
)


def read_office(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a Word document, with all that a reader sees beside its body.

    Raises:
        UnreadableFileError: it is damaged, or expands past the limits.
    """
    with Package(file, limits.expanded_bytes) as package:
        main, root = package.main_part(), RootHandler()
        package.tell(main, root)
        if root.name != "w:document":
            raise UnreadableFileError(DAMAGED)
        blocks, is_whole = _blocks(package, main, limits)
        if not is_whole and not blocks:
            raise UnreadableFileError(DAMAGED)
        for related in package.relationships(main):
            if related.kind in _BESIDE_THE_BODY:
                blocks += _blocks(package, related.part, limits)[0]
        about = _properties(package)
    return Extract(
        "\n\n".join(blocks),
        about["dc:title"],
        about["dc:creator"],
        about["dcterms:created"],
        note="" if is_whole else DAMAGED_IN_PART,
    )


def _blocks(package: Package, part: str, limits: Limits) -> tuple[list[str], bool]:
    """The blocks of text in a part, and whether it is whole."""
    handler = TextHandler(OFFICE, limits.text_chars)
    is_whole = package.tell(part, handler)
    return handler.finish(), is_whole


def _properties(package: Package) -> FieldHandler:
    handler = FieldHandler("dc:title", "dc:creator", "dcterms:created")
    for related in package.relationships(""):
        if related.kind == "core-properties":
            package.tell(related.part, handler)
    return handler
