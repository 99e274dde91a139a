"""The readable text of HTML."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .extract import Extract
from .text_encoding import decode_as, decode_text

_UNSEEN = ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head"]
_BLOCKS = (
    "address, article, aside, blockquote, br, dd, div, dl, dt, figcaption, figure, footer, form, "
    "h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, option, p, pre, section, table, td, "
    "th, tr, ul"
)
_BREAK = "\ue000"  # a private character, as white space of the source means nothing
# An element that has this for its hidden.
_SHOWN = "until-found"
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_web_page(data: bytes) -> Extract:
    """Extract the text of a page; scripts, styles, markup and what is hidden are dropped."""
    return _extract(LexborHTMLParser(_decode(data)))


def read_chapter(data: bytes) -> tuple[str, str]:
    """The first heading of a page, and its text."""
    tree = LexborHTMLParser(_decode(data))
    return _first(tree, "h1, h2, h3"), _extract(tree).text


def _extract(tree: LexborHTMLParser) -> Extract:
    title, author = _first(tree, "title"), _author(tree)
    tree.strip_tags(_UNSEEN)
    for node in tree.css("body [hidden], body [style]"):
        if _is_hidden(node):
            # It is taken out with all that is in it, and not freed: others of these may be in it.
            node.decompose(recursive=False)
    for block in tree.css(_BLOCKS):
        block.insert_before(_BREAK)
        block.insert_after(_BREAK)
    text = tree.body.text() if tree.body else ""
    paragraphs = (_collapse(part) for part in text.split(_BREAK))
    return Extract("\n\n".join(part for part in paragraphs if part), title, author)


def _is_hidden(node: LexborNode) -> bool:
    """Whether a page does not show an element, by what the element says of itself.

    What a browser would show to one who searches the page for it is there to be found.
    """
    hidden = node.attributes.get("hidden", _SHOWN) or ""
    told = _DISPLAY.findall(node.attributes.get("style") or "")
    return hidden.lower() != _SHOWN or (bool(told) and told[-1].lower() == "none")


def _decode(data: bytes) -> str:
    """Decode by the page's own declaration where it holds, else as any text."""
    declared = _DECLARED.search(data, 0, 4096)
    return decode_as(data, declared.group(1).decode("ascii")) if declared else decode_text(data)


def _first(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return _collapse(node.text()) if node else ""


def _author(tree: LexborHTMLParser) -> str:
    node = tree.css_first("meta[name=author]")
    return _collapse(node.attributes.get("content") or "") if node else ""


def _collapse(text: str) -> str:
    return " ".join(text.split())
