"""The marks of one file, to be seen and changed: a heart, five stars, and its tags."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.language import tr, tr_count
from engine.types import Marks
from engine.types.marks import BEST

from .flow import FlowLayout
from .icons import set_icon


class MarkRow(QWidget):
    """Shows the marks of a file.

    Args:
        shows_tags: beside the button for them.

    Signals:
        favourite_wanted(bool): it is to be a favourite, or none.
        rating_wanted(int): it is to have so many stars, or none with 0.
        tags_wanted(): its tags are to be changed.
        untag_wanted(str): it is to lose that tag.
    """

    favourite_wanted = Signal(bool)
    rating_wanted = Signal(int)
    tags_wanted = Signal()
    untag_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, shows_tags: bool = True) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._shows_tags = shows_tags
        self.heart = _button()
        self.heart.clicked.connect(
            lambda _=False: self.favourite_wanted.emit(not self._marks.favourite)
        )
        self.stars = [_button() for _ in range(BEST)]
        for number, star in enumerate(self.stars, 1):
            star.clicked.connect(partial(self._rate, number))
        self.tag = _button()
        _name(self.tag, tr("Tags…"), "tag")
        self.tag.clicked.connect(lambda _=False: self.tags_wanted.emit())
        self.tags: list[QToolButton] = []
        self._flow = FlowLayout(spacing=4, parent=self)
        self._flow.addWidget(self._first())
        self.show_marks(Marks())

    def show_marks(self, marks: Marks) -> None:
        """Show the marks of a file."""
        self._marks = marks
        _name(
            self.heart,
            tr("No favourite any more") if marks.favourite else tr("Make it a favourite"),
            "heart-full" if marks.favourite else "heart",
        )
        for number, star in enumerate(self.stars, 1):
            title = tr("Take the stars away") if number == marks.rating else _stars(number)
            _name(star, title, "star-full" if number <= marks.rating else "star")
        tags = marks.tags if self._shows_tags else ()
        if [tag.text() for tag in self.tags] != [_tag_text(tag) for tag in tags]:
            self._show_tags(tags)

    def _rate(self, number: int, _checked: bool = False) -> None:
        self.rating_wanted.emit(0 if number == self._marks.rating else number)

    def _first(self) -> QWidget:
        """The heart and the stars, which stay on one line."""
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.heart)
        row.addSpacing(6)
        for star in self.stars:
            row.addWidget(star)
        row.addSpacing(6)
        row.addWidget(self.tag)
        return first

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        for button in self.tags:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.tags = [self._tag_button(tag) for tag in tags]
        for button in self.tags:
            self._flow.addWidget(button)
            button.show()

    def _tag_button(self, tag: str) -> QToolButton:
        button = QToolButton(
            self, text=_tag_text(tag), toolTip=tr("Take the tag {tag} away", tag=tag)
        )
        button.setAccessibleName(tr("Tag {tag}: take it away", tag=tag))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda _=False: self.untag_wanted.emit(tag))
        return button


def _tag_text(tag: str) -> str:
    return f"{tag}  ×".replace("&", "&&")


def _stars(number: int) -> str:
    return tr_count("Give {n} stars", "Give {n} star", number)


def _button() -> QToolButton:
    return QToolButton(autoRaise=True)


def _name(button: QToolButton, title: str, drawing: str) -> None:
    button.setToolTip(title)
    button.setAccessibleName(title)
    set_icon(button, drawing)
