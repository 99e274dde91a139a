"""What a Word document hides: text that is there, and that no reader sees (ECMA-376, w:vanish)."""

from __future__ import annotations

from .docx_styles import DocxStyles, Properties, is_on
from .xml_events import Attributes
from .xml_text import Markup, TextHandler

_HIDES = "w:vanish"
_STYLES = ("w:pStyle", "w:rStyle")
# What was there before a change says nothing of what is there now.
_FORMER = frozenset({"w:pPrChange", "w:rPrChange"})


class HiddenRuns:
    """Tells whether the run that is being read is hidden, by itself or by a style.

    It is told of each element that begins and ends. A paragraph in a text box stands in a run of
    another one, and is hidden with that.
    """

    def __init__(self, styles: DocxStyles) -> None:
        self._styles = styles
        self._paragraph: Properties = {}
        self._run: Properties = {}
        self._outer: list[tuple[Properties, Properties, bool]] = []
        self._is_within_hidden = False
        # In the properties of a paragraph, whose own are those of its mark, and in former ones.
        self._in_paragraph_properties = self._in_former = 0
        self.is_hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "w:p":
            self._outer.append((self._paragraph, self._run, self._is_within_hidden))
            self._is_within_hidden = self.is_hidden
            self._paragraph, self._run = {}, {}
        elif name == "w:r":
            self._run = {}
            self._look()
        elif name == "w:pPr":
            self._in_paragraph_properties += 1
        elif name in _FORMER:
            self._in_former += 1
        elif name in _STYLES or name == _HIDES:
            self._note(name, attributes.get("w:val", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "w:p" and self._outer:
            self._paragraph, self._run, self._is_within_hidden = self._outer.pop()
            self._look()
        elif name == "w:r":
            self._run = {}
            self.is_hidden = self._is_within_hidden
        elif name == "w:pPr":
            self._in_paragraph_properties -= 1
        elif name in _FORMER:
            self._in_former -= 1

    def _note(self, name: str, value: str) -> None:
        if self._in_former:
            return
        if not self._in_paragraph_properties:
            self._run[name] = value
            self._look()
        elif name == "w:pStyle":
            self._paragraph[name] = value

    def _look(self) -> None:
        by_paragraph = self._styles.of(self._paragraph.get("w:pStyle", "")).get(_HIDES)
        by_style = self._styles.of(self._run.get("w:rStyle", "")).get(_HIDES, by_paragraph)
        self.is_hidden = self._is_within_hidden or is_on(self._run.get(_HIDES, by_style))


class VisibleTextHandler(TextHandler):
    """Gathers blocks of text as `TextHandler` does, without what is hidden."""

    def __init__(self, markup: Markup, most_chars: int, styles: DocxStyles) -> None:
        super().__init__(markup, most_chars)
        self._hidden = HiddenRuns(styles)

    def start(self, name: str, attributes: Attributes) -> None:
        """Open an element."""
        self._hidden.start(name, attributes)
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """Close an element."""
        super().end(name)
        self._hidden.end(name)

    def _add(self, data: str) -> None:
        if not self._hidden.is_hidden:
            super()._add(data)
