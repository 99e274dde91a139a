"""Groups of items that mean something alike: a tree, whose leaves have the items.

An item is in one leaf at most. Of each leaf it is known where the vectors of its items lie, one
centre for each modality, so that a new file joins without looking at all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct, field

from ..errors import UserError
from ..language import tr
from ..types import Modality
from ..types.ids import Ids
from ..types.item_groups import FormerGrouping, FormerGroups, GroupedLibrary, GroupMethod, ItemGroup
from ..types.vectors import Vectors
from .database import Database
from .former_grouping import former_grouping, put_grouping_back
from .former_groups import former_groups, put_back
from .names import folded

ITEM_GROUPS = """
CREATE TABLE groupings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE, method TEXT NOT NULL,
    silhouette REAL NOT NULL, inertia REAL NOT NULL, seen INTEGER NOT NULL);
CREATE TABLE item_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES item_groups ON DELETE SET NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL, level INTEGER NOT NULL,
    silhouette REAL NOT NULL, pinned INTEGER NOT NULL, named INTEGER NOT NULL);
CREATE INDEX item_groups_name ON item_groups (folded);
CREATE INDEX item_groups_parent ON item_groups (parent_id);
CREATE TABLE item_group_members (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES item_groups ON DELETE CASCADE);
CREATE INDEX item_group_members_group ON item_group_members (group_id);
CREATE TABLE item_group_centres (
    group_id INTEGER NOT NULL REFERENCES item_groups ON DELETE CASCADE, modality TEXT NOT NULL,
    radius REAL NOT NULL, centre BLOB NOT NULL, PRIMARY KEY (group_id, modality)) WITHOUT ROWID;
"""
_BELOW = (
    "WITH RECURSIVE below (id) AS (SELECT id FROM item_groups WHERE {which} UNION ALL"
    " SELECT item_groups.id FROM item_groups JOIN below ON parent_id = below.id)"
)
_MEMBERS = "SELECT item_id AS id FROM item_group_members WHERE group_id IN (SELECT id FROM below)"


class Centre(Struct, frozen=True, eq=False):
    """Where the vectors of one group's items of one modality lie.

    Attributes:
        centre: unit vector, float32 (dim,), in the centred space that searches use.
        radius: how far items may be from it, as 1 - cosine.
    """

    modality: Modality
    centre: Vectors
    radius: float


class KeptGroup(Struct, frozen=True, eq=False):
    """A group as it is written down.

    Attributes:
        id: 0 for a new one.
        children: the groups below, for a group of groups.
        members: ids of the items of a leaf, int64 (n,).
    """

    name: str
    silhouette: float
    id: int = 0
    is_pinned: bool = False
    is_named: bool = False
    level: int = 0
    members: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    centres: tuple[Centre, ...] = ()
    children: tuple[KeptGroup, ...] = ()


class GroupingState(Struct, frozen=True):
    """What groups were made of.

    Attributes:
        seen: the revision up to which new items have joined.
    """

    space_id: int
    method: GroupMethod
    silhouette: float
    inertia: float
    seen: int


class ItemGroupTable:
    """Rows of these tables. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self) -> GroupingState | None:
        """What the groups were made of; None where there are none."""
        row = self._database.one(
            "SELECT space_id, method, silhouette, inertia, seen FROM groupings"
        )
        return GroupingState(row[0], GroupMethod(row[1]), *row[2:]) if row else None

    def put_state(self, state: GroupingState) -> None:
        """Note what the groups are made of."""
        values = (state.space_id, state.method, state.silhouette, state.inertia, state.seen)
        self._database.execute("INSERT OR REPLACE INTO groupings VALUES (1, ?, ?, ?, ?, ?)", values)

    def told(self) -> GroupedLibrary:
        """All groups with how many files each has."""
        state, groups = self.state(), self.all()
        if state is None:
            return GroupedLibrary(groups)
        row = self._database.one(
            "SELECT (SELECT count(DISTINCT item_id) FROM segments WHERE space_id = ?)"
            " - (SELECT count(*) FROM item_group_members)",
            (state.space_id,),
        )
        left = max(0, int(row[0])) if row else 0
        return GroupedLibrary(groups, left, state.method, state.silhouette, state.inertia)

    def all(self) -> tuple[ItemGroup, ...]:
        """All groups of all levels, the largest first."""
        rows = list(
            self._database.query(
                "SELECT id, name, (SELECT count(*) FROM item_group_members WHERE group_id = g.id),"
                " silhouette, level, parent_id, pinned, named FROM item_groups g ORDER BY level, id"
            )
        )
        sizes = {row[0]: int(row[2]) for row in rows}
        for number, *_, parent, _, _ in rows:
            if parent is not None:
                sizes[parent] += sizes[number]
        groups = [
            ItemGroup(row[0], row[1], sizes[row[0]], *row[3:6], *map(bool, row[6:])) for row in rows
        ]
        return tuple(sorted(groups, key=lambda group: (-group.size, group.id)))

    def members(self, group_id: int) -> Ids:
        """The ids of the items in a group, or in those below it; int64 (n,), rising."""
        sql = f"{_BELOW.format(which='id = ?')} {_MEMBERS} ORDER BY 1"
        return self._database.ids(sql, [group_id])

    def leaves_below(self, group_id: int) -> list[int]:
        """The groups of files that a group has; a leaf has itself."""
        below = _BELOW.format(which="id = ?")
        leaves = "SELECT id FROM item_groups WHERE level = 0 AND id IN below"
        return [row[0] for row in self._database.query(f"{below} {leaves}", [group_id])]

    def membership(self) -> tuple[Ids, Ids]:
        """The ids of all items in groups, rising, and the leaf of each; int64 (n,)."""
        rows = self._database.query(
            "SELECT item_id, group_id FROM item_group_members ORDER BY item_id"
        )
        pairs = np.array(list(rows), np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def centres(self) -> list[tuple[int, Centre]]:
        """The centres of all leaves, with the ids of these."""
        rows = self._database.query(
            "SELECT group_id, modality, radius, centre FROM item_group_centres ORDER BY 1, 2"
        )
        return [
            (number, Centre(Modality(modality), np.frombuffer(packed, "<f4"), radius))
            for number, modality, radius, packed in rows
        ]

    def replace_all(self, tops: Iterable[KeptGroup]) -> None:
        """Let these trees be all groups; those with an id keep it."""
        self._database.execute("DELETE FROM item_groups")
        for group in tops:
            self._put(group, None)

    def replace(self, group_ids: Sequence[int], groups: Iterable[KeptGroup]) -> None:
        """Put groups of files in the place of others, below what the first of these was below."""
        row = self._database.one("SELECT parent_id FROM item_groups WHERE id = ?", group_ids[:1])
        for number in group_ids:
            self._database.execute("DELETE FROM item_groups WHERE id = ?", (number,))
        for group in groups:
            self._put(group, row[0] if row else None)
        self._remove_empty_parents()

    def join(self, item_ids: Ids, group_ids: Ids) -> None:
        """Put items, which are in no group, into groups; what is gone is passed over."""
        self._database.execute_many(
            "INSERT OR IGNORE INTO item_group_members SELECT items.id, item_groups.id"
            " FROM items, item_groups WHERE items.id = ? AND item_groups.id = ?",
            zip(item_ids.tolist(), group_ids.tolist(), strict=True),
        )

    def rename(self, group_id: int, name: str) -> None:
        """Give a group a person's name, and leave it as it is from now on.

        Raises:
            UserError: another group has that name, or the group is gone.
        """
        self.get(group_id)
        others = "SELECT 1 FROM item_groups WHERE folded = ? AND id <> ?"
        if self._database.one(others, (folded(name), group_id)) is not None:
            raise UserError(tr("There is a group {name} already. Choose another name.", name=name))
        self._database.execute(
            "UPDATE item_groups SET name = ?, folded = ?, named = 1, pinned = (level = 0)"
            " WHERE id = ?",
            (name, folded(name), group_id),
        )

    def call(self, group_id: int, name: str) -> None:
        """Give a group a name of the engine's, which no other group has."""
        self._database.execute(
            "UPDATE item_groups SET name = ?, folded = ? WHERE id = ?",
            (name, folded(name), group_id),
        )

    def remove_empty(self) -> None:
        """Remove the groups that no file is in."""
        self._database.execute(
            "DELETE FROM item_groups WHERE level = 0"
            " AND id NOT IN (SELECT group_id FROM item_group_members)"
        )
        self._remove_empty_parents()

    def pin(self, group_id: int, pinned: bool) -> None:
        """Leave a group as it is when files are grouped anew, or no more."""
        for number in self.leaves_below(group_id):
            self._database.execute(
                "UPDATE item_groups SET pinned = ? WHERE id = ?", (int(pinned), number)
            )

    def as_they_are(self, group_ids: Sequence[int], *, with_files: bool = False) -> FormerGroups:
        """What takes a change of these groups back, with their files where these may change."""
        return former_groups(self._database, group_ids, with_files=with_files)

    def put_back(self, former: FormerGroups) -> None:
        """Let groups be as they were, as `former_groups.put_back` does."""
        put_back(self._database, former)
        self._remove_empty_parents()

    def all_as_they_are(self) -> FormerGrouping:
        """What takes it back that all files are grouped anew."""
        return former_grouping(self._database)

    def put_grouping_back(self, former: FormerGrouping) -> None:
        """Let all groups be as they were, as `former_grouping.put_grouping_back` does."""
        put_grouping_back(self._database, former)

    def get(self, group_id: int) -> ItemGroup:
        """The group of an id.

        Raises:
            UserError: it is gone.
        """
        found = next((group for group in self.all() if group.id == group_id), None)
        if found is None:
            raise UserError(tr("The group is not there any more. Look at the groups again."))
        return found

    def _put(self, group: KeptGroup, parent: int | None) -> None:
        number = self._database.execute(
            "INSERT INTO item_groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(group.id or None, parent, group.name, folded(group.name), group.level),
                *(group.silhouette, int(group.is_pinned), int(group.is_named)),
            ),
        )
        self.join(group.members, np.full(len(group.members), number))
        self._database.execute_many(
            "INSERT INTO item_group_centres VALUES (?, ?, ?, ?)",
            [
                (number, one.modality, one.radius, one.centre.astype("<f4").tobytes())
                for one in group.centres
            ],
        )
        for child in group.children:
            self._put(child, number)

    def _remove_empty_parents(self) -> None:
        """Remove groups of groups that have none any more."""
        empty = (
            "FROM item_groups WHERE level > 0"
            " AND id NOT IN (SELECT parent_id FROM item_groups WHERE parent_id > 0)"
        )
        while self._database.one(f"SELECT 1 {empty}"):
            self._database.execute(f"DELETE {empty}")


def in_group(name: str) -> tuple[str, list[object]]:
    """A SELECT of the ids of the items in a group of that name, or below it, and its values."""
    return f"{_BELOW.format(which='folded = ?')} {_MEMBERS}", [folded(name)]
