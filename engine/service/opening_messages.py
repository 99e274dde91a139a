"""What the window tells the engine of what a person opens; `messages` takes it in."""

from __future__ import annotations

from msgspec import Struct

from ..types import Modality


class NoteOpened(Struct, frozen=True):
    """Remember a file as opened; what was looked for is not told.

    Attributes:
        counted: its kind, where a search left it open.
    """

    item_id: int
    counted: Modality | None = None


class ForgetOpenings(Struct, frozen=True):
    """Forget which files were opened, and of what kinds."""


OpeningRequest = NoteOpened | ForgetOpenings
