"""The words between the window and its engine process about what a person does to files by hand.

What is done has a number, and ends with one event, which brings the work that takes it back.
"""

from __future__ import annotations

from msgspec import Struct

from ..types import Marking
from ..types.holdings import Globs


class Mark(Struct, frozen=True):
    """Change the marks of files."""

    markings: tuple[Marking, ...]


class LeaveOut(Struct, frozen=True):
    """Take files out of the library, and leave them out of later runs."""

    item_ids: tuple[int, ...]


class TakeIn(Struct, frozen=True):
    """Leave globs out no more, given by the paths of roots; a run reads what fits them."""

    globs: Globs


class FollowFiles(Struct, frozen=True):
    """Follow what was done to files on the disk.

    Attributes:
        moved: the old and the new path of each that has another one.
        gone: those that are not there any more.
    """

    moved: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()


class WriteSidecars(Struct, frozen=True):
    """Write the stars and tags of files into XMP sidecars; what went wrong is told as trouble."""

    item_ids: tuple[int, ...]


class MergeMarks(Struct, frozen=True):
    """Give files that are kept the marks of those that are taken; what takes it back is a `Mark`.

    Attributes:
        merges: each file that is kept, with those that it stands for.
    """

    merges: tuple[tuple[int, tuple[int, ...]], ...]


class KeepApart(Struct, frozen=True):
    """Remember that no two of some files are duplicates."""

    item_ids: tuple[int, ...]


class LetTogether(Struct, frozen=True):
    """Let contents be duplicates again, given by their hashes."""

    pairs: tuple[tuple[bytes, bytes], ...]


HandWork = (
    Mark | LeaveOut | TakeIn | FollowFiles | WriteSidecars | MergeMarks | KeepApart | LetTogether
)


class DoByHand(Struct, frozen=True):
    """Do something to files, also while a run is on."""

    number: int
    work: HandWork


class StopByHand(Struct, frozen=True):
    """Stop all that was asked for before; what is done stays, and can be taken back."""


class HandProgress(Struct, frozen=True):
    """How many files of how many are done."""

    number: int
    done: int
    total: int


class HandDone(Struct, frozen=True):
    """The work of that number has ended.

    Attributes:
        back: what takes it back; None where it changed nothing.
        was_stopped: not all was done.
        failed: how many files could not be done.
    """

    number: int
    back: HandWork | None
    was_stopped: bool = False
    failed: int = 0


class HandFailed(Struct, frozen=True):
    """The work of that number ended in an error, told in one plain line."""

    number: int
    message: str


HandRequest = DoByHand | StopByHand
HandEvent = HandProgress | HandDone | HandFailed
