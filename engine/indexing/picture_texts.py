"""Reads the text in pictures, in a pass of its own after files are indexed.

A picture is committed with its words as soon as it is read, so a pass that is stopped or killed is
carried on by the next. It runs in one decoder process, at the lowest priority of all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ..catalogue import Catalogue
from ..catalogue.picture_texts import text_of
from ..disk import SOON_SECONDS, Disk
from ..errors import Cancelled, SilentDiskError
from ..media.limits import Limits
from ..media.pool import DecoderPool
from ..media.task import Task
from ..paths import is_within, root_of
from ..types import Progress, Stage, TextLine
from ..types.decoded import Batch, FileDone
from ..types.vectors import InputSpec
from .room import Room

# Raised whenever the reader finds more than before: all pictures are then read anew.
READER = 1
# A page full of small print takes a minute on a slow machine.
_LIMITS = Limits(seconds=600.0)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TextReport:
    """What one pass did, in pictures.

    Attributes:
        read: those that were looked at.
        with_text: those of them in which there is text.
        cancelled: it was stopped before its end.
    """

    read: int = 0
    with_text: int = 0
    cancelled: bool = False


@dataclass(slots=True)
class TextPass:
    """Reads what is due in one library, whose write lock the caller holds. Use once."""

    catalogue: Catalogue
    disk: Disk
    on_progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    _report: TextReport = field(default_factory=TextReport, init=False)

    def run(self) -> TextReport:
        """Read every picture that is due and can be reached; cancelling is a normal end."""
        if not self.catalogue.picture_texts.is_wanted():
            return self._report
        try:
            self._read(self._within_reach(self.catalogue.picture_texts.due(READER)))
        except Cancelled:
            return replace(self._report, cancelled=True)
        _log.info("text in pictures: %r", self._report)
        return self._report

    def _within_reach(self, due: dict[str, int]) -> dict[str, int]:
        if not due:
            return due
        there = self.disk.reachable(self.catalogue.roots.paths(), self.cancelled)
        return {path: due[path] for path in due if any(is_within(path, root) for root in there)}

    def _read(self, due: dict[str, int]) -> None:
        new = {path: item for path, item in due.items() if not self._take_from_copy(item)}
        with DecoderPool(InputSpec(), 1, _LIMITS, Task.READ_TEXT) as pool:
            for path, part in pool.stream(new, self.cancelled):
                if isinstance(part, Batch):
                    continue
                if isinstance(part, FileDone):
                    self._keep(new[path], part.lines)
                elif self._is_there(path):
                    self._keep(new[path], ())
                self.on_progress(Progress(Stage.READING, self._report.read, len(new), current=path))
        if self.cancelled():
            raise Cancelled

    def _take_from_copy(self, item_id: int) -> bool:
        """Whether another file of the same content was read already."""
        digest = self.catalogue.items.digest(item_id)
        known = self.catalogue.picture_texts.of_content(digest, READER)
        if known is not None:
            self._keep(item_id, known)
        return known is not None

    def _is_there(self, path: str) -> bool:
        """Whether a picture that cannot be read can at least be seen; if not, it stays due."""
        root = root_of(path, self.catalogue.roots.paths())
        try:
            return self.disk.status(root, path, self.cancelled, SOON_SECONDS) is not None
        except SilentDiskError:
            return False

    @contextmanager
    def _without_room(self) -> Iterator[None]:
        self.on_progress(Progress(Stage.NO_ROOM, self._report.read))
        yield

    def _keep(self, item_id: int, lines: tuple[TextLine, ...]) -> None:
        catalogue, text = self.catalogue, text_of(lines)
        digest, before = catalogue.items.digest(item_id), catalogue.items.text(item_id)
        item = catalogue.items.get([item_id])[0]
        Room(catalogue.path.parent, self.cancelled, self._without_room).wait_for(2 * len(text))
        with catalogue.transaction():
            catalogue.picture_texts.put(item_id, digest, READER, lines)
            if text != before:
                catalogue.items.put_text(item_id, text)
                catalogue.fulltext.put(item_id, item.path, item.metadata, text)
        self._report = replace(
            self._report,
            read=self._report.read + 1,
            with_text=self._report.with_text + bool(lines),
        )
