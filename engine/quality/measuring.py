"""The pass that measures what is due, after a run: pictures, texts and sounds, newest first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import SOON_SECONDS, Disk
from ..errors import SilentDiskError
from ..media.limits import Limits
from ..media.pool import DecoderPool
from ..media.task import Task
from ..paths import is_within, root_of
from ..types import Item, Modality, Progress, Stage
from ..types.decoded import FileDone, FileFailed
from ..types.quality import Measure
from ..types.vectors import InputSpec
from .picture_measures import picture_measures
from .text_measures import text_measures

# Raised whenever defects are measured better than before: all items are then measured anew.
MEASURER = 1
_AT_ONCE = 64
_HEARD = (Modality.AUDIO,)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class MeasuringPass:
    """Measures what is due in one library, whose write lock the caller holds. Use once.

    Attributes:
        done: how many items were measured so far.
    """

    catalogue: Catalogue
    thumbnails: ThumbnailStore
    disk: Disk
    on_progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    done: int = 0
    _total: int = field(default=0, init=False)

    def run(self) -> None:
        """Measure every item that is due and can be; what is stopped goes on the next time."""
        due = self.catalogue.measures.due(MEASURER).tolist()
        self._total = len(due)
        heard: list[Item] = []
        for start in range(0, len(due), _AT_ONCE):
            if self.cancelled():
                return
            items = self.catalogue.items.get(due[start : start + _AT_ONCE])
            heard += [item for item in items if item.modality in _HEARD]
            self._keep(self._measured([item for item in items if item.modality not in _HEARD]))
        self._listen(heard)
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
        there = self.disk.reachable(self.catalogue.roots.paths(), self.cancelled)
        near = {i.path: i.id for i in items if any(is_within(i.path, root) for root in there)}
        with DecoderPool(InputSpec(), 1, Limits(), Task.MEASURE) as pool:
            for path, part in pool.stream(near, self.cancelled):
                if isinstance(part, FileDone):
                    self._keep([(near[path], part.measures)])
                elif isinstance(part, FileFailed) and self._is_there(path):
                    self._keep([(near[path], ())])

    def _is_there(self, path: str) -> bool:
        """Whether a file that cannot be read can at least be seen; if not, it stays due."""
        root = root_of(path, self.catalogue.roots.paths())
        try:
            return self.disk.status(root, path, self.cancelled, SOON_SECONDS) is not None
        except SilentDiskError:
            return False

    def _keep(self, measured: Sequence[tuple[int, tuple[Measure, ...]]]) -> None:
        """Store what was measured of some items, in a transaction."""
        with self.catalogue.transaction():
            for item_id, measures in measured:
                digest = self.catalogue.items.digest(item_id)
                self.catalogue.measures.put(item_id, digest, MEASURER, measures)
        self.done += len(measured)
        self.on_progress(Progress(Stage.MEASURING, self.done, self._total))
