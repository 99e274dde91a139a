"""What becomes of files that a run gives no vectors: some fail, some are left as they are known."""

from __future__ import annotations

from collections import Counter

from ..media.sniff import looks_interesting
from ..types import FileStat
from ..types.decoded import FileFailed
from .blame import why_left_out
from .context import RunContext
from .meter import Meter
from .naming import name_of
from .reach import Reach
from .store import FailedFile, Store


class WithoutVectors:
    """Counts these files, and notes what is to be told of them."""

    def __init__(
        self,
        context: RunContext,
        store: Store,
        meter: Meter,
        counts: Counter[str],
        reach: Reach,
    ) -> None:
        self._context = context
        self._store = store
        self._meter = meter
        self._counts = counts
        self._reach = reach

    def blame(self, root_id: int, stat: FileStat, error: Exception) -> None:
        """Let a file fail for an error.

        Raises:
            UserError, Cancelled: the error is that of the whole run.
        """
        reason = why_left_out(error, stat.path)
        self.fail(root_id, stat, FileFailed(reason, looks_interesting(stat.path)))

    def fail(self, root_id: int, stat: FileStat, failure: FileFailed) -> None:
        """A file that cannot be read."""
        self._store.add(FailedFile(root_id, stat, failure.modality, failure.reason))
        self._meter.file_done(stat, failed=True)

    def leave_changing(self, root_id: int, stat: FileStat) -> None:
        """A file that changed while it was read: what is known of it stays until the next look."""
        if self._reach.is_away(root_id):
            return
        if self._context.options.settling is not None:
            self._context.options.settling.put_off(stat.path)
        self._counts["changing"] += 1
        self._meter.file_done(stat)

    def pass_over(self, stat: FileStat) -> None:
        """A file of a modality that the encoder has no tower for."""
        self._store.remove(name_of(self._context.catalogue, stat.path), [])
        self._counts["unsupported"] += 1
        self._meter.file_done(stat)
