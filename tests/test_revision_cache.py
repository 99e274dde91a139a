"""What is remembered of a catalogue is what it holds, whoever writes and whatever is given up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.revision import RevisionCache
from engine.types import FileStat, Filters, Metadata, Modality, Sort

ROUNDS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with one root."""
    made = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(made)) as catalogue, catalogue.transaction():
        catalogue.roots.add("/r")
    return made


@pytest.fixture
def catalogue(path: Path) -> Iterator[Catalogue]:
    """The same, open for writing."""
    with closing(Catalogue(path)) as opened:
        yield opened


def put(catalogue: Catalogue, name: str, content: str = "") -> int:
    """Store a picture in the open transaction."""
    stat = FileStat(f"/r/{name}.jpg", 1, 1)
    digest = (content or name).encode()
    item = catalogue.items.put(1, stat, digest, Modality.IMAGE, Metadata())
    catalogue.fulltext.put(item, stat.path, Metadata(), "")
    return item


def test_a_value_is_made_once_a_revision(catalogue: Catalogue) -> None:
    """Until something is written the same is given again; of too many the oldest is made anew."""
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    cache: RevisionCache[str, str] = RevisionCache(catalogue._database, 2)
    for name in "abab":
        assert cache.get(name, lambda name=name: make(name)) == name  # type: ignore[misc]
    assert made == ["a", "b"]
    cache.get("c", lambda: make("c"))
    cache.get("b", lambda: make("b"))
    cache.get("a", lambda: make("a"))
    assert made == ["a", "b", "c", "a"]
    with catalogue.transaction():
        pass
    cache.get("a", lambda: make("a"))
    assert made == ["a", "b", "c", "a", "a"]


def test_what_was_given_up_is_not_remembered(catalogue: Catalogue) -> None:
    """A list that was made inside a transaction, which then fails, is not that of the next one."""
    with pytest.raises(ZeroDivisionError), catalogue.transaction():
        put(catalogue, "a")
        assert len(catalogue.items.ids(Filters(), Sort.NAME)) == 1
        assert len(catalogue.fulltext.search("a").items) == 1
        raise ZeroDivisionError
    with catalogue.transaction():
        item = put(catalogue, "b")
    assert catalogue.items.ids(Filters(), Sort.NAME).tolist() == [item]
    assert catalogue.fulltext.search("a").items.tolist() == []
    assert catalogue.fulltext.search("b").items.tolist() == [item]


def test_a_reader_beside_a_writer_sees_whole_states(path: Path) -> None:
    """While another connection writes pairs of copies, every list has both of a pair or none."""
    written: list[int] = []

    def write() -> None:
        with closing(Catalogue(path)) as writer:
            for number in range(ROUNDS):
                with writer.transaction():
                    put(writer, f"{number} a", f"{number}")
                    put(writer, f"{number} b", f"{number}")
                written.append(number)

    thread = threading.Thread(target=write)
    with closing(Catalogue(path, readonly=True)) as reader:
        thread.start()
        while thread.is_alive():
            look(reader)
        thread.join()
        assert look(reader) == 2 * ROUNDS
    assert len(written) == ROUNDS


def look(reader: Catalogue) -> int:
    """Ask for several lists of one state, which must agree; gives their length."""
    with reader.snapshot():
        ids = reader.items.ids(Filters(), Sort.NAME).tolist()
        equals = reader.items.equals()
        assert sorted(ids) == sorted(reader.items.ids(Filters(duplicates=True)).tolist())
        assert equals.surplus * 2 == len(ids) == len(reader.fulltext.containing(["jpg"], []))
        assert all(
            equals.equals(one) == (one, other)
            for one, other in zip(ids[::2], ids[1::2], strict=True)
        )
    return len(ids)
