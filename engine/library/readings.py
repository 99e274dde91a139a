"""The passes over what is indexed that read more of it: text in pictures, speech, looks, meaning.

Flow: each text gets its vectors as soon as it is read. `passages` makes those that are missing, as
after a change of the model, and then has scores of texts measured and the graphs built.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import closing, nullcontext

from msgspec import Struct

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.later_texts import L
from ..disk import Disk
from ..errors import Cancelled, UserError
from ..indexing.finish import can_wait, finish
from ..indexing.later_measures import MeasuringPass
from ..indexing.later_pass import (
    Reading,
    TextPass,
    TextReport,
    picture_reading,
    speech_reading,
)
from ..indexing.later_passages import PassageEncoder
from ..indexing.later_previews import PreviewPass
from ..indexing.passes import LookingPass
from ..indexing.room import Room
from ..media.kept_decoders import KeptDecoders
from ..paths import LibraryPaths, model_cache
from ..types import Modality, Progress, Utterance
from ..types.vectors import Role
from .index_choice import deliver_due
from .spaces import OpenSpace, OpenSpaces
from .speech import refuse_damaged
from .speech_pace import note_pace
from .writing import writing

_log = logging.getLogger(__name__)


class Readings(Struct, frozen=True):
    """Runs the passes of one library.

    Every method that writes raises `LibraryBusyError` where another process is writing.

    Attributes:
        kept: a decoder process that a run leaves to the passes, and one pass to the next.
        serving: opens the space that searches use.
    """

    paths: LibraryPaths
    disk: Disk
    kept: KeptDecoders
    spaces: OpenSpaces
    serving: Callable[[Catalogue], OpenSpace]

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
            return self._run(writer.catalogue, reading, on_progress, cancelled)

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
            report = self._run(catalogue, reading, on_progress, cancelled)
            if reading is not None:
                heard = due - _seconds_due(catalogue, reading)
                note_pace(reading.reader, model_cache(), heard, time.monotonic() - began)
            return report

    def defects(
        self,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TextReport:
        """Measure what is indexed and was not measured yet: what is blurred, dark, silent."""
        return self._look_over(MeasuringPass, on_progress, cancelled)

    def previews(
        self,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TextReport:
        """Read how Word documents look that were indexed before that was kept."""
        return self._look_over(PreviewPass, on_progress, cancelled)

    def passages(
        self,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TextReport:
        """Make the vectors of what was read that are missing, and what searches by them need.

        Raises:
            UserError: the disk is full.
        """
        with writing(self.paths) as writer:
            catalogue = writer.catalogue
            passages = self._passage_encoder(catalogue)
            if passages is None:
                return TextReport()
            try:
                made = passages.encode_all(on_progress, cancelled)
                self._finish(catalogue, cancelled)
                deliver_due(catalogue, self.paths, cancelled)
            except Cancelled:
                return TextReport(cancelled=True)
            return TextReport(read=made, with_text=made)

    def _look_over(
        self,
        kind: type[LookingPass],
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TextReport:
        """Run a pass that needs no model."""
        with (
            writing(self.paths) as writer,
            closing(ThumbnailStore(self.paths.thumbnails)) as thumbnails,
        ):
            one = kind(writer.catalogue, self.disk, self.kept, on_progress, cancelled, thumbnails)
            one.run()
            return TextReport(one.done, one.done, cancelled=cancelled())

    def _run(
        self,
        catalogue: Catalogue,
        reading: Reading[L] | None,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TextReport:
        passages = self._passage_encoder(catalogue)
        told = (on_progress, cancelled)
        return TextPass(catalogue, self.disk, self.kept, *told, reading, passages).run()

    def _passage_encoder(self, catalogue: Catalogue) -> PassageEncoder | None:
        """What makes vectors of texts; None where nothing is indexed, or the model cannot."""
        if catalogue.spaces.active() is None:
            return None
        try:
            opened = self.serving(catalogue)
            opened.encoder.load()
        except UserError as error:
            _log.warning("what was read gets no vectors for now: %s", error)
            return None
        if Modality.TEXT not in opened.encoder.modalities:
            return None
        return PassageEncoder(catalogue, opened.space, opened.encoder, self.spaces.precedence)

    def _finish(self, catalogue: Catalogue, cancelled: Callable[[], bool]) -> None:
        """What follows a run that changed segments, where searches are the better for it."""
        opened = self.serving(catalogue)
        space_id = opened.space.id
        stamp = catalogue.spaces.stamp(space_id)
        # Where a run has never come to its end, the next one sees to all of it.
        if stamp is None or not catalogue.segments.changed_since(space_id, stamp.revision):
            return
        nulls = catalogue.spaces.null_distributions(space_id)
        is_measured = (Role.QUERY_TEXT, Modality.TEXT) in nulls
        if not is_measured or not can_wait(catalogue, opened.index):
            room = Room(self.paths.directory, cancelled, nullcontext)
            room.wait_for(opened.index.size(catalogue))
            finish(catalogue, opened.index, opened.encoder)

    def use_speech_model(self, directory: str | None) -> None:
        """Have speech written down from now on, by the model in a directory, or no more.

        What was written down stays. A file at which the former model hung is tried again.

        Raises:
            UserError: the model was downloaded, and is damaged.
        """
        if directory is not None:
            refuse_damaged(directory)
        with writing(self.paths) as writer:
            writer.catalogue.hung.keep_only(())
            with writer.catalogue.transaction():
                writer.catalogue.speech.use_model(directory)


def _seconds_due(catalogue: Catalogue, reading: Reading[Utterance] | None) -> float:
    return catalogue.speech.seconds_due(reading.reader) if reading else 0.0
