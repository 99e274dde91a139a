"""The map in the window: what is seen there, and what mouse and keys do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    double_click,
    listed,
    type_words,
)
from map_window import LEFT, NO_KEYS, canvas_of, draw, id_alone, id_of, place_of
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.map.colouring import Colouring
from desktop.shell.app import Desktop
from engine.types import Item

pytest_plugins = ("map_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_every_file_is_a_point_in_the_colour_of_its_kind(
    map_desktop: Desktop, qtbot: QtBot
) -> None:
    """Thumbnails of a small library are there at once; the legend names what there is."""
    pane, canvas = map_desktop.window.map, canvas_of(map_desktop)
    assert [name for _, name in pane.legend] == ["Pictures", "Sounds", "Documents"]
    assert canvas.accessibleName() == "Map of 8 files"
    qtbot.waitUntil(lambda: bool(canvas.layer.pictured))
    shown = next(iter(canvas.layer.pictured))
    edge = [place_of(canvas, shown) + QPoint(0, -down) for down in range(28, 36)]
    picture = canvas.grab().toImage()
    seen = [picture.pixelColor(place).getRgb()[:3] for place in edge]
    row = canvas.points.ids.tolist().index(shown)
    blue, green, red = canvas.points.colours[canvas.points.codes[row]].tolist()
    assert (red, green, blue) in seen
    assert map_desktop.window.shows_gallery


def test_colours_tell_folders_and_years(map_desktop: Desktop, qtbot: QtBot) -> None:
    """The legend says what they mean, and the points are where they were."""
    pane, before = map_desktop.window.map, canvas_of(map_desktop).points.places
    pane.colouring_chosen.emit(Colouring.FOLDER)
    qtbot.waitUntil(lambda: [name for _, name in pane.legend] == ["media", "trees"])
    pane.colouring_chosen.emit(Colouring.GROUP)
    qtbot.waitUntil(lambda: [name for _, name in pane.legend] == ["In no group"])
    pane.colouring_chosen.emit(Colouring.DATE)
    qtbot.waitUntil(lambda: len(pane.legend) == 1 and pane.legend[0][1].isdigit())
    assert (canvas_of(map_desktop).points.places == before).all()


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves(
    map_desktop: Desktop, qtbot: QtBot
) -> None:
    """What is below the pointer stays there; a drag takes the map along."""
    canvas = canvas_of(map_desktop)
    at = QPoint(100, 80)
    below, scale = canvas.viewport.on_map(100, 80), canvas.viewport.scale
    turned = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, turned)
    assert canvas.viewport.scale > scale
    assert canvas.viewport.on_map(100, 80) == pytest.approx(below)
    qtbot.mousePress(canvas, LEFT, pos=at)
    for step in (QPoint(20, 0), QPoint(60, 30)):
        qtbot.mouseMove(canvas, at + step)
    qtbot.mouseRelease(canvas, LEFT, pos=at + QPoint(60, 30))
    assert canvas.viewport.on_map(160, 110) == pytest.approx(below)
    assert canvas.current is None


def test_a_click_selects_and_a_double_click_looks(map_desktop: Desktop, qtbot: QtBot) -> None:
    """The file is selected in the gallery as well, so that its menu and keys are for it."""
    canvas = canvas_of(map_desktop)
    wanted = id_alone(canvas)
    name = next(Path(item.path).name for item in listed(map_desktop) if item.id == wanted)
    canvas.look(
        canvas.viewport.zoomed(40 * canvas.viewport.scale, *place_of(canvas, wanted).toTuple())
    )
    qtbot.mouseClick(canvas, LEFT, pos=place_of(canvas, wanted))
    qtbot.waitUntil(lambda: map_desktop.window.gallery.picked_item is not None)
    assert map_desktop.window.gallery.picked_item.id == wanted
    qtbot.waitUntil(lambda: canvas.accessibleDescription() == f"{name} is current")
    double_click(canvas, place_of(canvas, wanted))
    qtbot.waitUntil(lambda: map_desktop.window.shows_viewer)
    qtbot.keyClick(map_desktop.window.viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not map_desktop.window.shows_viewer)
    assert map_desktop.window.shows_gallery


def test_a_line_that_is_drawn_lists_exactly_what_lies_in_it(
    map_desktop: Desktop, qtbot: QtBot
) -> None:
    """All of it is selected; the way back leads to the map."""
    canvas = canvas_of(map_desktop)
    ids = canvas.points.ids.tolist()
    on_screen = canvas.viewport.on_screen(canvas.points.places)
    across = np.sort(on_screen[:, 0])
    gap = int(np.diff(across).argmax())
    edge, low = round(float(across[gap : gap + 2].mean())), canvas.height() - 1
    left = {ids[row] for row in np.flatnonzero(on_screen[:, 0] < edge).tolist()}
    draw(canvas, [QPoint(0, 0), QPoint(edge, 0), QPoint(edge, low), QPoint(0, low)])
    qtbot.waitUntil(lambda: {item.id for item in listed(map_desktop)} == left)
    window = map_desktop.window
    assert window.results is window.gallery
    assert set(map_desktop.selection.selection.ids()) == left
    assert window.selected.isVisible()
    qtbot.mouseClick(window.filters.back, LEFT)
    qtbot.waitUntil(lambda: len(listed(map_desktop)) == 8)
    assert window.results is window.map


def test_a_search_lights_its_hits_and_shows_the_query(map_desktop: Desktop, qtbot: QtBot) -> None:
    """The star lies among the hits; without a search all are alike again."""
    canvas = canvas_of(map_desktop)
    type_words(map_desktop, qtbot, "red")
    qtbot.waitUntil(lambda: canvas.star is not None)
    lit = set(canvas.points.ids[canvas.points.lit].tolist())
    found = {hit.item.id for hit in map_desktop.session.paging.pages.hits if not hit.weak}
    assert lit == found
    places, _ = canvas.places_of(np.array(sorted(found)))
    assert (np.array(canvas.star) >= places.min(axis=0) - 1e-3).all()
    assert (np.array(canvas.star) <= places.max(axis=0) + 1e-3).all()
    map_desktop.session.clear()
    qtbot.waitUntil(lambda: canvas.star is None)
    assert canvas.points.lit is None


def test_what_filters_leave_is_lit(map_desktop: Desktop, qtbot: QtBot) -> None:
    """There is no query then, and no star."""
    canvas = canvas_of(map_desktop)
    qtbot.mouseClick(
        map_desktop.window.filters.toggles[next(iter(map_desktop.window.filters.toggles))], LEFT
    )
    qtbot.waitUntil(lambda: canvas.points.lit is not None)
    assert set(canvas.points.ids[canvas.points.lit].tolist()) == {
        one.id for one in listed(map_desktop)
    }
    assert canvas.star is None


def test_the_keys_move_zoom_step_and_open(
    map_desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Tab goes through the points from the middle outwards and then leaves the map."""
    canvas = canvas_of(map_desktop)
    canvas.setFocus()
    x, scale = canvas.viewport.x, canvas.viewport.scale
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert (canvas.viewport.x > x, canvas.viewport.scale > scale) == (True, True)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.viewport.scale == pytest.approx(scale)
    seen = []
    for _ in range(8):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.current)
    assert set(seen) == set(canvas.points.ids.tolist())
    assert canvas.hasFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()
    opened: list[int] = []
    canvas.opened.connect(opened.append)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened == [seen[-1]]
    item = next(item for item in listed(map_desktop) if item.id == opened[0])
    qtbot.waitUntil(lambda: opener.paths == [Path(item.path)])


def test_pointing_at_a_file_asks_for_its_picture(map_desktop: Desktop, qtbot: QtBot) -> None:
    """Its name and thumbnail stand beside the pointer, and go with it."""
    canvas, wanted = canvas_of(map_desktop), id_of(map_desktop, "sea.png")
    qtbot.waitUntil(lambda: canvas.layer.item(wanted) is not None)
    place = place_of(canvas, wanted)
    before = canvas.grab().toImage()
    qtbot.mouseMove(canvas, place)
    assert canvas.grab().toImage() != before


def test_a_map_that_is_not_seen_takes_no_thumbnails_from_the_gallery(
    map_desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wanted takes the place of what was, and the gallery asks but once for a tile."""
    canvas, asked = canvas_of(map_desktop), list[list[Item]]()
    qtbot.waitUntil(lambda: bool(canvas.layer.pictured))
    map_desktop.window.filters.views.buttons[GalleryMode.TILES].click()
    qtbot.waitUntil(lambda: not canvas.isVisible())
    monkeypatch.setattr(canvas._thumbnails, "want", asked.append)
    canvas._thumbnails.ready.emit(frozenset())
    assert asked == []
