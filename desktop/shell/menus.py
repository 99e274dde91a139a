"""Menus and keys: the window's menu bar, and the menu of the selected tiles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.logs import log_file

from ..search.intake import Intake, read_mime
from ..widgets.theme import Theme, ThemeSwitch
from .operations import Operations
from .window import MainWindow

_THEMES = {
    Theme.SYSTEM: "Like the system",
    Theme.LIGHT: "Light",
    Theme.DARK: "Dark",
}


class Menus:
    """Builds the menu bar of a window and holds its actions by name."""

    def __init__(self, window: MainWindow, operations: Operations, themes: ThemeSwitch) -> None:
        self._window = window
        self._operations = operations
        self._themes = themes
        self.file = window.menuBar().addMenu("&File")
        self.tile = window.menuBar().addMenu("&Item")
        self.view = window.menuBar().addMenu("&View")
        self.help = window.menuBar().addMenu("&Help")
        self._fill_file()
        self._fill_tile()
        self._fill_view()
        self._add(self.help, "Search box", "Shift+F1", self._window.search.show_help)
        self._add(self.help, "Keys", "F1", self._window.keys.show)
        self._add(self.help, "Show log", "", lambda: operations.reveal(path=str(log_file())))

    def add_folder(self) -> None:
        """Ask for a folder and add it."""
        folder = QFileDialog.getExistingDirectory(self._window, "Add a folder to the library")
        if folder:
            self._operations.add_folders(folders=[folder])

    def focus_search(self) -> None:
        """Go to the search box."""
        self._window.search.box.setFocus()
        self._window.search.box.selectAll()

    def escape(self) -> None:
        """Dismiss the message, or clear the search where there is none."""
        if self._window.messages.isVisible():
            self._window.messages.close_button.click()
        elif self._window.filters.shows_copies:
            self._window.filters.back.click()
        else:
            self._operations.clear_search()
            self.focus_search()

    def _fill_file(self) -> None:
        self._add(self.file, "Add folder…", "Ctrl+O", self.add_folder)
        self._add(self.file, "Look for changes", "F5", self._operations.update_library)
        self._add(self.file, "Files not readable…", "", self._window.failures.show)
        self._add(self.file, "Check this library…", "", self._window.check.show)
        self._add(self.file, "Models…", "", self._window.models.show)
        self.file.addSeparator()
        self._add(self.file, "Search with files…", "Ctrl+Shift+O", self._pick_files)
        self._add(self.file, "Paste", "Ctrl+V", self._paste)
        self.file.addSeparator()
        self._add(self.file, "Quit", "Ctrl+Q", self._window.close)

    def _fill_tile(self) -> None:
        operations, selected = self._operations, self._window.gallery.selected_items
        for title, keys, action in (
            ("Open", "Return", lambda: self._with_current(operations.open_item)),
            ("Show in folder", "Ctrl+Return", self._reveal),
            ("Copy path", "Ctrl+C", lambda: operations.copy_paths(items=selected())),
            ("Find similar", "Ctrl+M", lambda: self._with_current(operations.find_similar)),
            ("More like this too", "Ctrl+Shift+M", lambda: self._add_to_search(1.0)),
            ("Less like this", "Ctrl+Shift+L", lambda: self._add_to_search(-1.0)),
            ("Show copies", "Ctrl+D", self._window.gallery.ask_for_copies),
            ("Forget…", "Delete", lambda: operations.forget(items=selected())),
        ):
            self._add(self.tile, title, keys, action)
        # The gallery itself opens on Enter; elsewhere Enter has another meaning.
        self.tile.actions()[0].setShortcut(QKeySequence())
        # Only while the menu is open, since the keys of what is out of use are dead.
        self.tile.aboutToShow.connect(lambda: self._let_act(bool(selected())))
        self.tile.aboutToHide.connect(lambda: self._let_act(True))

    def _let_act(self, enabled: bool) -> None:
        for action in self.tile.actions():
            action.setEnabled(enabled)

    def _fill_view(self) -> None:
        view, window = self.view, self._window
        self._add(view, "Go to the search box", "Ctrl+F", self.focus_search, "/")
        self._add(view, "Clear", "Esc", self.escape)
        view.addSeparator()
        self._add(view, "Larger tiles", "Ctrl++", lambda: window.gallery.zoom(1), "Ctrl+=")
        self._add(view, "Smaller tiles", "Ctrl+-", lambda: window.gallery.zoom(-1))
        view.addSeparator()
        self._add_panel("Folders", "F9", window.folders)
        self._add_panel("Preview", "F10", window.preview)
        self._add_themes(view.addMenu("Theme"))

    def _add(
        self, menu: QMenu, title: str, keys: str, action: Callable[[], object], more: str = ""
    ) -> QAction:
        entry = QAction(title, self._window)
        entry.setShortcuts([QKeySequence(one) for one in (keys, more) if one])
        # Qt would hand `checked` over to an action that has a parameter to take it.
        entry.triggered.connect(lambda _: action())
        menu.addAction(entry)
        return entry

    def _add_panel(self, title: str, key: str, panel: QWidget) -> None:
        entry = QAction(title, self._window, checkable=True, checked=True)
        entry.setShortcut(QKeySequence(key))
        entry.toggled.connect(panel.setVisible)
        self.view.addAction(entry)

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(self._window)
        for theme, title in _THEMES.items():
            entry = QAction(title, group, checkable=True)
            entry.setChecked(theme is self._themes.choice)
            entry.triggered.connect(lambda _=False, chosen=theme: self._themes.choose(chosen))
            menu.addAction(entry)

    def _with_current(self, action: Callable[..., None]) -> None:
        items = self._window.gallery.selected_items()
        if items:
            action(item=items[0])

    def _add_to_search(self, weight: float) -> None:
        self._with_current(partial(self._operations.add_to_search, weight=weight))

    def _reveal(self) -> None:
        items = self._window.gallery.selected_items()
        if items:
            self._operations.reveal(path=items[0].path)

    def _pick_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Search with files")
        if paths:
            self._operations.search_intake(intake=Intake(paths=tuple(paths)))

    def _paste(self) -> None:
        intake = read_mime(QGuiApplication.clipboard().mimeData())
        if intake:
            self._operations.search_intake(intake=intake)
