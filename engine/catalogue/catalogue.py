"""The catalogue of one library: its tables under one connection, and its revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..errors import EngineError
from .albums import AlbumTable
from .completions import Completions
from .database import Database
from .dump import Dump
from .duplicate_tables import DuplicateTables
from .failures import FailureTable
from .fulltext import FullText
from .health import Health
from .hung import HungTable
from .item_groups import ItemGroupTable
from .items import ItemTable
from .later_texts import PictureTextTable, SpeechTable
from .maps import MapTable
from .marks import MarkTable
from .measures import MeasureTable
from .migrations import STEPS, check_version, migrate, version
from .opened_items import OpenedItemTable
from .openings import OpeningTable
from .outbox import OutboxTable
from .overview import Overview
from .revision import revision_of
from .roots import RootTable
from .saved_searches import SavedSearchTable
from .segments import SegmentTable
from .sidecars import SidecarTable
from .space_probes import SpaceProbeTable
from .spaces import SpaceTable
from .zone import LocalTime


class Catalogue:
    """The one truth on disk. One thread uses an instance at a time; open one per thread.

    Attributes:
        path: its file.
        roots, items, segments, spaces, space_probes, failures, fulltext, openings, opened_items,
            picture_texts, speech, marks, sidecars, saved_searches, duplicates, maps,
            albums, item_groups, measures, outbox, hung: the tables.
        overview: how many items lie where, and are of when.
        completions: what begins as something that is typed.
        health: whether these are in order.

    Raises:
        NewerLibraryError: a newer version wrote the library.
        UserError: the file cannot be opened, or is damaged.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self._database = Database(path, readonly=readonly)
        try:
            if readonly:
                check_version(self._database)
            else:
                migrate(self._database)
        except EngineError:
            self._database.close()
            raise
        self.roots = RootTable(self._database)
        self.items = ItemTable(self._database)
        self.segments = SegmentTable(self._database)
        self.spaces = SpaceTable(self._database)
        self.space_probes = SpaceProbeTable(self._database)
        self.failures = FailureTable(self._database)
        self.fulltext = FullText(self._database)
        self.openings = OpeningTable(self._database)
        self.opened_items = OpenedItemTable(self._database)
        self.overview = Overview(self._database)
        self.health = Health(self._database)
        self.picture_texts = PictureTextTable(self._database)
        self.speech = SpeechTable(self._database)
        self.marks = MarkTable(self._database)
        self.sidecars = SidecarTable(self._database)
        self.completions = Completions(self._database, self.marks)
        self.saved_searches = SavedSearchTable(self._database)
        self.duplicates = DuplicateTables(self._database)
        self.maps = MapTable(self._database)
        self.albums = AlbumTable(self._database)
        self.item_groups = ItemGroupTable(self._database)
        self.measures = MeasureTable(self._database)
        self.outbox = OutboxTable(self._database)
        self.hung = HungTable(self._database)
        self._local_time = LocalTime(self._database)

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """Run the block as one transaction; yields the new revision of the library."""
        with self._database.transaction():
            self._database.execute("UPDATE state SET value = value + 1 WHERE name = 'revision'")
            self._local_time.keep()
            yield self.revision()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Run the block inside a transaction: all of it is kept, or the transaction without it."""
        with self._database.savepoint():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """Let all reads in the block see one state; yields its revision."""
        with self._database.snapshot():
            yield self.revision()

    def revision(self) -> int:
        """The number of the last transaction."""
        return revision_of(self._database)

    def replaced_at(self) -> int:
        """The revision at which another catalogue took the place of all rows; 0 where none did."""
        row = self._database.one("SELECT value FROM state WHERE name = 'replaced'")
        return int(row[0]) if row else 0

    def is_current(self) -> bool:
        """Whether every migration has been taken; a reader waits for the writer to take them."""
        return version(self._database) == len(STEPS)

    def demand_erasure(self) -> None:
        """Note, in the caller's transaction, that what was removed must leave the disk."""
        self._database.execute("INSERT OR REPLACE INTO state VALUES ('erasure_due', 1)")

    def note_erasure(self) -> None:
        """Note that nothing of removed rows is on disk any more."""
        self._database.execute("DELETE FROM state WHERE name = 'erasure_due'")

    def is_erasure_due(self) -> bool:
        """Whether something may still be on disk that was to leave it."""
        return self._database.one("SELECT 1 FROM state WHERE name = 'erasure_due'") is not None

    def compact(self) -> bool:
        """Write the file anew, so that nothing of removed rows stays on disk.

        Tells whether that is so: what a reader still sees stays.
        """
        with self._database.transaction():
            self.fulltext.compact()
        return self._database.compact()

    def copy_to(self, path: Path) -> None:
        """Write the present state to a new file, whoever writes meanwhile; it has no graphs."""
        self._database.copy_to(path)
        with closing(Database(path)) as copy:
            with copy.transaction():
                SpaceTable(copy).unstamp(revision_of(copy))
            copy.be_one_file()

    def replace_with(self, path: Path) -> None:
        """Take over all of another catalogue, of this version; who searches now reads that.

        Graphs that fit the former rows are none of the new ones, so the other one is told first
        that it has none, and given a revision that nobody has seen. Then one transaction does it.
        """
        with closing(Database(path)) as other:
            with other.transaction():
                revision = max(self.revision(), revision_of(other)) + 1
                other.execute("UPDATE state SET value = ? WHERE name = 'revision'", (revision,))
                other.execute("INSERT OR REPLACE INTO state VALUES ('replaced', ?)", (revision,))
                SpaceTable(other).unstamp(revision)
                OutboxTable(other).follow(self.outbox)
            other.be_one_file()
        self._database.replace_with(path)

    def dump(self) -> Dump:
        """All rows in a form that other programs read."""
        return Dump(self._database)

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
