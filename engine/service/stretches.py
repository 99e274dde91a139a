"""What runs did before they gave way: each goes on later, and its end tells the whole of it."""

from __future__ import annotations

from msgspec.structs import replace

from ..types import IndexReport
from .messages import Event, Followed, Index, IndexingDone, IndexingFailed, Trouble


class Stretches:
    """The reports of runs that gave way, by the numbers of their requests. Used on one thread."""

    def __init__(self) -> None:
        self._kept: dict[int, IndexReport] = {}

    def keep(self, number: int, so_far: IndexReport) -> None:
        """Remember what a run did until it gave way."""
        self._kept[number] = so_far

    def take(self, number: int) -> IndexReport:
        """What a run did before, which is remembered no more; empty for one that begins."""
        return self._kept.pop(number, IndexReport())

    def clear(self) -> None:
        """Forget all of it: files that it counts have left the library."""
        self._kept.clear()


def whole(request: Index, before: IndexReport, last: IndexReport) -> IndexReport:
    """What a run did in all; to its last stretch, what was read before is unchanged.

    Args:
        before: as `Stretches.take` gives it; an empty one leaves `last` as it is.
    """
    # Where files are to be tried again, so are the ones that failed in the stretch before.
    tried = max(before.failed, last.failed) if request.retry else before.failed + last.failed
    found_known = last.unchanged - before.indexed - before.moved
    return replace(
        last,
        indexed=before.indexed + last.indexed,
        unchanged=max(before.unchanged, found_known),
        moved=before.moved + last.moved,
        removed=before.removed + last.removed,
        left_out=before.left_out + last.left_out,
        failed=tried,
        still_failing=max(before.still_failing, last.still_failing - before.failed),
        left_accelerator=before.left_accelerator or last.left_accelerator,
        seconds=before.seconds + last.seconds,
    )


def ended(request: Index, report: IndexReport) -> Event:
    """What tells the end of a run."""
    return Followed(report) if request.quiet else IndexingDone(report)


def broken_off(request: Index, line: str) -> tuple[Event, ...]:
    """What tells that a run ended in an error; a quiet one ends no other that gave way to it."""
    if request.quiet:
        return Trouble(line), Followed(IndexReport(cancelled=True))
    return (IndexingFailed(line),)
