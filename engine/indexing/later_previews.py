"""Renews previews of Word documents that were read before their form was kept, after a run.

A document is read once more for that, by a decoder, and no vector is made.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from ..errors import Cancelled
from ..media.limits import Limits
from ..media.task import Task
from ..types import FileStat, Filters, Item, Modality, Preview, PreviewKind, Progress, Stage
from ..types.decoded import FileDone, FileFailed
from ..types.media import WORD_ENDINGS
from .passes import LookingPass

_WORD = Filters(frozenset({Modality.TEXT}), extensions=WORD_ENDINGS)
# Of what turns out to have no form, as a mail of this name: it is not read again.
_NOTHING = Preview(PreviewKind.BEGINNING)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class PreviewPass(LookingPass):
    """Renews what is due. What cannot be read now, though it could be before, stays due.

    But for that at which a decoder hung: no run is to wait for it again.
    """

    _due: dict[str, Item] = field(default_factory=dict, init=False)
    _digests: dict[int, bytes] = field(default_factory=dict, init=False)

    def run(self) -> None:
        """Read every document that is due and can be reached."""
        try:
            self._due = self._one_of_each(self._find_due())
            if self._due:
                self._read()
        except Cancelled:
            return
        _log.info("renewed %d of %d previews", self.done, len(self._due))

    def _find_due(self) -> list[Item]:
        """The documents whose content is without a form, the newest first."""
        kinds = self.thumbnails.kinds()
        without = {digest for digest, kind in kinds.items() if kind is PreviewKind.NONE}
        without -= self.catalogue.hung.contents()
        if not without:
            return []
        items = self.catalogue.items
        ids = items.ids(_WORD).tolist()
        self._digests = items.digests_of(ids)
        return items.get([i for i in ids if self._digests[i] in without])

    def _one_of_each(self, items: list[Item]) -> dict[str, Item]:
        """One document of each content, by its path."""
        if not items:
            return {}
        near = self._within_reach(item.path for item in items)
        contents = {self._digests[item.id]: item for item in items if item.path in near}
        return {item.path: item for item in contents.values()}

    def _read(self) -> None:
        with self._decoder(Limits(), Task.DECODE) as pool:
            for path, part in pool.stream(self._due, self.cancelled):
                if isinstance(part, FileFailed):
                    _log.warning("%r has no look for now: %s", path, part.reason)
                    if part.is_hung:
                        self._note_hung(path, self._due[path].id)
                elif isinstance(part, FileDone) and self._is_as_known(self._due[path]):
                    self._keep(path, part.preview)

    def _is_as_known(self, item: Item) -> bool:
        """Whether a file is what was indexed; else the next run sees to it."""
        return self._status(item.path) == FileStat(item.path, item.size, item.mtime_ns)

    def _keep(self, path: str, preview: Preview) -> None:
        kept = _NOTHING if preview.kind is PreviewKind.NONE else preview
        self.thumbnails.put({self._digests[self._due[path].id]: kept})
        self.done += 1
        self.on_progress(Progress(Stage.DRAWING, self.done, len(self._due), current=path))
