"""The menu of when files are read, and what of them, which is a part of the File menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.language import tr

from ..widgets.theme import show_separators
from .library_operations import LibraryOperations
from .manners_menu import MannersMenu
from .menu_entry import add_choice, add_entry
from .window import MainWindow


class ReadingMenu:
    """Fills an empty menu."""

    def __init__(self, window: MainWindow, library: LibraryOperations, menu: QMenu) -> None:
        self.menu = menu
        show_separators(menu)
        self.follows = add_choice(window, menu, tr("Follow changes by itself"))
        self.follows.toggled.connect(lambda on: library.follow_folders(wanted=on))
        self.manners = MannersMenu(menu, library.keep_manners)
        menu.addSeparator()
        add = partial(add_entry, window, menu)
        add(tr("Read text in pictures…"), "", library.read_picture_texts)
        add(tr("Write down speech…"), "", library.write_down_speech)

    @property
    def entries(self) -> list[QAction]:
        """All that can be chosen in it."""
        return [one for one in self.menu.actions() if not one.isSeparator()]
