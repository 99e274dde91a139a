"""The store of previews and words that machines share."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from engine.catalogue.far_previews import drop_far_previews, far_preview, keep_far_preview
from engine.errors import IndexAwayError
from engine.milvus import far_shelf
from engine.milvus.far_shelf import FarShelf
from engine.milvus.store import PreviewStore, Words, segment_name
from engine.paths import LibraryPaths
from engine.types import (
    Elsewhere,
    Hit,
    Item,
    Metadata,
    Modality,
    Preview,
    PreviewKind,
    Segment,
    SegmentKind,
)
from engine.types.film_strip import MOST_BYTES

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
    bomb = gzip.compress(b'{"words": {"title": "%s"}, "kind": "jpeg"}' % bytes(30_000_000))
    deep = gzip.compress(b'{"words": ' + b"[" * 100_000)
    for damage in (b"", b"no gzip", b"\x1f\x8b\x08\x00", other, bomb, deep):
        store.put("a1", 1, WORDS, PREVIEW)
        (file,) = tmp_path.rglob("*.words")
        file.write_bytes(damage)
        assert store.get("a1", 1) == (Words(), Preview())


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (PreviewKind.JPEG, b"<svg/>"),
        (PreviewKind.JPEG, b"\xff\xd8" + bytes(MOST_BYTES)),
        (PreviewKind.PEAKS, bytes(79)),
        (PreviewKind.SHOTS, b"S1" + bytes(30)),
        (PreviewKind.BEGINNING, b"\xff"),
        (PreviewKind.NONE, b"\xff\xd8picture"),
    ],
)
def test_what_is_no_preview_is_not_shown(tmp_path: Path, kind: PreviewKind, data: bytes) -> None:
    """Bytes that no decoder may answer are no preview of another machine either; words stay."""
    store = PreviewStore(str(tmp_path))
    store.put("a1", 1, WORDS, Preview(kind, data))
    assert store.get("a1", 1) == (WORDS, Preview())


def test_words_are_cut(tmp_path: Path) -> None:
    """However much another machine says of a file, a window is given a page of it."""
    store = PreviewStore(str(tmp_path))
    name = segment_name(PASSAGE)
    store.put("a1", 1, Words("t" * 10**6, texts={name: ("a" * 10**6, "p" * 10**6)}), PREVIEW)
    words, _ = store.get("a1", 1)
    assert (len(words.title), *map(len, words.texts[name])) == (20_000, 20_000, 200)


# What `test_a_store_that_hangs_keeps_no_process_from_its_end` runs beside this file.
_ASK_ONCE = """
import sys
from pathlib import Path

sys.path[:0] = [".", ".."]
from engine.milvus import far_shelf
from engine.paths import LibraryPaths
from test_preview_store import far_hit

far_shelf.SEARCH_SECONDS = 0.05
hits = [far_hit(1)]
assert far_shelf.FarShelf(LibraryPaths(Path(sys.argv[1])), sys.argv[1]).completed(hits) == hits
print("asked")
"""


class OddPlace(MemoryFileSystem):  # type: ignore[misc]
    """A store whose library raises what it likes, or hangs while its gate is shut."""

    protocol = "odd"
    gate: ClassVar[threading.Event]
    opened: ClassVar[list[str]]

    def open(self, path: str, *_: object, **__: object) -> Any:
        self.opened.append(path)
        if not self.gate.wait(30):
            raise AssertionError("nobody opened the gate")
        raise RuntimeError("no credentials")

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        raise RuntimeError("no credentials")


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The gate of `odd://`, shut."""
    OddPlace.gate, OddPlace.opened = threading.Event(), []
    fsspec.register_implementation("odd", OddPlace, clobber=True)
    monkeypatch.setattr(far_shelf, "SEARCH_SECONDS", 0.05)
    yield OddPlace.gate
    OddPlace.gate.set()


def test_a_store_that_cannot_be_used_is_told(tmp_path: Path, odd: threading.Event) -> None:
    """An address that nothing can read, and a place that cannot be written, are one plain line."""
    (tmp_path / "file").write_text("in the way")
    for address in ("nothing://there", str(tmp_path / "file"), "odd://there"):
        with pytest.raises(IndexAwayError, match="does not answer"):
            PreviewStore(address).put("a1", 1, WORDS, PREVIEW)


def far_hit(number: int) -> Hit:
    """A file of another machine, as the index tells it."""
    item = Item(-number, "/r/a.txt", Modality.TEXT, 1, 1, Metadata())
    place = Elsewhere("Ada", "a1", number, 1)
    return Hit(item, 1.0, 50, PASSAGE, segments=(PASSAGE,), elsewhere=place)


def test_a_search_waits_for_no_store(tmp_path: Path, odd: threading.Event) -> None:
    """One that hangs or fails gives no words, and is let be for a while; one that is quick does."""
    shelf = FarShelf(LibraryPaths(tmp_path), "odd://there")
    hits = [far_hit(1), far_hit(2)]
    assert shelf.completed(hits) == hits
    assert not odd.is_set()
    odd.set()
    assert shelf.completed(hits) == hits
    quick = str(tmp_path / "store")
    PreviewStore(quick).put("a1", 1, WORDS, PREVIEW)
    found, missing = FarShelf(LibraryPaths(tmp_path), quick).completed(hits)
    assert (found.segment.text, found.item.metadata.title) == ("a boat", "A title")
    assert missing.segment.text == ""
    assert far_preview(LibraryPaths(tmp_path), -1) == PREVIEW


def test_a_store_is_asked_nothing_that_nobody_waits_for(
    tmp_path: Path, odd: threading.Event
) -> None:
    """What hung when the search went on was begun; of the rest nothing is, once it answers."""
    address = "odd://there"
    FarShelf(LibraryPaths(tmp_path), address).completed([far_hit(n) for n in range(1, 41)])
    odd.set()
    for thread in threading.enumerate():
        if thread.name == f"disk {address}":
            thread.join(30)
    assert len(OddPlace.opened) <= far_shelf._AT_ONCE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_store_that_hangs_keeps_no_process_from_its_end(tmp_path: Path) -> None:
    """A command that asked it is over all the same."""
    words = tmp_path / "triptych-1" / "a1" / "1.words"
    words.parent.mkdir(parents=True)
    # Whoever opens it to read waits for somebody who writes.
    os.mkfifo(words)
    asked = [sys.executable, "-c", _ASK_ONCE, str(tmp_path)]
    told = subprocess.run(
        asked, cwd=Path(__file__).parent, stdout=subprocess.PIPE, check=True, timeout=100
    )
    assert told.stdout.split() == [b"asked"]


def test_words_are_remembered_within_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that runs for long does not remember all that others have."""
    monkeypatch.setattr(far_shelf, "_MOST_KNOWN", 2)
    shelf = FarShelf(LibraryPaths(tmp_path), str(tmp_path / "store"))
    for number in range(4):
        shelf.completed([far_hit(number)])
    assert len(shelf._known) == 2


def test_previews_are_kept_until_the_next_run(tmp_path: Path) -> None:
    """A preview that was fetched is found by its id, and dropped with all others."""
    paths = LibraryPaths(tmp_path)
    keep_far_preview(paths, -5, PREVIEW)
    assert far_preview(paths, -5) == PREVIEW
    drop_far_previews(paths)
    assert far_preview(paths, -5) == Preview()
