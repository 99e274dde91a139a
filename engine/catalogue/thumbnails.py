"""Previews in a file of their own, by content: a run fills it again when it was deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from ..errors import DamagedLibraryError
from ..types import PEAKS, Preview, PreviewKind
from ..types.film_strip import MAGIC
from .database import Database
from .health import file_damage

TABLE = """CREATE TABLE IF NOT EXISTS previews (
    digest BLOB PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"""

_KNOWN = frozenset(PreviewKind)
_JPEG = b"\xff\xd8"
_SOME = "SELECT digest, kind, data FROM previews WHERE digest IN"


class ThumbnailStore:
    """The previews of a library, keyed by content hash, so that copies and moves share one.

    One thread uses an instance at a time.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        if not readonly and not path.exists():
            _make(path)
        self._database = Database(path, readonly=readonly)
        if not readonly:
            self._database.execute(TABLE)

    def put(self, previews: dict[bytes, Preview]) -> None:
        """Store previews by content hash, in one transaction."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR REPLACE INTO previews VALUES (?, ?, ?)",
                [(digest, p.kind, p.data) for digest, p in previews.items()],
            )

    def get(self, digest: bytes) -> Preview:
        """The preview of a content; an empty one when there is none."""
        row = self._database.one("SELECT kind, data FROM previews WHERE digest = ?", (digest,))
        return _preview(*row) if row else Preview()

    def get_some(self, digests: Sequence[bytes]) -> dict[bytes, Preview]:
        """The previews of some hundred contents that have one, in a third of the time."""
        marks = ",".join("?" * len(digests))
        rows = self._database.query(f"{_SOME} ({marks})", digests)
        return {digest: _preview(kind, data) for digest, kind, data in rows}

    def digests(self) -> set[bytes]:
        """The content hashes that have a preview."""
        return {row[0] for row in self._database.query("SELECT digest FROM previews")}

    def kinds(self) -> dict[bytes, PreviewKind]:
        """The kind of each preview, by content hash, but of those that a newer version made."""
        rows = self._database.query("SELECT digest, kind FROM previews")
        return {digest: PreviewKind(kind) for digest, kind in rows if kind in _KNOWN}

    def unreadable(self) -> list[bytes]:
        """The content hashes of previews that cannot be shown."""
        sql = "SELECT digest, kind, length(data), substr(data, 1, 2) FROM previews"
        return [row[0] for row in self._database.query(sql) if not _is_shown(*row[1:])]

    def remove(self, digests: Iterable[bytes]) -> None:
        """Remove the previews of these contents."""
        with self._database.transaction():
            self._database.execute_many(
                "DELETE FROM previews WHERE digest = ?", [(digest,) for digest in digests]
            )

    def damage(self) -> list[str]:
        """What SQLite finds wrong in the file itself, a line each; nothing in a sound one."""
        return file_damage(self._database)

    def copy_to(self, path: Path) -> None:
        """Write the file's present state to a new file, whoever writes meanwhile."""
        self._database.copy_to(path)
        with closing(Database(path)) as copy:
            copy.be_one_file()

    def replace_with(self, path: Path) -> None:
        """Take over all of another file, as one transaction."""
        self._database.replace_with(path)

    def take_from(self, other: Path) -> None:
        """Put in the previews of another file, as far as they can be read."""
        with closing(Database(other, readonly=True)) as source, self._database.transaction():
            for order in ("ASC", "DESC"):
                sql = f"SELECT * FROM previews ORDER BY digest {order}"  # noqa: S608
                with suppress(DamagedLibraryError):
                    for row in source.query(sql):
                        self._database.execute(
                            "INSERT OR REPLACE INTO previews VALUES (?, ?, ?)", row
                        )
                    return

    def keep_only(self, digests: Iterable[bytes]) -> None:
        """Remove the previews of all other contents."""
        self.remove(self.digests().difference(digests))

    def compact(self) -> bool:
        """Write the file anew; tells whether nothing of removed rows stays on disk."""
        return self._database.compact()

    def close(self) -> None:
        """Close the connection."""
        self._database.close()


def _preview(kind: str, data: bytes) -> Preview:
    """A preview; one of a kind that a newer version made looks like none."""
    return Preview(PreviewKind(kind), data) if kind in _KNOWN else Preview()


def _make(path: Path) -> None:
    """Make an empty file in one step, so that a kill leaves none that readers cannot read."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with closing(Database(draft)) as database:
        database.execute(TABLE)
    draft.replace(path)


def _is_shown(kind: str, length: int, start: bytes) -> bool:
    match kind:
        case PreviewKind.JPEG:
            return start == _JPEG
        case PreviewKind.PEAKS:
            return length >= PEAKS
        case PreviewKind.SHOTS:
            return start == MAGIC
        case PreviewKind.MARKDOWN | PreviewKind.BEGINNING:
            return True
    return kind == PreviewKind.NONE and length == 0
