"""Two computers that see one library's folder: the second is refused while the first writes."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from conftest import MakeLibrary
from msgspec.structs import asdict
from runs import MEDIA_FILES, counts, run

from engine.errors import LibraryBusyError
from engine.library import lease
from engine.library.lease import Lease
from engine.library.lock import write_lock
from engine.paths import LibraryPaths


@pytest.fixture
def paths(make_library: MakeLibrary, media_folder: Path, library_dir: Path) -> LibraryPaths:
    """A library that was indexed."""
    run(make_library(), media_folder)
    return LibraryPaths(library_dir)


def leave(paths: LibraryPaths, machine: str, seconds_ago: float) -> None:
    """Leave a note as another program would have."""
    left = Lease(machine, "attic", time.time() - seconds_ago)
    paths.lease.write_text(json.dumps(asdict(left)))


@pytest.mark.parametrize("seconds_ago", [0.0, -60.0])
def test_another_computer_that_writes_is_named(
    paths: LibraryPaths, make_library: MakeLibrary, seconds_ago: float
) -> None:
    """The library is neither written nor opened, also where the clocks differ by a minute."""
    library = make_library()
    leave(paths, "another", seconds_ago)
    before = paths.catalogue.read_bytes()
    for work in (library.index, make_library):
        with pytest.raises(LibraryBusyError, match="computer 'attic' is writing"):
            work()
    assert paths.catalogue.read_bytes() == before


@pytest.mark.parametrize(
    ("machine", "seconds_ago"),
    [("another", lease.VOID_AFTER + 1), ("another", -3600.0), (lease.machine(), 1.0)],
    ids=["long ago", "by a clock that jumped", "this computer"],
)
def test_what_a_killed_program_left_keeps_nobody_out(
    paths: LibraryPaths, make_library: MakeLibrary, machine: str, seconds_ago: float
) -> None:
    """At once on its own computer, and soon on others."""
    leave(paths, machine, seconds_ago)
    assert counts(run(make_library())) == {"unchanged": MEDIA_FILES}
    assert not paths.lease.exists()


def test_the_note_is_renewed_while_it_is_needed(
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there from the first to the last moment of writing, and never half written."""
    monkeypatch.setattr(lease, "RENEWED_EVERY", 0.001)
    with write_lock(paths):
        first = json.loads(paths.lease.read_text())
        while json.loads(paths.lease.read_text())["renewed"] == first["renewed"]:
            os.sched_yield()
        assert first["machine"] == lease.machine()
    assert not paths.lease.exists()
    assert [path.name for path in paths.directory.glob("*.renewed")] == []


def test_a_half_written_note_keeps_nobody_out(
    paths: LibraryPaths, make_library: MakeLibrary
) -> None:
    """A folder that is synchronised may have part of it."""
    paths.lease.write_text('{"machine": "ano')
    assert counts(run(make_library())) == {"unchanged": MEDIA_FILES}
