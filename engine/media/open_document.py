"""The text of OpenDocument files: no entity is resolved."""

from __future__ import annotations

from typing import BinaryIO

from ..errors import UnreadableFileError
from .extract import DAMAGED_IN_PART, Extract
from .limits import Limits
from .packages import Package
from .xml_events import DAMAGED
from .xml_fields import FieldHandler
from .xml_text import Markup, TextHandler

OPEN_DOCUMENT = Markup(
    paragraphs=frozenset({"text:p", "text:h"}),
    joins={"table:table-cell": " ", "table:table-row": ", "},
    words=frozenset(),
    skipped=frozenset(
        {
            "text:tracked-changes",
            "text:note-citation",
            "office:binary-data",
            "office:script",
            *("dc:creator", "dc:date", "meta:creator-initials", "meta:date-string"),
            *("svg:title", "svg:desc"),
        }
    ),
    gaps=dict.fromkeys(
        ("text:s", "text:tab", "text:line-break", "text:note", "draw:frame", "draw:text-box"), " "
    ),
    collapses=True,
)
_LOCKED = "encryption-data"


def read_open_document(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of an OpenDocument file, headers and footers included.

    Raises:
        UnreadableFileError: it is damaged, locked, declares entities, or expands past the limits.
    """
    with Package(file, limits.expanded_bytes) as package:
        if _LOCKED.encode() in package.read("META-INF/manifest.xml", limits.text_bytes):
            raise UnreadableFileError("the document is locked with a password")
        body = TextHandler(OPEN_DOCUMENT, limits.text_chars)
        is_whole = package.tell("content.xml", body)
        blocks = body.finish()
        if not is_whole and not blocks:
            raise UnreadableFileError(DAMAGED)
        margins = TextHandler(OPEN_DOCUMENT, limits.text_chars)
        package.tell("styles.xml", margins)
        about = FieldHandler("dc:title", "dc:creator", "meta:creation-date")
        package.tell("meta.xml", about)
    return Extract(
        "\n\n".join(blocks + margins.finish()),
        about["dc:title"],
        about["dc:creator"],
        about["meta:creation-date"],
        note="" if is_whole else DAMAGED_IN_PART,
    )
