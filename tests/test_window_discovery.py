"""What the library offers by itself, in the window: suggestions, a day of old, a random walk."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    click_row,
    engine_of,
    listed,
    names,
    row_of,
    select,
    side_rows,
    type_words,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.shell.app import Desktop
from desktop.sidebar.rows import Discovered, Section
from engine.service.discovery_messages import CancelDiscovery, Suggest, WalkOn
from engine.types import MarkChange, Marking

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _favour(desktop: Desktop, *wanted: str) -> None:
    """Make files favourites."""
    library = engine_of(desktop).library
    assert library is not None
    ids = tuple(item.id for item in listed(desktop) if Path(item.path).name in wanted)
    library.by_hand.mark([Marking(MarkChange(favourite=True), ids)])


def test_suggestions_from_favourites_and_the_way_back(desktop: Desktop, qtbot: QtBot) -> None:
    """A click at the side lists files of all kinds, none of them a favourite; Esc leads back."""
    window = desktop.window
    assert list(side_rows(desktop, Section.DISCOVER)) == [
        "Like my favourites",
        "Like what I opened",
        "On this day",
        "Random walk",
    ]
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.FAVOURITES)
    qtbot.waitUntil(lambda: "no favourites yet" in window.messages.text.text())
    favourites = {"rose.png", "leaf.png"}
    _favour(desktop, *favourites)
    desktop.views.show(GalleryMode.MAP)
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.FAVOURITES)
    qtbot.waitUntil(lambda: len(names(desktop)) == 6)
    assert favourites.isdisjoint(names(desktop))
    assert {"ruby.txt", "moss.md"} <= set(names(desktop)[:4])
    assert window.filters.summary.text() == "6 suggestions"
    assert window.results is window.gallery
    assert not window.messages.isVisible()
    qtbot.keyClick(window.gallery, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(desktop)) == 8)


def test_suggestions_from_what_is_picked_and_opened(desktop: Desktop, qtbot: QtBot) -> None:
    """By key from the selection; what was opened tells as much, once something was."""
    window = desktop.window
    window.gallery.setFocus()
    select(desktop, qtbot, "rose.png")
    qtbot.keyClick(window.gallery, Qt.Key.Key_J, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(names(desktop)) == 7)
    assert names(desktop)[0] == "ruby.txt"
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.OPENED)
    qtbot.waitUntil(lambda: "Nothing was opened yet" in window.messages.text.text())
    sent = [one for one in engine_of(desktop).requests if isinstance(one, Suggest)]
    assert isinstance(sent[0].seeds, tuple)


def test_a_search_gives_suggestions_up(desktop: Desktop, qtbot: QtBot) -> None:
    """What comes late does not take the place of what was asked for since."""
    engine = engine_of(desktop)
    engine.holds = True
    desktop.discovery.show(Discovered.WALK)
    text = desktop.window.messages.text
    qtbot.waitUntil(lambda: text.text() == "Looking for such files…")
    engine.holds = False
    type_words(desktop, qtbot, "red")
    assert CancelDiscovery(1) in engine.requests
    assert not desktop.window.messages.isVisible()


def test_a_walk_goes_on_and_never_back(desktop: Desktop, qtbot: QtBot) -> None:
    """It begins at the picked file; one key or button takes a step, until there is no further."""
    window = desktop.window
    window.gallery.setFocus()
    select(desktop, qtbot, "rose.png")
    for step in range(2, 9):
        if step % 2:
            qtbot.mouseClick(window.filters.onward, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(window.gallery, Qt.Key.Key_J, CONTROL)
        qtbot.waitUntil(lambda count=step: len(listed(desktop)) == count)
        picked = window.gallery.picked_item
        assert picked == listed(desktop)[-1]
    walked = names(desktop)
    assert walked[0] == "rose.png"
    assert len(set(walked)) == 8
    assert window.filters.summary.text() == "A walk through 8 files"
    qtbot.keyClick(window.gallery, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: "nothing further" in window.messages.text.text())
    assert names(desktop) == walked
    desktop.window.filters.back.click()
    qtbot.waitUntil(lambda: not window.filters.onward.isVisible())
    window.gallery.clearSelection()
    window.gallery.selectionModel().clearCurrentIndex()
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.WALK)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 1)
    last = [one for one in engine_of(desktop).requests if isinstance(one, WalkOn)][-1]
    assert last.trail == ()


def test_the_day_in_earlier_years(
    open_desktop: OpenDesktop, make_library: MakeLibrary, media_folder: Path, qtbot: QtBot
) -> None:
    """A heading for each year, the latest first; with nothing of it a line says so."""
    today = date.today()
    library = make_library()
    library.index((str(media_folder),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.DAY)
    text = desktop.window.messages.text
    qtbot.waitUntil(lambda: "nothing of these days" in text.text())
    for years, name in ((1, "rose.png"), (3, "leaf.png")):
        (file,) = media_folder.rglob(name)
        day = datetime(today.year - years, today.month, min(today.day, 28), 12)
        os.utime(file, (day.timestamp(), day.timestamp()))
    library.index()
    click_row(desktop, qtbot, Section.DISCOVER, Discovered.DAY)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    assert names(desktop) == ["rose.png", "leaf.png"]
    model = desktop.model
    titles = [model.index(int(row)).data() for row in model.headers]
    assert titles == [f"{today.year - 1}, 1 year ago", f"{today.year - 3}, 3 years ago"]
    assert desktop.window.filters.back.isVisible()
    assert row_of(desktop, "leaf.png") == 3


def test_what_does_not_look_like_the_rest_is_listed(
    tmp_path: Path, make_library: MakeLibrary, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """From the menu of a folder at the side; where all look alike, that is said."""
    for number in range(12):
        write_picture(tmp_path / "media" / "roses" / f"red-{number}.png", "red", number)
        write_picture(tmp_path / "media" / "leaves" / f"green-{number}.png", "green", number)
    write_picture(tmp_path / "media" / "roses" / "sky.png", "blue", 0)
    library = make_library()
    library.index((str(tmp_path / "media"),))
    desktop = open_desktop(library)
    # Files are known some at a time: the first of them is the one that is looked for.
    qtbot.waitUntil(lambda: len(listed(desktop)) == 25)
    qtbot.waitUntil(lambda: "media" in side_rows(desktop, Section.FOLDERS))
    row = side_rows(desktop, Section.FOLDERS)["media"]
    menu = desktop.window.side.menu(Section.FOLDERS, row)
    assert menu is not None
    (entry,) = (one for one in menu.actions() if "does not look like" in one.text())
    entry.trigger()
    qtbot.waitUntil(lambda: names(desktop) == ["sky.png"])
    assert "1 file that does not look" in desktop.window.filters.summary.text()
    desktop.services.discovery.find_outliers(str(tmp_path / "media" / "leaves"))
    qtbot.waitUntil(lambda: "look like the rest" in desktop.window.messages.text.text())
