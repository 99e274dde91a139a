"""The menu Search: saved searches, the way back, and which searches are remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from engine.language import tr

from .album_actions import AlbumActions
from .history_presenter import HistoryPresenter
from .menu_entry import add_entry
from .searches_presenter import SearchesPresenter
from .window import MainWindow


class SearchMenu:
    """Adds its entries to a menu."""

    def __init__(
        self,
        window: MainWindow,
        searches: SearchesPresenter,
        trail: HistoryPresenter,
        menu: QMenu,
        albums: AlbumActions,
    ) -> None:
        self._window = window
        self._trail = trail
        self.menu = menu
        self._add = partial(add_entry, window, menu)
        self.back = self._add(tr("Back"), "Ctrl+[", trail.go_back)
        self.forward = self._add(tr("Forward"), "Ctrl+]", trail.go_forward)
        self.menu.addSeparator()
        self.save = self._add(tr("Save this search"), "Ctrl+S", searches.save)
        self.album = self._add(tr("Make an album of this search…"), "", albums.ask_of_search)
        self.copy = self._add(tr("Copy link to this search"), "", searches.copy_link)
        self.menu.addSeparator()
        self.remembers = self._add(tr("Remember recent searches"), "", self._remember)
        self.remembers.setCheckable(True)
        self.forget = self._add(tr("Forget recent searches"), "", trail.history.forget)
        trail.history.moved.connect(self._let_go)
        trail.history.recent_changed.connect(self._let_go)
        self._let_go()

    def _let_go(self) -> None:
        history = self._trail.history
        self.back.setEnabled(history.can_go_back)
        self.forward.setEnabled(history.can_go_forward)
        self.remembers.setChecked(history.remembers)
        self.forget.setEnabled(bool(history.recent))

    def _remember(self) -> None:
        self._trail.history.remembers = self.remembers.isChecked()
