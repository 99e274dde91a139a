"""Indexing: what a run does with files that are new, changed, moved or gone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from library_state import library_state
from runs import MEDIA_FILES, best, counts, pictures, run

from engine.indexing.context import IndexOptions
from engine.types import Modality, Query, Term


def test_a_first_run_takes_everything(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """All media are stored with a preview each, and a second run has nothing to do."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES}
    state = library_state(library_dir, media_folder)
    assert (
        sorted(content[0] for content in state.values())
        == ["audio"] * 2 + ["image"] * 3 + ["text"] * 3
    )
    before = encoder.encoded
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES}
    assert counts(run(library)) == {"unchanged": MEDIA_FILES}
    assert encoder.encoded == before
    assert library_state(library_dir, media_folder) == state


def test_a_touched_file_is_hashed_and_no_more(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A new time on the same content is noted without encoding."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    run(library, media_folder)
    before = encoder.encoded
    os.utime(media_folder / "rose.png", (1, 1))
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES}
    assert (
        library._catalogue.items.stats_under(str(media_folder / "rose.png"))[
            str(media_folder / "rose.png")
        ][2]
        == 1_000_000_000
    )
    assert encoder.encoded == before


def test_moved_and_renamed_files_keep_their_vectors(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """A moved file and a renamed folder keep ids and vectors; nothing is encoded."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    run(library, media_folder)
    state = library_state(library_dir, media_folder)
    before = encoder.encoded
    (media_folder / "rose.png").rename(media_folder / "tulip.png")
    (media_folder / "trees").rename(media_folder / "wood")
    assert counts(run(library, media_folder)) == {"unchanged": 4, "moved": 4}
    assert encoder.encoded == before
    renamed = {
        name.replace("rose", "tulip").replace("trees/", "wood/"): content
        for name, content in state.items()
    }
    assert library_state(library_dir, media_folder) == renamed
    assert best(library, "red", Modality.IMAGE) == "tulip.png"


def test_a_file_may_move_between_roots(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file that went from one root to another is moved, not removed and read again."""
    write_picture(tmp_path / "one" / "a.png", "red")
    write_picture(tmp_path / "one" / "b.png", "blue")
    write_picture(tmp_path / "two" / "c.png", "green")
    library = make_library()
    run(library, tmp_path / "one", tmp_path / "two")
    shutil.move(tmp_path / "one" / "a.png", tmp_path / "two" / "z.png")
    assert counts(run(library)) == {"unchanged": 2, "moved": 1}
    assert [root.items for root in library.status().roots] == [1, 2]


def test_a_copy_has_the_vectors_of_its_twin(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """A copied file is an item of its own that was not decoded; it outlives its twin."""
    library = make_library()
    run(library, media_folder)
    shutil.copy(media_folder / "ruby.txt", media_folder / "again.txt")
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES, "indexed": 1}
    (media_folder / "ruby.txt").unlink()
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES, "removed": 1}
    state = library_state(library_dir, media_folder)
    assert state["again.txt"][3] == "red red red"
    assert best(library, "red", Modality.TEXT) == "again.txt"


def test_a_changed_file_is_read_again(make_library: MakeLibrary, media_folder: Path) -> None:
    """New content at a path replaces all that was known of the old."""
    library = make_library()
    run(library, media_folder)
    write_picture(media_folder / "rose.png", "blue", 9)
    write_text(media_folder / "ruby.txt", "blue blue blue")
    (media_folder / "sea.png").unlink()
    assert counts(run(library, media_folder)) == {"unchanged": 5, "indexed": 2, "removed": 1}
    assert best(library, "blue", Modality.IMAGE) == "rose.png"
    assert best(library, "blue", Modality.TEXT) == "ruby.txt"


def test_a_file_may_change_its_kind(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Content decides: text under the name of a picture is a document."""
    library = make_library()
    run(library, media_folder)
    write_text(media_folder / "rose.png", "low low low")
    run(library, media_folder)
    assert library_state(library_dir, media_folder)["rose.png"][0] is Modality.TEXT
    assert best(library, "low", Modality.TEXT) == "rose.png"


@pytest.mark.parametrize("files", [2, 5])
def test_names_that_go_round_lead_to_the_right_content(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path, files: int
) -> None:
    """Files that take each other's names, as rotated logs do, are never mixed up."""
    folder = tmp_path / "logs"
    words = ["red", "green", "blue", "low", "high"][:files]
    paths = [write_text(folder / f"log.{n}.txt", words[n]) for n in range(files)]
    library = make_library()
    run(library, folder)
    paths[-1].rename(folder / "aside")
    for n in range(files - 1, 0, -1):
        paths[n - 1].rename(paths[n])
    (folder / "aside").rename(paths[0])
    run(library, folder)
    state = library_state(library_dir, folder)
    fresh = make_library(directory=tmp_path / "fresh")
    run(fresh, folder)
    wanted = library_state(tmp_path / "fresh", folder)
    assert state == wanted
    for n in range(files):
        name = f"log.{n}.txt"
        assert state[name][3] == words[n - 1]
        assert best(library, words[n - 1], Modality.TEXT) == name
    assert counts(run(library, folder)) == {"unchanged": files}


def test_a_chain_of_renames_over_a_lost_file(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path
) -> None:
    """b took the place of c, and a that of b: two items are left, with the right vectors."""
    folder = tmp_path / "chain"
    for name, colour in (("a", "red"), ("b", "green"), ("c", "blue")):
        write_picture(folder / f"{name}.png", colour)
    library = make_library()
    run(library, folder)
    before = library_state(library_dir, folder)
    (folder / "b.png").replace(folder / "c.png")
    (folder / "a.png").replace(folder / "b.png")
    run(library, folder)
    after = library_state(library_dir, folder)
    assert after == {"b.png": before["a.png"], "c.png": before["b.png"]}


def test_roots_in_each_other_are_one(make_library: MakeLibrary, media_folder: Path) -> None:
    """A folder inside a root is part of it, a folder above takes it over, and both at once are
    read once.
    """
    library = make_library()
    trees = media_folder / "trees"
    assert counts(run(library, trees)) == {"indexed": 3}
    assert counts(run(library, trees, media_folder)) == {"indexed": 5, "unchanged": 3}
    assert [(r.path, r.items) for r in library.status().roots] == [(str(media_folder), 8)]
    write_picture(trees / "new.png", "red", 7)
    assert counts(run(library, trees)) == {"indexed": 1, "unchanged": 3}
    assert [(r.path, r.items) for r in library.status().roots] == [(str(media_folder), 9)]


def test_what_is_left_out_stays_out(make_library: MakeLibrary, media_folder: Path) -> None:
    """Ignore globs are remembered with their root, and survive being taken over."""
    library = make_library()
    trees = media_folder / "trees"
    library.index((str(trees),), IndexOptions(ignore=("*.md",)))
    assert counts(run(library, media_folder)) == {"indexed": 5, "unchanged": 2}
    assert best(library, "green", Modality.TEXT) != "moss.md"
    library.index((str(media_folder),), IndexOptions(ignore=("*.wav",)))
    assert list(library.status().items.values()) == [3, 0, 2, 0]


def test_what_is_indexed_already_can_be_left_out(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """However much fits a glob is left out at once: counted as that, and once."""
    library = make_library()
    pictures(media_folder / "raw", 20)
    run(library, media_folder)
    report = library.index((), IndexOptions(ignore=("raw",)))
    assert counts(report) == {"unchanged": MEDIA_FILES, "left_out": 20}
    assert counts(run(library)) == {"unchanged": MEDIA_FILES}
    assert library.status().items[Modality.IMAGE] == 3


def test_what_moved_out_of_a_glob_is_not_left_out(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A file that is found at another place keeps its vectors, and is not counted twice."""
    library = make_library()
    pictures(media_folder / "raw", 2)
    run(library, media_folder)
    (media_folder / "raw" / "00.png").rename(media_folder / "chosen.png")
    report = library.index((), IndexOptions(ignore=("raw",)))
    assert counts(report) == {"unchanged": MEDIA_FILES, "moved": 1, "left_out": 1}


def test_globs_without_a_folder_are_for_all(make_library: MakeLibrary, media_folder: Path) -> None:
    """With no folder named, ignore globs are remembered with every folder of the library."""
    library = make_library()
    trees = media_folder / "trees"
    library.index((str(trees),))
    write_text(trees / "new.log", "green moss")
    assert counts(library.index((), IndexOptions(ignore=("*.log",)))) == {"unchanged": 3}
    assert [root.ignore for root in library.status().roots] == [("*.log",)]


def test_globs_of_a_folder_in_a_root_are_for_it_alone(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """Ignore globs given with a subfolder leave out what lies in it, and nothing beside it."""
    library = make_library()
    library.index((str(media_folder),))
    trees = media_folder / "trees"
    write_text(trees / "new.log", "green moss")
    write_text(trees / "deep" / "new.log", "green moss")
    write_text(media_folder / "new.log", "green moss")
    assert counts(library.index((str(trees),), IndexOptions(ignore=("*.log",)))) == {"unchanged": 3}
    assert counts(run(library)) == {"indexed": 1, "unchanged": MEDIA_FILES}


def test_a_single_file_is_a_root(make_library: MakeLibrary, media_folder: Path) -> None:
    """One file can be added by itself."""
    library = make_library()
    assert counts(run(library, media_folder / "sea.png")) == {"indexed": 1}
    assert best(library, "blue") == "sea.png"
    assert counts(run(library)) == {"unchanged": 1}


def test_an_empty_folder_is_a_root_too(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Adding a folder without files is no error, and the library can be searched."""
    (tmp_path / "empty").mkdir()
    library = make_library()
    report = run(library, tmp_path / "empty")
    assert (counts(report), report.offline) == ({}, ())
    assert library.search(Query((Term(Modality.TEXT, "red"),))).hits == ()
