"""The passes over what is indexed that read more of it: the text in pictures, and speech."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..disk import Disk
from ..indexing.later_pass import (
    Reading,
    TextPass,
    TextReport,
    picture_reading,
    speech_reading,
)
from ..paths import LibraryPaths, model_cache
from ..types import Progress, Utterance
from .speech import refuse_damaged
from .speech_pace import note_pace
from .writing import writing


@dataclass(frozen=True, slots=True)
class Readings:
    """Runs the passes of one library.

    Every method that writes raises `LibraryBusyError` where another process is writing.
    """

    paths: LibraryPaths
    disk: Disk

    def pictures(
        self,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TextReport:
        """Read the text in pictures that are indexed and were not read yet, unless unwanted.

        Raises:
            UserError: the disk is full.
        """
        with writing(self.paths) as writer:
            reading = picture_reading(writer.catalogue)
            return TextPass(reading, writer.catalogue, self.disk, on_progress, cancelled).run()

    def speech(
        self,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TextReport:
        """Write down what is said in sounds and videos, where that was asked for.

        Raises:
            UserError: the disk is full.
        """
        with writing(self.paths) as writer:
            catalogue, reading = writer.catalogue, speech_reading(writer.catalogue)
            due, began = _seconds_due(catalogue, reading), time.monotonic()
            report = TextPass(reading, catalogue, self.disk, on_progress, cancelled).run()
            if reading is not None:
                heard = due - _seconds_due(catalogue, reading)
                note_pace(reading.reader, model_cache(), heard, time.monotonic() - began)
            return report

    def use_speech_model(self, directory: str | None) -> None:
        """Have speech written down from now on, by the model in a directory, or no more.

        What was written down stays.

        Raises:
            UserError: the model was downloaded, and is damaged.
        """
        if directory is not None:
            refuse_damaged(directory)
        with writing(self.paths) as writer, writer.catalogue.transaction():
            writer.catalogue.speech.use_model(directory)


def _seconds_due(catalogue: Catalogue, reading: Reading[Utterance] | None) -> float:
    return catalogue.speech.seconds_due(reading.reader) if reading else 0.0
