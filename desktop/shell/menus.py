"""Menus and keys: the window's menu bar, and the menu of the selected tiles."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath

from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from engine.language import tr, whole
from engine.logs import log_file

from ..pages import PageName
from ..pages.settings import THEMES
from ..search.intake import Intake, read_mime
from ..widgets.labels import similar_titles
from ..widgets.menu_key import let_keys_open_menus
from ..widgets.theme import Theme, ThemeSwitch, show_separators
from .menu_entry import add_choice, add_entry
from .operations import Operations
from .reading_menu import ReadingMenu
from .selection_actions import SelectionActions
from .several import SeveralFiles
from .window import MainWindow


class Menus:
    """Builds the menu bar of a window and holds its actions by name.

    Attributes:
        of_files: the entries that concern files and models where the library lies.
        larger: the entry that the ways to show results stand above.
        below_panels: what parts the panels from the rest.
    """

    def __init__(
        self,
        window: MainWindow,
        operations: Operations,
        selection: SelectionActions,
        several: SeveralFiles,
        themes: ThemeSwitch,
    ) -> None:
        self._window = window
        self._add = partial(add_entry, window)
        self._operations = operations
        self._selection = selection
        self.several = several
        self._themes = themes
        self.themes: dict[Theme, QAction] = {}
        self.of_files: list[QAction] = []
        self._grey: list[QAction] = []
        bar = window.menuBar()
        self.file, self.edit = bar.addMenu(tr("&File")), bar.addMenu(tr("&Edit"))
        self.tile, self.search = bar.addMenu(tr("&Item")), bar.addMenu(tr("&Search"))
        self.view, self.help = bar.addMenu(tr("&View")), bar.addMenu(tr("&Help"))
        for menu in (self.file, self.edit, self.tile, self.search, self.view):
            show_separators(menu)
        self._fill_file()
        self._fill_search()
        self._fill_tile()
        self._fill_view()
        let_keys_open_menus(window)
        self._add(self.help, tr("Search box"), "Shift+F1", self._window.search.show_help)
        self._add_page(self.help, tr("Keys and help"), PageName.KEYS, "F1")
        self._add(self.help, tr("Show log"), "", lambda: operations.reveal(path=str(log_file())))
        self.report = QAction(tr("Report a problem…"), window)
        self.help.addAction(self.report)

    def add_folder(self) -> None:
        """Ask for a folder and add it."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Add a folder to the library"))
        if folder:
            self._operations.library.add_folders(folders=[folder])

    def focus_search(self) -> None:
        """Go to the search box, or to that of a document that is shown large."""
        if self._window.shows_viewer and self._window.viewer.find_in_text():
            return
        self._window.leave_pages()
        if self._window.shows_viewer:
            self._window.viewer.close_wanted.emit()
        self._window.search.box.setFocus()
        self._window.search.box.selectAll()

    def escape(self) -> None:
        """Go back to the gallery; there dismiss what lies over it, or clear the search.

        Words and files go first, filters with the next press.
        """
        if self._window.shows_pages:
            self._window.leave_pages()
        elif self._window.shows_viewer:
            self._window.viewer.close_wanted.emit()
        elif self._window.side_place.is_over:
            self._window.side_place.leave()
        elif self._window.messages.isVisible():
            self._window.messages.close_button.click()
        elif self._window.filters.shows_copies:
            self._window.filters.back.click()
        else:
            self._operations.clear_search()
            self.focus_search()

    def let_act_on_tiles(self, enabled: bool) -> None:
        """Whether the keys of tiles do anything: not while none can be seen."""
        self._let_act(enabled)

    def grey_out(self, entries: Iterable[QAction], why: str) -> None:
        """Let some entries be of no use from now on."""
        for entry in entries:
            self._grey.append(entry)
            entry.setEnabled(False)
            entry.setToolTip(why)
        for menu in (self.file, self.reading.menu, self.privacy, self.tile):
            menu.setToolTipsVisible(True)

    def _fill_file(self) -> None:
        add = self._add(self.file, tr("Add folder…"), "Ctrl+O", self.add_folder)
        self._add(self.file, tr("Look for changes"), "F5", self._operations.library.update)
        reading = self.file.addMenu(tr("Reading", "of files"))
        self.reading = ReadingMenu(self._window, self._operations.library, reading)
        self.file.addSeparator()
        self._add_page(self.file, tr("Health…"), PageName.HEALTH)
        models = self._add_page(self.file, tr("Models…"), PageName.MODELS)
        library = self._add_page(self.file, tr("Library…"), PageName.LIBRARY)
        self._add_page(self.file, tr("Groups…"), PageName.GROUPS, "Ctrl+G")
        copies = self._add_page(self.file, tr("Duplicates…"), PageName.DUPLICATES, "Ctrl+Shift+D")
        left_out = tr("Left out of the library…")
        out = self._add(self.file, left_out, "", self._selection.show_left_out)
        self.file.addSeparator()
        self.privacy = self.file.addMenu(tr("Privacy"))
        self._fill_privacy(self.privacy)
        self._add_page(self.file, tr("Settings…"), PageName.SETTINGS, "Ctrl+,")
        self.file.addSeparator()
        self._add(self.file, tr("Quit"), "Ctrl+Q", self._window.close)
        self.of_files += (add, models, library, copies, out, *self.reading.entries)

    def _fill_privacy(self, menu: QMenu) -> None:
        """What is remembered of what the person does."""
        self.learns = add_choice(self._window, menu, tr("Remember what I open"))
        self.learns.toggled.connect(lambda on: self._operations.library.learn_openings(wanted=on))
        forget = self._operations.library.forget_openings
        self.of_files += (self.learns, self._add(menu, tr("Forget what was opened…"), "", forget))

    def _fill_search(self) -> None:
        """The box of the window, and other ways to ask."""
        self._add(self.search, tr("Go to the search box"), "Ctrl+F", self.focus_search, "/")
        self._add(self.search, tr("Clear", "the search"), "Esc", self.escape)
        self.search.addSeparator()
        self.quick_search = QAction(tr("Quick search"), self._window)
        self.quick_search.setShortcut(QKeySequence("Ctrl+Shift+F"))
        self.desktop_key = QAction(tr("Key for the quick search…"), self._window)
        # Elsewhere a person tells the system which key starts it: docs/desktop.md.
        self.desktop_key.setVisible(sys.platform.startswith("linux"))
        self.no_desktop_key = QAction(tr("Turn off the key for the quick search"), self._window)
        self.search.addActions([self.quick_search, self.desktop_key, self.no_desktop_key])
        self._add(self.search, tr("Search with files…"), "Ctrl+Shift+O", self._pick_files)
        self.search.addSeparator()
        self.paste = self._add(self.edit, tr("Paste"), "Ctrl+V", self._paste)

    def _fill_tile(self) -> None:
        operations, several, every = self._operations, self.several, self._selection.with_items
        for keys, action in (
            ("Return", several.open),
            ("Ctrl+Return", several.reveal),
            ("Ctrl+Shift+C", lambda: every(lambda items: operations.copy_paths(items=items))),
            ("Ctrl+M", several.find_similar),
            ("Ctrl+Shift+M", lambda: several.add_to_search(1.0)),
            ("Ctrl+Shift+L", lambda: several.add_to_search(-1.0)),
            ("Ctrl+D", self._window.gallery.ask_for_copies),
            ("Delete", lambda: every(lambda items: operations.library.forget(items=items))),
        ):
            self._add(self.tile, "", keys, action)
        # The gallery itself opens on Enter; elsewhere Enter has another meaning.
        self.tile.actions()[0].setShortcut(QKeySequence())
        self._titled = self.tile.actions()
        self.copies = self._titled[-2]
        self.of_files += (self._titled[1], self._titled[-1])
        # What is done with the files themselves, before what looks for others.
        self.tile.insertSeparator(self._titled[3])
        self._show_titles()
        # Only while the menu is open, since the keys of what is out of use are dead.
        self.tile.aboutToShow.connect(self._on_tile_menu)
        self.tile.aboutToHide.connect(lambda: self._let_act(not self._window.is_on_pages))

    def _on_tile_menu(self) -> None:
        self._show_titles()
        seen = not self._window.is_on_pages
        self._let_act(seen and bool(self._window.gallery.selected_items()))

    def _let_act(self, enabled: bool) -> None:
        for action in self.tile.actions():
            action.setEnabled(enabled and action not in self._grey)

    def _show_titles(self) -> None:
        """Say of each action what it concerns: one file of several, or all of them."""
        count, one = self._selection.count, self._window.gallery.picked_item
        name = PurePath(one.path).name.replace("&", "&&") if one and count > 1 else ""
        titles = (
            tr("Open all {n}", n=whole(count)) if name else tr("Open"),
            tr("Show all {n} in their folders", n=whole(count)) if name else tr("Show in folder"),
            tr("Copy paths") if name else tr("Copy path"),
            *similar_titles(count),
            tr("Show copies of {name}", name=name) if name else tr("Show copies"),
            tr("Forget…"),
        )
        for action, title in zip(self._titled, titles, strict=True):
            action.setText(title)

    def _fill_view(self) -> None:
        view, window = self.view, self._window
        zoom = window.gallery.zoom
        self.larger = self._add(view, tr("Larger tiles"), "Ctrl++", lambda: zoom(1), "Ctrl+=")
        self._add(view, tr("Smaller tiles"), "Ctrl+-", lambda: zoom(-1))
        view.addSeparator()
        self._add(view, tr("Play or pause"), "Ctrl+P", window.gallery.plays.click)
        self._add(view, tr("Show all of this kind"), "Ctrl+Shift+K", window.gallery.show_kind)
        view.addSeparator()
        side = add_choice(window, view, tr("Side bar"))
        side.setShortcut(QKeySequence("F9"))
        side.triggered.connect(window.side_place.set_open)
        window.side_place.open_changed.connect(side.setChecked)
        self.below_panels = view.addSeparator()
        self._add_themes(view.addMenu(tr("Theme")))

    def _add_page(self, menu: QMenu, title: str, name: PageName, keys: str = "") -> QAction:
        return self._add(menu, title, keys, partial(self._window.show_pages, name))

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(self._window)
        for theme, title in THEMES.items():
            entry = self.themes[theme] = QAction(tr(title), group, checkable=True)
            entry.setChecked(theme is self._themes.choice)
            entry.triggered.connect(lambda _=False, chosen=theme: self._themes.choose(chosen))
            menu.addAction(entry)

    def _pick_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self._window, tr("Search with files"))
        if paths:
            self._operations.search_intake(intake=Intake(paths=tuple(paths)))

    def _paste(self) -> None:
        intake = read_mime(QGuiApplication.clipboard().mimeData())
        if intake:
            self._operations.search_intake(intake=intake)
