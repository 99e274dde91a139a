"""Order, groups and copies: how a list of results is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    engine_of,
    listed,
    names,
    type_words,
)
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.search.filters import FilterBar
from desktop.search.pages import Pages, nothing_well, some_well
from desktop.shell.app import Desktop
from engine.language import Language, speak
from engine.service.messages import IndexingFailed, IndexingProgress, SearchDone
from engine.types import Filters, Modality, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _choose(box: QComboBox, value: str, qtbot: QtBot) -> None:
    """Choose by keyboard, as a person does."""
    box.setFocus()
    box.showPopup()
    box.hidePopup()
    steps = box.findData(value) - box.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def _headings(desktop: Desktop) -> list[str]:
    model = desktop.model
    return [model.index(int(row)).data(TileRole.HEADING).title for row in model.headers]


def test_browsing_can_be_sorted(desktop: Desktop, qtbot: QtBot) -> None:
    """The order is chosen in the bar, and holds for what is listed."""
    with qtbot.waitSignal(desktop.store.listed):
        _choose(desktop.window.filters.sort, "name", qtbot)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    assert names(desktop) == sorted(names(desktop))


def test_results_can_be_sorted(desktop: Desktop, qtbot: QtBot) -> None:
    """The order that was chosen is asked of the engine; what is closest stays below the rest."""
    type_words(desktop, qtbot, "red")
    with qtbot.waitSignal(desktop.session.answered):
        _choose(desktop.window.filters.sort, "name", qtbot)
    (closest,) = desktop.model.headers.tolist()
    shown = names(desktop)
    assert shown == [*sorted(shown[:closest]), *sorted(shown[closest:])]


def test_browsing_can_be_grouped(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Each group has a heading that says what its items share, and how many they are."""
    _choose(desktop.window.filters.grouping, "folder", qtbot)
    qtbot.waitUntil(lambda: sorted(_headings(desktop)) == [str(media), str(media / "trees")])
    _choose(desktop.window.filters.grouping, "modality", qtbot)
    qtbot.waitUntil(lambda: sorted(_headings(desktop)) == ["Documents", "Pictures", "Sounds"])
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    row = int(desktop.model.headers[0])
    spoken = desktop.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    kind, count = spoken.split(", ")
    members = {"Documents": "3 files", "Pictures": "3 files", "Sounds": "2 files"}
    assert members[kind] == count


def test_results_are_grouped_with_the_best_group_first(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """Groups come in the order of their best hits; what is closest stays below all of them."""
    _choose(desktop.window.filters.grouping, "folder", qtbot)
    type_words(desktop, qtbot, "green")
    assert _headings(desktop)[0] == str(media / "trees")
    assert {"leaf.png", "moss.md"} <= set(names(desktop))


def test_the_closest_stand_below_advice(desktop: Desktop, qtbot: QtBot) -> None:
    """Little is red here: the heading names what could be done, and what the filter leaves out."""
    type_words(desktop, qtbot, "red type:text")
    (row,) = desktop.model.headers.tolist()
    heading = desktop.model.index(row).data(TileRole.HEADING)
    assert heading.title == "Closest we have"
    assert heading.hint == (
        "Try other words, a better model (File > Models) or fewer filters: they leave out 5 files"
    )
    assert len(listed(desktop)) == 3


def test_nobody_is_told_to_try_otherwise_while_files_are_read(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """What is looked for may come yet; once all is read, it is said what else could be done."""

    def advice() -> str:
        (row,) = desktop.model.headers.tolist()
        return str(desktop.model.index(row).data(TileRole.HEADING).hint)

    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING)))
    qtbot.waitUntil(desktop.window.side.progress.isVisible)
    type_words(desktop, qtbot, "red type:text")
    assert advice() == "More files are still being read"
    engine_of(desktop).post(IndexingFailed("The folder is not there."))
    qtbot.waitUntil(lambda: advice().startswith("Try other words"))


def _show_copies(desktop: Desktop, qtbot: QtBot) -> None:
    """Answer a search with hits of which the first has two copies, and show these."""
    engine = engine_of(desktop)
    ids = [item.id for item in listed(desktop)]
    engine.holds = True
    with qtbot.waitSignal(desktop.session.waiting):
        qtbot.keyClicks(desktop.window.search.box, "red")
    search = engine.searches[-1]
    result = engine.library.search(search.query)
    first = replace(result.hits[0], copies=tuple(i for i in ids if i != result.hits[0].item.id)[:2])
    with qtbot.waitSignal(desktop.session.answered):
        engine.post(SearchDone(search.generation, replace(result, hits=(first, *result.hits[1:]))))
    engine.holds = False
    desktop.window.gallery.setFocus()
    desktop.window.gallery.select_row(0)
    tip = desktop.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "2 copies elsewhere" in tip
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)


def test_copies_are_shown_and_left_again(desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl+D lists a hit with its copies; the button leads back to where the person was."""
    _show_copies(desktop, qtbot)
    back = desktop.window.filters.back
    assert back.isVisible()
    assert "2 copies" in desktop.window.filters.summary.text()
    toggles = desktop.window.filters.toggles
    assert sum(int((*one.text().split(), "0")[1]) for one in toggles.values()) == 3
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not back.isVisible()
    assert desktop.window.gallery.currentIndex().row() == 0
    assert desktop.window.search.box.text() == "red"


def test_the_preview_forgets_what_is_no_longer_looked_at(desktop: Desktop, qtbot: QtBot) -> None:
    """Another search leaves no tile current, and the last one's match is told no more."""
    type_words(desktop, qtbot, "red")
    desktop.window.gallery.select_row(0)
    preview = desktop.window.preview
    qtbot.waitUntil(preview.facts.isVisible)
    looked_at = preview.item
    for words in ("green", "red"):
        desktop.window.search.box.selectAll()
        type_words(desktop, qtbot, words)
        assert preview.item is None
        assert not preview.facts.isVisible()
    with qtbot.waitSignal(desktop.loader.loaded):
        desktop.window.gallery.select_row(0)
    assert preview.item == looked_at


def test_the_controls_stay_where_they_are(desktop: Desktop, qtbot: QtBot) -> None:
    """Neither the way back from copies nor a longer summary moves the bar or the gallery."""
    filters = desktop.window.filters
    boxes = (*filters.toggles.values(), filters.folder, filters.sort, filters.grouping)
    before = [box.pos() for box in boxes]
    filters.summarise("1 file")
    height = filters.heightForWidth(640)
    filters.summarise("Nothing matches well · 1,253 distant · 10 ms")
    assert filters.heightForWidth(640) == height
    _show_copies(desktop, qtbot)
    assert [box.pos() for box in boxes] == before


def test_a_page_that_comes_late_does_not_replace_copies(desktop: Desktop, qtbot: QtBot) -> None:
    """What was asked for before the copies were shown waits for the way back."""
    _show_copies(desktop, qtbot)
    desktop.session.extended.emit(Pages(total=300))
    assert len(listed(desktop)) == 3


def test_a_file_without_copies_says_so(desktop: Desktop, qtbot: QtBot) -> None:
    """Asking in vain is answered in a line, and while browsing with what to type instead."""
    desktop.window.gallery.setFocus()
    desktop.window.gallery.select_row(0)
    desktop.window.gallery.ask_for_copies()
    assert "is:duplicate" in desktop.window.messages.text.text()
    type_words(desktop, qtbot, "red")
    desktop.window.gallery.select_row(desktop.model.rowCount() - 1)
    desktop.window.gallery.ask_for_copies()
    assert desktop.window.messages.text.text() == "The library has no copy of this file."


def test_escape_leads_back_from_copies(desktop: Desktop, qtbot: QtBot) -> None:
    """Escape leaves the copies before it clears the search."""
    _show_copies(desktop, qtbot)
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Escape)
    assert desktop.window.search.box.text() == "red"


def test_filters_that_leave_nothing_can_be_cleared(desktop: Desktop, qtbot: QtBot) -> None:
    """One button takes back all of them, those that were typed included; words and order stay."""
    window, session = desktop.window, desktop.session
    qtbot.mouseClick(window.filters.toggles[Modality.AUDIO], Qt.MouseButton.LeftButton)
    session.set_folder("/nowhere")
    qtbot.keyClicks(window.search.box, "ext:png sort:name")
    qtbot.waitUntil(window.empty.clear.isVisible)
    assert window.empty.title.text() == "Nothing here"
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    assert window.empty.clear.hasFocus()
    qtbot.keyClick(window.empty.clear, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shows_gallery and len(listed(desktop)) == 8)
    assert (window.search.box.text(), session.query.filters) == ("sort:name", Filters())
    assert not window.filters.chosen
    assert window.filters.folder.currentData() == ""


@pytest.mark.parametrize("language", Language)
def test_the_line_on_an_answer_has_room_in_every_language(
    language: Language, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    """Whether something matches well or nothing does, in a narrow window, too."""
    request.addfinalizer(partial(speak, Language.ENGLISH))
    speak(language)
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.resize(700, 200)
    bar.show()
    for line in (some_well(27, 644, 0.5), nothing_well(671, 0.5)):
        bar.summarise(line)
        assert bar.summary.shortened() == line


def test_a_search_that_finds_nothing_offers_to_clear_filters_where_there_are_some(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """Words alone have nothing to clear."""
    window = desktop.window
    type_words(desktop, qtbot, '"nowhere to be found" red')
    assert window.empty.title.text() == "Nothing found"
    assert window.empty.hint.text() == (
        "Quotes ask for the very words: take them away to search by meaning."
    )
    assert window.empty.clear.isHidden()
    window.search.box.clear()
    type_words(desktop, qtbot, "red ext:xyz")
    assert window.empty.clear.isVisible()
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(window.empty.clear, Qt.MouseButton.LeftButton)
    assert (window.search.box.text(), window.shows_gallery) == ("red", True)
