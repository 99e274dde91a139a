"""What a second start tells the window that is open already; `messages` takes it in."""

from __future__ import annotations

from msgspec import Struct


class WindowWanted(Struct, frozen=True):
    """A second start asks the window to come to the front, to add folders, and to open a link.

    Attributes:
        link: to a search, as it was given.
        quick_search: the small window for a quick search is wanted instead.
    """

    folders: tuple[str, ...]
    link: str = ""
    quick_search: bool = False
