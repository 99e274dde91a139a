"""The sample that an empty library offers: a good first search, and nobody's own files."""

from __future__ import annotations

import errno
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from desktop.library.sample import SAMPLE_QUERY, delete_sample, make_sample
from engine.library.facade import Library
from engine.types import Modality, Query, Term


@pytest.mark.slow
def test_the_first_search_in_the_sample_is_a_good_one(library_dir: Path) -> None:
    """A picture, a sound and a document come first, and none of them only as what is closest."""
    with closing(Library(library_dir, "starter")) as library:
        library.index((make_sample(str(library_dir)),))
        hits = library.search(Query((Term(Modality.TEXT, SAMPLE_QUERY),))).hits[:3]
    assert {Path(hit.item.path).name for hit in hits} == {
        "Picture 1.jpg",
        "Sound 1.ogg",
        "Week by the sea.md",
    }
    assert not any(hit.weak for hit in hits)


def test_a_persons_own_files_outlive_the_sample(tmp_path: Path) -> None:
    """Whatever lies in the folder of the sample besides is neither overwritten nor deleted."""
    own = {tmp_path / "Sample/holiday.jpg", tmp_path / "Sample/Picture 1.jpg"}
    (tmp_path / "Sample").mkdir()
    for path in own:
        path.write_text("mine")
    make_sample(str(tmp_path))
    delete_sample(str(tmp_path))
    assert set((tmp_path / "Sample").iterdir()) == own
    assert {path.read_text() for path in own} == {"mine"}


def test_a_sample_that_had_no_room_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was copied by half before the disk was full is not taken for a file of the sample."""

    def fill_the_disk(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full, pytest.raises(OSError, match="No space"):
        full.setattr(shutil, "copyfile", fill_the_disk)
        make_sample(str(tmp_path))
    folder = Path(make_sample(str(tmp_path)))
    assert all(path.stat().st_size > 100 for path in folder.iterdir())
