"""Which pages there are, and what they are called."""

from __future__ import annotations

from enum import Enum


class PageName(Enum):
    """A page: its title, and its icon."""

    HEALTH = ("Health", "warning")
    MODELS = ("Models", "similar")
    LIBRARY = ("Library", "folder")
    SETTINGS = ("Settings", "settings")
    KEYS = ("Keys and help", "help")

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """The name of its drawing."""
        return self.value[1]
