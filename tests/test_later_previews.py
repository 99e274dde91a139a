"""Word documents that were indexed before their form was kept get it, without any new vector."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from media_files import write_docx

from engine.catalogue import Catalogue, ThumbnailStore
from engine.indexing import later_previews
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.media.limits import Limits
from engine.paths import LibraryPaths
from engine.types import Preview, PreviewKind, Progress, Stage

MARKDOWN = "red blue\n\n| apples | seven baskets |\n| --- | --- |"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Word document, its copy, a note, and a note that is called a document."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shutil.copy(write_docx(folder / "a.docx", "red blue"), folder / "copy.DOCX")
    write_text(folder / "note.txt", "green green green")
    write_text(folder / "odd.docx", "high low high")
    return folder


@pytest.fixture
def library(make_library: MakeLibrary, library_dir: Path, folder: Path) -> Library:
    """A library of it, as it was before the form of documents was kept."""
    library = make_library()
    assert library.index((str(folder),)).indexed == 4
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        thumbnails.put(dict.fromkeys(thumbnails.digests(), Preview()))
    return library


def preview_of(library_dir: Path, path: Path) -> Preview:
    """The preview of a file."""
    with closing(LibraryReader(library_dir)) as reader:
        item_id = reader.find(str(path))
        assert item_id is not None
        return reader.preview(item_id)


def test_documents_of_before_get_their_form_and_keep_their_vectors(
    library: Library, library_dir: Path, folder: Path
) -> None:
    """Each content is read once, and what has no form is not read again."""
    assert library.index().unchanged == 4
    assert preview_of(library_dir, folder / "a.docx") == Preview()
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        before = catalogue.revision()
        told: list[Progress] = []
        assert library.readings.previews(on_progress=told.append).read == 2
        assert {one.stage for one in told} == {Stage.DRAWING}
        for name in ("a.docx", "copy.DOCX"):
            assert preview_of(library_dir, folder / name).markdown == MARKDOWN
        assert preview_of(library_dir, folder / "odd.docx").kind is PreviewKind.BEGINNING
        assert preview_of(library_dir, folder / "note.txt") == Preview()
        assert catalogue.revision() == before
    assert library.readings.previews().read == 0


def test_a_document_that_changed_or_has_gone_is_left_to_the_next_run(
    library: Library, library_dir: Path, folder: Path
) -> None:
    """Its new form does not stand beside its old words."""
    write_docx(folder / "a.docx", "green", "red")
    (folder / "copy.DOCX").unlink()
    (folder / "odd.docx").unlink()
    assert library.readings.previews().read == 0
    library.index()
    assert preview_of(library_dir, folder / "a.docx").markdown.startswith("green\n\nred")


def test_documents_out_of_reach_wait(library: Library, library_dir: Path, folder: Path) -> None:
    """Once their drive is back they are read; what is stopped goes on the next time, too."""
    away = folder.rename(folder.with_name("away"))
    assert library.readings.previews().read == 0
    away.rename(folder)
    assert library.readings.previews(cancelled=lambda: True).read == 0
    assert library.readings.previews().read == 2


def test_what_cannot_be_read_for_a_moment_is_read_the_next_time(
    library: Library, library_dir: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is no form: once there is room again to unpack the document, it gets its own."""
    with monkeypatch.context() as short:
        short.setattr(later_previews, "Limits", partial(Limits, expanded_bytes=1))
        assert library.readings.previews().read == 1
    assert preview_of(library_dir, folder / "a.docx") == Preview()
    assert library.readings.previews().read == 1
    assert preview_of(library_dir, folder / "a.docx").markdown == MARKDOWN


def test_a_copy_within_reach_stands_for_one_that_is_not(
    library: Library, library_dir: Path, folder: Path, tmp_path: Path
) -> None:
    """Each content needs one file alone."""
    (tmp_path / "stick").mkdir()
    shutil.copy(folder / "a.docx", tmp_path / "stick" / "later.docx")
    assert library.index((str(tmp_path / "stick"),)).indexed == 1
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        thumbnails.put(dict.fromkeys(thumbnails.digests(), Preview()))
    (tmp_path / "stick").rename(tmp_path / "away")
    assert library.readings.previews().read == 2
    assert preview_of(library_dir, folder / "a.docx").markdown == MARKDOWN
