"""When files are read, in the window: a pause, its end, and why nothing is read now."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of
from pytestqt.qtbot import QtBot

from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.manners import Manners, Rest, keep_manners
from engine.paths import LibraryPaths
from engine.service.messages import IndexingDone, IndexingProgress, KeepManners, Request, Resting
from engine.types import IndexReport, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def kept(desktop: Desktop) -> list[Request]:
    """What the engine was asked to keep to."""
    return [one for one in engine_of(desktop).requests if isinstance(one, KeepManners)]


def test_each_choice_of_the_menu_is_kept_beside_the_others(desktop: Desktop) -> None:
    """The engine is told all of them, each time that a person changes one."""
    manners = desktop.menus.reading.manners
    manners.pause.trigger()
    manners.when_idle.trigger()
    manners.on_mains.trigger()
    manners.pause.trigger()
    assert kept(desktop) == [
        KeepManners(Manners(is_paused=True)),
        KeepManners(Manners(is_paused=True, only_when_idle=True)),
        KeepManners(Manners(is_paused=True, only_when_idle=True, only_on_mains=True)),
        KeepManners(Manners(only_when_idle=True, only_on_mains=True)),
    ]


def test_what_is_kept_is_there_after_a_restart(
    open_desktop: OpenDesktop, make_indexed: MakeLibrary, library_dir: Path, qtbot: QtBot
) -> None:
    """A pause of yesterday is still one, and to show it is no new choice."""
    library = make_indexed()
    keep_manners(LibraryPaths(library_dir), Manners(is_paused=True, cores=2))
    desktop = open_desktop(library)
    qtbot.waitUntil(desktop.menus.reading.manners.pause.isChecked)
    assert kept(desktop) == []
    desktop.menus.reading.manners.on_mains.trigger()
    assert kept(desktop) == [KeepManners(Manners(is_paused=True, only_on_mains=True, cores=2))]


def test_the_page_shows_what_the_menu_kept(desktop: Desktop, qtbot: QtBot) -> None:
    """At once, so that the next choice on the page is made beside it, and not against it."""
    desktop.window.show_pages(PageName.SETTINGS)
    page = desktop.window.pages.settings
    desktop.menus.reading.manners.pause.trigger()
    assert page.pause.isChecked()
    page.when_idle.click()
    assert kept(desktop)[-1] == KeepManners(Manners(is_paused=True, only_when_idle=True))


def test_one_look_at_the_library_shows_menu_and_page_what_is_kept(
    own_desktop: Desktop, library_dir: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What the command line changed is read once as the menu opens, whatever pages there are."""
    page, reads = own_desktop.window.pages.settings, []
    read = own_desktop.services.library.manners
    monkeypatch.setattr(
        own_desktop.services.library, "manners", lambda: (reads.append(1), read())[1]
    )
    keep_manners(LibraryPaths(library_dir), Manners(only_on_mains=True))
    own_desktop.menus.file.aboutToShow.emit()
    qtbot.waitUntil(page.on_mains.isChecked)
    assert own_desktop.menus.reading.manners.on_mains.isChecked()
    assert len(reads) == 1


def test_a_pause_is_told_and_ended_where_it_is_told(desktop: Desktop, qtbot: QtBot) -> None:
    """Whoever began it, the button goes on; with the next file the panel tells how far it is."""
    panel = desktop.window.side.progress
    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 3, 9)))
    engine_of(desktop).post(Resting(Rest.PAUSED))
    qtbot.waitUntil(lambda: panel.stage.text().startswith("Paused"))
    assert panel.cancel.text() == "Go on"
    assert panel.bar.isHidden()
    panel.cancel.click()
    assert kept(desktop) == [KeepManners(Manners())]
    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 4, 9)))
    qtbot.waitUntil(lambda: panel.cancel.text() == "Cancel indexing")
    assert panel.bar.isVisible()
    engine_of(desktop).post(IndexingDone(IndexReport(indexed=9)))
    qtbot.waitUntil(panel.isHidden)


@pytest.mark.parametrize(
    ("reason", "told"), [(Rest.ON_BATTERY, "mains power"), (Rest.NOT_IDLE, "other programs")]
)
def test_what_the_computer_waits_for_is_told(
    desktop: Desktop, qtbot: QtBot, reason: Rest, told: str
) -> None:
    """That ends by itself, so that the button gives the run up."""
    panel = desktop.window.side.progress
    engine_of(desktop).post(Resting(reason))
    qtbot.waitUntil(panel.isVisible)
    assert told in panel.stage.text()
    assert panel.cancel.text() == "Cancel indexing"
