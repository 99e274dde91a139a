"""What was looked for is there again at the next start, with all that was chosen beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_picture
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    drop,
    engine_of,
    file_mime,
    listed,
    names,
)
from PySide6.QtCore import (
    Qt,
)
from pytestqt.qtbot import QtBot

from desktop.search.kept import KeptSearch
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.messages import Index
from engine.types import Modality, Sort, Term
from engine.types.grouping import Grouping

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _library(desktop: Desktop) -> Library:
    library = engine_of(desktop).library
    assert library is not None
    return library


def _wait_for_answer(desktop: Desktop, qtbot: QtBot) -> None:
    rows = range(2)
    qtbot.waitUntil(lambda: any(desktop.model.hit_at(row) is not None for row in rows))


def test_a_search_is_taken_up_again(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, media: Path
) -> None:
    """The next window shows the same query, controls and results, without a word."""
    filters = own_desktop.window.filters
    qtbot.waitUntil(lambda: filters.folder.count() == 2)
    qtbot.keyClicks(own_desktop.window.search.box, "green ")
    with qtbot.waitSignal(own_desktop.session.answered):
        drop(own_desktop.window, file_mime(media / "rose.png"), Qt.KeyboardModifier.AltModifier)
    qtbot.mouseClick(filters.toggles[Modality.IMAGE], Qt.MouseButton.LeftButton)
    filters.folder_chosen.emit(str(media))
    filters.sort_chosen.emit(Sort.NAME)
    filters.grouping_chosen.emit(Grouping.MODALITY)
    qtbot.waitUntil(lambda: names(own_desktop) == ["leaf.png", "rose.png", "sea.png"])
    query = own_desktop.session.query
    own_desktop.window.close()

    again = open_desktop(_library(own_desktop))
    _wait_for_answer(again, qtbot)
    assert again.session.query == query
    assert again.session.grouping is Grouping.MODALITY
    assert names(again) == ["leaf.png", "rose.png", "sea.png"]
    window = again.window
    assert window.search.box.text() == "green "
    chips = ["Words “green”", "Picture rose.png, less like this"]
    row = window.search.chips
    qtbot.waitUntil(lambda: [chip.accessibleName() for chip in row.chips] == chips)
    assert window.filters.chosen == {Modality.IMAGE}
    qtbot.waitUntil(lambda: window.filters.folder.currentData() == str(media))
    assert window.filters.folder.currentText() == "media"
    assert window.filters.sort.currentData() == Sort.NAME
    assert window.filters.grouping.currentData() == Grouping.MODALITY
    assert window.messages.isHidden()


def test_an_engine_that_starts_is_asked_again(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The search is sent once there is someone to hear it."""
    qtbot.keyClicks(own_desktop.window.search.box, "green")
    own_desktop.window.close()
    again = open_desktop(_library(own_desktop))
    engine = engine_of(again)
    assert engine.starts == 1
    assert engine.started_before_asked
    assert [one.query.terms[0].value for one in engine.searches] == ["green"]


def test_files_that_are_gone_are_left_out(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, media: Path, tmp_path: Path
) -> None:
    """One line tells how many; the rest is looked for."""
    gone = [write_picture(tmp_path / f"{name}.png", "blue") for name in ("one", "two")]
    with qtbot.waitSignal(own_desktop.session.answered):
        drop(own_desktop.window, file_mime(*gone, media / "rose.png"))
    own_desktop.window.close()
    for path in gone:
        path.unlink()
    again = open_desktop(_library(own_desktop))
    _wait_for_answer(again, qtbot)
    assert [Path(term.value).name for term in again.session.query.terms] == ["rose.png"]
    assert again.window.messages.text.text() == (
        "2 files of your last search are not there now, and were left out of it."
    )


def test_who_types_at_once_is_not_interrupted(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, media: Path
) -> None:
    """What comes after a look at the disk gives way to what a person has begun meanwhile."""
    with qtbot.waitSignal(own_desktop.session.answered):
        drop(own_desktop.window, file_mime(media / "rose.png"))
    own_desktop.window.close()
    again = open_desktop(_library(own_desktop))
    again.session.set_text("red")
    _wait_for_answer(again, qtbot)
    assert [term.value for term in again.session.query.terms] == ["red"]


def test_a_search_that_is_not_taken_up_yet_is_kept(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, media: Path
) -> None:
    """A window that is closed while its disk is still asked loses nothing."""
    with qtbot.waitSignal(own_desktop.session.answered):
        drop(own_desktop.window, file_mime(media / "rose.png"))
    own_desktop.window.close()
    open_desktop(_library(own_desktop)).window.close()
    again = open_desktop(_library(own_desktop))
    _wait_for_answer(again, qtbot)
    assert [Path(term.value).name for term in again.session.query.terms] == ["rose.png"]


def test_text_that_cannot_be_read_is_kept_with_its_error(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """A person goes on where they stopped, in the midst of a filter."""
    qtbot.keyClicks(own_desktop.window.search.box, "red after:never")
    own_desktop.window.close()
    again = open_desktop(_library(own_desktop))
    assert again.window.search.box.text() == "red after:never"
    qtbot.waitUntil(again.window.search.note.isVisible)
    assert "never" in again.window.search.note.text()


def test_a_folder_that_left_the_library_narrows_nothing(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, media: Path
) -> None:
    """The choice goes with its folder, as it does while the window is open."""
    own_desktop.window.filters.folder_chosen.emit(str(media))
    own_desktop.window.close()
    _library(own_desktop).forget(str(media))
    again = open_desktop(_library(own_desktop))
    qtbot.waitUntil(lambda: again.session.query.filters.folders == ())
    assert again.window.filters.folder.currentText() == "All folders"


@pytest.mark.parametrize(
    "stored", ["", "{", "[]", '{"files": [["/a.png"]]}', '{"sort": "loudest"}', '{"text": 5}', "7"]
)
def test_what_cannot_be_read_of_a_last_search_is_no_search(stored: str) -> None:
    """Settings that were damaged, or are of another version, cost the search and nothing else."""
    assert KeptSearch.read(stored) == KeptSearch()


def test_names_that_are_not_valid_text_are_kept() -> None:
    """A file name may be any bytes."""
    odd = Term(Modality.IMAGE, "/media/\udce9t\udce9.png", is_file=True, weight=0.5)
    kept = KeptSearch("sea", KeptSearch().draft.add([odd]))
    assert KeptSearch.read(kept.written()) == kept


def test_folders_of_the_command_line_are_indexed_beside_it(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """A last search is in the way of nothing."""
    qtbot.keyClicks(own_desktop.window.search.box, "green")
    own_desktop.window.close()
    again = open_desktop(_library(own_desktop), folders=(str(tmp_path),))
    assert Index((str(tmp_path),)) in engine_of(again).requests
    _wait_for_answer(again, qtbot)


@pytest.mark.parametrize(
    "place",
    [
        '{"offset": Infinity, "seen": [], "current": null, "selected": []}',
        '{"offset": 1e300, "seen": [[1, 2]], "current": 1, "selected": []}',
        '{"offset": 0, "seen": [[1, 1e99]], "current": 1, "selected": [1, 2]}',
        '{"offset": 0, "seen": [], "current": "red", "selected": []}',
        "[]",
    ],
)
def test_a_damaged_place_costs_the_place_alone(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot, place: str
) -> None:
    """The window opens at the top, with all that it lists."""
    own_desktop.window.close()
    own_desktop._settings.setValue("place", place)
    again = open_desktop(_library(own_desktop))
    qtbot.waitUntil(lambda: len(listed(again)) == 8)
    assert again.window.gallery.verticalOffset() == 0
    assert not again.window.gallery.selectionModel().hasSelection()
