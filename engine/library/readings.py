"""The passes over what is indexed that read more of it: the text in pictures, and speech."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..catalogue.later_texts import L
from ..disk import Disk
from ..indexing.later_pass import (
    Reading,
    TextPass,
    TextReport,
    picture_reading,
    speech_reading,
)
from ..paths import LibraryPaths
from ..types import Progress
from .speech import refuse_damaged
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
        return self._run(picture_reading, on_progress, cancelled)

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
        return self._run(speech_reading, on_progress, cancelled)

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

    def _run(
        self,
        reading_of: Callable[[Catalogue], Reading[L] | None],
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TextReport:
        with writing(self.paths) as writer:
            reading = reading_of(writer.catalogue)
            return TextPass(reading, writer.catalogue, self.disk, on_progress, cancelled).run()
