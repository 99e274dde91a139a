"""A disk with no byte left: what is stored can be read and searched, and nothing else is begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from command_line import Capture, complaint
from disks import small_disk
from running_engine import Engine

from engine.cli.main import run
from engine.errors import DiskFullError
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.service.messages import Index, IndexingFailed, Ready, Search, SearchDone
from engine.types import Filters, Modality, Query, Term

FILES = 4
GREEN = Query((Term(Modality.TEXT, "green"),))


@dataclass(frozen=True)
class FullDisk:
    """A library on a disk that is full now.

    Attributes:
        make_room: gives the disk some megabytes again.
    """

    library: Path
    media: Path
    make_room: Callable[[], None]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[FullDisk]:
    """Some files that are indexed, on another disk than their library."""
    media = tmp_path / "media"
    for number in range(FILES - 1):
        write_picture(media / f"{number}.png", "green", number)
    write_text(media / "note.txt", "green green green")
    with small_disk(tmp_path / "disk", 20_000_000) as disk:
        library, filler = disk.place / "library", disk.place / "filler"
        assert run(["index", str(media), "--library", str(library), "--json"]) == 0
        with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)
        yield FullDisk(library, media, filler.unlink)


def test_a_library_can_be_read_and_searched(full: FullDisk, capsys: Capture) -> None:
    """Rows, previews and hits are what they are on any disk."""
    with closing(LibraryReader(full.library)) as reader:
        ids = reader.item_ids(Filters()).tolist()
        assert len(reader.items(ids)) == FILES
        assert sum(bool(reader.preview(one).data) for one in ids) == FILES - 1
    capsys.readouterr()
    assert run(["search", "green", "--library", str(full.library), "--json"]) == 0
    assert "note.txt" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["index"], ["mark", "--favourite", "note.txt"]], ids=" ".join)
def test_what_would_write_says_that_the_disk_is_full(
    full: FullDisk, capsys: Capture, command: list[str]
) -> None:
    """In one line that says what to do, and nothing of what was begun stays."""
    before = {path.name for path in full.library.iterdir()}
    command = [str(full.media / word) if word == "note.txt" else word for word in command]
    assert "is full" in complaint(capsys, *command, "--library", str(full.library))
    left = {path.name for path in full.library.iterdir()} - before
    assert all(name.endswith(("-shm", "-wal")) for name in left)


def test_who_read_meanwhile_follows_once_there_is_room(full: FullDisk) -> None:
    """A reader and an engine that were opened without room see what is indexed later."""
    with closing(LibraryReader(full.library)) as reader, closing(Library(full.library)) as library:
        assert len(library.search(GREEN).hits) > 0
        with pytest.raises(DiskFullError):
            library.index()
        full.make_room()
        write_text(full.media / "more.txt", "red green red")
        assert library.index().indexed == 1
        assert len(reader.item_ids(Filters())) == FILES + 1
        assert str(full.media / "more.txt") in [h.item.path for h in library.search(GREEN).hits]


def test_the_engine_of_a_window_searches_there(full: FullDisk) -> None:
    """It starts, finds what is stored, and says in a line why it reads nothing new."""
    engine = Engine(full.library)
    try:
        engine.wait(Ready)
        engine.client.send(Search(1, GREEN))
        assert engine.wait(SearchDone).generation == 1
        engine.client.send(Index((str(full.media),)))
        assert "is full" in engine.wait(IndexingFailed).message
    finally:
        engine.client.close()
