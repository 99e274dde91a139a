"""All pages of the window in their frame."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from engine.version import __version__

from ..duplicates import DuplicatesPage
from ..gallery import ThumbnailLoader
from ..groups import GroupsPage
from ..library.health import HealthPage
from ..library.page import LibraryPage
from ..models.page import ModelsPage
from ..pages import PageName
from ..pages.frame import PagesFrame
from ..pages.keys import KeysPage
from ..pages.settings import SettingsPage
from ..search.query_help import query_rows
from .key_help import key_rows


class WindowPages(PagesFrame):
    """Holds each page by name.

    Args:
        thumbnails: one page is seen at a time, so they share what loads their pictures.
    """

    def __init__(self, thumbnails: ThumbnailLoader) -> None:
        self.health = HealthPage()
        self.models = ModelsPage()
        self.library = LibraryPage()
        self.groups = GroupsPage(thumbnails)
        self.duplicates = DuplicatesPage(thumbnails)
        self.settings = SettingsPage()
        self.keys = KeysPage(key_rows(), query_rows(), __version__)
        super().__init__(
            {
                PageName.HEALTH: self.health,
                PageName.MODELS: self.models,
                PageName.LIBRARY: self.library,
                PageName.GROUPS: self.groups,
                PageName.DUPLICATES: self.duplicates,
                PageName.SETTINGS: self.settings,
                PageName.KEYS: self.keys,
            }
        )

    @property
    def body(self) -> QStackedWidget:
        """What is shown of the page, without the buttons at its foot."""
        page = self.stack.currentWidget()
        return page.body if isinstance(page, DuplicatesPage | GroupsPage) else self.stack

    def break_off(self, message: str) -> None:
        """The engine has ended, and with it all that it did for the pages."""
        for work in (self.library.check, self.library.task, self.duplicates.task):
            work.break_off(message)
