"""What becomes of the former model's vectors: they go, or are kept to go back to."""

from __future__ import annotations

from pathlib import Path

from colour_media import write_text
from two_models import NEW, OLD, Encoders, names, spaces

from engine.catalogue import Catalogue
from engine.library.facade import Library
from engine.paths import LibraryPaths

pytest_plugins = ("switching_fixtures",)


def test_the_old_vectors_go_and_their_disk_with_them(library: Library, indexed_dir: Path) -> None:
    """After a change neither rows nor snapshot of the old model are left."""
    assert list(indexed_dir.glob("index-1-*.hnsw"))
    library.use(NEW)
    assert {path.name[:8] for path in indexed_dir.glob("index-*")} == {"index-2-"}
    catalogue = Catalogue(LibraryPaths(indexed_dir).catalogue, readonly=True)
    assert sum(catalogue.segments.counts(1).values()) == 0
    assert catalogue.segments.removed_since(1, -1) == []
    catalogue.close()


def test_going_back_is_instant_while_the_old_is_kept(
    library: Library, indexed_dir: Path, indexed_media: Path, encoders: Encoders
) -> None:
    """With `keep` the old model answers again at once, and files that came since follow."""
    library.use(NEW, keep=True)
    assert spaces(indexed_dir)[OLD].kept
    write_text(indexed_media / "cherry.txt", "red low")
    library.index()
    assert set(spaces(indexed_dir)) == {OLD, NEW}
    first: list[str] = []
    report = library.use(OLD, on_progress=lambda progress: first.append(library.preset))
    assert first[0] == OLD
    assert (report.indexed, report.unchanged) == (1, 8)
    assert "cherry.txt" in names(library, 9)
    assert set(spaces(indexed_dir)) == {OLD}


def test_a_number_of_a_removed_space_is_never_given_again(
    library: Library, indexed_dir: Path
) -> None:
    """What another process remembers of a space that is gone cannot be taken for a new one."""
    library.use(NEW, keep=True)
    library.use(OLD)
    library.use(NEW)
    assert spaces(indexed_dir)[NEW].space.id == 3


def test_files_of_an_unplugged_drive_are_not_lost(
    library: Library, indexed_dir: Path, tmp_path: Path
) -> None:
    """Their vectors are kept with the old model, which answers at once when asked for; once the
    drive is back an update reads them, and only then the old vectors go.
    """
    drive, away = tmp_path / "drive", tmp_path / "away"
    write_text(drive / "cherry.txt", "red low")
    library.index((str(drive),))
    drive.rename(away)
    report = library.use(NEW)
    assert report.offline == (str(drive),)
    assert report.waiting == 1
    assert "cherry.txt" not in names(library, 9)
    assert set(spaces(indexed_dir)) == {OLD, NEW}
    library.use(OLD)
    assert "cherry.txt" in names(library, 9)
    library.use(NEW)
    away.rename(drive)
    assert library.index().waiting == 0
    assert "cherry.txt" in names(library, 9)
    assert set(spaces(indexed_dir)) == {NEW}


def test_a_removal_that_was_broken_off_is_ended(library: Library, indexed_dir: Path) -> None:
    """What a kill left of an old space is no way back, and the next run removes it."""
    library.use(NEW, keep=True)
    catalogue = Catalogue(LibraryPaths(indexed_dir).catalogue)
    with catalogue.transaction():
        catalogue.spaces.begin_removal(1)
        catalogue.spaces.remove_segments(1, 3)
    catalogue.close()
    assert not library.estimate(OLD).instant
    library.index()
    assert set(spaces(indexed_dir)) == {NEW}
