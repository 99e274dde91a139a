"""The files of a large folder are known by their names before any of them is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary

from engine.errors import Cancelled
from engine.indexing import run
from engine.indexing.context import IndexOptions
from engine.indexing.naming import WORTH_NAMING
from engine.library.facade import Library
from engine.library.keeping import verify_library
from engine.library.reader import LibraryReader
from engine.media.xmp import with_marks
from engine.types import (
    Filters,
    IndexReport,
    MarkChange,
    Marking,
    Marks,
    Modality,
    Progress,
    Query,
    Stage,
    Term,
)

PICTURES = WORTH_NAMING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As many pictures as are worth it, a note, a picture that is none, and a stranger."""
    made = tmp_path / "media"
    for number in range(PICTURES):
        write_picture(made / f"holiday {number:02}.png", "red", number)
    write_text(made / "recipe.txt", "two eggs and a pound of flour")
    (made / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (made / "stranger.xyz").write_bytes(b"?")
    return made


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """An empty library."""
    return make_library()


def stopped_at(library: Library, folder: Path, stage: Stage, done: int = 0) -> IndexReport:
    """Index until so many files of a stage are done."""
    seen: list[bool] = []

    def note(progress: Progress) -> None:
        if progress.stage is stage and progress.done >= done:
            seen.append(True)

    return library.index((str(folder),), on_progress=note, cancelled=lambda: bool(seen))


def found(library: Library, words: str) -> list[str]:
    """The names that words find, best first."""
    hits = library.search(Query((Term(Modality.TEXT, words),))).hits
    return [Path(hit.item.path).name for hit in hits]


def test_names_are_found_before_anything_is_read(
    library: Library, folder: Path, library_dir: Path
) -> None:
    """By words, by kind and in the listing; what no reader takes is not among them."""
    assert stopped_at(library, folder, Stage.INDEXING).cancelled
    assert library.status().unread == PICTURES + 2
    assert found(library, "recipe") == ["recipe.txt"]
    reader = LibraryReader(library_dir)
    pictures = reader.item_ids(Filters(frozenset({Modality.IMAGE})))
    assert len(pictures) == PICTURES + 1
    assert len(reader.item_ids(Filters())) == PICTURES + 2
    reader.close()


def marks_of(library: Library, path: Path) -> Marks:
    """The marks of one file."""
    return library.by_hand.find(str(path))[0][0].marks


def test_what_sidecars_say_is_known_before_anything_is_read(
    library: Library, folder: Path, library_dir: Path
) -> None:
    """Tags and stars of other programs are there with the names, and stay as the file is read."""
    picture, told = folder / "holiday 07.png", Marks(rating=4, tags=("Places/Rome",))
    (folder / "holiday 07.png.xmp").write_bytes(with_marks(b"", told))
    assert stopped_at(library, folder, Stage.INDEXING).cancelled
    assert library.status().unread == PICTURES + 2
    assert marks_of(library, picture) == told
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters(tags=("rome",)))) == 1
    reader.close()
    library.index()
    assert marks_of(library, picture) == told


def test_marks_that_wait_for_a_content_join_those_of_its_sidecar(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """A file that comes back beside a sidecar has both; its stars are the sidecar's."""
    picture = folder / "holiday 07.png"
    library.index((str(folder),))
    (item,) = library.by_hand.find(str(picture))[0]
    change = MarkChange(favourite=True, rating=1, add=("mine", "Rome"))
    library.by_hand.mark([Marking(change, (item.id,))])
    folder.rename(tmp_path / "away")
    folder.mkdir()
    write_text(folder / "kept.txt", "so that the folder is not empty")
    library.index(options=IndexOptions(prune=True))
    for found in (tmp_path / "away").iterdir():
        found.rename(folder / found.name)
    told = Marks(rating=4, tags=("rome", "theirs"))
    (folder / "holiday 07.png.xmp").write_bytes(with_marks(b"", told))
    library.index()
    assert library.status().unread == 0
    assert marks_of(library, picture) == Marks(True, 4, ("mine", "Rome", "theirs"))


def test_names_are_known_before_it_is_tried_what_is_fastest(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That takes minutes with a CLIP model, and is not done while reading is paused."""

    def stop(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(run, "settle_runtime", stop)
    assert library.index((str(folder),)).cancelled
    assert library.status().unread == PICTURES + 2


def test_pages_join_where_unread_files_come_first(library: Library, folder: Path) -> None:
    """A dozen of those that words name, and then what was read, none of it twice or left out."""
    write_text(folder.parent / "read" / "holiday plans.txt", "where to go")
    library.index((str(folder.parent / "read"),))
    stopped_at(library, folder, Stage.INDEXING)
    terms = (Term(Modality.TEXT, "holiday"),)
    pages = [library.search(Query(terms, offset=start, limit=5)) for start in (0, 5, 10)]
    names = [Path(hit.item.path).name for page in pages for hit in page.hits]
    assert len(names) == len(set(names)) == pages[0].total == 13
    assert names[-1] == "holiday plans.txt"


def test_the_next_run_reads_what_has_only_a_name(library: Library, folder: Path) -> None:
    """Nothing is taken for read, and what cannot be read keeps no name but a reason."""
    stopped_at(library, folder, Stage.INDEXING)
    report = library.index()
    assert (report.indexed, report.failed) == (PICTURES + 1, 1)
    status = library.status()
    assert status.unread == 0
    assert status.failures == 1
    assert status.items[Modality.IMAGE] == PICTURES
    assert "recipe.txt" in found(library, "flour")


def test_a_name_goes_with_its_file(library: Library, folder: Path) -> None:
    """What is gone before it was read is no item any more."""
    stopped_at(library, folder, Stage.INDEXING)
    (folder / "recipe.txt").unlink()
    report = library.index()
    assert report.removed == 1
    assert found(library, "recipe") != ["recipe.txt"]


def test_another_name_of_a_file_is_no_file(library: Library, folder: Path) -> None:
    """A link that is found out when it is hashed does not stay as an item without content."""
    (folder / "zz link.png").symlink_to(folder / "holiday 00.png")
    library.index((str(folder),))
    assert library.status().unread == 0
    assert library.status().items[Modality.IMAGE] == PICTURES


def test_few_files_are_just_read(library: Library, tmp_path: Path) -> None:
    """They are read before anybody could look for them."""
    write_text(tmp_path / "few" / "recipe.txt", "two eggs")
    assert stopped_at(library, tmp_path / "few", Stage.INDEXING).cancelled
    assert library.status().unread == 0


def test_moved_files_get_no_second_item(library: Library, folder: Path) -> None:
    """A whole folder under another name keeps its items, and its vectors."""
    library.index((str(folder),))
    (folder / "deeper").mkdir()
    for picture in folder.glob("holiday*"):
        picture.rename(folder / "deeper" / picture.name)
    stopped_at(library, folder, Stage.INDEXING)
    assert library.status().unread == 0
    assert library.index().failed == 0
    assert library.status().items[Modality.IMAGE] == PICTURES


def test_a_library_with_names_alone_is_whole(
    library: Library, folder: Path, library_dir: Path
) -> None:
    """`verify` has nothing to say against it."""
    stopped_at(library, folder, Stage.INDEXING)
    assert verify_library(library_dir).findings == ()
