"""What a file that is kept takes over from the duplicates that a person takes away."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..types.marks import NO_MARKS, MarkChange, Marking

# The id of what is kept, and of what it stands for.
Merge = tuple[int, tuple[int, ...]]


def merged(catalogue: Catalogue, merge: Merge) -> Iterator[Marking]:
    """The change that gives a file what others have and it lacks; none where that is nothing."""
    kept, taken = merge
    known = catalogue.marks.of([kept, *taken])
    own, theirs = known.pop(kept, NO_MARKS), known.values()
    is_favourite = any(marks.favourite for marks in theirs) and not own.favourite
    best = 0 if own.rating else max((marks.rating for marks in theirs), default=0)
    tags = sorted({tag for marks in theirs for tag in marks.tags}.difference(own.tags))
    change = MarkChange(
        favourite=True if is_favourite else None, rating=best or None, add=tuple(tags)
    )
    if change:
        yield Marking(change, (kept,))
