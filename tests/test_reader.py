"""The window's view of a library: rows, previews and failures, beside a writer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from PIL import Image

from engine.catalogue import migrations
from engine.catalogue.database import Database
from engine.errors import NewerLibraryError, UserError
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.types import Filters, Modality, Preview, PreviewKind, Sort


def test_a_library_that_is_not_there_is_empty(library_dir: Path, make_library: MakeLibrary) -> None:
    """Nothing is made by looking; once a library is there, the same reader sees it."""
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters())) == 0
    assert len(reader.page(Filters(), Sort.NAME, 0, 9)[0]) == 0
    assert (reader.items([1]), reader.beginning(1), reader.document_text(1)) == ([], "", "")
    assert (reader.roots(), reader.failures(), reader.preview(1)) == ([], [], Preview())
    assert reader.counts() == dict.fromkeys(Modality, 0)
    assert not library_dir.exists()
    folder = write_picture(library_dir.parent / "media" / "a.png", "red").parent
    make_library().index((str(folder),))
    assert len(reader.item_ids(Filters())) == 1
    reader.close()


def test_rows_are_answered_in_the_order_asked(
    library_dir: Path, media_folder: Path, make_library: MakeLibrary
) -> None:
    """Items come in the order of their ids as given, with text and preview."""
    make_library().index((str(media_folder),))
    reader = LibraryReader(library_dir)
    ids = reader.item_ids(Filters())
    assert len(ids) == 8
    turned = [int(i) for i in ids[::-1]]
    assert [item.id for item in reader.items([*turned, 999])] == turned
    moss = next(item for item in reader.items(turned) if item.path.endswith("moss.md"))
    assert reader.document_text(moss.id) == "green green green"
    assert reader.beginning(moss.id) == "green green green"
    rose = next(item for item in reader.items(turned) if item.path.endswith("rose.png"))
    assert reader.preview(rose.id).kind is PreviewKind.JPEG
    assert (rose.metadata.width, rose.metadata.height) == (32, 24)
    assert reader.preview(999) == Preview()
    reader.close()


def test_kinds_and_shapes_are_known_for_all_items_at_once(
    library_dir: Path, media_folder: Path, make_library: MakeLibrary
) -> None:
    """Each item has its kind, a picture its width over its height; what is gone has neither."""
    reader = LibraryReader(library_dir)
    assert reader.outlines(np.array([1], np.int64)).shapes.tolist() == [0]
    library = make_library()
    library.index((str(media_folder),))
    ids = reader.item_ids(Filters())
    outlines = reader.outlines(np.append(ids, 999))
    for item, kind, shape in zip(
        reader.items(ids.tolist()), outlines.kinds[:-1], outlines.shapes[:-1], strict=True
    ):
        assert tuple(Modality)[kind] is item.modality
        assert shape == (1000 * 32 // 24 if item.modality is Modality.IMAGE else 0)
    assert outlines.shapes[-1] == 0
    assert reader.outlines(ids).counts() == reader.counts()
    today = datetime.now()
    assert abs(int(outlines.months[0]) - (12 * (today.year - 1970) + today.month - 1)) <= 1
    Image.new("RGB", (24, 48)).save(media_folder / "tall.png")
    library.index((str(media_folder),))
    assert 500 in reader.outlines(reader.item_ids(Filters())).shapes
    reader.close()


def test_filters_are_by_modality_and_folder(
    library_dir: Path, media_folder: Path, make_library: MakeLibrary
) -> None:
    """Browsing leaves what the filters leave, newest file first."""
    make_library().index((str(media_folder),))
    reader = LibraryReader(library_dir)
    trees = reader.items(reader.item_ids(Filters(folders=(str(media_folder / "trees"),))).tolist())
    assert {Path(item.path).name for item in trees} == {"leaf.png", "bird.wav", "moss.md"}
    sounds = reader.items(reader.item_ids(Filters(frozenset({Modality.AUDIO}))).tolist())
    assert {item.modality for item in sounds} == {Modality.AUDIO}
    every = reader.items(reader.item_ids(Filters()).tolist())
    times = [item.mtime_ns for item in every]
    assert times == sorted(times, reverse=True)
    assert list(reader.counts().values()) == [3, 2, 3, 0]
    reader.close()


def test_a_reader_follows_a_writer(
    library_dir: Path, media_folder: Path, make_library: MakeLibrary
) -> None:
    """What a writer commits, fails and removes is seen by a reader that was open before."""
    library = make_library()
    library.index((str(media_folder),))
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters())) == 8
    (media_folder / "rose.png").unlink()
    (media_folder / "broken.wav").touch()
    library.index()
    assert len(reader.item_ids(Filters())) == 7
    assert [Path(failure.path).name for failure in reader.failures()] == ["broken.wav"]
    assert [(root.items, root.failures, root.online) for root in reader.roots()] == [(7, 1, True)]
    reader.close()


def test_a_newer_or_damaged_library_is_told(library_dir: Path, make_library: MakeLibrary) -> None:
    """What cannot be read ends in one plain line, and nothing is written."""
    make_library().close()
    path = LibraryPaths(library_dir).catalogue
    database = Database(path)
    database.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    database.close()
    with pytest.raises(NewerLibraryError):
        LibraryReader(library_dir).counts()
    for leftover in library_dir.iterdir():
        leftover.unlink()
    path.write_bytes(b"no library at all, whatever its name says" * 50)
    with pytest.raises(UserError, match="damaged"):
        LibraryReader(library_dir).counts()


def test_a_reader_can_be_opened_again(
    library_dir: Path, media_folder: Path, make_library: MakeLibrary
) -> None:
    """Closing lets go of the files; the next question opens them."""
    make_library().index((str(media_folder),))
    reader = LibraryReader(library_dir)
    assert len(reader.item_ids(Filters())) == 8
    reader.close()
    assert len(reader.item_ids(Filters())) == 8
    reader.close()
