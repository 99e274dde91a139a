"""The message bar: the newest message is seen, and none that still counts is lost behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desktop_support import OFFSCREEN_NOISE, look_at
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.widgets.message_bar import MessageBar

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    """A bar on its own."""
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def done() -> list[str]:
    """What the buttons did."""
    return []


def _note(done: list[str], what: str) -> Callable[[], None]:
    return lambda: done.append(what)


def _dismiss(bar: MessageBar, qtbot: QtBot) -> str:
    """Close what is shown; tells what is shown then."""
    qtbot.mouseClick(bar.close_button, LEFT)
    return bar.text.text() if bar.isVisible() else ""


def test_a_question_comes_back_after_news(bar: MessageBar, qtbot: QtBot, done: list[str]) -> None:
    """A run that ends meanwhile covers the question for as long as news is shown."""
    bar.ask("Forget sea.png?", "Forget", _note(done, "forgot"))
    bar.fade.setInterval(1)
    bar.show_info("Indexing is done.")
    assert bar.text.text() == "Indexing is done."
    assert bar.button.isHidden()
    qtbot.waitUntil(lambda: bar.text.text() == "Forget sea.png?")
    qtbot.mouseClick(bar.button, LEFT)
    assert done == ["forgot"]
    assert bar.isHidden()


def test_an_error_comes_back_after_news(bar: MessageBar, qtbot: QtBot) -> None:
    """Only a person takes an error away, or the next one."""
    bar.show_error("The disk is full.")
    bar.fade.setInterval(1)
    bar.show_info("Indexing is done.")
    qtbot.waitUntil(lambda: bar.text.text() == "The disk is full.")
    bar.show_error("The drive is gone.")
    assert _dismiss(bar, qtbot) == ""


def test_what_was_read_before_stays_away_once_its_follower_is_dismissed(
    bar: MessageBar, qtbot: QtBot, done: list[str]
) -> None:
    """Neither an older error, nor news, nor a fault comes back; a question still does."""
    bar.ask("Forget sea.png?", "Forget", _note(done, "forgot"))
    bar.show_error("The disk is full.")
    bar.show_done("Added Holidays.", "Undo", _note(done, "undid"))
    bar.show_fault("Something went wrong.", "Show report", _note(done, "told"))
    bar.show_info("Indexing is done.")
    assert _dismiss(bar, qtbot) == "Forget sea.png?"
    assert _dismiss(bar, qtbot) == ""


def test_a_newer_question_takes_the_place_of_an_older_one(
    bar: MessageBar, qtbot: QtBot, done: list[str]
) -> None:
    """Who asks for something else has left the first question."""
    bar.ask("Forget sea.png?", "Forget", _note(done, "sea"))
    bar.ask("Forget rose.png?", "Forget", _note(done, "rose"))
    qtbot.mouseClick(bar.button, LEFT)
    assert done == ["rose"]
    assert bar.isHidden()


def test_a_repair_is_never_lost(bar: MessageBar, qtbot: QtBot, done: list[str]) -> None:
    """The button that mends waits behind the error that was there, and behind those that follow."""
    bar.show_error("The disk is full.")
    bar.offer_repair("The engine stopped.", "Start again", _note(done, "started"))
    assert bar.text.text() == "The disk is full."
    bar.show_error("The drive is gone.")
    assert _dismiss(bar, qtbot) == "The engine stopped."
    qtbot.mouseClick(bar.button, LEFT)
    assert done == ["started"]


def test_what_was_done_can_be_undone_for_a_while(
    bar: MessageBar, qtbot: QtBot, done: list[str]
) -> None:
    """News with a button goes away like other news, but not because of other news."""
    bar.fade.setInterval(1)
    bar.show_done("Added Holidays.", "Undo", _note(done, "undid"))
    bar.show_info("Indexing is done.")
    qtbot.waitUntil(lambda: bar.text.text() == "Added Holidays.")
    qtbot.waitUntil(bar.isHidden)
    assert done == []


def test_an_offer_waits_for_a_quiet_moment(bar: MessageBar, qtbot: QtBot, done: list[str]) -> None:
    """It interrupts nothing, is covered by all that comes, and is told once however often made."""
    bar.show_error("The disk is full.")
    for _ in range(2):
        bar.offer("Better results.", "Download", _note(done, "took"), _note(done, "declined"))
    bar.offer("The model is here.", "Use it", _note(done, "used"))
    assert bar.text.text() == "The disk is full."
    assert _dismiss(bar, qtbot) == "Better results."
    bar.ask("Forget sea.png?", "Forget", _note(done, "forgot"))
    assert _dismiss(bar, qtbot) == "Better results."
    assert done == []
    assert _dismiss(bar, qtbot) == "The model is here."
    assert done == ["declined"]


def test_what_holds_no_longer_is_taken_back_from_behind_too(bar: MessageBar, qtbot: QtBot) -> None:
    """A message that waits can be taken back as one that is shown."""
    bar.show_error("The search failed.")
    bar.show_info("Indexing is done.")
    bar.take_back("The search failed.")
    assert bar.text.text() == "Indexing is done."
    assert _dismiss(bar, qtbot) == ""


def test_a_message_stays_in_sight_as_another_page_is_shown(bar: MessageBar, qtbot: QtBot) -> None:
    """It lies over each page of a stack, also where it goes from one stack to another and back."""
    stacks = [QStackedWidget(), QStackedWidget()]
    for stack in stacks:
        qtbot.addWidget(stack)
        stack.resize(400, 300)
        for _ in range(2):
            stack.addWidget(QWidget())
        stack.show()
    bar.show_error("The disk is full.")
    for stack in (*stacks, stacks[0]):
        bar.lie_over(stack)
        stack.setCurrentIndex(1 - stack.currentIndex())
        seen = stack.childAt(bar.geometry().center())
        assert seen is bar or bar.isAncestorOf(seen)
    bar.setParent(None)


def test_news_stay_behind_as_the_page_is_turned(desktop: Desktop, qtbot: QtBot) -> None:
    """What was done elsewhere covers no other page; a question goes along, and errors do."""
    window = desktop.window
    messages = window.messages
    for turn in (
        lambda: window.show_pages(PageName.SETTINGS),
        lambda: window.show_pages(PageName.HEALTH),
        window.leave_pages,
    ):
        messages.show_error("The disk is full.")
        messages.show_done("Moved to the trash: sea.png.", "Undo", turn)
        turn()
        assert messages.text.text() == "The disk is full."
        assert _dismiss(messages, qtbot) == ""


def test_what_is_done_in_the_viewer_is_said_there(desktop: Desktop, qtbot: QtBot) -> None:
    """It can be undone there, and still in the gallery, which is below it."""
    viewer, messages = look_at(desktop, qtbot, "sea.png"), desktop.window.messages
    messages.show_done("Moved to the trash: rose.png.", "Undo", desktop.window.leave_viewer)
    assert viewer.body.isAncestorOf(messages)
    assert messages.isVisible()
    desktop.window.leave_viewer()
    assert messages.isVisible()


def test_nothing_moves_as_a_message_comes(desktop: Desktop, qtbot: QtBot) -> None:
    """It lies at the foot of the gallery or of a page, whole, at any size of the window."""
    window, bar = desktop.window, desktop.window.messages
    words = "A long sentence about what went wrong and what to do about it. " * 4

    def lies_whole() -> bool:
        return bool(bar.text.height() >= bar.text.heightForWidth(bar.text.width()))

    before = window.gallery.geometry()
    window.messages.offer_repair(words, "Mend", lambda: None)
    qtbot.waitUntil(lambda: bar.isVisible() and lies_whole())
    assert window.gallery.geometry() == before
    for page in (None, PageName.HEALTH):
        if page is not None:
            window.show_pages(page)
        window.resize(1000 if page else 900, 600)
        qtbot.waitUntil(lies_whole)
        below = bar.parentWidget()
        assert below.isVisible()
        assert below.rect().contains(bar.geometry())
    window.leave_pages()
    assert bar.isVisible()
