"""Chips that change places: one is dragged along its row, or moved on by the keys.

Words stand before files, and exact words after these; each moves among its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

from .chip_frame import ChipFrame
from .draft import QueryDraft

_MARK_WIDTH = 2
# Pixels beside the pointer that are kept in sight.
_AHEAD = 60


class ChipMoves(QObject):
    """Lets the chips of a row be moved, and marks where the dragged one would come to stand.

    Args:
        area: shows the row, scrolled.
        chips: in order, as the parts of the draft are.

    Signals:
        moved(int, int): the chip with that number is to stand at that place.
    """

    moved = Signal(int, int)

    def __init__(
        self, area: QScrollArea, row: QWidget, chips: Sequence[ChipFrame], draft: QueryDraft
    ) -> None:
        super().__init__(row)
        self._area, self._row, self._chips, self._draft = area, row, chips, draft
        self._place = 0
        self._mark = QWidget(row)
        self._mark.setBackgroundRole(QPalette.ColorRole.Highlight)
        self._mark.setAutoFillBackground(True)
        self._mark.hide()
        for number, chip in enumerate(chips):
            if len(draft.neighbours(number)) > 1:
                self._follow(number, chip)

    def _follow(self, number: int, chip: ChipFrame) -> None:
        body = chip.body
        body.can_move = True
        body.dragged.connect(partial(self._on_dragged, number))
        body.dropped.connect(partial(self._on_dropped, number))
        body.drag_given_up.connect(self._mark.hide)
        body.step_pressed.connect(partial(self._on_step, number))

    def _on_dragged(self, number: int, pointer: QPoint) -> None:
        x, middle = self._row.mapFromGlobal(pointer).x(), self._row.height() // 2
        neighbours = self._draft.neighbours(number)
        others = [self._chips[one].geometry() for one in neighbours if one != number]
        passed = [one for one in others if self._is_before(one.center().x(), x)]
        self._place = neighbours.start + len(passed)
        self._show_mark(others, len(passed))
        self._area.ensureVisible(x, middle, _AHEAD, 0)

    def _on_dropped(self, number: int) -> None:
        self._mark.hide()
        if self._place != number:
            self.moved.emit(number, self._place)

    def _on_step(self, number: int, step: int) -> None:
        if number + step in self._draft.neighbours(number):
            self.moved.emit(number, number + step)

    def _show_mark(self, others: Sequence[QRect], passed: int) -> None:
        """Mark the edge where the chip would go: behind the last that it has passed."""
        is_first = passed == 0
        chip = others[0 if is_first else passed - 1]
        is_at_left = is_first is not self._is_mirrored
        edge = chip.left() - 2 * _MARK_WIDTH if is_at_left else chip.right() + _MARK_WIDTH + 1
        self._mark.setGeometry(edge, chip.top(), _MARK_WIDTH, chip.height())
        self._mark.show()
        self._mark.raise_()

    def _is_before(self, one: int, other: int) -> bool:
        return one > other if self._is_mirrored else one < other

    @property
    def _is_mirrored(self) -> bool:
        """Whether the row begins at the right."""
        return self._area.layoutDirection() is Qt.LayoutDirection.RightToLeft
