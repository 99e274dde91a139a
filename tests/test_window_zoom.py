"""A picture in the viewer: fitted, zoomed, turned and moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    double_click,
    look_at,
    names,
)
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.viewer.zoom import ZoomView
from engine.explain import Region

REGION = Region((), (0.0, 0.0, 1.0, 1.0), (0.6, 0.2, 0.9, 0.8))
pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_a_picture_is_fitted_and_zoomed(picture: ZoomView) -> None:
    """The whole is seen first; zooming, its own size, and back."""
    assert picture.scale_now == pytest.approx(0.25)
    picture.zoom(2)
    assert (picture.scale_now, picture.is_fitted) == (pytest.approx(0.5), False)
    picture.show_own_size()
    assert picture.scale_now == pytest.approx(1)
    picture.zoom(1000)
    assert picture.scale_now == pytest.approx(16)
    picture.fit()
    assert picture.scale_now == pytest.approx(0.25)


def test_a_turned_picture_is_fitted_anew(picture: ZoomView) -> None:
    """By a quarter it is 900 by 1,600; the next picture stands upright again."""
    picture.turn()
    assert picture.scale_now == pytest.approx(300 / 1600)
    picture.begin()
    picture.show_image(QImage(1600, 900, QImage.Format.Format_RGB32), 1600)
    assert picture.scale_now == pytest.approx(0.25)


def test_more_detail_changes_nothing_else(picture: ZoomView) -> None:
    """A thumbnail is shown as large as the picture that comes after it, outline and all."""
    picture.begin()
    picture.show_image(QImage(160, 90, QImage.Format.Format_RGB32), 1600)
    picture.show_region(REGION)
    before = [line.sceneBoundingRect().center().x() for line in picture._outline]
    picture.show_image(QImage(1600, 900, QImage.Format.Format_RGB32), 1600)
    after = [line.sceneBoundingRect().center().x() for line in picture._outline]
    assert before == after == [pytest.approx(1200)] * 2
    assert picture.scale_now == pytest.approx(0.25)


@pytest.mark.parametrize("zoom", [1.0, 0.5, 3.0])
def test_the_outline_of_all_of_a_picture_keeps_inside_of_it(picture: ZoomView, zoom: float) -> None:
    """No line passes the edge of a picture that is smaller than the view, however it is shown."""
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    picture.show_image(image, 320)
    picture.zoom(zoom / picture.scale_now)
    picture.turn()
    plain = picture.grab().toImage()
    picture.show_region(Region((), (0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 1.0, 1.0)))
    outlined = picture.grab().toImage()
    changed = [
        plain.pixelColor(x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != outlined.pixel(x, y)
    ]
    assert changed
    assert set(map(QColor.name, changed)) == {"#008000"}


def test_a_small_picture_is_fitted_to_twice_its_size(picture: ZoomView) -> None:
    """A stamp does not stay a stamp in a wide window, nor is it blown up to a blur."""
    picture.begin()
    picture.show_image(QImage(32, 24, QImage.Format.Format_RGB32), 32)
    assert picture.scale_now == pytest.approx(2)


def test_the_wheel_zooms(picture: ZoomView, qtbot: QtBot) -> None:
    """A notch makes it a quarter larger, and a double click shows the whole again."""
    centre = picture.viewport().rect().center()
    picture.zoom(1.25)
    assert picture.scale_now == pytest.approx(0.3125)
    double_click(picture.viewport(), QPoint(centre))
    assert picture.is_fitted


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_arrows_move_a_picture_that_is_zoomed(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    qtbot: QtBot,
    tmp_path: Path,
    direction: Qt.LayoutDirection,
) -> None:
    """They show what lies there, up to its edge, and leave the file alone; Page Down does not."""
    for name, shade in (("one.png", 60), ("two.png", 200)):
        Image.new("L", (1600, 1200), shade).save(tmp_path / name)
    library = make_library()
    library.index((str(tmp_path / "one.png"), str(tmp_path / "two.png")))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(names(desktop)) == 2)
    name, other = names(desktop)
    viewer = look_at(desktop, qtbot, name)
    picture = viewer.picture
    picture.setLayoutDirection(direction)
    assert not picture.is_beyond_view
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert picture.is_beyond_view

    def seen() -> QPointF:
        return picture.mapToScene(picture.viewport().rect().center())

    for key, is_there in (
        (Qt.Key.Key_Right, lambda old, new: new.x() > old.x() and new.y() == old.y()),
        (Qt.Key.Key_Down, lambda old, new: new.y() > old.y() and new.x() == old.x()),
        (Qt.Key.Key_Left, lambda old, new: new.x() < old.x() and new.y() == old.y()),
        (Qt.Key.Key_Up, lambda old, new: new.y() < old.y() and new.x() == old.x()),
    ):
        before = seen()
        QTest.keyClick(viewer, key)
        assert is_there(before, seen()), key
    for _ in range(99):
        QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert picture.mapToScene(QPoint(1, 1)).x() == pytest.approx(0, abs=1)
    assert viewer.head.name.text() == name
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: viewer.head.name.text() == other)
    assert picture.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.head.name.text() == name)


def test_keys_and_buttons_change_the_picture(desktop: Desktop, qtbot: QtBot) -> None:
    """Larger, smaller, its own size, turned, and whole again; what it is large is told."""
    viewer = look_at(desktop, qtbot, "rose.png")
    picture = viewer.picture
    qtbot.waitUntil(lambda: picture.scale_now == pytest.approx(2))
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.head.scale.text() == "250%"
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert picture.transform().m12() == pytest.approx(2)
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert not picture.is_fitted
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert picture.is_fitted
    for tool in viewer.head.tools:
        tool.click()
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    assert not desktop.window.shows_viewer
