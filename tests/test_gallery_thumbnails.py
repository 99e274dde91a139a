"""Tiles' art: newest wish first, off the GUI thread, within bounds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from conftest import MakeLibrary
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.duplicates.model import DuplicatesModel
from desktop.duplicates.view import DuplicatesView
from desktop.gallery import ThumbnailLoader
from desktop.gallery.cache import ByteLru
from desktop.gallery.stored_picture import decode
from desktop.groups.model import CardModel
from desktop.groups.view import CardView
from desktop.services.tasks import Worker
from engine.library.reader import LibraryReader
from engine.types import Filters, Item

pytest_plugins = ("desktop_fixtures",)


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """Where art is loaded."""
    worker = Worker("art", pytest.fail)
    yield worker
    worker.close()


@pytest.fixture
def items(make_indexed: MakeLibrary, library_dir: Path) -> dict[str, Item]:
    """The items of a small library by file name."""
    make_indexed()
    reader = LibraryReader(library_dir)
    found = reader.items(reader.item_ids(Filters()).tolist())
    reader.close()
    return {Path(item.path).name: item for item in found}


@pytest.fixture
def thumbnails(worker: Worker, library_dir: Path) -> Iterator[ThumbnailLoader]:
    """ThumbnailLoader of the library."""
    reader = LibraryReader(library_dir)
    yield ThumbnailLoader(reader, worker)
    reader.close()


@pytest.fixture
def blocked(worker: Worker) -> Iterator[Callable[[], None]]:
    """Keep the lane busy until the returned function is called."""
    gate = threading.Event()
    worker.submit(gate.wait, lambda _: None)
    yield gate.set
    gate.set()


def test_each_kind_has_its_art(
    thumbnails: ThumbnailLoader, items: dict[str, Item], qtbot: QtBot
) -> None:
    """A picture has pixels, a sound has 80 peaks, a document has its first words."""
    chosen = [items[name] for name in ("rose.png", "drum.wav", "ruby.txt")]
    thumbnails.want(chosen)
    qtbot.waitUntil(lambda: all(thumbnails.art(item) for item in chosen))
    picture, sound, document = (thumbnails.art(item) for item in chosen)
    assert picture is not None
    assert picture.picture is not None
    assert picture.picture.width() > 0
    assert sound is not None
    assert len(sound.peaks) == 80
    assert document is not None
    assert "red" in document.text


def test_what_left_the_screen_is_not_loaded(
    thumbnails: ThumbnailLoader,
    items: dict[str, Item],
    qtbot: QtBot,
    blocked: Callable[[], None],
) -> None:
    """Of the wishes that wait only the newest screenful is fulfilled, beside the one in hand."""
    first, second, third = (items[name] for name in ("rose.png", "sea.png", "leaf.png"))
    thumbnails.want([first, second])
    thumbnails.want([third])
    blocked()
    qtbot.waitUntil(lambda: thumbnails.art(third) is not None)
    assert thumbnails.art(first) is not None
    assert thumbnails.art(second) is None


def test_all_that_is_on_the_screen_stays_however_large_it_is(
    thumbnails: ThumbnailLoader,
    items: dict[str, Item],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else what is on a large screen would be loaded for ever, one in the place of another."""
    monkeypatch.setattr(thumbnails._cache, "most_bytes", 1)
    shown = list(items.values())
    thumbnails.want(shown)
    qtbot.waitUntil(lambda: all(thumbnails.art(item) for item in shown))
    thumbnails.want(shown[:1])
    thumbnails.want([replace(shown[0], id=999)])
    qtbot.waitUntil(lambda: len(thumbnails._cache) == 1)


@pytest.mark.parametrize(
    ("view", "model"), [(CardView, CardModel), (DuplicatesView, DuplicatesModel)]
)
def test_art_may_come_after_a_page_is_gone(
    view: Callable[[QObject, ThumbnailLoader], QObject],
    model: Callable[[], QObject],
    thumbnails: ThumbnailLoader,
) -> None:
    """The window is closed while pictures are loaded, and nothing is told of it."""
    shown = model()
    shiboken6.delete(view(shown, thumbnails))
    thumbnails.ready.emit(frozenset())


def test_a_changed_file_takes_the_room_of_what_it_was(
    thumbnails: ThumbnailLoader, items: dict[str, Item], qtbot: QtBot
) -> None:
    """Who works on one picture for hours does not fill the memory with it."""
    before = items["rose.png"]
    after = replace(before, mtime_ns=before.mtime_ns + 1)
    thumbnails.want([before])
    qtbot.waitUntil(lambda: thumbnails.art(before) is not None)
    taken = thumbnails._cache.bytes
    assert thumbnails.art(after) is None
    thumbnails.want([after])
    qtbot.waitUntil(lambda: thumbnails.art(after) is not None)
    assert (len(thumbnails._cache), thumbnails._cache.bytes) == (1, taken)


def test_missing_art_is_looked_for_again_when_told(
    thumbnails: ThumbnailLoader, items: dict[str, Item], qtbot: QtBot
) -> None:
    """What had nothing to show is read once, and once more after the library changed."""
    unknown = replace(items["rose.png"], id=999)
    thumbnails.want([unknown])
    qtbot.waitUntil(lambda: thumbnails.art(unknown) is not None)
    thumbnails.forget_missing()
    assert thumbnails.art(unknown) is None


def test_what_is_wanted_and_has_nothing_to_show_is_told(
    thumbnails: ThumbnailLoader, items: dict[str, Item], qtbot: QtBot
) -> None:
    """So that it can be read first; neither what was shown nor what left the screen is."""
    unread = replace(items["sea.png"], id=999)
    with qtbot.waitSignal(thumbnails.lacking) as told:
        thumbnails.want([items["rose.png"], unread])
    assert told.args == [[unread]]


def test_many_arrivals_share_one_signal(
    thumbnails: ThumbnailLoader, items: dict[str, Item], qtbot: QtBot
) -> None:
    """The gallery is not repainted once per tile."""
    told: list[bool] = []
    thumbnails.ready.connect(lambda: told.append(True))
    thumbnails.want(items.values())
    qtbot.waitUntil(lambda: all(thumbnails.art(item) for item in items.values()))
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) < len(items)


def test_the_cache_forgets_the_least_used() -> None:
    """Bytes stay within the bound, and what was used last stays."""
    cache: ByteLru[str, int] = ByteLru(10)
    cache.put("a", 1, 4)
    cache.put("b", 2, 4)
    assert cache.get("a") == 1
    cache.put("c", 3, 4)
    assert ("a" in cache, "b" in cache, "c" in cache) == (True, False, True)
    assert cache.bytes == 8
    cache.put("a", 1, 2)
    assert (cache.bytes, len(cache)) == (6, 2)


def test_bytes_that_are_no_picture_are_none(qapp: QApplication) -> None:
    """A damaged thumbnail is no picture, and no error."""
    assert decode(b"no picture") is None


def test_no_picture_takes_all_memory(qapp: QApplication) -> None:
    """A few bytes from another computer may stand for a picture of any size."""
    file = BytesIO()
    Image.new("L", (8000, 8000)).save(file, "JPEG")
    assert decode(file.getvalue()) is None
