"""Which pages there are, and what they are called."""

from __future__ import annotations

from enum import Enum

from engine.language import tr, tr_noop


class PageName(Enum):
    """A page: its title, and its icon."""

    HEALTH = (tr_noop("Health"), "warning")
    MODELS = (tr_noop("Models"), "similar")
    LIBRARY = (tr_noop("Library"), "folder")
    GROUPS = (tr_noop("Groups"), "groups")
    DUPLICATES = (tr_noop("Duplicates"), "copy")
    SETTINGS = (tr_noop("Settings"), "settings")
    KEYS = (tr_noop("Keys and help"), "help")

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr(self.value[0])

    @property
    def icon(self) -> str:
        """The name of its drawing."""
        return self.value[1]
