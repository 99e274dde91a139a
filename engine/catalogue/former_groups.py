"""Groups as they are before a person changes them, so that the change can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import UserError
from ..language import tr
from ..types.item_groups import FormerGroups
from .database import Database

_ABOVE = """
WITH RECURSIVE above (id) AS (
    SELECT id FROM item_groups WHERE id IN ({ids}) UNION
    SELECT parent_id FROM item_groups JOIN above USING (id) WHERE parent_id IS NOT NULL)
SELECT * FROM item_groups WHERE id IN above ORDER BY level DESC, id
"""
_PUT = """
INSERT INTO item_groups VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, folded = excluded.folded, silhouette = excluded.silhouette,
    pinned = excluded.pinned, named = excluded.named
"""


def former_groups(
    database: Database, group_ids: Sequence[int], *, with_files: bool
) -> FormerGroups:
    """Some groups as they are now, with their files where these may change."""
    ids = ",".join(str(int(one)) for one in group_ids)
    rows = tuple(database.query(_ABOVE.format(ids=ids)))
    if not with_files:
        return FormerGroups(rows, made=tuple(group_ids))
    inside = f"WHERE group_id IN ({ids})"
    members = database.query(f"SELECT item_id, group_id FROM item_group_members {inside}")  # noqa: S608
    centres = database.query(f"SELECT * FROM item_group_centres {inside}")  # noqa: S608
    return FormerGroups(rows, tuple(members), tuple(centres))


def put_back(database: Database, former: FormerGroups) -> None:
    """Let groups be as they were, in the place of those that were made of them.

    Files that joined since stay with the first of them; files that are gone are passed over.

    Raises:
        UserError: what was made is not there any more, or a name is another group's by now.
    """
    _refuse_other(database, former)
    database.execute_many(_PUT, former.rows)
    first = next((row[0] for row in former.rows if not row[4]), None)
    for number in set(former.made) - set(former.ids):
        values = (first, number)
        database.execute("UPDATE item_group_members SET group_id = ? WHERE group_id = ?", values)
        database.execute("DELETE FROM item_groups WHERE id = ?", (number,))
    database.execute_many(
        "INSERT OR REPLACE INTO item_group_members SELECT id, ?2 FROM items WHERE id = ?1",
        former.members,
    )
    database.execute_many(
        "DELETE FROM item_group_centres WHERE group_id = ?", {row[:1] for row in former.centres}
    )
    database.execute_many("INSERT INTO item_group_centres VALUES (?, ?, ?, ?)", former.centres)


def _refuse_other(database: Database, former: FormerGroups) -> None:
    for number in former.made:
        if database.one("SELECT 1 FROM item_groups WHERE id = ?", (number,)) is None:
            raise UserError(tr("The groups were made anew since, so this cannot be taken back."))
    ours = {*former.ids, *former.made}
    for row in former.rows:
        others = database.query("SELECT id FROM item_groups WHERE folded = ?", (row[3],))
        if any(other not in ours for (other,) in others):
            told = tr("Another group is called {name} by now. Rename that one first.", name=row[2])
            raise UserError(told)
