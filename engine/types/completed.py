"""What of a library is proposed to who begins to type it."""

from __future__ import annotations

from enum import Enum, auto


class Completed(Enum):
    """Whose names they are."""

    NAMES = auto()
    FOLDERS = auto()
    ENDINGS = auto()
    TAGS = auto()
    ALBUMS = auto()
    GROUPS = auto()
