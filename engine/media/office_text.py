"""What the elements of Office files mean, whether of a text, a presentation or a workbook."""

from __future__ import annotations

from .docx_hidden import VisibleTextHandler
from .docx_styles import DocxStyles
from .limits import Limits
from .packages import Package
from .xml_text import Markup, TextHandler

OFFICE = Markup(
    paragraphs=frozenset({"w:p", "a:p", "p:text", "s:text", "c:pt"}),
    joins={"w:tc": " ", "w:tr": ", ", "a:tc": " ", "a:tr": ", ", "c:strCache": ", "},
    words=frozenset({"w:t", "a:t", "m:t", "p:text", "s:t", "c:v"}),
    skipped=frozenset({"w:del", "w:moveFrom", "a:fld", "c:numCache", "c:numLit"}),
    drawn={"v:textpath": "string"},
    gaps={
        **dict.fromkeys(("w:tab", "w:ptab"), "\t"),
        **dict.fromkeys(("w:br", "w:cr", "a:br"), "\n"),
        "w:noBreakHyphen": "-",
        # A mark or a box stands there.
        **dict.fromkeys(("w:footnoteReference", "w:endnoteReference", "w:txbxContent"), " "),
    },
)
# What a reader sees of a text document beside its body, by the relationships to it.
BESIDE_THE_BODY = frozenset(
    {"header", "footer", "footnotes", "endnotes", "comments", "diagramData", "chart"}
)


def blocks_of(
    package: Package, part: str, limits: Limits, styles: DocxStyles | None = None
) -> tuple[list[str], bool]:
    """The blocks of text in a part, and whether it is whole.

    Args:
        styles: of a Word document, which may hide text.
    """
    handler = (
        VisibleTextHandler(OFFICE, limits.text_chars, styles)
        if styles
        else TextHandler(OFFICE, limits.text_chars)
    )
    is_whole = package.tell(part, handler)
    return handler.finish(), is_whole


def blocks_beside(
    package: Package,
    part: str,
    kinds: frozenset[str],
    limits: Limits,
    styles: DocxStyles | None = None,
) -> list[str]:
    """The blocks of the parts that a part refers to by relationships of some kinds."""
    return [
        block
        for related in package.relationships(part)
        if related.kind in kinds
        for block in blocks_of(package, related.part, limits, styles)[0]
    ]
