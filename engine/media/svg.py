"""SVG, drawn by resvg: nothing that it points to is read, and nothing in it is run."""

from __future__ import annotations

import gzip
import io
import re
from typing import BinaryIO
from xml.parsers import expat

import resvg_py
from PIL import Image

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..stored_texts import TOO_MUCH_DRAWN
from .exif import DESCRIPTION
from .limits import Limits
from .page import OnePage, Page
from .text_encoding import decode_text

GZIP = b"\x1f\x8b"
# Pixels of an inch in CSS. With resvg's own 0, a size in points or millimetres would be none.
_CSS_DPI = 96
_MOST_DEPTH = 256
# Points to no part of the file itself, and carries no data.
_OUTWARD = re.compile(r"(href\s*=\s*)(\"(?!#|data:)[^\"]*\"|'(?!#|data:)[^']*')", re.IGNORECASE)


def open_svg(file: BinaryIO, limits: Limits, side: int) -> OnePage:
    """Draw an SVG so large that its longer side is twice `side`.

    Raises:
        UnreadableFileError: it is longer than a text may be, or nested too deeply.
        ValueError, OSError, ExpatError: it is damaged.
    """
    content = file.read(limits.text_bytes)
    if content.startswith(GZIP):
        content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(limits.text_bytes)
    if len(content) == limits.text_bytes:
        raise UnreadableFileError(TOO_MUCH_DRAWN.format(number=f"{limits.text_bytes / 1e6:g}"))
    text = _OUTWARD.sub(r'\1""', decode_text(content))
    title = _checked_title(text)
    longest = 2 * side
    drawn = resvg_py.svg_to_bytes(svg_string=text, width=longest, height=longest, dpi=_CSS_DPI)
    picture = Image.open(io.BytesIO(drawn), formats=("PNG",))
    picture.load()
    return OnePage(Page(picture, picture.size, {DESCRIPTION: title}))


def _checked_title(text: str) -> str:
    """The title of a drawing, whose elements are checked not to lie in one another without an end.

    Raises:
        UnreadableFileError: they do, which would end the process that draws them.
    """
    opened: list[str] = []
    title: list[str] = []

    def start(name: str, _: object) -> None:
        opened.append(name)
        if len(opened) > _MOST_DEPTH:
            raise UnreadableFileError(tr_noop("too many things inside one another"))

    def hear(words: str) -> None:
        if opened[1:] == ["title"]:
            title.append(words)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = hear
    parser.Parse(text.encode("utf-8", "replace"), True)
    return "".join(title).strip()
