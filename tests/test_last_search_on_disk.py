"""The last search is on the disk while the window is open, and what is forgotten is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from desktop_support import OFFSCREEN_NOISE, row_of, type_words
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QObject,
    QSettings,
    QTimer,
)
from pytestqt.qtbot import QtBot

from desktop.search.kept import KeptSearch, read_place
from desktop.shell import keeping
from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _on_disk(folder: Path) -> QSettings:
    """What a window finds that is started after this one was killed."""
    # Under its own name Qt tells what this process knows of it, be it written or not.
    if (folder / "window.ini").exists():
        shutil.copy(folder / "window.ini", folder / "killed.ini")
    return QSettings(str(folder / "killed.ini"), QSettings.Format.IniFormat)


def test_a_window_that_is_killed_loses_the_last_seconds_alone(
    own_desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Query, place, selection and searches of late are on the disk while it is open."""
    pause = own_desktop.keeping.findChild(QTimer)
    assert pause is not None
    assert pause.interval() == keeping.SOON_MS
    pause.setInterval(0)
    type_words(own_desktop, qtbot, "green")
    own_desktop.trail.history.settle()
    gallery = own_desktop.window.gallery
    chosen = [row_of(own_desktop, name) for name in ("leaf.png", "moss.md")]
    for row in chosen:
        index = own_desktop.model.index(row)
        gallery.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
    ids = {item.id for item in map(own_desktop.model.item_at, chosen) if item}

    def is_kept() -> bool:
        kept = _on_disk(tmp_path)
        place = read_place(str(kept.value("place")))
        return KeptSearch.read(str(kept.value("search"))).text == "green" and (
            set(place.selected) == ids
        )

    qtbot.waitUntil(is_kept)
    assert "green" in str(_on_disk(tmp_path).value("recent"))


class _Writes(QObject):
    """Counts how often settings are told to write what was set."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        self.count += event.type() is QEvent.Type.UpdateRequest
        return False


def test_the_disk_is_waited_for_beside_the_window(desktop: Desktop, qtbot: QtBot) -> None:
    """What is kept every few seconds is written by a thread of its own."""
    folder = Path(desktop._settings.fileName()).parent
    QCoreApplication.processEvents()
    writes, (pause, written) = _Writes(), desktop.keeping.findChildren(QTimer)
    desktop._settings.installEventFilter(writes)
    written.setInterval(1_000_000)
    pause.setInterval(0)
    type_words(desktop, qtbot, "green")
    qtbot.waitUntil(lambda: "green" in str(_on_disk(folder).value("search")))
    assert writes.count == 0


def test_what_is_kept_stays_small_however_many_are_selected(desktop: Desktop) -> None:
    """It is written while the person goes on, by the thread that waits for them."""
    desktop.model.show_ids(np.arange(100_000, dtype=np.int64))
    desktop.window.gallery.selectAll()
    assert desktop.selection.selection.count == 100_000
    desktop.keeping.save()
    assert len(str(desktop._settings.value("place"))) < 10_000


def test_nothing_is_kept_of_what_the_end_of_a_window_changes(own_desktop: Desktop) -> None:
    """How it was closed is kept, once."""
    pause = own_desktop.keeping.findChild(QTimer)
    assert pause is not None
    own_desktop.session.put_text("green")
    assert pause.isActive()
    own_desktop.window.close()
    own_desktop.session.put_text("red")
    assert not pause.isActive()
    kept = KeptSearch.read(str(own_desktop._settings.value("search")))
    assert kept.text == "green"


def test_what_is_forgotten_is_forgotten_on_the_disk_at_once(
    own_desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing brings it back, and neither does a window that is killed remember what it may not."""
    type_words(own_desktop, qtbot, "green")
    own_desktop.trail.history.settle()
    own_desktop.keeping.save()
    assert "green" in (tmp_path / "window.ini").read_text()
    own_desktop.session.clear()
    own_desktop.search_menu.forget.trigger()
    assert "green" not in (tmp_path / "window.ini").read_text()
    own_desktop.search_menu.remembers.trigger()
    assert not _on_disk(tmp_path).value("remembers", type=bool)
