"""Pages: a list of results grows as a person scrolls, and stays where it is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    names,
    type_words,
)
from fake_encoder import ColourEncoder
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from desktop.search.pages import Pages
from desktop.search.session import SearchSession
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.messages import Search, SearchDone, SearchFailed
from engine.types import Hit, Item, Modality, SearchResult, Segment, SegmentKind

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _hit(number: int, *, weak: bool = False) -> Hit:
    item = Item(number, f"/media/{number}.png", Modality.IMAGE, 1, 1)
    return Hit(item, 1.0, 50, Segment(SegmentKind.WHOLE), weak)


def _page(numbers: range, total: int, weak_from: int = 10**9) -> SearchResult:
    hits = tuple(_hit(number, weak=number >= weak_from) for number in numbers)
    return SearchResult(hits, {"total": 0.2}, total, total)


@pytest.fixture
def sent() -> list[Search]:
    """What a bare searcher sent."""
    return []


@pytest.fixture
def session(qapp: object, sent: list[Search]) -> SearchSession:
    """A searcher on its own, that looks for something."""
    session = SearchSession(sent.append)
    session.set_text("red")
    session.run()
    return session


def test_pages_are_asked_for_one_by_one(session: SearchSession, sent: list[Search]) -> None:
    """The next page begins where the last one ended, is asked for once, and ends with the total."""
    told: list[object] = []
    session.extended.connect(told.append)
    session.take(SearchDone(sent[-1].generation, _page(range(200), 350)))
    session.show_more()
    session.show_more()
    assert [(one.query.offset, one.query.limit) for one in sent] == [(0, 200), (200, 200)]
    session.take(SearchDone(sent[-1].generation, _page(range(200, 350), 350)))
    session.show_more()
    assert len(sent) == 2
    assert len(told) == 1


def test_a_changed_query_starts_at_its_first_page(
    session: SearchSession, sent: list[Search]
) -> None:
    """A page of the old query that comes late is dropped, and the new one begins at the top."""
    told: list[object] = []
    session.extended.connect(told.append)
    session.take(SearchDone(sent[-1].generation, _page(range(200), 900)))
    session.show_more()
    session.set_text("blue")
    session.run()
    session.take(SearchDone(sent[1].generation, _page(range(200, 400), 900)))
    assert told == []
    assert (sent[-1].query.offset, sent[-1].query.limit) == (0, 200)


def test_looking_again_asks_for_all_that_is_shown(
    session: SearchSession, sent: list[Search]
) -> None:
    """When the library changed, a person far down the list stays there."""
    session.take(SearchDone(sent[-1].generation, _page(range(200), 900)))
    session.show_more()
    session.take(SearchDone(sent[-1].generation, _page(range(200, 400), 900)))
    for _ in range(2):
        session.refresh()
        assert (sent[-1].query.offset, sent[-1].query.limit) == (0, 400)
        session.take(SearchDone(sent[-1].generation, _page(range(400), 950)))
    session.run()
    assert (sent[-1].query.offset, sent[-1].query.limit) == (0, 400)


def test_a_page_that_fails_is_not_asked_for_again(
    session: SearchSession, sent: list[Search]
) -> None:
    """One line of trouble is enough, however often a person scrolls to the end."""
    session.take(SearchDone(sent[-1].generation, _page(range(200), 900)))
    session.show_more()
    session.take(SearchFailed(sent[-1].generation, "The drive is gone."))
    session.show_more()
    assert len(sent) == 2


def test_pages_count_honestly() -> None:
    """A number is told once it is known; weak hits that are still to come are among them."""
    pages = Pages.first(_page(range(200), 1234))
    assert pages.summary == "More than 200 results · 200 ms"
    assert not pages.has_all_strong
    pages = pages.extended(_page(range(200, 400), 1234, weak_from=390))
    assert pages.summary == "390 results · 844 more, less alike · 200 ms"
    assert pages.further_weak == 834
    assert pages.has_all_strong
    assert Pages.first(_page(range(9), 9, weak_from=0)).summary == (
        "Nothing matches well · 9 less alike · 200 ms"
    )


def test_an_item_that_moved_to_the_next_page_is_shown_once() -> None:
    """A library that changes between two pages makes no double tiles."""
    pages = Pages.first(_page(range(5), 8)).extended(_page(range(4, 8), 8))
    assert [hit.item.id for hit in pages.hits] == list(range(8))


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of sixty documents, made once."""
    folder, encoder = tmp_path_factory.mktemp("sixty"), ColourEncoder()
    for number in range(60):
        write_text(folder / "media" / f"{number:02}.txt", f"red number {number}")
    library = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder / "media"),))
    library.close()
    return folder / "library"


@pytest.fixture
def many(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    sixty: Path,
    library_dir: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on sixty documents, which asks for twelve hits at once."""
    shutil.copytree(sixty, library_dir)
    desktop = open_desktop(make_library())
    desktop.session.paging.page = 12
    desktop.window.resize(900, 600)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 60)
    return desktop


def test_scrolling_brings_page_after_page(many: Desktop, qtbot: QtBot) -> None:
    """The end of the list is the end of the results, whatever the size of a page."""
    type_words(many, qtbot, "red")
    qtbot.waitUntil(lambda: len(names(many)) < 60 and len(engine_of(many).searches) > 1)
    for _ in range(12):
        many.window.gallery.scrollToBottom()
        if len(names(many)) == 60:
            break
        with qtbot.waitSignal(many.session.extended):
            pass
    assert len(set(names(many))) == 60


def test_a_new_page_moves_nothing_that_is_seen(many: Desktop, qtbot: QtBot) -> None:
    """What is on the screen, what is current and what is selected stay as they are."""
    type_words(many, qtbot, "red")
    gallery, model = many.window.gallery, many.model
    gallery.select_row(1)
    toggle = QItemSelectionModel.SelectionFlag.Select
    gallery.selectionModel().select(model.index(2), toggle)
    selected, before = gallery.selected_items(), gallery.place()
    engine_of(many).holds = False
    shown = model.rowCount()
    with qtbot.waitSignal(many.session.extended):
        many.session.show_more()
    assert model.rowCount() > shown
    # Where the first page left room on the screen, more is seen below.
    after = gallery.place()
    assert after.seen[: len(before.seen)] == before.seen
    assert replace(after, seen=before.seen) == before
    assert gallery.selected_items() == selected
