"""What full text costs: its share of the time of indexing, and of the catalogue's size.

    python benchmarks/fulltext.py FOLDER

Indexes the folder into a library of its own, then takes the full text away and fills it again.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from engine.catalogue import fulltext
from engine.catalogue.database import Database
from engine.library.facade import Library
from engine.paths import LibraryPaths


def main(folder: str) -> None:
    """Index, measure, print."""
    with tempfile.TemporaryDirectory() as directory:
        library = Library(Path(directory))
        indexing = library.index((folder,)).seconds
        library.close()
        database = Database(LibraryPaths(Path(directory)).catalogue)
        whole = _compact_bytes(database)
        filling = _fill_again(database)
        database.execute("DELETE FROM words")
        database.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
        rest = _compact_bytes(database)
        database.close()
    print(f"time:  {filling / indexing:.1%} of indexing")
    print(f"bytes: {whole / rest:.2f} times the catalogue without full text")


def _fill_again(database: Database) -> float:
    """Seconds for taking in every item once."""
    with database.transaction():
        database.execute("DELETE FROM words")
        started = time.perf_counter()
        fulltext.fill(database)
        return time.perf_counter() - started


def _compact_bytes(database: Database) -> int:
    database.compact()
    return database.path.stat().st_size


if __name__ == "__main__":
    main(*sys.argv[1:])
