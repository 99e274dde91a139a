"""What is done with albums in a window, and what it says of them."""

from __future__ import annotations

from pathlib import Path

from desktop_support import (
    engine_of,
    listed,
    row_of,
    side_rows,
)
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.library.facade import Library
from engine.types import Item

ADD = QItemSelectionModel.SelectionFlag.Select


def library_of(desktop: Desktop) -> Library:
    """The library that the engine answers from."""
    library = engine_of(desktop).library
    assert library is not None
    return library


def pictures_of(desktop: Desktop) -> list[Item]:
    """The pictures in the gallery."""
    return [item for item in listed(desktop) if item.path.endswith(".png")]


def make_album(
    desktop: Desktop, qtbot: QtBot, name: str, *, count: int = 3, query: str = ""
) -> None:
    """Make an album of so many pictures, or of a search, and wait for its row."""
    if query:
        library_of(desktop).albums.make_of_search(name, query)
    else:
        library_of(desktop).albums.make(name, [one.id for one in pictures_of(desktop)[:count]])
    desktop.store.read_contents()
    qtbot.waitUntil(lambda: name in side_rows(desktop, Section.ALBUMS))


def counts(desktop: Desktop) -> dict[str, int | None]:
    """How many files the side bar says that each album has."""
    return {title: row.count for title, row in side_rows(desktop, Section.ALBUMS).items()}


def select_pictures(desktop: Desktop) -> None:
    """Select all of them."""
    desktop.window.gallery.clearSelection()
    for picture in pictures_of(desktop):
        index = desktop.model.index(row_of(desktop, Path(picture.path).name))
        desktop.window.gallery.selectionModel().select(index, ADD)


def said(desktop: Desktop) -> str:
    """What the window tells last."""
    return desktop.window.messages.text.text()
