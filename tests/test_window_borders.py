"""Every control can be told from what is around it: the borders, as they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contrast import contrast
from desktop_support import OFFSCREEN_NOISE, drop, file_mime
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from desktop.search.chips import Chip
from desktop.shell.app import Desktop
from desktop.shell.window import MainWindow
from desktop.widgets.theme import Theme
from engine.types import Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
# WCAG 2.2, 1.4.11: what makes out a control stands out from its neighbours by 3 to 1.
LEAST = 3.0
CONTROLS: dict[str, Callable[[MainWindow], QWidget]] = {
    "search box": lambda window: window.search.box,
    "toggle": lambda window: next(iter(window.filters.toggles.values())),
    "choice": lambda window: window.filters.sort,
    "button": lambda window: window.filters.back,
    "chip": lambda window: window.search.chips.findChildren(Chip)[0],
}


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def themed(desktop: Desktop, request: pytest.FixtureRequest, media: Path, qtbot: QtBot) -> Desktop:
    """A window in either theme, with a chip, in which none of the controls has the focus."""
    desktop.themes.choose(request.param)
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "sea.png"))
    desktop.window.filters.show_copies(True)
    desktop.window.gallery.setFocus()
    QApplication.processEvents()
    return desktop


def _edge(image: QImage, left: int, y: int) -> list[QColor]:
    """The pixels across the left border of something, from outside to inside."""
    scale = image.devicePixelRatio()
    return [image.pixelColor(round((left + x) * scale), round(y * scale)) for x in range(-2, 6)]


def _stands_out(edge: list[QColor]) -> float:
    """How far the strongest line of an edge stands out from the ground outside."""
    return max(contrast(one, edge[0]) for one in edge[1:])


def test_the_border_of_a_control_can_be_seen(themed: Desktop) -> None:
    """Without focus, in both themes."""
    image = themed.window.grab().toImage()
    for name, find in CONTROLS.items():
        control = find(themed.window)
        corner = control.mapTo(themed.window, QPoint(0, control.height() // 2))
        edge = _edge(image, corner.x(), corner.y())
        assert _stands_out(edge) >= LEAST, (name, [one.name() for one in edge])


def _opened_over(themed: Desktop) -> Iterator[QWidget]:
    """A menu, the help of the search box, the list of a choice, and the quick search, each open."""
    window = themed.window
    themed.menus.file.popup(window.mapToGlobal(QPoint(40, 40)))
    yield themed.menus.file
    window.search.show_help()
    yield window.search.page
    window.filters.folder.showPopup()
    folders = window.filters.folder.view().parentWidget()
    assert isinstance(folders, QFrame)
    yield folders
    themed.system.quick.open()
    assert themed.system.quick.window is not None
    yield themed.system.quick.window


def test_what_opens_over_the_window_has_a_border(themed: Desktop) -> None:
    """Whatever opens, in both themes."""
    for page in _opened_over(themed):
        QApplication.processEvents()
        image = page.grab().toImage()
        line, ground = (image.pixelColor(x, image.height() // 2) for x in (0, 3))
        page.hide()
        assert contrast(line, ground) >= LEAST, (page, line.name(), ground.name())


def test_separators_of_a_menu_can_be_seen(themed: Desktop) -> None:
    """In the menu bar and in the menu of a chip, also after a change of theme."""
    themed.themes.choose(Theme.LIGHT if themed.themes.choice is Theme.DARK else Theme.DARK)
    QApplication.processEvents()
    chip = themed.window.search.chips.chips[0]
    menus = (themed.menus.file, themed.menus.tile, themed.menus.view, chip.menu)
    for menu in menus:
        menu.popup(themed.window.mapToGlobal(QPoint(40, 40)))
        QApplication.processEvents()
        image = menu.grab().toImage()
        lines = [menu.actionGeometry(one) for one in menu.actions() if one.isSeparator()]
        menu.hide()
        assert lines
        for line in lines:
            x, scale = line.center().x(), image.devicePixelRatio()
            ground, *points = (
                image.pixelColor(round(x * scale), round(y * scale))
                for y in range(line.top() - 1, line.bottom() + 1)
            )
            assert max(contrast(point, ground) for point in points) >= LEAST


def test_what_is_said_of_a_drop_stands_on_a_panel(themed: Desktop) -> None:
    """Nothing of what lies below is to be seen around the words, whose panel has a border."""
    window, overlay = themed.window, themed.window.drops.overlay
    overlay.appear()
    image = overlay.grab().toImage()
    panel, scale = overlay.panel, image.devicePixelRatio()
    overlay.hide()
    inside = panel.adjusted(6, 6, -6, -6)
    row = [
        image.pixelColor(round(x * scale), round((panel.top() + 6) * scale))
        for x in range(inside.left(), inside.right())
    ]
    assert set(map(QColor.name, row)) == {window.palette().color(QPalette.ColorRole.Base).name()}
    edge = _edge(image, panel.left(), panel.center().y())
    assert _stands_out(edge) >= LEAST
    assert window.rect().contains(panel)


def test_focus_can_be_told_from_the_border(themed: Desktop, qtbot: QtBot) -> None:
    """The search box with the keys has another border than without, and can be seen as well."""
    box = themed.window.search.box
    corner = box.mapTo(themed.window, QPoint(0, box.height() // 2))
    edges = []
    for widget in (themed.window.gallery, box):
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
        edges.append(_edge(themed.window.grab().toImage(), corner.x(), corner.y()))
    without, within = edges
    assert without != within
    assert _stands_out(within) >= LEAST


def test_a_pressed_button_can_be_told_from_the_others(themed: Desktop) -> None:
    """It has the colour of what is chosen, on which its title can be read."""
    button = themed.window.filters.toggles[Modality.IMAGE]
    themed.session.set_modalities(frozenset({Modality.IMAGE}))
    pressed, other = (
        one.grab().toImage().pixelColor(4, one.height() // 2)
        for one in (button, themed.window.filters.toggles[Modality.AUDIO])
    )
    palette = themed.window.palette()
    assert abs(pressed.hue() - palette.highlight().color().hue()) < 20
    assert pressed.saturation() > other.saturation() + 60
    assert contrast(pressed, palette.highlightedText().color()) >= 4.5
