"""What is known of an item beside what is shown of it, and all that was read or heard in it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.explain import CharSpan, Explanation, Highlight
from engine.language import tr, tr_noop
from engine.types import Modality

from ..preview import PassageView
from ..widgets.text_keys import CopiedLabel

_WIDTH = 300
_TITLES = {
    Modality.IMAGE: tr_noop("Text in the picture"),
    Modality.AUDIO: tr_noop("What is said"),
    Modality.VIDEO: tr_noop("What is said"),
}


class SidePanel(QWidget):
    """Facts, and below them the text that was read in a picture, or what is said in what plays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.facts = CopiedLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.title = QLabel()
        self.read = PassageView()
        self._lay_out()
        self.show_read(Modality.TEXT, "")

    def show_read(self, modality: Modality, text: str) -> None:
        """Show what was read or heard in an item; a document is read elsewhere."""
        title = tr(_TITLES[modality]) if modality in _TITLES else ""
        is_read = bool(title and text)
        for widget in (self.title, self.read):
            widget.setVisible(is_read)
        self.title.setText(title)
        self.read.setAccessibleName(title)
        if is_read and text != self._text:
            self.read.show_text(text, None)
        self._text = text if is_read else ""

    def show_match(self, told: Explanation | None) -> None:
        """Mark the line that matched, with the words in it, or none."""
        place = place_of(told.written, self._text) if told else None
        if told is None or place is None:
            self.read.forget_highlights()
            return
        line = self._text[place.start : place.end]
        self.read.show_highlights((Highlight(place, line, words_in(line, told.words)),))

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bold = QFont(self.font())
        bold.setBold(True)
        self.title.setFont(bold)
        self.title.setBuddy(self.read)
        self.read.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(self.facts)
        column.addWidget(self.title)
        column.addWidget(self.read, 1)
        column.addStretch(0)


def place_of(written: str, text: str) -> CharSpan | None:
    """Where a line or a passage stands in a text, however its lines are broken there."""
    words = written.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return CharSpan(*found.span()) if found else None


def words_in(line: str, words: tuple[str, ...]) -> tuple[CharSpan, ...]:
    """Where some words stand in a line, whatever their case."""
    places = (re.finditer(re.escape(word), line, re.IGNORECASE) for word in words)
    return tuple(CharSpan(*found.span()) for one in places for found in one)
