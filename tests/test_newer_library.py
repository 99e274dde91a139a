"""What a newer Triptych has written: told in one line, or passed over, and never a bug."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from command_line import Capture, complaint, index_notes

import engine.catalogue.spaces  # noqa: F401 - it has such an enum, too
from engine.catalogue import ThumbnailStore
from engine.catalogue.database import Database
from engine.errors import NewerLibraryError
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths, default_library
from engine.types import Preview, PreviewKind
from engine.types.stored import StoredEnum

KINDS = sorted(StoredEnum.__subclasses__(), key=lambda kind: kind.__name__)
# Whoever adds a value adds a step of the catalogue with it, and only then puts it here.
VALUES = {
    "Defect": [
        "blurred",
        "dark",
        "overexposed",
        "tiny",
        "screenshot",
        "empty",
        "silent",
        "clipped",
        "humming",
        "garbled",
    ],
    "DuplicateKind": ["exact", "near", "similar"],
    "GroupMethod": ["hdbscan", "kmeans", "dbscan"],
    "MapMethod": ["pca", "umap", "tsne"],
    "Modality": ["image", "audio", "text", "video"],
    "PreviewKind": ["jpeg", "peaks", "shots", "markdown", "beginning", "none"],
    "Role": ["query-text", "document-text", "image", "audio"],
    "SegmentKind": ["whole", "frame", "window", "passage", "title", "written", "spoken"],
    "SpaceStage": ["building", "served", "leaving"],
}


def test_a_new_value_comes_with_a_new_step() -> None:
    """Older versions refuse a library that may hold it, as soon as they open it."""
    assert {kind.__name__: [str(one) for one in kind] for kind in KINDS} == VALUES


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_value_is_told_as_newer(kind: type[StoredEnum]) -> None:
    """Whatever reads it: in one line that says what to do, and as the error that it always was."""
    with pytest.raises(NewerLibraryError, match="Update Triptych") as told:
        kind("of tomorrow")
    assert isinstance(told.value, ValueError)


def test_a_kind_of_file_that_is_not_known_ends_a_command_in_a_line(
    tmp_path: Path, capsys: Capture
) -> None:
    """Where a value came without a step, the person is told all the same."""
    index_notes(tmp_path / "notes", {"storm.txt": "thunder and rain over the roof"})
    with closing(Database(LibraryPaths(default_library()).catalogue)) as database:
        database.execute("UPDATE items SET modality = 'smell'")
    capsys.readouterr()
    assert "Update Triptych" in complaint(capsys, "search", "thunder")


def test_a_preview_of_a_kind_that_is_not_known_is_none(tmp_path: Path) -> None:
    """The file is found and listed as one without a preview."""
    folder = index_notes(tmp_path / "notes", {"storm.txt": "thunder and rain over the roof"})
    path = LibraryPaths(default_library()).thumbnails
    with closing(ThumbnailStore(path)) as previews:
        (digest,) = previews.digests() or {b"digest"}
        previews.put({digest: Preview(PreviewKind.JPEG, b"\xff\xd8")})
    with closing(Database(path)) as database:
        database.execute("UPDATE previews SET kind = 'hologram'")
    with closing(ThumbnailStore(path, readonly=True)) as previews:
        assert previews.get(digest) == Preview()
        assert previews.get_some([digest]) == {digest: Preview()}
        assert previews.kinds() == {}
    with closing(LibraryReader(default_library())) as reader:
        item_id = reader.find(str(folder / "storm.txt"))
        assert item_id is not None
        assert reader.preview(item_id) == Preview()
