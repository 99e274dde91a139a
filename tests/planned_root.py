"""A folder on disk and what a catalogue knows of it, to plan by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.catalogue import Catalogue
from engine.disk import Disk
from engine.indexing.plan import Plan, make_plan
from engine.media.readers import reader_of
from engine.types import FileStat, Metadata, Modality


class PlannedRoot:
    """A root on disk with a catalogue; files are put into the one, the other, or both."""

    def __init__(self, directory: Path) -> None:
        self.folder = directory / "root"
        self.folder.mkdir()
        self.catalogue = Catalogue(directory / "catalogue.sqlite")
        self.encoded: set[int] = set()
        with self.catalogue.transaction():
            self.root_id = self.catalogue.roots.add(str(self.folder))

    def write(self, name: str, size: int = 3) -> FileStat:
        """Put a file on disk."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * size)
        return self.stat(name)

    def stat(self, name: str) -> FileStat:
        """A file as a scan sees it."""
        found = (self.folder / name).stat()
        return FileStat(str(self.folder / name), found.st_size, found.st_mtime_ns)

    def know(self, stat: FileStat, *, is_encoded: bool = True) -> int:
        """Put an item into the catalogue."""
        with self.catalogue.transaction():
            item = self.catalogue.items.put(
                self.root_id, stat, stat.path.encode(), Modality.IMAGE, Metadata()
            )
        if is_encoded:
            self.encoded.add(item)
        return item

    def fail(self, stat: FileStat) -> None:
        """Put a failure into the catalogue."""
        with self.catalogue.transaction():
            self.catalogue.failures.add(
                self.root_id, stat, Modality.IMAGE, "damaged", reader_of(stat.path)
            )

    def plan(
        self,
        folder: Path | None = None,
        *,
        retry: bool = False,
        disk: Disk | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Plan:
        """What is to be done below a folder, by default the root."""
        return make_plan(
            self.catalogue,
            disk or Disk(),
            self.root_id,
            str(folder or self.folder),
            self.encoded,
            retry=retry,
            cancelled=cancelled,
        )
