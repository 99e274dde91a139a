"""Renews previews of Word documents that were read before their form was kept, after a run.

A document is read once more for that, by a decoder, and no vector is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import SOON_SECONDS, Disk
from ..errors import Cancelled, SilentDiskError
from ..media.limits import Limits
from ..media.pool import DecoderPool
from ..paths import is_within, root_of
from ..types import FileStat, Filters, Item, Modality, Preview, PreviewKind, Progress, Stage
from ..types.decoded import Batch, FileDone
from ..types.media import WORD_ENDINGS
from ..types.vectors import InputSpec

_WORD = Filters(frozenset({Modality.TEXT}), extensions=WORD_ENDINGS)
# Of what turns out to have no form, as a mail of this name: it is not read again.
_NOTHING = Preview(PreviewKind.BEGINNING)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class PreviewPass:
    """Renews what is due in one library, whose write lock the caller holds. Use once.

    Attributes:
        done: how many documents were read so far.
    """

    catalogue: Catalogue
    thumbnails: ThumbnailStore
    disk: Disk
    on_progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    done: int = 0
    _due: dict[str, Item] = field(default_factory=dict, init=False)

    def run(self) -> None:
        """Read every document that is due and can be reached; what is stopped goes on later."""
        try:
            self._due = self._within_reach(self._find_due())
            if self._due:
                self._read()
        except Cancelled:
            return
        _log.info("renewed %d of %d previews", self.done, len(self._due))

    def _find_due(self) -> list[Item]:
        """The documents whose content is without a form, the newest first."""
        without = {
            digest for digest, kind in self.thumbnails.kinds().items() if kind is PreviewKind.NONE
        }
        if not without:
            return []
        items = self.catalogue.items
        return items.get([i for i in items.ids(_WORD).tolist() if items.digest(i) in without])

    def _within_reach(self, items: list[Item]) -> dict[str, Item]:
        """One document of each content, by its path."""
        if not items:
            return {}
        there = self.disk.reachable(self.catalogue.roots.paths(), self.cancelled)
        near = (item for item in items if any(is_within(item.path, root) for root in there))
        contents = {self.catalogue.items.digest(item.id): item for item in near}
        return {item.path: item for item in contents.values()}

    def _read(self) -> None:
        with DecoderPool(InputSpec(), 1, Limits()) as pool:
            for path, part in pool.stream(self._due, self.cancelled):
                if isinstance(part, Batch) or not self._is_as_known(self._due[path]):
                    continue
                preview = part.preview if isinstance(part, FileDone) else Preview()
                self._keep(path, _NOTHING if preview.kind is PreviewKind.NONE else preview)

    def _is_as_known(self, item: Item) -> bool:
        """Whether a file is what was indexed; else the next run sees to it."""
        root = root_of(item.path, self.catalogue.roots.paths())
        try:
            status = self.disk.status(root, item.path, self.cancelled, SOON_SECONDS)
        except SilentDiskError:
            return False
        return status == FileStat(item.path, item.size, item.mtime_ns)

    def _keep(self, path: str, preview: Preview) -> None:
        self.thumbnails.put({self.catalogue.items.digest(self._due[path].id): preview})
        self.done += 1
        self.on_progress(Progress(Stage.DRAWING, self.done, len(self._due), current=path))
