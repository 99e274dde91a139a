"""The map as it is made, follows the library, is written as a page, and is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from colour_media import write_picture
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    names,
)
from map_window import LEFT, MappingEngine, canvas_of
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.map.colouring import Colouring
from desktop.map.session import MapSession
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.map_messages import CancelMap, MakeMap, MapCancelled, MapMade
from engine.service.messages import Request
from engine.types.maps import MapMethod, MapReport

pytest_plugins = ("map_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_new_files_come_on_the_map_without_a_jump(
    map_desktop: Desktop, mapped_library: Library, media: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is in sight stays in sight, in the scale that it had."""
    canvas = canvas_of(map_desktop)
    canvas.zoom(1.5)
    before = canvas.viewport
    fresh = write_picture(tmp_path / "fresh" / "new rose.png", "red", 9)
    mapped_library.index((str(fresh.parent),))
    map_desktop.store.read_contents()
    qtbot.waitUntil(lambda: len(canvas.points.ids) == 9)
    assert canvas.viewport == before
    qtbot.waitUntil(lambda: map_desktop.services.maps.state.is_current)


def test_the_map_is_written_as_one_page_that_needs_no_network(
    map_desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds every name, and refers to nothing outside itself."""
    file = tmp_path / "map.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(map_desktop.window.map.export, LEFT)
    qtbot.waitUntil(lambda: map_desktop.window.map.line.text() == f"The map is in {file}.")
    page = file.read_text("utf-8")
    assert all(name in page for name in names(map_desktop))
    assert "default-src 'none'" in page
    told = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.S)
    assert not re.findall(r"(?:https?:)?//\w|<link|fetch\(|import\s", told)


def test_a_map_that_cannot_be_made_says_why(
    map_desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """One line below the map; what was shown stays."""
    map_desktop.services.maps.export(MapMethod.PCA, str(tmp_path / "nowhere" / "map.html"))
    line = map_desktop.window.map.line
    qtbot.waitUntil(lambda: "cannot be written" in line.text())
    assert len(canvas_of(map_desktop).points.ids) == 8


def test_work_can_be_stopped_and_ends_with_the_engine(map_desktop: Desktop, qtbot: QtBot) -> None:
    """The button is there while something is done; a stop leaves the map as it is."""
    session, pane = map_desktop.services.maps, map_desktop.window.map
    map_desktop.engine.requests.clear()
    map_desktop.engine._maps.close()
    session.choose(MapMethod.UMAP)
    qtbot.waitUntil(lambda: session.state.is_working)
    assert pane.stop.isVisible()
    assert [one.method for one in map_desktop.engine.requests if isinstance(one, MakeMap)] == [
        MapMethod.UMAP
    ]
    assert len(canvas_of(map_desktop).points.ids) == 8
    session.break_off("The engine has ended.")
    assert not pane.stop.isVisible()
    assert pane.line.text() == "The engine has ended."


def test_a_map_is_there_at_once_and_a_better_one_follows(map_desktop: Desktop) -> None:
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
    session.take_read(MapMethod.PCA, map_desktop.services.library.map(MapMethod.PCA))
    assert asked == [MakeMap(1, MapMethod.PCA), MakeMap(2, MapMethod.TSNE)]
    session.stop()
    session.take(MapCancelled(2))
    assert session.state.line == "Stopped. The map is as it was."
    session.note_change()
    session.take_read(MapMethod.TSNE, None)
    session.take_read(MapMethod.PCA, map_desktop.services.library.map(MapMethod.PCA))
    assert asked[2:] == [CancelMap(2)]
    session.make()
    assert asked[3:] == [MakeMap(3, MapMethod.TSNE)]


def test_method_colours_and_the_map_itself_are_kept(
    map_desktop: Desktop,
    open_desktop: OpenDesktop,
    mapped_library: Library,
    library_dir: Path,
    qtbot: QtBot,
) -> None:
    """The next window opens on the map as it was."""
    map_desktop.window.map.colouring_chosen.emit(Colouring.FOLDER)
    map_desktop.close()
    second = open_desktop(connect=lambda post: MappingEngine(post, mapped_library, library_dir))
    qtbot.waitUntil(lambda: len(second.window.map.legend) == 2)
    assert second.window.results is second.window.map
    assert second.services.maps.state.method is MapMethod.PCA
