"""The search box speaks the query language, and goes well with the filter bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrast import contrast
from desktop_support import OFFSCREEN_NOISE, engine_of, listed, names, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.search.draft import QueryDraft
from desktop.search.query_help import ROWS
from desktop.shell.app import Desktop
from engine.query import parse
from engine.service.messages import SearchFailed
from engine.types import Modality, Sort

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _list(desktop: Desktop, qtbot: QtBot, text: str) -> None:
    """Type what only lists, and wait for the list."""
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.keyClicks(desktop.window.search.box, text)


def test_a_typed_filter_filters(desktop: Desktop, qtbot: QtBot) -> None:
    """A filter beside words narrows the search; by itself it lists."""
    type_words(desktop, qtbot, "red type:audio")
    assert {item.modality for item in listed(desktop)} <= {Modality.AUDIO}
    desktop.window.search.box.clear()
    _list(desktop, qtbot, "in:trees")
    qtbot.waitUntil(lambda: sorted(names(desktop)) == ["bird.wav", "leaf.png", "moss.md"])


def test_toggles_that_could_only_contradict_are_out_of_use(desktop: Desktop, qtbot: QtBot) -> None:
    """While the box says type:image, sounds cannot be pressed, and a pressed one waits."""
    toggles = desktop.window.filters.toggles
    qtbot.mouseClick(toggles[Modality.AUDIO], Qt.MouseButton.LeftButton)
    _list(desktop, qtbot, "type:image")
    assert [toggles[one].isEnabled() for one in Modality] == [True, False, False, False]
    assert "type:" in toggles[Modality.AUDIO].toolTip()
    assert desktop.session.query.filters.modalities == {Modality.IMAGE}
    with qtbot.waitSignal(desktop.store.listed):
        desktop.window.search.box.clear()
    assert desktop.session.query.filters.modalities == {Modality.AUDIO}
    assert all(button.isEnabled() for button in toggles.values())


def test_the_bar_narrows_what_is_typed(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Kinds that both allow are left; a folder of the bar joins typed filters of other kinds."""
    _list(desktop, qtbot, "type:image,audio")
    qtbot.mouseClick(desktop.window.filters.toggles[Modality.AUDIO], Qt.MouseButton.LeftButton)
    assert desktop.session.query.filters.modalities == {Modality.AUDIO}
    desktop.session.set_folder(str(media))
    assert desktop.session.query.filters.folders == (str(media),)


def test_what_the_box_decides_is_shown_in_the_bar(desktop: Desktop, qtbot: QtBot) -> None:
    """A typed order shows in the bar, and neither order nor folder can be chosen meanwhile."""
    bar = desktop.window.filters
    _list(desktop, qtbot, "in:trees sort:size")
    assert not bar.folder.isEnabled()
    assert not bar.sort.isEnabled()
    assert bar.sort.currentData() == Sort.SIZE
    with qtbot.waitSignal(desktop.store.listed):
        desktop.window.search.box.clear()
    assert bar.sort.isEnabled()
    assert bar.sort.currentData() == Sort.DATE


def test_best_first_is_for_what_is_ranked(desktop: Desktop, qtbot: QtBot) -> None:
    """A plain list is shown newest first and says so; a search after it is ranked all the same."""
    box = desktop.window.filters.sort
    best = box.model().index(box.findData(Sort.RELEVANCE), 0)
    assert box.currentText() == "Newest first"
    assert not best.flags() & Qt.ItemFlag.ItemIsEnabled
    box.activated.emit(box.currentIndex())
    type_words(desktop, qtbot, "red")
    assert box.currentText() == "Best mix first"
    assert best.flags() & Qt.ItemFlag.ItemIsEnabled
    desktop.session.set_sort(Sort.NAME)
    with qtbot.waitSignal(desktop.store.listed):
        desktop.window.search.box.clear()
    assert box.currentText() == "Name A to Z"


def test_a_word_that_is_being_finished_is_left_in_peace(desktop: Desktop, qtbot: QtBot) -> None:
    """With the cursor in what cannot be read yet, nothing is said until Enter."""
    bar = desktop.window.search
    with qtbot.waitSignal(desktop.session.misread):
        qtbot.keyClicks(bar.box, "size:")
    assert bar.note.isHidden()
    qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert bar.note.isVisible()
    assert "size:>5mb" in bar.note.text()
    qtbot.keyClicks(bar.box, ">5mb")
    assert bar.note.isHidden()


def test_a_pause_in_the_midst_of_a_word_ends_the_peace(desktop: Desktop, qtbot: QtBot) -> None:
    """Who has stopped typing for long is told what cannot be read."""
    qtbot.keyClicks(desktop.window.search.box, "after:never")
    qtbot.waitUntil(desktop.window.search.note.isVisible)
    assert desktop.window.search.box.accessibleDescription() == desktop.window.search.note.text()


def test_an_input_method_is_not_disturbed(desktop: Desktop, qtbot: QtBot) -> None:
    """While a word is being composed, an error elsewhere waits, and the word is not lost."""
    bar = desktop.window.search
    bar.box.setFocus()
    with qtbot.waitSignal(desktop.session.misread):
        bar.box.setText("size:abc ")
        QApplication.sendEvent(bar.box, QInputMethodEvent("にほん", []))
    assert bar.note.isHidden()
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日本")
    QApplication.sendEvent(bar.box, committed)
    assert bar.box.text() == "size:abc 日本"
    qtbot.waitUntil(bar.note.isVisible)


def test_an_error_outlives_a_press_in_the_bar(desktop: Desktop, qtbot: QtBot) -> None:
    """Filtering does not hide that the text cannot be read."""
    bar = desktop.window.search
    qtbot.keyClicks(bar.box, "size:abc")
    qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    toggle = desktop.window.filters.toggles[Modality.IMAGE]
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert bar.note.isVisible()


def test_the_place_of_an_error_is_marked_and_the_results_stay(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """What was found last stays; the place is underlined, after a smiley too, and then no more."""
    type_words(desktop, qtbot, "red")
    found, asked = names(desktop), len(engine_of(desktop).searches)
    box, note = desktop.window.search.box, desktop.window.search.note
    with qtbot.waitSignal(desktop.session.misread):
        box.setText("red \N{GRINNING FACE} size:abc green")
    assert note.isVisible()
    assert names(desktop) == found
    assert len(engine_of(desktop).searches) == asked
    box.clearFocus()
    assert _underlined(desktop) == "size:abc"
    box.setText("red")
    assert note.isHidden()
    assert _underlined(desktop) == ""


def _paleness(desktop: Desktop) -> float:
    """How little the darkest point of the first tile stands out from the ground of the gallery."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(gallery.model().index(0, 0))
    image = gallery.viewport().grab(tile).toImage()
    points = [image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, 90, 3)]
    ground = gallery.palette().color(QPalette.ColorRole.Base)
    return 1 / max(contrast(point, ground) for point in points)


def test_results_of_an_older_query_are_pale_while_the_new_one_cannot_be_read(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """As soon as the mistake is told, and until the text can be read again; nothing is lost."""
    type_words(desktop, qtbot, "red")
    window, line = desktop.window, desktop.window.filters.summary.text()
    plain = _paleness(desktop)
    window.search.box.setText("red size:abc green")
    window.search.box.setCursorPosition(0)
    qtbot.waitUntil(window.search.note.isVisible)
    assert window.gallery.is_outdated
    assert window.gallery.accessibleDescription() == window.filters.summary.text()
    assert window.filters.summary.text() == "Results of the query before"
    assert _paleness(desktop) > 2 * plain
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(window.filters.toggles[Modality.IMAGE], Qt.MouseButton.LeftButton)
    assert window.gallery.is_outdated
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(window.filters.toggles[Modality.IMAGE], Qt.MouseButton.LeftButton)
    window.search.box.setText("red")
    qtbot.waitUntil(lambda: not window.gallery.is_outdated)
    assert window.gallery.accessibleDescription() == ""
    assert _paleness(desktop) == pytest.approx(plain)
    assert window.filters.summary.text().split(" · ")[0] == line.split(" · ")[0]


def test_results_are_pale_where_the_search_that_should_replace_them_failed(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """Those of the query before it; the next answer is shown as ever."""
    type_words(desktop, qtbot, "red")
    engine, gallery = engine_of(desktop), desktop.window.gallery
    engine.holds = True
    with qtbot.waitSignal(desktop.session.waiting):
        qtbot.keyClicks(desktop.window.search.box, " rose")
    engine.post(SearchFailed(engine.searches[-1].generation, "The drive is gone."))
    qtbot.waitUntil(lambda: gallery.is_outdated)
    engine.holds = False
    type_words(desktop, qtbot, "s")
    assert not gallery.is_outdated


def _underlined(desktop: Desktop) -> str:
    """The part of the text in the box that has a line below it in the colour of errors."""
    box = desktop.window.search.box
    image, middle = box.grab().toImage(), box.height() // 2
    reddish = [
        x
        for x in range(image.width())
        for colour in (image.pixelColor(x, y) for y in range(middle, image.height() - 4))
        if colour.red() > colour.green() + 60
    ]
    if not reddish:
        return ""
    first = box.cursorPositionAt(QPoint(reddish[0] + 2, middle))
    last = box.cursorPositionAt(QPoint(reddish[-1], middle))
    return box.text().encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")


def test_a_minus_alone_says_what_is_missing(desktop: Desktop, qtbot: QtBot) -> None:
    """With nothing to look for, a minus lists the library and a quiet line says why."""
    _list(desktop, qtbot, "-red")
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    assert desktop.window.search.note.text().startswith("A minus pushes away")
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClicks(desktop.window.search.box, " +blue")
    assert desktop.window.search.note.isHidden()


def test_clearing_works_on_text_that_cannot_be_read(desktop: Desktop, qtbot: QtBot) -> None:
    """Escape empties the box though its text never became a query."""
    box = desktop.window.search.box
    qtbot.keyClicks(box, "type:nothing")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert desktop.window.search.note.isHidden()


@pytest.mark.parametrize("example", [example for example, _ in ROWS])
def test_what_the_help_shows_can_be_typed(example: str) -> None:
    """Every example of the help is read, and means something."""
    assert parse(example) != parse("")


def test_the_help_opens_by_key_and_closes(desktop: Desktop, qtbot: QtBot) -> None:
    """Shift+F1 lists what can be typed; Escape closes the list and leaves the query."""
    qtbot.keyClicks(desktop.window.search.box, "red")
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_F1, shift)
    page = desktop.window.search.page
    assert page.isVisible()
    assert "type:image" in page.text.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert desktop.window.search.box.text() == "red"


def test_the_keys_are_a_page_that_fits_a_small_window(desktop: Desktop, qtbot: QtBot) -> None:
    """F1 lists the keys in the window itself, no wider than a small one; Escape leads back."""
    window = desktop.window
    window.resize(900, 600)
    qtbot.keyClick(window.search.box, Qt.Key.Key_F1)
    qtbot.waitUntil(window.pages.keys.isVisible)
    assert (window.width(), window.height()) == (900, 600)
    assert window.pages.keys.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(window.pages.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.pages.keys.isVisible())


def test_a_draft_without_anything_lists() -> None:
    """Nothing typed and nothing dropped asks for nothing, and pushes nothing away."""
    assert not QueryDraft().asks
    assert not QueryDraft().only_penalises
