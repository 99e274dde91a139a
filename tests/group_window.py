"""What tests do with the page of groups, and see on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.groups import GroupsPage
from desktop.groups.bar import GroupAction
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.types import Item

COLOURS = ("red", "green", "blue")
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def opened(desktop: Desktop, qtbot: QtBot, groups: int) -> GroupsPage:
    """The page, once it shows so many groups."""
    desktop.window.show_pages(PageName.GROUPS)
    page = desktop.window.pages.groups
    qtbot.waitUntil(lambda: len(page.model.cards) == groups)
    return page


def colour_of(items: tuple[Item, ...]) -> str:
    """The colour of a group's files, which is the same for all."""
    (colour,) = {Path(item.path).name.split("-")[0] for item in items}
    return colour


def index_of(page: GroupsPage, colour: str) -> QModelIndex:
    """The card of a colour."""
    found = (card.group.id for card in page.model.cards if colour_of(card.samples) == colour)
    return page.model.index_of(next(found))


def select(page: GroupsPage, qtbot: QtBot, *colours: str) -> None:
    """Click the cards of some colours, with Ctrl but for the first."""
    for place, colour in enumerate(colours):
        keys = Qt.KeyboardModifier.ControlModifier if place else NO_KEYS
        spot = page.view.visualRect(index_of(page, colour)).center()
        qtbot.mouseClick(page.view.viewport(), LEFT, keys, spot)
    # Else Qt takes it for held in the windows of later tests, too.
    qtbot.keyRelease(page.view, Qt.Key.Key_Control)


def press(page: GroupsPage, qtbot: QtBot, action: GroupAction) -> None:
    """Press a button of the bar."""
    qtbot.mouseClick(page.bar.buttons[action], LEFT)


def sizes(page: GroupsPage) -> list[int]:
    """How many files each card says its group has."""
    return [card.group.size for card in page.model.cards]


def state(page: GroupsPage) -> list[tuple[object, ...]]:
    """All that the page knows of its groups."""
    cards = sorted(page.model.cards, key=lambda card: card.group.id)
    return [(card.group, *card.ids.tolist()) for card in cards]


def undone(desktop: Desktop, qtbot: QtBot, page: GroupsPage, before: object) -> None:
    """Take back by the button of the message, and wait until all is as before."""
    assert state(page) != before
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    qtbot.waitUntil(lambda: state(page) == before)
