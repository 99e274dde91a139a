"""Reads what is to be read after all runs: how documents look, text, speech and defects."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import TOLD, user_line
from ..library.readings import Readings
from ..types import Progress
from .messages import Event, LibraryChanged, ReadingDone, ReadingProgress


def read_more(
    readings: Readings, send: Callable[[Event], None], must_stop: Callable[[], bool]
) -> bool:
    """Read until something else is to be done; whether nothing is left.

    Errors are told to nobody: what is left is read after the next change. The log has those that
    nobody raised on purpose.
    """
    told: list[Progress] = []

    def tell(progress: Progress) -> None:
        told.append(progress)
        send(ReadingProgress(progress))

    is_whole = True
    read_of_files = (readings.previews, readings.pictures, readings.defects, readings.speech)
    for read in (readings.passages, *read_of_files, readings.passages):
        if must_stop():
            break
        try:
            if read(on_progress=tell, cancelled=must_stop).with_text:
                send(LibraryChanged())
        except TOLD as error:
            user_line(error)
            is_whole = False
    is_at_end = not must_stop()
    if told:
        send(ReadingDone(is_whole and is_at_end))
    return is_at_end
