"""What a library has: its folders, the files that it knows, and those that it could not read."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from .marks import NO_MARKS, Marks
from .media import Metadata, Modality

# What is left out, by the paths of roots.
Globs = tuple[tuple[str, tuple[str, ...]], ...]


class Item(Struct, frozen=True):
    """One file of the library, as rows and tiles need it."""

    id: int
    path: str
    modality: Modality
    size: int
    mtime_ns: int
    metadata: Metadata = field(default_factory=Metadata)
    marks: Marks = NO_MARKS

    def is_same_file(self, other: Item | None) -> bool:
        """Whether it is the same file as it was, whatever its marks."""
        return other is not None and replace(other, marks=self.marks) == self


class Root(Struct, frozen=True):
    """A folder (or single file) that the person added.

    Attributes:
        items, failures: how many files of it are known, and how many could not be read.
        ignore: globs that are left out, matched against names and paths below the root.
        online: the root can be reached right now.
        passed_over: how many files no reader takes, by their endings with the dot; those without
            a usual one under "".
    """

    path: str
    items: int = 0
    failures: int = 0
    ignore: tuple[str, ...] = ()
    online: bool = True
    passed_over: dict[str, int] = field(default_factory=dict)


class FolderCount(Struct, frozen=True):
    """A folder below a root, as a tree shows it.

    Attributes:
        items: how many files lie in it, at any depth.
        has_folders: some of them in folders of its own.
    """

    path: str
    items: int
    has_folders: bool = False


class MonthCount(Struct, frozen=True):
    """A month, and how many items are of it."""

    year: int
    month: int
    items: int


class Failure(Struct, frozen=True):
    """One file that could not be read.

    Attributes:
        reason: one plain line.
        modality: what the file looked like, or None when it was not recognised.
        seen, first_seen: when it failed last and first, seconds since the epoch.
        attempts: how often it was tried.
        reader: what tried it last; another one tries again.
    """

    path: str
    reason: str
    modality: Modality | None
    seen: float
    first_seen: float = 0.0
    attempts: int = 1
    reader: str = ""
