"""What the first run offers: a larger model than the one that is part of Triptych."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from . import sentences as words
from .state import ModelsState

BETTER_MODEL = words.BETTER_MODEL
_DISMISSED = "models/offered"


def offer_text(state: ModelsState, settings: QSettings) -> str:
    """The offer, or nothing where it was dismissed or taken, or is of no use."""
    if settings.value(_DISMISSED, False, type=bool):
        return ""
    advice = words.advice(state.models)
    return (
        f"{advice} Everything works meanwhile, and File > Models has this offer, too."
        if advice
        else ""
    )


def note_dismissed(settings: QSettings) -> None:
    """Never make the offer again."""
    settings.setValue(_DISMISSED, True)
