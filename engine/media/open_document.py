"""The text of OpenDocument files: no entity is resolved."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO
from xml.parsers import expat

from ..errors import UnreadableFileError
from ..language import tr_noop
from .extract import DAMAGED_IN_PART, Extract, joined
from .limits import Limits
from .open_document_hidden import HiddenStyles
from .packages import Package
from .xml_events import DAMAGED, Attributes, parse
from .xml_fields import FieldHandler
from .xml_text import Markup, TextHandler

OPEN_DOCUMENT = Markup(
    paragraphs=frozenset({"text:p", "text:h"}),
    joins={"table:table-cell": " ", "table:table-row": ", "},
    words=frozenset(),
    skipped=frozenset(
        {
            *("text:tracked-changes", "table:tracked-changes"),
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
_PATTERNS = "office:master-styles"
# Also those of left and first pages.
_MARGINS = ("style:header", "style:footer")
_CHUNK_BYTES = 1 << 16
_LOCKED = "encryption-data"


def read_open_document(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of an OpenDocument file, its margins and the charts inside included.

    Raises:
        UnreadableFileError: it is damaged, locked, declares entities, or expands past the limits.
    """
    with Package(file, limits.expanded_bytes) as package:
        if _LOCKED.encode() in package.read("META-INF/manifest.xml", limits.text_bytes):
            raise UnreadableFileError(tr_noop("the document is locked with a password"))
        styles = HiddenStyles()
        package.tell("styles.xml", styles)
        body = _BodyHandler(limits.text_chars, styles)
        is_whole = package.tell("content.xml", body)
        margins = _BodyHandler(limits.text_chars, styles)
        package.tell("styles.xml", margins)
        inside = _BodyHandler(limits.text_chars, HiddenStyles())
        for part in package.parts:
            if part.endswith("/content.xml"):
                package.tell(part, inside)
        about = _about()
        package.tell("meta.xml", about)
    return _extract(body, [*margins.finish(), *inside.finish()], about, limits, is_whole=is_whole)


def read_flat_open_document(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of an OpenDocument file that is one part.

    Raises:
        UnreadableFileError: it is damaged, or declares entities.
    """
    handlers = _BodyHandler(limits.text_chars, HiddenStyles()), _about()
    is_whole = True
    for handler in handlers:
        file.seek(0)
        try:
            parse(iter(partial(file.read, _CHUNK_BYTES), b""), handler)
        except expat.ExpatError:
            is_whole = False
    body, about = handlers
    return _extract(body, [], about, limits, is_whole=is_whole)


def _about() -> FieldHandler:
    return FieldHandler("dc:title", "dc:creator", "meta:creation-date")


def _extract(
    body: _BodyHandler,
    others: list[str],
    about: FieldHandler,
    limits: Limits,
    *,
    is_whole: bool,
) -> Extract:
    parts = body.parts()
    if not is_whole and not any(text for _, text in parts):
        raise UnreadableFileError(DAMAGED)
    text, places = joined([*parts, ("", "\n\n".join(others))], limits.text_chars)
    return Extract(
        text,
        about["dc:title"],
        about["dc:creator"],
        about["meta:creation-date"],
        note="" if is_whole else DAMAGED_IN_PART,
        places=places,
    )


class _BodyHandler(TextHandler):
    """Gathers blocks, and tells which of them are on which slide or sheet.

    Left out are deletions that are shown where they were, what is hidden, and the patterns of
    slides and pages but for their headers and footers.
    """

    def __init__(self, most_chars: int, styles: HiddenStyles) -> None:
        super().__init__(OPEN_DOCUMENT, most_chars)
        self._styles = styles
        self._begun = [("", 0)]
        self._is_workbook = False
        self._is_pattern = False
        self._margins = 0
        self._change = ""
        self._deletions: set[str] = set()
        self._is_deleted = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Note where a slide, a sheet, a pattern or a change begins."""
        self._styles.start(name, attributes)
        self._is_pattern = self._is_pattern or name == _PATTERNS
        self._margins += name.startswith(_MARGINS)
        if self._is_unseen:
            return
        self._note_change(name, attributes)
        if name == "office:spreadsheet":
            self._is_workbook = True
        elif name == "draw:page":
            self._begin(f"slide {len(self._begun)}")
        elif name == "table:table" and self._is_workbook and self.is_outside:
            self._begin(f"sheet {attributes.get('table:name') or len(self._begun)}")
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """Leave an element."""
        self._styles.end(name)
        if not self._is_unseen:
            super().end(name)
        self._margins -= name.startswith(_MARGINS)
        self._is_pattern = self._is_pattern and name != _PATTERNS

    def characters(self, data: str) -> None:
        """Keep the words that are there."""
        if not (self._is_deleted or self._is_unseen):
            super().characters(data)

    def _is_skipped(self, name: str, attributes: Attributes) -> bool:
        return super()._is_skipped(name, attributes) or self._styles.hides(name, attributes)

    @property
    def _is_unseen(self) -> bool:
        return self._is_pattern and not self._margins

    def _note_change(self, name: str, attributes: Attributes) -> None:
        match name:
            case "text:changed-region":
                self._change = attributes.get("text:id") or attributes.get("id", "")
            case "text:deletion":
                self._deletions.add(self._change)
            case "text:change-start":
                self._is_deleted = attributes.get("text:change-id") in self._deletions
            case "text:change-end":
                self._is_deleted = False

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
