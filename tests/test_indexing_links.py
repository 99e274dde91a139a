"""One file under several names, and files that are told unreadable by their first bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from runs import counts, run

from engine.indexing.changes import content_hash
from engine.library.reader import LibraryReader
from engine.types import Filters, Modality, Query, Term


def listed(library_dir: Path, folder: Path, *, duplicates: bool = False) -> list[str]:
    """What filters alone list, below a folder."""
    reader = LibraryReader(library_dir)
    items = reader.items(reader.item_ids(Filters(duplicates=duplicates)).tolist())
    reader.close()
    return sorted(os.path.relpath(item.path, folder) for item in items)


def test_links_are_no_duplicates(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """Hard and symbolic links of a file are found as one file that has no copy."""
    library, folder = make_library(), tmp_path / "media"
    real = write_text(folder / "a.txt", "a red rose")
    os.link(real, folder / "hard.txt")
    (folder / "soft.txt").symlink_to(real)
    assert counts(run(library, folder)) == {"indexed": 1}
    assert counts(run(library)) == {"unchanged": 1}
    assert listed(library_dir, folder) == ["a.txt"]
    assert listed(library_dir, folder, duplicates=True) == []
    (hit,) = library.search(Query((Term(Modality.TEXT, "rose"),))).hits
    assert hit.copies == ()


def test_another_name_takes_over(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """When the first name goes, the file is found by the other one, and nothing is read again."""
    library, folder = make_library(), tmp_path / "media"
    real = write_text(folder / "a.txt", "a red rose")
    os.link(real, folder / "b.txt")
    run(library, folder)
    real.unlink()
    assert counts(run(library)) == {"moved": 1}
    assert listed(library_dir, folder) == ["b.txt"]


def test_copies_that_become_links_leave(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """What tools against duplicates turn into links goes at once, however much it is."""
    library, folder = make_library(), tmp_path / "media"
    for number in range(30):
        write_text(folder / f"{number}.txt", "a red rose")
    run(library, folder)
    assert len(listed(library_dir, folder, duplicates=True)) == 30
    for number in range(1, 30):
        (folder / f"{number}.txt").unlink()
        os.link(folder / "0.txt", folder / f"{number}.txt")
    assert counts(run(library)) == {"unchanged": 1, "removed": 29}
    assert listed(library_dir, folder, duplicates=True) == []


@pytest.mark.parametrize("link", [os.link, os.symlink])
def test_links_between_folders_are_no_duplicates(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path, link: object
) -> None:
    """A file that is known from one folder is not listed again from another one."""
    library = make_library()
    real = write_text(tmp_path / "one" / "a.txt", "a red rose")
    (tmp_path / "two").mkdir()
    link(real, tmp_path / "two" / "b.txt")  # type: ignore[operator]
    run(library, tmp_path / "one")
    run(library, tmp_path / "two")
    run(library)
    assert listed(library_dir, tmp_path) == ["one/a.txt"]


def test_what_cannot_be_read_is_not_hashed(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """Terabytes under the name of a text are refused by what they begin and end with."""
    library, folder = make_library(), tmp_path / "media"
    folder.mkdir()
    with (folder / "recording.ts").open("wb") as file:
        file.write(b"G\x40\x11\x10\0\1\2" * 2000)
        file.truncate(8_000_000_000_000)
    assert counts(run(library, folder)) == {"failed": 1}
    (failure,) = library.failures()
    assert failure.reason == "not a picture, sound, video or document Triptych can read"
    assert failure.modality is None
    assert counts(run(library)) == {"still_failing": 1}


def test_files_that_may_be_read_are_hashed(tmp_path: Path) -> None:
    """What archives hold, and empty files, are for the decoders to tell."""
    for name, content in (("a.docx", b"PK\x03\x04junk"), ("b.txt", b""), ("c.wav", b"\0\1\2" * 99)):
        path = tmp_path / name
        path.write_bytes(content)
        assert len(content_hash(str(path))) == 16
