"""The text of OpenDocument files: no entity is resolved."""

from __future__ import annotations

from typing import BinaryIO

from ..errors import UnreadableFileError
from .extract import DAMAGED_IN_PART, Extract, joined
from .limits import Limits
from .packages import Package
from .xml_events import DAMAGED, Attributes
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
            "text:page-number",
            "text:page-count",
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
        body = _BodyHandler(limits.text_chars)
        is_whole = package.tell("content.xml", body)
        parts = body.parts()
        if not is_whole and not any(text for _, text in parts):
            raise UnreadableFileError(DAMAGED)
        margins = TextHandler(OPEN_DOCUMENT, limits.text_chars)
        package.tell("styles.xml", margins)
        about = FieldHandler("dc:title", "dc:creator", "meta:creation-date")
        package.tell("meta.xml", about)
    text, places = joined([*parts, ("", "\n\n".join(margins.finish()))], limits.text_chars)
    return Extract(
        text,
        about["dc:title"],
        about["dc:creator"],
        about["meta:creation-date"],
        note="" if is_whole else DAMAGED_IN_PART,
        places=places,
    )


class _BodyHandler(TextHandler):
    """Gathers blocks, and tells which of them are on which slide or sheet."""

    def __init__(self, most_chars: int) -> None:
        super().__init__(OPEN_DOCUMENT, most_chars)
        self._begun = [("", 0)]
        self._is_workbook = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Note where a slide or a sheet begins."""
        if name == "office:spreadsheet":
            self._is_workbook = True
        elif name == "draw:page":
            self._begin(f"slide {len(self._begun)}")
        elif name == "table:table" and self._is_workbook and self.is_outside:
            self._begin(f"sheet {attributes.get('table:name') or len(self._begun)}")
        super().start(name, attributes)

    def _begin(self, name: str) -> None:
        self._begun.append((name, self.block_count))

    def parts(self) -> list[tuple[str, str]]:
        """The name and the text of each slide or sheet; one without a name in other documents."""
        blocks = self.finish()
        ends = [start for _, start in self._begun[1:]] + [len(blocks)]
        return [
            (name, "\n\n".join(blocks[start:end]))
            for (name, start), end in zip(self._begun, ends, strict=True)
        ]
