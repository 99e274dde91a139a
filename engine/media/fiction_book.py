"""The text of books in FictionBook 2, which are one part of XML with their pictures inside it."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO
from xml.parsers import expat

from ..errors import UnreadableFileError
from .extract import DAMAGED_IN_PART, Extract
from .limits import Limits
from .xml_events import DAMAGED, Attributes, EnoughReadError, Handler, parse
from .xml_fields import FieldHandler
from .xml_text import Markup, TextHandler

_FICTION_BOOK = Markup(
    paragraphs=frozenset({"p", "v", "subtitle", "text-author", "td", "th"}),
    joins={"tr": ", "},
    words=frozenset(),
    skipped=frozenset({"binary", "stylesheet"}),
    gaps={},
    collapses=True,
)
_ABOUT = "title-info"
_CHUNK_BYTES = 1 << 16


def read_fiction_book(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the text of a book, with what it says of itself.

    Raises:
        UnreadableFileError: it is damaged before its first words, or declares entities.
    """
    about, body = _About(), TextHandler(_FICTION_BOOK, limits.text_chars)
    _tell(file, about)
    is_whole = _tell(file, body)
    text = "\n\n".join(body.finish())
    if not (is_whole or text):
        raise UnreadableFileError(DAMAGED)
    author = f"{about['first-name']} {about['last-name']}".strip()
    note = "" if is_whole else DAMAGED_IN_PART
    return Extract(text, about["book-title"], author, about["date"], note)


def _tell(file: BinaryIO, handler: Handler) -> bool:
    """Tell a handler of a file from its start, and whether it was whole."""
    file.seek(0)
    try:
        parse(iter(partial(file.read, _CHUNK_BYTES), b""), handler)
    except expat.ExpatError:
        return False
    return True


class _About(FieldHandler):
    """What a book says of itself: not who translated it, nor who made the file."""

    def __init__(self) -> None:
        super().__init__("book-title", "first-name", "last-name", "date")
        self._is_translator = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._is_translator = self._is_translator or name == "translator"
        if not self._is_translator:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        self._is_translator = self._is_translator and name != "translator"
        if name == _ABOUT:
            raise EnoughReadError
