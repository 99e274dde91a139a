"""Groups of files that mean something alike, or are of one place or time: one tree of them.

How a list is put in groups by folder or day is another matter (`grouping`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from ..errors import UserError
from ..language import tr
from .stored import StoredEnum

# The query language is read without numpy.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .ids import Ids

MOST_NAME_CHARS = 200
Row = tuple[Any, ...]


class GroupMethod(StoredEnum):
    """How files are put in groups."""

    HDBSCAN = "hdbscan"
    KMEANS = "kmeans"
    DBSCAN = "dbscan"


class GroupBy(StrEnum):
    """What the files of one group have in common."""

    MEANING = "meaning"
    PLACE = "place"
    DAY = "day"


class ItemGroup(Struct, frozen=True):
    """One group.

    Attributes:
        name: no other group of the library has it; the engine's, unless `is_named`.
        size: how many files are in it, or in those below it.
        silhouette: how much nearer its files are to each other than to the nearest other group,
            -1 to 1 (Rousseeuw, 1987); of a group of groups the mean.
        level: 0 for a group of files, higher for groups of groups.
        parent: the id of the group above.
        is_pinned: grouping anew leaves it as it is.
        is_named: a person gave the name.
    """

    id: int
    name: str
    size: int
    silhouette: float
    level: int = 0
    parent: int | None = None
    is_pinned: bool = False
    is_named: bool = False


class GroupedLibrary(Struct, frozen=True):
    """What a library's files were put into.

    Attributes:
        groups: all levels, the largest first.
        ungrouped: how many files with vectors are in none.
        method: None where nothing was grouped yet.
        silhouette: the mean over the files, -1 to 1.
        inertia: the sum of squared distances from files to the centres of their groups, in the
            space that was grouped in.
    """

    groups: tuple[ItemGroup, ...] = ()
    ungrouped: int = 0
    method: GroupMethod | None = None
    silhouette: float = 0.0
    inertia: float = 0.0

    @property
    def leaves(self) -> tuple[ItemGroup, ...]:
        """The groups of files."""
        return tuple(group for group in self.groups if group.level == 0)


class FormerGroups(Struct, frozen=True):
    """Some groups as they were before a person changed them, to put them back.

    Attributes:
        rows: of the groups and of all above them, as the table has them, the highest first.
        members: item and group, for groups of files whose files may change.
        centres: of the same groups, as that table has them.
        made: the ids of the groups that came in their place.
    """

    rows: tuple[Row, ...]
    members: tuple[Row, ...] = ()
    centres: tuple[Row, ...] = ()
    made: tuple[int, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of these groups."""
        return tuple(row[0] for row in self.rows)


class FormerGrouping(Struct, frozen=True, eq=False):
    """All groups as they were before files were grouped anew, to put them back.

    Attributes:
        state: what they were made of, as its table has it; None where there were none.
        rows: of the groups, as the table has them, the highest first.
        members: item and group, int64 (n, 2).
        centres: as that table has them.
        made: the ids of the groups that came in their place.
    """

    state: Row | None
    rows: tuple[Row, ...]
    members: NDArray[np.int64]
    centres: tuple[Row, ...]
    made: tuple[int, ...] = ()


class Occasions(Struct, frozen=True, eq=False):
    """Files put together by where or when they were taken, as they are now: nothing of it is kept.

    Attributes:
        groups: of two levels, in the order in which they are listed; without any silhouette.
        members: the ids of the items of each group, int64 (n,), rising.
        ungrouped: how many items are in none.
    """

    groups: tuple[ItemGroup, ...] = ()
    members: Mapping[int, Ids] = field(default_factory=dict)
    ungrouped: int = 0


def collection_name(typed: str) -> str:
    """The name of a group or an album as it is kept: with single spaces, and in letters alone.

    Raises:
        UserError: it is empty, or too long.
    """
    # Half an emoji, or a byte that is no letter, is in no name that could be stored.
    name = " ".join(typed.encode("utf-8", "replace").decode("utf-8").split())
    if not name:
        raise UserError(tr("A name has at least one letter."))
    if len(name) > MOST_NAME_CHARS:
        raise UserError(tr("A name has at most {n} letters.", n=MOST_NAME_CHARS))
    return name
