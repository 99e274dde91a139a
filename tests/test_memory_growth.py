"""Round by round of indexing, watching, searching and showing, while files change and go, no more
memory is in use: some minutes of an hour's work (`benchmarks/endurance.py`) in seconds.

What is in use is counted, not what the system has given: that depends on what else runs.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest
from colour_media import RGB, write_picture, write_text
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of, names, select, type_words
from library_state import contents
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from engine.library.facade import Library
from engine.library.following import Following
from engine.library.reader import LibraryReader
from engine.service.messages import LibraryChanged
from engine.types import Filters, Modality, Query, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

FILES, CHANGED = 20, 4
ROUNDS, SETTLED = 28, 12
# Of a round; nearly three times what it takes.
MOST_BYTES, MOST_BLOCKS = 10_000, 100
# What a window keeps of what it has shown is little here, so that it is soon all there.
CACHES = {
    "desktop.gallery.items.ITEMS_KEPT": 20,
    "desktop.gallery.items.OUTDATED_KEPT": 20,
    "desktop.gallery.thumbnails.CACHE_BYTES": 20_000,
    "desktop.gallery.painted_tiles.CACHE_BYTES": 40_000,
    "desktop.gallery.painted_tiles._MOST_PLACES": 12,
    "desktop.search.history._MOST_VISITS": 3,
    "desktop.search.history._MOST_RECENT": 3,
}


class Heap(ctypes.Structure):
    """What glibc tells of its heaps (mallinfo2(3))."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def bytes_in_use() -> int:
    """What libraries and large objects of Python take; 0 where the system does not tell."""
    with suppress(AttributeError, OSError, TypeError):
        told = ctypes.CDLL(None).mallinfo2
        told.restype = Heap
        heap = told()
        return int(heap.uordblks + heap.hblkhd)
    return 0


class Shelf:
    """A folder of so many pictures and documents, some of which go for others in each round."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.made = 0
        for _ in range(FILES):
            self._make()

    def change(self) -> None:
        """The oldest go, and new ones come."""
        for number in range(self.made - FILES, self.made - FILES + CHANGED):
            (self.root / self.name(number)).unlink()
            self._make()

    def name(self, number: int) -> str:
        """The name of a file, by how many were made before."""
        return f"{number}.{'txt' if number % 3 else 'png'}"

    def names(self) -> set[str]:
        """What is there."""
        return {self.name(number) for number in range(self.made - FILES, self.made)}

    def _make(self) -> None:
        path, colour = self.root / self.name(self.made), list(RGB)[self.made // 3 % 3]
        if path.suffix == ".txt":
            write_text(path, f"A {colour} house, number {self.made}. " * 20)
        else:
            write_picture(path, colour, self.made)
        self.made += 1


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Such a folder; as many go at once as would look like an accident."""
    monkeypatch.setattr("engine.indexing.plan.ASK_ABOVE_SHARE", 1.0)
    monkeypatch.setattr("engine.watching.gathering.QUIET_SECONDS", 0.02)
    return Shelf(tmp_path / "root")


@pytest.fixture
def library(make_library: MakeLibrary, shelf: Shelf) -> Library:
    """A library of it."""
    made = make_library()
    made.index((str(shelf.root),))
    return made


def growth(work: Callable[[], object]) -> tuple[float, float]:
    """By how many bytes, and blocks of Python, a round of work adds to what is in use at its end,
    once it is settled: the slope of the line through the rounds.
    """
    used = []
    # What was there before is looked through in no round: that would take longer than the work.
    gc.freeze()
    for _ in range(ROUNDS):
        work()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        used.append((bytes_in_use(), sys.getallocatedblocks()))
    settled = np.array(used[SETTLED:], np.float64)
    slopes = np.polyfit(np.arange(len(settled)), settled, 1)[0]
    return float(slopes[0]), float(slopes[1])


def check(grown: tuple[float, float]) -> None:
    """It is no more than what comes and goes."""
    assert grown[0] < MOST_BYTES
    assert grown[1] < MOST_BLOCKS


def test_an_engine_that_follows_its_folders_does_not_grow(
    library: Library, library_dir: Path, shelf: Shelf
) -> None:
    """Files are seen to change, taken in, looked over and searched, again and again."""
    following = Following(library, library_dir, lambda line: None)

    def work() -> None:
        shelf.change()
        while contents(library_dir, shelf.root).keys() != shelf.names():
            assert following.wait(60.0)
            following.catch_up()
        library.index()
        for colour in RGB:
            library.search(Query((Term(Modality.TEXT, f"{colour} {shelf.made}"),), limit=20))
        reader.items(list(map(int, reader.item_ids(Filters()))))

    with closing(following), closing(LibraryReader(library_dir)) as reader:
        following.start()
        check(growth(work))


def test_a_window_on_files_that_come_and_go_does_not_grow(
    open_desktop: OpenDesktop,
    library: Library,
    shelf: Shelf,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are listed, painted, picked, shown beside and searched, again and again."""
    for name, size in CACHES.items():
        monkeypatch.setattr(name, size)
    desktop = open_desktop(library)
    desktop.window.resize(760, 500)

    def work() -> None:
        shelf.change()
        library.index()
        desktop.operations.clear_search()
        engine_of(desktop).requests.clear()
        engine_of(desktop).post(LibraryChanged())
        qtbot.waitUntil(lambda: set(names(desktop)) == shelf.names(), timeout=60_000)
        select(desktop, qtbot, shelf.name(shelf.made - 1))
        type_words(desktop, qtbot, f"red {shelf.made % 7}")
        desktop.window.gallery.grab()

    check(growth(work))
