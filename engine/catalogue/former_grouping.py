"""All groups as they are before files are grouped anew, so that this can be taken back."""

from __future__ import annotations

import numpy as np

from ..errors import UserError
from ..language import tr
from ..types.item_groups import FormerGrouping
from .database import Database

_MEMBERS = "SELECT item_id, group_id FROM item_group_members ORDER BY item_id"


def former_grouping(database: Database) -> FormerGrouping:
    """All groups as they are now."""
    pairs = np.array(list(database.query(_MEMBERS)), np.int64).reshape(-1, 2)
    return FormerGrouping(
        database.one("SELECT * FROM groupings"),
        tuple(database.query("SELECT * FROM item_groups ORDER BY level DESC, id")),
        pairs,
        tuple(database.query("SELECT * FROM item_group_centres")),
    )


def put_grouping_back(database: Database, former: FormerGrouping) -> None:
    """Let all groups be as they were; files that are gone are passed over, new ones are in none.

    Raises:
        UserError: the groups are not those that were made then, but for names, pins and new files.
    """
    now = {number for (number,) in database.query("SELECT id FROM item_groups")}
    space = former.state[1] if former.state else None
    known = database.one("SELECT 1 FROM spaces WHERE id = ?", (space,))
    if now != set(former.made) or (space is not None and known is None):
        raise UserError(tr("The groups were made anew since, so this cannot be taken back."))
    database.execute("DELETE FROM item_groups")
    database.execute("DELETE FROM groupings")
    if former.state is not None:
        database.execute("INSERT INTO groupings VALUES (?, ?, ?, ?, ?, ?)", former.state)
    database.execute_many("INSERT INTO item_groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)", former.rows)
    database.execute_many(
        "INSERT INTO item_group_members SELECT id, ?2 FROM items WHERE id = ?1",
        former.members.tolist(),
    )
    database.execute_many("INSERT INTO item_group_centres VALUES (?, ?, ?, ?)", former.centres)
