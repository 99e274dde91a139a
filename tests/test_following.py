"""Runs over what changed: only that is looked at, and what was moved is not read again."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest
from colour_media import write_media_folder, write_picture, write_text
from conftest import MakeLibrary
from runs import counts, pictures, run

from engine.errors import LibraryBusyError
from engine.indexing import changes
from engine.indexing.context import IndexOptions
from engine.indexing.settling import PATIENCE_SECONDS, Settling, is_open_to_write
from engine.library.facade import Library
from engine.library.following import Following
from engine.library.gate import Gate
from engine.library.keeping import backup_library, restore_library
from engine.library.lock import write_lock
from engine.service.folder_watch import CatchUp, FolderWatch, answer_catch_up
from engine.service.messages import Event, Followed, LibraryChanged
from engine.types import FileStat, Filters, IndexReport


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A root with eight files, some of them in a subfolder."""
    return write_media_folder(tmp_path / "root")


@pytest.fixture
def library(make_library: MakeLibrary, folder: Path) -> Library:
    """A library that knows them."""
    library = make_library()
    run(library, folder)
    return library


@pytest.fixture
def _unread(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads a file of that library to tell what became of it fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr(changes, "content_hash", refuse)


def follow(library: Library, *places: Path, settling: Settling | None = None) -> IndexReport:
    """A run over places."""
    options = IndexOptions(settling=settling or Settling())
    return library.index(tuple(map(str, places)), options)


def paths(library: Library) -> set[str]:
    """What the library knows."""
    ids = library._catalogue.items.ids(Filters())
    return {item.path for item in library._catalogue.items.get(list(map(int, ids)))}


def test_only_what_is_named_is_looked_at(library: Library, folder: Path) -> None:
    """A new file, a changed one and one that is gone count; another new one waits for its turn."""
    write_picture(folder / "new.png", "red", 1)
    write_picture(folder / "other.png", "red", 2)
    write_text(folder / "ruby.txt", "green green")
    (folder / "sea.png").unlink()
    report = follow(library, folder / "new.png", folder / "ruby.txt", folder / "sea.png")
    assert counts(report) == {"indexed": 2, "removed": 1}
    assert str(folder / "other.png") not in paths(library)
    assert counts(follow(library, folder)) == {"indexed": 1, "unchanged": 8}


def test_ignored_places_and_those_of_no_root_are_passed_over(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """What a run leaves out stays out, also by name; a file outside of roots adds none."""
    library.index((str(folder),), IndexOptions(ignore=("drafts",)))
    hidden = write_picture(folder / ".hidden" / "a.png", "red", 1)
    draft = write_picture(folder / "drafts" / "a.png", "red", 2)
    outside = write_picture(tmp_path / "outside.png", "red", 3)
    assert counts(follow(library, hidden, draft, draft.parent, outside)) == {}
    assert len(paths(library)) == 8


@pytest.mark.usefixtures("_unread")
def test_a_renamed_folder_keeps_its_vectors_without_being_read(
    library: Library, folder: Path
) -> None:
    """Names, sizes and times tell that the files are the same."""
    (folder / "trees").rename(folder / "woods")
    assert counts(follow(library, folder / "trees", folder / "woods")) == {"moved": 3}
    assert str(folder / "woods" / "leaf.png") in paths(library)


@pytest.mark.usefixtures("_unread")
def test_a_renamed_root_is_followed(library: Library, folder: Path) -> None:
    """A root that is found beside its former place is the same one; nothing of it is read."""
    woods = folder.rename(folder.with_name("elsewhere"))
    assert counts(follow(library, folder)) == {}
    assert counts(follow(library, woods)) in ({"moved": 8}, {"unchanged": 8})
    assert {os.path.commonpath([path, woods]) for path in paths(library)} == {str(woods)}
    assert [root.path for root in library.status().roots] == [str(woods)]


def test_files_that_look_the_same_are_told_by_content(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Two files of one name, size and time that change places are not mistaken for each other."""
    folder, library = tmp_path / "root", make_library()
    for name, words in (("a", "red red"), ("b", "low low")):
        os.utime(write_text(folder / name / "same.txt", words), ns=(1, 1))
    run(library, folder)
    (folder / "a").rename(folder / "d")
    (folder / "b").rename(folder / "c")
    assert counts(run(library, folder)) == {"moved": 2}
    item = library._catalogue.items
    assert item.text(item.find(str(folder / "c" / "same.txt")) or 0) == "low low"


def test_a_folder_that_is_deleted_is_held_back_by_its_share_of_the_root(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """What is gone counts against the whole root, not against the place that was looked at."""
    folder, library = tmp_path / "root", make_library()
    few = pictures(folder / "few", 12)
    pictures(folder / "many", 60)[0].rename(folder / "many" / "renamed.png")
    run(library, folder)
    for path in few:
        path.unlink()
    assert counts(follow(library, folder / "few")) == {"removed": 12}
    for path in (folder / "many").iterdir():
        path.unlink()
    assert counts(follow(library, folder / "many")) == {"held_back": 60}


@pytest.mark.skipif(is_open_to_write(__file__) is None, reason="nobody tells who writes here")
def test_a_file_that_is_being_written_waits(library: Library, folder: Path) -> None:
    """Neither half of it nor a failure gets in; once it is closed all of it does."""
    whole = write_picture(folder.parent / "whole.png", "red", 9).read_bytes()
    settling = Settling()
    with (folder / "half.png").open("wb") as file:
        file.write(whole[:50])
        file.flush()
        assert counts(follow(library, folder / "half.png", settling=settling)) == {}
        assert settling.take_waiting() == (str(folder / "half.png"),)
        file.write(whole[50:])
    assert counts(follow(library, folder / "half.png", settling=settling)) == {"indexed": 1}
    assert settling.take_waiting() == ()
    assert library.failures() == []


def test_a_file_counts_as_whole_once_it_stands_still(tmp_path: Path) -> None:
    """Where a program keeps it open, that takes longer; any change begins anew."""
    now = 0.0
    settling = Settling(clock=lambda: now)
    path = tmp_path / "log.txt"
    with path.open("w") as file:
        for text in ("one", "two"):
            file.write(text)
            file.flush()
            stat = FileStat.of(str(path), os.stat(path))
            assert list(settling.unsettled([stat], lambda: None)) == [str(path)]
            now += PATIENCE_SECONDS
        assert list(settling.unsettled([stat], lambda: None)) == []


def test_what_is_gone_is_listed_no_longer_while_a_run_goes_on(
    library: Library, folder: Path
) -> None:
    """A file, or a few at once, but not what was renamed; the run that is due finds it done."""
    following = Following(library, library._paths.directory, lambda line: None)
    following.start()
    assert following.wait(60.0)
    following.catch_up()
    (folder / "sea.png").rename(folder / "ocean.png")
    assert following.wait(60.0)
    assert not following.let_go()
    assert counts(following.catch_up()) == {"moved": 1}
    (folder / "ocean.png").unlink()
    (folder / "ruby.txt").unlink()
    while not following.let_go():
        assert following.wait(60.0)
    while len(paths(library)) > 6:
        following.let_go()
    assert not paths(library) & {str(folder / "ocean.png"), str(folder / "ruby.txt")}
    assert not following.let_go()
    assert counts(following.catch_up()) == {}
    following.close()


def test_the_window_hears_of_what_is_gone_while_a_run_goes_on(
    library: Library, folder: Path
) -> None:
    """Whoever waits for the one that writes to come to the changes lets files go meanwhile."""
    jobs, events, home = Queue[CatchUp](), Queue[Event](), library._paths.directory
    watch = FolderWatch(library, home, jobs.put, events.put, Gate(library._paths))
    with closing(watch):
        watch.want(True)
        jobs.get(timeout=60)
        (folder / "sea.png").unlink()
        assert events.get(timeout=60) == LibraryChanged()
    assert str(folder / "sea.png") not in paths(library)


def test_a_run_that_nobody_asked_for_is_over_as_it_fails(library: Library, folder: Path) -> None:
    """Or what was told of how far it is would stand in the window until the next one."""
    following = Following(library, library._paths.directory, lambda line: None)
    following.start()
    write_picture(folder / "new.png", "red", 1)
    assert following.wait(60.0)
    job, told = CatchUp(following), list[Event]()
    with write_lock(library._paths), pytest.raises(LibraryBusyError):
        answer_catch_up(job, told.append, lambda: False, lambda: False)
    assert told == [Followed(IndexReport(cancelled=True))]
    assert job.is_over.is_set()
    following.close()


def test_after_a_restore_all_folders_are_gone_over(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """What was indexed since the backup was made is found again, though nothing tells of it."""
    home = library._paths.directory
    backup_library(home, tmp_path / "backup")
    new = str(write_picture(folder / "new.png", "red", 1))
    following = Following(library, home, lambda line: None)
    following.start()
    while new not in paths(library):
        assert following.wait(60.0)
        following.catch_up()
    restore_library(tmp_path / "backup", home, replace=True)
    assert new not in paths(library)
    following.look_for_roots()
    while new not in paths(library):
        assert following.wait(60.0)
        following.catch_up()
    following.close()


def test_what_changes_in_watched_folders_comes_in_by_itself(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the event to the catalogue, also for a root that was renamed meanwhile."""
    monkeypatch.setattr("engine.watching.watcher.LOOK_SECONDS", 0.1)
    following = Following(library, library._paths.directory, lambda line: None)
    following.start()

    def catch_up(*expected: Path) -> None:
        while paths(library) & set(map(str, expected)) != set(map(str, expected)):
            assert following.wait(60.0)
            following.catch_up()

    catch_up(write_picture(folder / "new" / "one.png", "red", 1))
    (folder / "new").rename(folder / "newer")
    catch_up(folder / "newer" / "one.png")
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    catch_up(elsewhere / "newer" / "one.png", elsewhere / "rose.png")
    catch_up(write_text(elsewhere / "words.txt", "red green"))
    following.close()
    assert len(paths(library)) == 10
