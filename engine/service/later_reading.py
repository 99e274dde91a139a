"""Reads what is to be read after all runs: the text in pictures, what is said, and defects."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from ..errors import TOLD
from ..library.readings import Readings
from ..types import Progress
from .messages import Event, LibraryChanged, ReadingDone, ReadingProgress


def read_more(
    readings: Readings, send: Callable[[Event], None], must_stop: Callable[[], bool]
) -> bool:
    """Read until something else is to be done; whether nothing is left.

    Errors tell of nothing: what is left is read after the next change.
    """
    told: list[Progress] = []

    def tell(progress: Progress) -> None:
        told.append(progress)
        send(ReadingProgress(progress))

    passes = (readings.passages, readings.pictures, readings.defects, readings.speech)
    for read in (*passes, readings.passages):
        if must_stop():
            break
        with suppress(*TOLD):
            if read(on_progress=tell, cancelled=must_stop).with_text:
                send(LibraryChanged())
    if told:
        send(ReadingDone())
    return not must_stop()
