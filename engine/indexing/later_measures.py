"""The pass that measures what is due, after a run: pictures, texts and sounds, newest first."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ..errors import Cancelled
from ..media.limits import Limits
from ..media.task import Task
from ..quality.picture_measures import picture_measures
from ..quality.text_measures import text_measures
from ..types import Item, Modality, Progress, Stage
from ..types.decoded import FileDone, FileFailed
from ..types.quality import Measure
from .passes import LookingPass

# Raised whenever defects are measured better than before: all items are then measured anew.
MEASURER = 1
_AT_ONCE = 64
_HEARD = (Modality.AUDIO,)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class MeasuringPass(LookingPass):
    """Measures every item that is due and can be."""

    _total: int = field(default=0, init=False)

    def run(self) -> None:
        """Measure pictures by their previews and texts, then hear sounds."""
        due = self.catalogue.measures.due(MEASURER).tolist()
        self._total = len(due)
        heard: list[Item] = []
        for start in range(0, len(due), _AT_ONCE):
            if self.cancelled():
                return
            items = self.catalogue.items.get(due[start : start + _AT_ONCE])
            heard += [item for item in items if item.modality in _HEARD]
            self._keep(self._measured([item for item in items if item.modality not in _HEARD]))
        try:
            self._listen(heard)
        except Cancelled:
            return
        _log.info("measured %d of %d", self.done, self._total)

    def _measured(self, items: Sequence[Item]) -> list[tuple[int, tuple[Measure, ...]]]:
        return [(item.id, tuple(self._measures(item))) for item in items]

    def _measures(self, item: Item) -> Iterator[Measure]:
        match item.modality:
            case Modality.TEXT:
                yield from text_measures(self.catalogue.items.text(item.id))
            case Modality.IMAGE:
                jpeg = self.thumbnails.get(self.catalogue.items.digest(item.id)).jpeg
                name = PurePath(item.path).name
                if jpeg:
                    yield from self._of_picture(jpeg, name, item)

    def _of_picture(self, jpeg: bytes, name: str, item: Item) -> Iterator[Measure]:
        try:
            yield from picture_measures(jpeg, name, item.metadata)
        except OSError:
            _log.warning("the preview of %r cannot be measured", item.path)

    def _listen(self, items: Sequence[Item]) -> None:
        """Have sounds read again, as far as they can be reached; the others stay due."""
        if not items or self.cancelled():
            return
        near = self._within_reach(item.path for item in items)
        ids = {item.path: item.id for item in items if item.path in near}
        with self._decoder(Limits(), Task.MEASURE) as pool:
            for path, part in pool.stream(ids, self.cancelled):
                if isinstance(part, FileDone):
                    self._keep([(ids[path], part.measures)])
                elif isinstance(part, FileFailed) and part.is_hung:
                    self._note_hung(path, ids[path])
                elif isinstance(part, FileFailed) and self._status(path) is not None:
                    # One that cannot even be seen stays due.
                    self._keep([(ids[path], ())])

    def _keep(self, measured: Sequence[tuple[int, tuple[Measure, ...]]]) -> None:
        """Store what was measured of some items, in a transaction."""
        with self.catalogue.transaction():
            for item_id, measures in measured:
                digest = self.catalogue.items.digest(item_id)
                self.catalogue.measures.put(item_id, digest, MEASURER, measures)
        self.done += len(measured)
        self.on_progress(Progress(Stage.MEASURING, self.done, self._total))
