"""The bar above what is shown large: the way back and on, its name, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.language import tr, whole

from ..widgets.buttons import tool_button
from ..widgets.elided import NameLabel
from ..widgets.flow import FlowLayout
from ..widgets.mark_row import MarkRow
from .zoom import STEP, ZoomView

_GAP = 6


class ViewerHead(QWidget):
    """Buttons in a row, or in two where it is narrow; those that change a picture act on it.

    Signals:
        step_wanted(int): to the next item, or with -1 to the one before.
        close_wanted(), open_wanted(), reveal_wanted(), similar_wanted().
    """

    step_wanted = Signal(int)
    close_wanted = Signal()
    open_wanted = Signal()
    reveal_wanted = Signal()
    similar_wanted = Signal()

    def __init__(self, picture: ZoomView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.name = NameLabel()
        self.place, self.scale = QLabel(), QLabel()
        self.mark_row = MarkRow(shows_tags=False)
        self.back = tool_button(tr("Back"), "back", self.close_wanted.emit)
        self.previous = tool_button(tr("Previous"), "previous", lambda: self.step_wanted.emit(-1))
        self.next = tool_button(tr("Next", "a file"), "next", lambda: self.step_wanted.emit(1))
        self.open_button = tool_button(tr("Open"), "open", self.open_wanted.emit)
        self.reveal = tool_button(tr("Show in folder"), "folder", self.reveal_wanted.emit)
        self.similar = tool_button(tr("Find similar"), "similar", self.similar_wanted.emit)
        self.info = tool_button(tr("What is known of it"), "info", lambda: None)
        self.info.setCheckable(True)
        self.marks = tool_button(tr("Find similar to a part: drag around it"), "part", lambda: None)
        self.marks.setCheckable(True)
        self.marks.toggled.connect(picture.set_marking)
        self.tools = (
            tool_button(tr("Smaller"), "zoom-out", lambda: picture.zoom(1 / STEP)),
            tool_button(tr("Larger"), "zoom-in", lambda: picture.zoom(STEP)),
            tool_button(tr("Whole picture"), "fit", picture.fit),
            tool_button(tr("Turn", "a picture"), "rotate", picture.turn),
            self.marks,
        )
        picture.zoomed.connect(self._show_scale)
        self._lay_out()

    def begin_item(self, name: str) -> None:
        """Another item is shown, of which no part is marked."""
        self.name.setText(name)
        self.marks.setChecked(False)

    def show_place(self, number: int, count: int, *, is_whole: bool = True) -> None:
        """Say which of all items this is, counted from 1.

        Args:
            is_whole: there are no more than these.
        """
        told = whole(count) + "+" * (not is_whole)
        self.place.setText(tr("{number} of {count}", number=whole(number), count=told))
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < count)

    def show_tools(self, wanted: bool) -> None:
        """Offer what changes a picture, or hide it."""
        self._picture_tools.setVisible(wanted)

    def _show_scale(self, scale: float) -> None:
        self.scale.setText(tr("{percent}%", percent=round(100 * scale)))

    def _lay_out(self) -> None:
        for label in (self.place, self.scale):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._picture_tools = QWidget()
        tools = QHBoxLayout(self._picture_tools)
        tools.setContentsMargins(0, 0, 12, 0)
        tools.setSpacing(_GAP)
        tools.addWidget(self.scale)
        for tool in self.tools:
            tools.addWidget(tool)
        self.place.setContentsMargins(0, 0, 2 * _GAP, 0)
        flow = FlowLayout(_GAP)
        first = (self.back, self.previous, self.next, self.place, self.name)
        last = (self.similar, self.open_button, self.reveal, self.info)
        for widget in (*first, self.mark_row, self._picture_tools, *last):
            flow.addWidget(widget)
        flow.let_fill(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(flow)
