"""What the window tells the engine of what a person opens; `messages` takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Modality


@dataclass(frozen=True, slots=True)
class NoteOpened:
    """Remember a file as opened; what was looked for is not told.

    Attributes:
        counted: its kind, where a search left it open.
    """

    item_id: int
    counted: Modality | None = None


@dataclass(frozen=True, slots=True)
class ForgetOpenings:
    """Forget which files were opened, and of what kinds."""


OpeningRequest = NoteOpened | ForgetOpenings
