"""The folders that the person added."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from ..types import Root
from .database import Database


class RootTable:
    """Rows of `roots`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, path: str) -> int:
        """Add a root, or find it again; returns its id."""
        known = self.find(path)
        if known is not None:
            return known
        return self._database.execute("INSERT INTO roots (path) VALUES (?)", (os.fsencode(path),))

    def move(self, root_id: int, path: str) -> None:
        """Note that a root is at another path now; its items follow when it is gone over."""
        self._database.execute(
            "UPDATE roots SET path = ? WHERE id = ?", (os.fsencode(path), root_id)
        )

    def leave_out(self, root_id: int, ignore: tuple[str, ...]) -> None:
        """Leave these globs out from now on, beside those that were left out before."""
        self.put_ignore(root_id, tuple(dict.fromkeys((*self.ignore(root_id), *ignore))))

    def put_ignore(self, root_id: int, ignore: tuple[str, ...]) -> None:
        """Replace the globs that a root leaves out."""
        self._database.execute(
            "UPDATE roots SET ignore = ? WHERE id = ?", (json.dumps(ignore), root_id)
        )

    def put_passed_over(self, root_id: int, counts: dict[str, int]) -> None:
        """Keep how many files of a root no reader takes, by their endings."""
        self._database.execute(
            "UPDATE roots SET passed_over = ? WHERE id = ?", (json.dumps(counts), root_id)
        )

    def passed_over(self, root_id: int) -> dict[str, int]:
        """How many files of a root no reader takes, by their endings."""
        row = self._database.one("SELECT passed_over FROM roots WHERE id = ?", (root_id,))
        return dict(json.loads(row[0])) if row else {}

    def put_identity(self, root_id: int, identity: Mapping[str, str | int]) -> None:
        """Keep what tells a root from another one at its path."""
        self._database.execute(
            "UPDATE roots SET identity = ? WHERE id = ?", (json.dumps(dict(identity)), root_id)
        )

    def identity(self, root_id: int) -> dict[str, Any]:
        """What tells a root from another one at its path; empty where nothing was kept."""
        row = self._database.one("SELECT identity FROM roots WHERE id = ?", (root_id,))
        return dict(json.loads(row[0])) if row else {}

    def put_drives(self, root_id: int, drives: Mapping[str, str]) -> None:
        """Keep which drives are mounted below a root, by their paths, with what tells each."""
        root = self.path(root_id)
        below = {os.path.relpath(path, root): volume for path, volume in drives.items()}
        self._database.execute(
            "UPDATE roots SET drives = ? WHERE id = ?", (json.dumps(below), root_id)
        )

    def drives(self, root_id: int) -> dict[str, str]:
        """Which drives were mounted below a root, by their paths, with what tells each."""
        row = self._database.one("SELECT path, drives FROM roots WHERE id = ?", (root_id,))
        return _drives(os.fsdecode(row[0]), row[1]) if row else {}

    def inner_drives(self) -> dict[str, str]:
        """The drives that are mounted in roots, and are others than these lie on, as `drives`."""
        rows = self._database.query("SELECT path, drives, identity FROM roots ORDER BY id")
        return {
            path: told
            for root, drives, identity in rows
            for path, told in _drives(os.fsdecode(root), drives).items()
            if told != json.loads(identity).get("volume")
        }

    def find(self, path: str) -> int | None:
        """The id of the root at exactly this path."""
        row = self._database.one("SELECT id FROM roots WHERE path = ?", (os.fsencode(path),))
        return int(row[0]) if row else None

    def paths(self) -> dict[str, int]:
        """Every root's path and id, in the order they were added."""
        rows = self._database.query("SELECT path, id FROM roots ORDER BY id")
        return {os.fsdecode(path): root_id for path, root_id in rows}

    def path(self, root_id: int) -> str:
        """The path of a root."""
        row = self._database.one("SELECT path FROM roots WHERE id = ?", (root_id,))
        return os.fsdecode(row[0]) if row else ""

    def ignore(self, root_id: int) -> tuple[str, ...]:
        """The globs that this root leaves out."""
        row = self._database.one("SELECT ignore FROM roots WHERE id = ?", (root_id,))
        return tuple(json.loads(row[0] or "[]")) if row else ()

    def absorb(self, child_id: int, parent_id: int) -> None:
        """Hand a root's files to the root above it, and drop the child.

        The drive that it was on may be another than the parent's, and away.
        """
        volume = self.identity(child_id).get("volume")
        drive = {self.path(child_id): volume} if volume else {}
        self.put_drives(parent_id, self.drives(parent_id) | self.drives(child_id) | drive)
        for table in ("items", "failures", "marks"):
            self._database.execute(
                f"UPDATE {table} SET root_id = ? WHERE root_id = ?",  # noqa: S608
                (parent_id, child_id),
            )
        self.remove(child_id)

    def remove(self, root_id: int) -> None:
        """Remove a root with everything that is known of its files."""
        self._database.execute("DELETE FROM roots WHERE id = ?", (root_id,))

    def summary(self) -> list[Root]:
        """Every root with its counts, in the order they were added."""
        rows = self._database.query(
            "SELECT path, ignore, passed_over,"
            " (SELECT count(*) FROM items WHERE root_id = roots.id),"
            " (SELECT count(*) FROM failures WHERE root_id = roots.id) FROM roots ORDER BY id"
        )
        return [self._root(*row) for row in rows]

    @staticmethod
    def _root(path: bytes, ignore: str, passed_over: str, items: int, failures: int) -> Root:
        globs = tuple(json.loads(ignore or "[]"))
        counts = json.loads(passed_over)
        return Root(os.fsdecode(path), items, failures, globs, passed_over=counts)


def _drives(root: str, stored: str) -> dict[str, str]:
    """What was kept of the drives in a root, by their whole paths."""
    return {os.path.join(root, below): told for below, told in json.loads(stored).items()}
