"""The main pages look as they did when somebody last looked at them: no panel is lost unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed, look_at, row_of, type_words
from grey_pictures import kept, likeness, seen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery.layouts import GalleryMode
from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
THEMES = (Theme.LIGHT, Theme.DARK)
# Those that tell of no work under way.
STEADY = set(PageName) - {PageName.GROUPS, PageName.DUPLICATES}


def _list(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.views.show(GalleryMode.TILES)
    _choose(desktop, qtbot, "rose.png")


def _search(desktop: Desktop, qtbot: QtBot) -> None:
    type_words(desktop, qtbot, "red")
    _choose(desktop, qtbot, "ruby.txt")


def _shelves(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.session.clear()
    desktop.views.show(GalleryMode.SHELVES)
    qtbot.waitUntil(lambda: desktop.model.shows_shelves)
    _choose(desktop, qtbot, "rose.png")


def _table(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.views.show(GalleryMode.TABLE)
    qtbot.waitUntil(lambda: not desktop.model.shows_shelves)
    _choose(desktop, qtbot, "rose.png")


def _viewer(desktop: Desktop, qtbot: QtBot) -> None:
    look_at(desktop, qtbot, "moss.md")


def _show_page(name: PageName) -> Callable[[Desktop, QtBot], None]:
    return lambda desktop, _: desktop.window.show_pages(name)


PAGES: dict[str, Callable[[Desktop, QtBot], None]] = {
    "listing": _list,
    "search": _search,
    "shelves": _shelves,
    "table": _table,
    "viewer": _viewer,
    **{name.name.lower(): _show_page(name) for name in STEADY},
}


def _choose(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    """Make a tile current, once all are painted."""
    art = desktop.window.gallery._thumbnails.art
    qtbot.waitUntil(lambda: all(art(item) is not None for item in listed(desktop)))
    desktop.window.gallery.select_row(row_of(desktop, name))


def _begin(desktop: Desktop, theme: Theme) -> None:
    desktop.themes.choose(theme)
    desktop.window.resize(900, 600)


@pytest.mark.parametrize("theme", THEMES)
def test_pages_look_as_before(desktop: Desktop, qtbot: QtBot, theme: Theme) -> None:
    """In a small window, but for fonts, dates and the names of folders."""
    _begin(desktop, theme)
    others = {}
    for name, show in PAGES.items():
        show(desktop, qtbot)
        QApplication.processEvents()
        now = seen(desktop.window)
        found = likeness(now, kept(f"{name}-{theme}", now))
        if not found.is_close:
            others[name] = found
    assert not others


@pytest.mark.parametrize("theme", THEMES)
def test_the_welcome_looks_as_before(open_desktop: OpenDesktop, qtbot: QtBot, theme: Theme) -> None:
    """What a person sees first, of a library that is empty."""
    desktop = open_desktop()
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    _begin(desktop, theme)
    QApplication.processEvents()
    now = seen(desktop.window)
    assert likeness(now, kept(f"welcome-{theme}", now)).is_close


@pytest.mark.parametrize("theme", THEMES)
def test_a_panel_that_is_gone_is_noticed(desktop: Desktop, qtbot: QtBot, theme: Theme) -> None:
    """Each part of the window makes a difference that is found, and none when it is back."""
    _begin(desktop, theme)
    _list(desktop, qtbot)
    before = kept(f"listing-{theme}", seen(desktop.window))
    window = desktop.window
    for panel in (window.filters, window.search, window.gallery):
        panel.hide()
        QApplication.processEvents()
        assert not likeness(seen(window), before).is_close
        panel.show()
        QApplication.processEvents()
    assert likeness(seen(window), before).is_close
