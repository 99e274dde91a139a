"""The window the other way round, as languages that are written from right to left want it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.gallery import DateMarks
from desktop.shell.app import Desktop
from desktop.shell.window import MainWindow
from desktop.widgets import icons
from desktop.widgets.elided import ElidedLabel

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def from_right_to_left(qapp: QApplication) -> Iterator[None]:
    """A language that is written so."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_window_from_right_to_left_is_the_other_way_round(
    from_right_to_left: None, own_desktop: Desktop, qtbot: QtBot
) -> None:
    """The side bar at the right, the preview at the left, and all of it inside a small window."""
    window = own_desktop.window
    window.resize(900, 600)
    own_desktop.preview_place.entry.trigger()
    own_desktop.window.side_place.set_open(True)
    QApplication.processEvents()
    side, gallery, preview = (place_in(window, one) for one in parts_of(window))
    assert side.right() >= window.width() - 1
    assert preview.left() <= 1
    assert preview.right() < gallery.left()
    inside = window.rect()
    outside = [
        one.accessibleName() or one.text()
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and not inside.contains(place_in(window, one))
    ]
    assert outside == []


def test_tiles_go_from_right_to_left(
    from_right_to_left: None, own_desktop: Desktop, qtbot: QtBot
) -> None:
    """The first is at the right, a click hits the one that is seen, and Left goes on."""
    gallery = own_desktop.window.gallery
    places = [gallery.visualRect(own_desktop.model.index(row)) for row in range(8)]
    assert places[0].right() > places[1].right()
    assert all(gallery.viewport().rect().contains(place) for place in places)
    assert [gallery.indexAt(place.center()).row() for place in places] == list(range(8))
    gallery.select_row(0)
    qtbot.keyClick(gallery, Qt.Key.Key_Left)
    assert gallery.currentIndex().row() == 1
    qtbot.keyClick(gallery, Qt.Key.Key_Right)
    assert gallery.currentIndex().row() == 0
    gallery.look_wanted.emit()
    qtbot.keyClick(own_desktop.window.viewer, Qt.Key.Key_Left)
    assert gallery.currentIndex().row() == 1


def test_arrows_point_the_other_way(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    """The way back is where a line begins, which is the right in some languages."""
    black = QColor(Qt.GlobalColor.black)
    usual = icons.pixmap("back", 32, black).toImage()
    request.getfixturevalue("from_right_to_left")
    assert icons.pixmap("back", 32, black).toImage() == usual.flipped(Qt.Orientation.Horizontal)
    assert usual != usual.flipped(Qt.Orientation.Horizontal)


def test_dates_lie_beside_the_tiles_from_right_to_left(
    from_right_to_left: None, own_desktop: Desktop
) -> None:
    """The strip of dates is at the left of the tiles, where their lines end."""
    gallery = own_desktop.window.gallery
    gallery.show_dates(DateMarks.of(np.array([4, 4, 3, 3, 2, 2, 1, 1], np.int16)))
    assert gallery.scrubber.isVisible()
    assert gallery.scrubber.geometry().right() < gallery.viewport().geometry().left()


def parts_of(window: MainWindow) -> tuple[QWidget, QWidget, QWidget]:
    """The panels that lie side by side."""
    return window.side, window.gallery, window.preview


def place_in(window: QWidget, widget: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_a_path_is_not_turned_round_from_right_to_left(qtbot: QtBot) -> None:
    """The slash at its beginning stays there; only the line stands at the other side."""
    label = ElidedLabel(Qt.TextElideMode.ElideLeft)
    qtbot.addWidget(label)
    label.setText("/home/ann")
    label.resize(200, 30)
    from_left = _ink(label)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from_right = _ink(label)
    assert from_left[:100].any()
    assert not from_right[:100].any()
    overlaps = np.correlate(from_left, from_right, "full").max()
    assert overlaps > 0.9 * np.linalg.norm(from_left) * np.linalg.norm(from_right)


def _ink(label: ElidedLabel) -> np.ndarray:
    """How much is written in each column."""
    grey = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.array(grey.constBits(), np.uint8).reshape(grey.height(), -1)[:, : grey.width()]
    return np.abs(rows.astype(int) - int(rows[0, -1 if label.isLeftToRight() else 0])).sum(axis=0)
