"""The pages beside the gallery: how they are reached and left, and what Settings keeps."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from contrast import contrast
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, drop, engine_of, file_mime, select
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListView,
    QSpinBox,
    QTableView,
)
from pytestqt.qtbot import QtBot

from desktop.library.contents import Contents
from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme
from engine.encoders.devices import AUTOMATIC, Device, settle_device
from engine.library.manners import Manners, Rest
from engine.paths import model_cache
from engine.service.messages import Forget, Index, IndexingDone, KeepManners, Resting
from engine.service.model_messages import SettleDevice
from engine.types import IndexReport, Root

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


def test_a_page_is_left_to_the_place_one_came_from(desktop: Desktop, qtbot: QtBot) -> None:
    """Escape goes back to the same tile, which has the keys again."""
    window = desktop.window
    select(desktop, qtbot, "sea.png")
    row = window.gallery.currentIndex().row()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.shows_pages
    assert window.pages.current is PageName.SETTINGS
    assert window.pages.list.hasFocus()
    qtbot.keyClick(window.pages.list, Qt.Key.Key_Down)
    assert window.pages.keys.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.shows_pages
    assert window.gallery.currentIndex().row() == row
    assert window.gallery.hasFocus()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_border_of_a_number_can_be_seen(desktop: Desktop, theme: Theme) -> None:
    """As that of any other control, in both themes."""
    desktop.themes.choose(theme)
    desktop.window.show_pages(PageName.SETTINGS)
    QApplication.processEvents()
    cores = desktop.window.pages.settings.cores
    corner = cores.mapTo(desktop.window, QPoint(0, cores.height() // 2))
    image = desktop.window.grab().toImage()
    scale = image.devicePixelRatio()
    ground, *edge = (
        image.pixelColor(round((corner.x() + x) * scale), round(corner.y() * scale))
        for x in range(-2, 6)
    )
    assert max(contrast(one, ground) for one in edge) >= 3.0


def test_what_nobody_sees_yet_is_built_when_it_is_asked_for(desktop: Desktop) -> None:
    """A window with its tiles has neither viewer, map nor pages; one page brings all of them."""
    window = desktop.window
    unseen = (window.lazy_viewer, window.lazy_map, window.lazy_pages)
    assert [one.built for one in unseen] == [None, None, None]
    window.show_pages(PageName.KEYS)
    assert window.lazy_pages.built is window.pages
    assert window.lazy_viewer.built is None
    assert window.lazy_map.built is None


def test_the_side_bar_leads_to_the_pages(desktop: Desktop, qtbot: QtBot) -> None:
    """By the button at its foot."""
    qtbot.mouseClick(desktop.window.side.pages, LEFT)
    assert desktop.window.pages.current is PageName.SETTINGS


def test_the_settings_lead_to_the_keys(desktop: Desktop, qtbot: QtBot) -> None:
    """By a button, and to the key of the whole desktop where the menu has that."""
    window = desktop.window
    window.show_pages(PageName.SETTINGS)
    settings = window.pages.settings
    assert settings.desktop_key.isVisibleTo(settings) == desktop.menus.desktop_key.isVisible()
    with qtbot.waitSignal(desktop.menus.desktop_key.triggered):
        qtbot.mouseClick(settings.desktop_key, LEFT)
    qtbot.mouseClick(settings.all_keys, LEFT)
    assert window.pages.current is PageName.KEYS
    assert window.pages.keys.isVisible()


def test_the_back_button_leads_back_as_well(desktop: Desktop, qtbot: QtBot) -> None:
    """For who has only a mouse."""
    desktop.window.show_pages(PageName.HEALTH)
    qtbot.mouseClick(desktop.window.pages.back, LEFT)
    assert not desktop.window.shows_pages


def test_quit_is_the_last_of_its_menu(desktop: Desktop) -> None:
    """Where everyone looks for it, whatever else is added."""
    assert desktop.menus.file.actions()[-1].text() == "Quit"


def test_no_menu_is_long(desktop: Desktop) -> None:
    """Each can be taken in at a glance, with no more than nine entries between two lines."""
    menus = desktop.menus
    in_file = (menus.file, menus.reading.menu, menus.privacy)
    for menu in (*in_file, menus.edit, menus.search, menus.view, menus.help):
        entries = [one for one in menu.actions() if one.isVisible()]
        groups = [len(list(group)) for _, group in itertools.groupby(entries, QAction.isSeparator)]
        assert len([one for one in entries if not one.isSeparator()]) <= 14, menu.title()
        assert max(groups) <= 9, menu.title()
        assert not entries[0].isSeparator()
        assert not entries[-1].isSeparator()


def test_the_order_of_the_menus_is_the_usual_one(desktop: Desktop) -> None:
    """As in other programs, with undo as the first entry of Edit."""
    titles = [one.text() for one in desktop.window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "&Item", "&Search", "&View", "&Help"]
    edit = [one.text() for one in desktop.menus.edit.actions() if not one.isSeparator()]
    assert edit == ["Undo", "Paste", "Select all", "Select nothing"]


def test_every_page_is_in_the_menus(desktop: Desktop) -> None:
    """Each by its title."""
    entries = [*desktop.menus.file.actions(), *desktop.menus.help.actions()]
    for name in PageName:
        (entry,) = [one for one in entries if one.text().rstrip("…") == name.title]
        entry.trigger()
        assert desktop.window.pages.current is name
        assert desktop.window.pages.title.text() == name.title


def test_all_that_can_be_focused_on_a_page_has_a_name(desktop: Desktop) -> None:
    """Screen readers find a name on every button, box, list and table of every page."""
    kinds = (QAbstractButton, QComboBox, QListView, QSpinBox, QTableView)
    for name, kind in itertools.product(PageName, kinds):
        desktop.window.show_pages(name)
        for widget in desktop.window.pages.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or widget.parent().inherits("QComboBox")
            if widget.isVisible() and not inner and not widget.parent().inherits("QTableView"):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_the_keys_of_tiles_rest_while_a_page_is_shown(desktop: Desktop, qtbot: QtBot) -> None:
    """Delete forgets no file that cannot be seen."""
    select(desktop, qtbot, "sea.png")
    desktop.window.show_pages(PageName.LIBRARY)
    qtbot.keyClick(desktop.window, Qt.Key.Key_Delete)
    assert desktop.window.messages.isHidden()
    desktop.window.leave_pages()
    qtbot.keyClick(desktop.window, Qt.Key.Key_Delete)
    assert desktop.window.messages.button.text() == "Forget"
    assert not any(isinstance(one, Forget) for one in engine_of(desktop).requests)


def test_what_is_asked_on_a_page_is_seen_on_it(desktop: Desktop, qtbot: QtBot) -> None:
    """The bar of messages comes along, and goes back with the person."""
    window = desktop.window
    window.show_pages(PageName.SETTINGS)
    qtbot.mouseClick(window.pages.settings.forget, LEFT)
    assert window.messages.isVisible()
    window.leave_pages()
    assert window.messages.isVisible()
    assert window.messages.y() > window.search.y()


def test_a_drop_leads_to_its_results(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What is dropped on a page is searched with, in the gallery."""
    desktop.window.show_pages(PageName.HEALTH)
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "sea.png"))
    assert not desktop.window.shows_pages


def test_settings_and_menus_say_the_same(desktop: Desktop) -> None:
    """Whichever of the two is used."""
    page, menus = desktop.window.pages.settings, desktop.menus
    for box, action in (
        (page.follows, menus.reading.follows),
        (page.learns, menus.learns),
        (page.remembers, desktop.search_menu.remembers),
    ):
        box.click()
        assert action.isChecked() is box.isChecked() is False
        action.trigger()
        assert box.isChecked()
    menus.themes[Theme.DARK].trigger()
    assert page.theme.currentData() == Theme.DARK.value
    page.theme.setCurrentIndex(page.theme.findData(Theme.LIGHT.value))
    page.theme.activated.emit(page.theme.currentIndex())
    assert desktop.themes.choice is Theme.LIGHT
    assert menus.themes[Theme.LIGHT].isChecked()


def test_how_files_are_read_is_kept_from_the_page(desktop: Desktop, qtbot: QtBot) -> None:
    """All that is ticked together, with the cores; the menu follows."""
    page = desktop.window.pages.settings
    page.when_idle.click()
    page.cores.setValue(3)
    kept = [one for one in engine_of(desktop).requests if isinstance(one, KeepManners)]
    assert kept == [
        KeepManners(Manners(only_when_idle=True)),
        KeepManners(Manners(only_when_idle=True, cores=3)),
    ]
    assert desktop.menus.reading.manners.when_idle.isChecked()


def test_a_pause_that_ends_in_the_panel_ends_on_the_page(desktop: Desktop, qtbot: QtBot) -> None:
    """And is shown there when the page is opened again."""
    desktop.window.pages.settings.pause.click()
    engine_of(desktop).post(Resting(Rest.PAUSED))
    panel = desktop.window.side.progress
    qtbot.waitUntil(panel.isVisible)
    panel.cancel.click()
    assert not desktop.window.pages.settings.pause.isChecked()


def test_what_models_run_on_is_shown_and_settled(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """As the command line settled it; another choice is the engine's to keep."""
    model_cache().mkdir(parents=True)
    settle_device(Device.CPU, model_cache())
    desktop = open_desktop()
    page = desktop.window.pages.settings
    desktop.window.show_pages(PageName.SETTINGS)
    qtbot.waitUntil(lambda: page.device.currentData() == Device.CPU)
    page.device.setCurrentIndex(page.device.findData(AUTOMATIC))
    page.device.activated.emit(page.device.currentIndex())
    assert engine_of(desktop).requests[-1] == SettleDevice(AUTOMATIC)


def test_health_tells_what_is_away_and_what_was_passed_over(desktop: Desktop) -> None:
    """Each folder that is not connected with its files, and the endings that nothing reads."""
    page = desktop.window.pages.health
    roots = (
        Root("/media/card", items=12, online=False),
        Root("/home/ann/Books", items=3, passed_over={".mobi": 4}),
    )
    desktop.window.show_pages(PageName.HEALTH)
    desktop.store.contents_read.emit(Contents(roots))
    assert page.summary.text() == "Not every folder is connected."
    assert page.away.text().startswith("/media/card: 12 files stay searchable")
    assert "4 .mobi" in page.passed_over.text()
    desktop.store.contents_read.emit(Contents(roots[1:]))
    assert page.summary.text().startswith("Every folder is connected")
    assert not page.away.isVisible()


def test_files_that_are_gone_wait_on_the_page(desktop: Desktop, qtbot: QtBot) -> None:
    """Also after the question was dismissed; a run that finds them again takes that back."""
    engine, page = engine_of(desktop), desktop.window.pages.health
    desktop.window.show_pages(PageName.HEALTH)
    assert not page.prune.isVisible()
    engine.post(IndexingDone(IndexReport(held_back=40)))
    qtbot.waitUntil(page.prune.isVisible)
    assert page.gone.text().startswith("40 files are no longer where they were")
    engine.post(IndexingDone(IndexReport(unchanged=40)))
    qtbot.waitUntil(lambda: not page.prune.isVisible())
    engine.post(IndexingDone(IndexReport(held_back=40)))
    qtbot.waitUntil(page.prune.isVisible)
    qtbot.mouseClick(page.prune, LEFT)
    assert engine.requests[-1] == Index(prune=True)
    assert not page.prune.isVisible()


def test_a_page_knows_what_came_before_it_was_built(desktop: Desktop, qtbot: QtBot) -> None:
    """Folders of the library, and what a run held back."""
    window = desktop.window
    with qtbot.waitSignal(desktop.store.contents_read) as read:
        engine_of(desktop).post(IndexingDone(IndexReport(held_back=40)))
    (contents,) = read.args
    assert window.lazy_pages.built is None
    window.show_pages(PageName.HEALTH)
    assert window.pages.health.prune.isVisible()
    choice = window.pages.duplicates.rules.folder
    assert choice.itemText(1) == f"If in {contents.roots[0].path}"
