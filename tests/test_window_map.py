"""The map in the window: what is seen there, and what mouse and keys do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    FileOpener,
    OpenDesktop,
    double_click,
    listed,
    names,
    type_words,
)
from PySide6.QtCore import QPoint, QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.map.canvas import MapCanvas
from desktop.map.colouring import Colouring, by_group
from desktop.map.lasso import enclosed
from desktop.map.marks import beside_pictures
from desktop.map.painting import SIDE, Points, paint
from desktop.map.session import MapSession
from desktop.map.viewport import Viewport
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.map_messages import CancelMap, ExportMap, MakeMap, MapCancelled, MapMade
from engine.service.map_worker import MapWorker
from engine.service.messages import Event, Request
from engine.types import Item
from engine.types.maps import MapMethod, MapReport

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

_Left, _None, _Shift = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class MappingEngine(EngineInProcess):
    """Makes maps as the engine process does, in a thread of its own."""

    def __init__(self, post: Callable[[Event], None], library: Library, directory: Path) -> None:
        super().__init__(post, library)
        self._maps = MapWorker(directory, post)
        self._maps.start()

    def send(self, request: Request) -> None:
        super().send(request)
        if isinstance(request, MakeMap | ExportMap | CancelMap):
            self._maps.take(request)

    def close(self) -> None:
        self._maps.close()


@pytest.fixture
def library(make_indexed: MakeLibrary) -> Library:
    """Three pictures, two sounds and three documents."""
    return make_indexed()


@pytest.fixture
def desktop(
    open_desktop: OpenDesktop, library: Library, library_dir: Path, tmp_path: Path, qtbot: QtBot
) -> Desktop:
    """A window on them that shows the map of PCA, all of it painted."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("map-method", "pca")
    settings.sync()
    made = open_desktop(connect=lambda post: MappingEngine(post, library, library_dir))
    qtbot.waitUntil(lambda: len(listed(made)) == 8)
    qtbot.mouseClick(made.window.filters.views.buttons[GalleryMode.MAP], _Left)
    qtbot.waitUntil(lambda: len(made.window.map.canvas.points.ids) == 8)
    qtbot.waitUntil(lambda: not made.services.maps.state.is_working)
    return made


def _canvas(desktop: Desktop) -> MapCanvas:
    return desktop.window.map.canvas


def _place(canvas: MapCanvas, item_id: int) -> QPoint:
    """Where an item is on the screen."""
    row = canvas.points.ids.tolist().index(item_id)
    x, y = canvas.viewport.on_screen(canvas.points.places[row : row + 1])[0].tolist()
    return QPoint(round(x), round(y))


def _id_alone(canvas: MapCanvas) -> int:
    """The item that lies farthest from all others."""
    places = canvas.points.places
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return int(canvas.points.ids[apart.min(axis=1).argmax()])


def _id_of(desktop: Desktop, name: str) -> int:
    return next(item.id for item in listed(desktop) if Path(item.path).name == name)


def _draw(canvas: MapCanvas, corners: list[QPoint]) -> None:
    """Draw a line with Shift held down."""
    kinds = QMouseEvent.Type
    events = [(kinds.MouseButtonPress, corners[0]), *((kinds.MouseMove, one) for one in corners)]
    for kind, place in [*events, (kinds.MouseButtonRelease, corners[-1])]:
        at = QPointF(canvas.mapToGlobal(place))
        QApplication.sendEvent(canvas, QMouseEvent(kind, QPointF(place), at, _Left, _Left, _Shift))


def test_every_file_is_a_point_in_the_colour_of_its_kind(desktop: Desktop, qtbot: QtBot) -> None:
    """Thumbnails of a small library are there at once; the legend names what there is."""
    pane, canvas = desktop.window.map, _canvas(desktop)
    assert [name for _, name in pane.legend] == ["Pictures", "Sounds", "Documents"]
    assert canvas.accessibleName() == "Map of 8 files"
    qtbot.waitUntil(lambda: bool(canvas.layer.pictured))
    shown = next(iter(canvas.layer.pictured))
    edge = [_place(canvas, shown) + QPoint(0, -down) for down in range(28, 36)]
    picture = canvas.grab().toImage()
    seen = [picture.pixelColor(place).getRgb()[:3] for place in edge]
    row = canvas.points.ids.tolist().index(shown)
    blue, green, red = canvas.points.colours[canvas.points.codes[row]].tolist()
    assert (red, green, blue) in seen
    assert desktop.window.shows_gallery


def test_colours_tell_folders_and_years(desktop: Desktop, qtbot: QtBot) -> None:
    """The legend says what they mean, and the points are where they were."""
    pane, before = desktop.window.map, _canvas(desktop).points.places
    pane.colouring_chosen.emit(Colouring.FOLDER)
    qtbot.waitUntil(lambda: [name for _, name in pane.legend] == ["media", "trees"])
    pane.colouring_chosen.emit(Colouring.GROUP)
    qtbot.waitUntil(lambda: [name for _, name in pane.legend] == ["In no group"])
    pane.colouring_chosen.emit(Colouring.DATE)
    qtbot.waitUntil(lambda: len(pane.legend) == 1 and pane.legend[0][1].isdigit())
    assert (_canvas(desktop).points.places == before).all()


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves(desktop: Desktop, qtbot: QtBot) -> None:
    """What is below the pointer stays there; a drag takes the map along."""
    canvas = _canvas(desktop)
    at = QPoint(100, 80)
    below, scale = canvas.viewport.on_map(100, 80), canvas.viewport.scale
    turned = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        _None,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, turned)
    assert canvas.viewport.scale > scale
    assert canvas.viewport.on_map(100, 80) == pytest.approx(below)
    qtbot.mousePress(canvas, _Left, pos=at)
    for step in (QPoint(20, 0), QPoint(60, 30)):
        qtbot.mouseMove(canvas, at + step)
    qtbot.mouseRelease(canvas, _Left, pos=at + QPoint(60, 30))
    assert canvas.viewport.on_map(160, 110) == pytest.approx(below)
    assert canvas.current is None


def test_a_click_selects_and_a_double_click_looks(desktop: Desktop, qtbot: QtBot) -> None:
    """The file is selected in the gallery as well, so that its menu and keys are for it."""
    canvas = _canvas(desktop)
    wanted = _id_alone(canvas)
    name = next(Path(item.path).name for item in listed(desktop) if item.id == wanted)
    canvas.look(
        canvas.viewport.zoomed(40 * canvas.viewport.scale, *_place(canvas, wanted).toTuple())
    )
    qtbot.mouseClick(canvas, _Left, pos=_place(canvas, wanted))
    qtbot.waitUntil(lambda: desktop.window.gallery.picked_item is not None)
    assert desktop.window.gallery.picked_item.id == wanted
    qtbot.waitUntil(lambda: canvas.accessibleDescription() == f"{name} is current")
    double_click(canvas, _place(canvas, wanted))
    qtbot.waitUntil(lambda: desktop.window.shows_viewer)
    qtbot.keyClick(desktop.window.viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desktop.window.shows_viewer)
    assert desktop.window.shows_gallery


def test_a_line_that_is_drawn_lists_exactly_what_lies_in_it(desktop: Desktop, qtbot: QtBot) -> None:
    """All of it is selected; the way back leads to the map."""
    canvas = _canvas(desktop)
    ids = canvas.points.ids.tolist()
    on_screen = canvas.viewport.on_screen(canvas.points.places)
    across = np.sort(on_screen[:, 0])
    gap = int(np.diff(across).argmax())
    edge, low = round(float(across[gap : gap + 2].mean())), canvas.height() - 1
    left = {ids[row] for row in np.flatnonzero(on_screen[:, 0] < edge).tolist()}
    _draw(canvas, [QPoint(0, 0), QPoint(edge, 0), QPoint(edge, low), QPoint(0, low)])
    qtbot.waitUntil(lambda: {item.id for item in listed(desktop)} == left)
    window = desktop.window
    assert window.results is window.gallery
    assert set(desktop.selection.selection.ids()) == left
    assert window.selected.isVisible()
    qtbot.mouseClick(window.filters.back, _Left)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    assert window.results is window.map


def test_a_search_lights_its_hits_and_shows_the_query(desktop: Desktop, qtbot: QtBot) -> None:
    """The star lies among the hits; without a search all are alike again."""
    canvas = _canvas(desktop)
    type_words(desktop, qtbot, "red")
    qtbot.waitUntil(lambda: canvas.star is not None)
    lit = set(canvas.points.ids[canvas.points.lit].tolist())
    found = {hit.item.id for hit in desktop.session.paging.pages.hits if not hit.weak}
    assert lit == found
    places, _ = canvas.places_of(np.array(sorted(found)))
    assert (np.array(canvas.star) >= places.min(axis=0) - 1e-3).all()
    assert (np.array(canvas.star) <= places.max(axis=0) + 1e-3).all()
    desktop.session.clear()
    qtbot.waitUntil(lambda: canvas.star is None)
    assert canvas.points.lit is None


def test_what_filters_leave_is_lit(desktop: Desktop, qtbot: QtBot) -> None:
    """There is no query then, and no star."""
    canvas = _canvas(desktop)
    qtbot.mouseClick(
        desktop.window.filters.toggles[next(iter(desktop.window.filters.toggles))], _Left
    )
    qtbot.waitUntil(lambda: canvas.points.lit is not None)
    assert set(canvas.points.ids[canvas.points.lit].tolist()) == {one.id for one in listed(desktop)}
    assert canvas.star is None


def test_the_keys_move_zoom_step_and_open(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Tab goes through the points from the middle outwards and then leaves the map."""
    canvas = _canvas(desktop)
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
    item = next(item for item in listed(desktop) if item.id == opened[0])
    qtbot.waitUntil(lambda: opener.paths == [Path(item.path)])


def test_pointing_at_a_file_asks_for_its_picture(desktop: Desktop, qtbot: QtBot) -> None:
    """Its name and thumbnail stand beside the pointer, and go with it."""
    canvas, wanted = _canvas(desktop), _id_of(desktop, "sea.png")
    qtbot.waitUntil(lambda: canvas.layer.item(wanted) is not None)
    place = _place(canvas, wanted)
    before = canvas.grab().toImage()
    qtbot.mouseMove(canvas, place)
    assert canvas.grab().toImage() != before


def test_a_map_that_is_not_seen_takes_no_thumbnails_from_the_gallery(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wanted takes the place of what was, and the gallery asks but once for a tile."""
    canvas, asked = _canvas(desktop), list[list[Item]]()
    qtbot.waitUntil(lambda: bool(canvas.layer.pictured))
    desktop.window.filters.views.buttons[GalleryMode.TILES].click()
    qtbot.waitUntil(lambda: not canvas.isVisible())
    monkeypatch.setattr(canvas._thumbnails, "want", asked.append)
    canvas._thumbnails.ready.emit(frozenset())
    assert asked == []


def test_new_files_come_on_the_map_without_a_jump(
    desktop: Desktop, library: Library, media: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is in sight stays in sight, in the scale that it had."""
    canvas = _canvas(desktop)
    canvas.zoom(1.5)
    before = canvas.viewport
    fresh = write_picture(tmp_path / "fresh" / "new rose.png", "red", 9)
    library.index((str(fresh.parent),))
    desktop.store.read_contents()
    qtbot.waitUntil(lambda: len(canvas.points.ids) == 9)
    assert canvas.viewport == before
    qtbot.waitUntil(lambda: desktop.services.maps.state.is_current)


def test_the_map_is_written_as_one_page_that_needs_no_network(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds every name, and refers to nothing outside itself."""
    file = tmp_path / "map.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(desktop.window.map.export, _Left)
    qtbot.waitUntil(lambda: desktop.window.map.line.text() == f"The map is in {file}.")
    page = file.read_text("utf-8")
    assert all(name in page for name in names(desktop))
    assert "default-src 'none'" in page
    told = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.S)
    assert not re.findall(r"(?:https?:)?//\w|<link|fetch\(|import\s", told)


def test_a_map_that_cannot_be_made_says_why(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """One line below the map; what was shown stays."""
    desktop.services.maps.export(MapMethod.PCA, str(tmp_path / "nowhere" / "map.html"))
    line = desktop.window.map.line
    qtbot.waitUntil(lambda: "cannot be written" in line.text())
    assert len(_canvas(desktop).points.ids) == 8


def test_work_can_be_stopped_and_ends_with_the_engine(desktop: Desktop, qtbot: QtBot) -> None:
    """The button is there while something is done; a stop leaves the map as it is."""
    session, pane = desktop.services.maps, desktop.window.map
    desktop.engine.requests.clear()
    desktop.engine._maps.close()
    session.choose(MapMethod.UMAP)
    qtbot.waitUntil(lambda: session.state.is_working)
    assert pane.stop.isVisible()
    assert [one.method for one in desktop.engine.requests if isinstance(one, MakeMap)] == [
        MapMethod.UMAP
    ]
    assert len(_canvas(desktop).points.ids) == 8
    session.break_off("The engine has ended.")
    assert not pane.stop.isVisible()
    assert pane.line.text() == "The engine has ended."


def test_a_map_is_there_at_once_and_a_better_one_follows(desktop: Desktop) -> None:
    """PCA stands in for t-SNE until that is made; what a person stops is not begun again."""
    asked: list[Request] = []
    read: list[MapMethod] = []
    session = MapSession(asked.append)
    session.read_wanted.connect(read.append)
    session.open()
    session.take_read(MapMethod.TSNE, None)
    session.take_read(MapMethod.PCA, None)
    session.take(MapMade(1, MapReport(MapMethod.PCA, 8, 8, is_new=True)))
    assert read == [MapMethod.TSNE, MapMethod.PCA, MapMethod.PCA]
    session.take_read(MapMethod.PCA, desktop.services.library.map(MapMethod.PCA))
    assert asked == [MakeMap(1, MapMethod.PCA), MakeMap(2, MapMethod.TSNE)]
    session.stop()
    session.take(MapCancelled(2))
    assert session.state.line == "Stopped. The map is as it was."
    session.note_change()
    session.take_read(MapMethod.TSNE, None)
    session.take_read(MapMethod.PCA, desktop.services.library.map(MapMethod.PCA))
    assert asked[2:] == [CancelMap(2)]
    session.make()
    assert asked[3:] == [MakeMap(3, MapMethod.TSNE)]


def test_colours_of_groups_name_the_largest() -> None:
    """Smaller groups share a colour, and what is in none has one that no group has."""
    groups = [*["cats"] * 3, *["ships"] * 2, *(f"small {n}" for n in range(9)), ""]
    colours = by_group(groups)
    names = [name for _, name in colours.legend]
    assert names[:2] == ["cats", "ships"]
    assert names[-2:] == ["Other groups", "In no group"]
    assert len({colour for colour, _ in colours.legend}) == len(names)
    assert names[colours.codes[0]] == "cats"


def test_method_colours_and_the_map_itself_are_kept(
    desktop: Desktop, open_desktop: OpenDesktop, library: Library, library_dir: Path, qtbot: QtBot
) -> None:
    """The next window opens on the map as it was."""
    desktop.window.map.colouring_chosen.emit(Colouring.FOLDER)
    desktop.close()
    second = open_desktop(connect=lambda post: MappingEngine(post, library, library_dir))
    qtbot.waitUntil(lambda: len(second.window.map.legend) == 2)
    assert second.window.results is second.window.map
    assert second.services.maps.state.method is MapMethod.PCA


def test_a_lasso_has_the_even_odd_rule() -> None:
    """A place is in a line that crosses itself where it is around it an odd number of times."""
    square = np.array([[0, 0], [4, 0], [4, 4], [0, 4]], np.float32)
    places = np.array([[2, 2], [5, 2], [-1, 2], [2, 4.5]], np.float32)
    assert enclosed(places, square).tolist() == [True, False, False, False]
    twice = np.concatenate([square, square])
    assert not enclosed(places, twice).any()


def test_thumbnails_never_lie_over_each_other_and_come_where_points_are_few(
    qapp: QApplication,
) -> None:
    """In a dense crowd there are none, and more come as the map is shown larger."""
    lots = np.random.default_rng(3)
    places = lots.normal(size=(20_000, 2)).astype(np.float32)
    ids = np.arange(20_000)
    codes, colours = np.zeros(20_000, np.uint8), np.array([[200, 90, 40]], np.uint8)
    whole = Viewport.around(places, 800, 600)
    points = Points(ids, places, codes, colours, None, whole.scale)
    base = qapp.palette().base().color()
    shown = []
    for factor in (1, 8, 64):
        view = whole.zoomed(whole.scale * factor, 400, 300)
        painted = paint(points, view, base)
        on_screen = view.on_screen(places[painted.shown])
        apart = np.abs(on_screen[:, None] - on_screen[None]).max(axis=2)
        assert apart[~np.eye(len(on_screen), dtype=bool)].min(initial=99) >= 64
        middle = np.linalg.norm(on_screen - [400, 300], axis=1)
        shown.append(int((middle < 150).sum()))
    assert shown[0] == 0
    assert shown[2] > shown[1]


def test_a_name_of_a_part_covers_no_thumbnail_where_there_is_room() -> None:
    """It stands right below, or above where another one is there; else it keeps its place."""
    name = QRectF(-50, -10, 100, 20)
    assert beside_pictures(name, np.empty((0, 2), np.float32)) == name
    one = np.array([[5, 0]], np.float32)
    assert beside_pictures(name, one).top() >= SIDE / 2
    two = np.array([[5, 0], [5, SIDE]], np.float32)
    assert beside_pictures(name, two).bottom() <= -SIDE / 2
    crowd = np.array([[x, y] for x in (-60, 0, 60) for y in range(-180, 181, 60)], np.float32)
    assert beside_pictures(name, crowd) == name
