"""The store of previews and words that machines share."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from engine.catalogue.far_previews import drop_far_previews, far_preview, keep_far_preview
from engine.errors import IndexAwayError
from engine.milvus.store import PreviewStore, Words, segment_name
from engine.paths import LibraryPaths
from engine.types import Preview, PreviewKind, Segment, SegmentKind

PASSAGE = Segment(SegmentKind.PASSAGE, 0, 12)
WORDS = Words("A title", "Ada", {segment_name(PASSAGE): ("a boat", "page 2")})
PREVIEW = Preview(PreviewKind.JPEG, b"\xff\xd8picture")


@pytest.mark.parametrize("address", ["memory://shared", "folder"])
def test_what_is_put_is_had(tmp_path: Path, address: str) -> None:
    """Words and previews come back as they were, from a folder and from what fsspec reads."""
    store = PreviewStore(address if "://" in address else str(tmp_path / address))
    store.put("a1", 7, WORDS, PREVIEW)
    words, preview = store.get("a1", 7)
    assert (words, preview) == (WORDS, PREVIEW)
    told = words.put_into(PASSAGE)
    assert (told.text, told.place) == ("a boat", "page 2")
    store.remove("a1", [7, 8])
    assert store.get("a1", 7) == (Words(), Preview())
    store.put("a1", 9, WORDS, PREVIEW)
    store.remove_machine("a1")
    assert store.get("a1", 9) == (Words(), Preview())


def test_what_is_damaged_is_nothing(tmp_path: Path) -> None:
    """Whatever stands in a file of another machine, a hit has no words for it, and that is all."""
    store = PreviewStore(str(tmp_path))
    other = gzip.compress(b'{"words": {"texts": {"a": [1]}}, "kind": "jpeg"}')
    for damage in (b"", b"no gzip", b"\x1f\x8b\x08\x00", other):
        store.put("a1", 1, WORDS, PREVIEW)
        (file,) = tmp_path.rglob("*.words")
        file.write_bytes(damage)
        assert store.get("a1", 1) == (Words(), Preview())


def test_a_store_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """An address that nothing can read, and a place that cannot be written, are one plain line."""
    (tmp_path / "file").write_text("in the way")
    for address in ("nothing://there", str(tmp_path / "file")):
        with pytest.raises(IndexAwayError, match="does not answer"):
            PreviewStore(address).put("a1", 1, WORDS, PREVIEW)


def test_previews_are_kept_until_the_next_run(tmp_path: Path) -> None:
    """A preview that was fetched is found by its id, and dropped with all others."""
    paths = LibraryPaths(tmp_path)
    keep_far_preview(paths, -5, PREVIEW)
    assert far_preview(paths, -5) == PREVIEW
    drop_far_previews(paths)
    assert far_preview(paths, -5) == Preview()
