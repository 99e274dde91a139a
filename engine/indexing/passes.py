"""What all passes over what is indexed share: which files can be reached, and are what they were.

They come after a run, and what one is stopped at the next one goes on with.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import SOON_SECONDS, Disk
from ..errors import SilentDiskError
from ..media.kept_decoders import KeptDecoders
from ..media.limits import Limits
from ..media.pool import DecoderPool
from ..media.readers import reader_of
from ..media.task import Task
from ..paths import is_within, root_of
from ..types import FileStat, Progress
from ..types.vectors import InputSpec


@dataclass(slots=True)
class Pass:
    """Goes over what is due in one library, whose write lock the caller holds. Use once.

    Attributes:
        kept: a decoder process that what came before left to this pass.
    """

    catalogue: Catalogue
    disk: Disk
    kept: KeptDecoders
    on_progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]

    def _within_reach(self, paths: Iterable[str]) -> set[str]:
        """Those of some files whose roots can be reached.

        Raises:
            Cancelled: the pass is to end.
        """
        there = self.disk.reachable(self.catalogue.roots.paths(), self.cancelled)
        return {path for path in paths if any(is_within(path, root) for root in there)}

    def _decoder(self, limits: Limits, task: Task) -> DecoderPool:
        """One process, which reads no vectors' input."""
        return DecoderPool(InputSpec(), 1, limits, task, self.kept)

    def _note_hung(self, path: str, item_id: int) -> None:
        """Have no pass wait for the content of an item again, until another reader can.

        One that cannot even be seen is on a disk that does not answer, and stays due.
        """
        if self._status(path) is not None:
            self.catalogue.hung.put(self.catalogue.items.digest(item_id), reader_of(path))

    def _status(self, path: str) -> FileStat | None:
        """What a file is now; None where it cannot be seen."""
        root = root_of(path, self.catalogue.roots.paths())
        try:
            return self.disk.status(root, path, self.cancelled, SOON_SECONDS)
        except SilentDiskError:
            return None


@dataclass(slots=True)
class LookingPass(Pass, ABC):
    """A pass that needs no model, and looks at previews.

    Attributes:
        done: how many files were gone over so far.
    """

    thumbnails: ThumbnailStore
    done: int = 0

    @abstractmethod
    def run(self) -> None:
        """Go over all that is due and can be reached; cancelling is a normal end."""
