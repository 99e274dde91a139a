"""The rows of the side bar as files come in: what stays as it was costs a frame nothing."""

from __future__ import annotations

from desktop_support import OFFSCREEN_NOISE
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.sidebar.rows import Row, Section
from desktop.sidebar.tree import SideTree

pytestmark = OFFSCREEN_NOISE


class _Painted(QObject):
    """Keeps how much of a widget was painted since it was asked last."""

    def __init__(self) -> None:
        super().__init__()
        self._area = QRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if isinstance(event, QPaintEvent):
            self._area |= event.rect()
        return False

    def take(self) -> QRect:
        """What was painted, after all that waits to be laid out or painted."""
        for _ in range(3):
            QApplication.processEvents()
        area, self._area = self._area, QRect()
        return area


def test_only_the_rows_that_become_others_are_painted(qtbot: QtBot) -> None:
    """The counts are told each second while files change: the same ones again paint nothing."""
    tree, painted = SideTree(), _Painted()
    qtbot.addWidget(tree)
    tree.resize(240, 400)
    rows = [Row(name, name, count=place) for place, name in enumerate("abcde")]
    tree.show_rows(Section.FOLDERS, rows)
    tree.show()
    qtbot.waitExposed(tree)
    tree.viewport().installEventFilter(painted)
    painted.take()
    tree.show_rows(Section.FOLDERS, rows)
    tree.show_rows(Section.ALBUMS, ())
    assert painted.take().isEmpty()
    rows[2] = replace(rows[2], count=7)
    tree.show_rows(Section.FOLDERS, rows)
    third = tree.item_of(Section.FOLDERS, "c")
    assert third is not None
    area = painted.take()
    assert not area.isEmpty()
    assert area.height() <= tree.visualItemRect(third).height()


def test_the_column_of_counts_is_as_wide_as_they_have_become(qtbot: QtBot) -> None:
    """A count that grows is seen whole, though no other row is laid out for it."""
    tree, row = SideTree(), Row("a", "a", count=1)
    qtbot.addWidget(tree)
    tree.show_rows(Section.FOLDERS, [row])
    tree.show()
    qtbot.waitExposed(tree)
    narrow = tree.columnWidth(1)
    tree.show_rows(Section.FOLDERS, [replace(row, count=1_000_000)])
    qtbot.waitUntil(lambda: tree.columnWidth(1) > narrow)
