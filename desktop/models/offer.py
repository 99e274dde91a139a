"""What is offered after a start: a larger model than the one that is part of Triptych.

It is offered once, and once more a week after that was declined; never a third time.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSettings

from engine.language import tr

from . import sentences as words
from .state import ModelsState

BETTER_MODEL = words.BETTER_MODEL
_TIMES = "models/offers"
_DECLINED = "models/declined"
_MOST = 2
_PAUSE = timedelta(days=7)


def offer_text(state: ModelsState, settings: QSettings, today: date) -> str:
    """The offer, or nothing where it was taken or declined twice, came lately, or is of no use."""
    if not _is_due(settings, today):
        return ""
    advice = words.advice(state.models)
    return (
        tr(
            "{advice} Everything works meanwhile, and File > Models has this offer, too.",
            advice=advice,
        )
        if advice
        else ""
    )


def note_declined(settings: QSettings, today: date) -> None:
    """Make the offer once more after a while, if it was made but once."""
    settings.setValue(_TIMES, _times(settings) + 1)
    settings.setValue(_DECLINED, today.isoformat())


def note_taken(settings: QSettings) -> None:
    """Never make the offer again."""
    settings.setValue(_TIMES, _MOST)


def _is_due(settings: QSettings, today: date) -> bool:
    times = _times(settings)
    if not times:
        return True
    try:
        declined = date.fromisoformat(str(settings.value(_DECLINED, "")))
    except ValueError:
        return False
    return times < _MOST and today - declined >= _PAUSE


def _times(settings: QSettings) -> int:
    times = settings.value(_TIMES, 0, type=int)
    return times if isinstance(times, int) else 0
