"""The preview of a Word document: all of it as Markdown, or its beginning where it is long."""

from __future__ import annotations

from typing import BinaryIO

from ..types import Preview, PreviewKind
from .docx_markdown import DocxHandler
from .docx_styles import DocxStyles
from .extract import clean
from .limits import Limits
from .markdown_text import Run, inline
from .office_text import BESIDE_THE_BODY, blocks_beside
from .packages import Package
from .xml_fields import RootHandler

# Characters: a window draws so many in a tenth of a second, and shows fewer on a tile.
MOST_CHARS = 50_000
_BEGINNING = 5_000
# For a character, of the marks of Markdown and the escapes of what is none.
_MOST_MARKS = 2


def docx_preview(file: BinaryIO, limits: Limits) -> Preview:
    """What an Office file looks like; nothing of one that is no text document.

    Raises:
        UnreadableFileError: it is no whole archive, or expands past the limits.
    """
    file.seek(0)
    with Package(file, limits.expanded_bytes) as package:
        main, root = package.main_part(), RootHandler()
        package.tell(main, root)
        if root.name != "w:document":
            return Preview()
        styles = DocxStyles()
        styles.read(package, main)
        handler = DocxHandler(styles, MOST_CHARS)
        package.tell(main, handler)
        handler.finish()
        is_whole = not handler.is_cut and not _has_other_files(package, main)
        if is_whole:
            for block in blocks_beside(package, main, BESIDE_THE_BODY, limits, styles):
                handler.writer.paragraph(inline([Run(block)]))
    return _preview(clean("".join(handler.writer.pieces)), is_whole=is_whole)


def _has_other_files(package: Package, main: str) -> bool:
    """Whether it shows files of other formats as its own text, which are not written here."""
    return any(one.kind == "aFChunk" for one in package.relationships(main))


def _preview(markdown: str, *, is_whole: bool) -> Preview:
    if is_whole and len(markdown) <= _MOST_MARKS * MOST_CHARS:
        return Preview(PreviewKind.MARKDOWN, markdown.encode())
    return Preview(PreviewKind.BEGINNING, markdown[:_BEGINNING].encode())
