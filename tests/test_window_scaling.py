"""The window on small screens, and with the large letters that a person has chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    look_at,
    type_words,
)
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.language import Language, speak
from engine.service.messages import IndexingProgress
from engine.types import Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[QFont]:
    """Letters half as large again as usual."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(1.5 * usual.pointSizeF())
    qapp.setFont(large)
    yield large
    qapp.setFont(usual)


def test_large_letters_fit_a_small_window(
    large_letters: QFont, own_desktop: Desktop, qtbot: QtBot
) -> None:
    """Nothing makes it larger, and every button in sight has room for its words."""
    window = own_desktop.window
    window.resize(900, 600)
    assert window.font().pointSizeF() == large_letters.pointSizeF()
    type_words(own_desktop, qtbot, "red")
    for page in (None, *PageName):
        if page is not None:
            window.show_pages(page)
        QApplication.processEvents()
        assert window.size() == QSize(900, 600), page
        assert _cut_buttons(own_desktop) == [], page
    assert len(listed(own_desktop)) == 8


@pytest.fixture(params=[Language.ENGLISH, Language.GERMAN], ids=str)
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """The window speaks it."""
    speak(request.param)
    yield
    speak(Language.ENGLISH)


@pytest.mark.usefixtures("language")
def test_a_screen_of_900_by_600_that_is_enlarged_has_room_for_all(
    open_desktop: OpenDesktop, make_indexed: MakeLibrary, qtbot: QtBot
) -> None:
    """At a scale of 1.5 the window has 600 by 400: nothing is cut off, on any page."""
    desktop = open_desktop(make_indexed())
    window, small = desktop.window, QSize(600, 400)
    window.resize(small)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)

    def has_room() -> None:
        assert window.size() == small
        assert _cut_buttons(desktop) == []
        assert _cut_off(window) == []

    for opens_side, opens_preview in ((True, False), (False, True), (False, False)):
        window.gallery.select_row(0)
        window.side_place.set_open(opens_side)
        window.preview.setVisible(opens_preview)
        qtbot.waitUntil(has_room)
    window.gallery.selectAll()
    qtbot.waitUntil(has_room)
    for name in ("rose.png", "moss.md", "drum.wav"):
        viewer = look_at(desktop, qtbot, name)
        for shown in (False, True):
            viewer.head.info.setChecked(shown)
            qtbot.waitUntil(has_room)
        viewer.close_wanted.emit()
    for page in PageName:
        window.show_pages(page)
        qtbot.waitUntil(has_room)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.pages.list.item(0).text() == PageName.HEALTH.title)


def test_a_narrow_list_of_pages_tells_their_names_otherwise(desktop: Desktop) -> None:
    """By tips and to screen readers, since no more than icons are seen."""
    window = desktop.window
    window.resize(600, 400)
    window.show_pages(PageName.KEYS)
    QApplication.processEvents()
    entries = window.pages.list
    for row, name in enumerate(window.pages._names):
        index = entries.model().index(row, 0)
        assert entries.item(row).text() == ""
        assert entries.item(row).toolTip() == name.title
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == name.title
    assert not entries.horizontalScrollBar().isVisible()
    assert window.pages.back.accessibleName() == "Back to the files"
    assert entries.width() < 60


def test_how_far_reading_is_is_shortened_at_the_foot(desktop: Desktop, qtbot: QtBot) -> None:
    """Where a narrow window has no room for all of it, which is in the tip."""
    desktop.window.resize(600, 400)
    progress = Progress(Stage.INDEXING, 1234, 5678, 12, 2.5, 4000)
    engine_of(desktop).post(IndexingProgress(progress))
    details = desktop.window.side.progress.details
    qtbot.waitUntil(details.isVisible)
    QApplication.processEvents()
    assert desktop.window.width() == 600
    assert details.shortened().endswith("…")
    assert details.toolTip() == details.text()
    assert details.width() >= details.fontMetrics().horizontalAdvance(details.shortened())


def _cut_off(window: QWidget) -> list[str]:
    """The widgets in sight that reach beyond what they lie in, unless it can be scrolled."""
    return [
        f"{type(one).__name__} {one.geometry()} in {type(holder).__name__} {holder.size()}"
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and (holder := one.parentWidget()) is not None
        and not one.isWindow()
        and not _is_scrolled(one)
        and not holder.rect().contains(one.geometry())
    ]


def _is_scrolled(one: QWidget) -> bool:
    """Whether it lies on something that can be scrolled."""
    holder = one.parentWidget()
    while holder is not None and not isinstance(holder, QAbstractScrollArea):
        holder = holder.parentWidget()
    return holder is not None


def _cut_buttons(desktop: Desktop) -> list[str]:
    """The words of the buttons that are narrower or lower than these."""
    kinds = (QPushButton, QToolButton)
    buttons = [one for kind in kinds for one in desktop.window.findChildren(kind)]
    return [
        one.text() or one.accessibleName()
        for one in buttons
        if one.isVisible() and _shows_words(one) and not _has_room(one)
    ]


def _shows_words(button: QPushButton | QToolButton) -> bool:
    icons = Qt.ToolButtonStyle.ToolButtonIconOnly
    is_drawn = isinstance(button, QToolButton) and button.toolButtonStyle() == icons
    return bool(button.text()) and not (is_drawn and not button.icon().isNull())


def _has_room(button: QPushButton | QToolButton) -> bool:
    words = button.fontMetrics().size(0, button.text().replace("&", ""))
    return button.width() >= words.width() and button.height() >= words.height()
