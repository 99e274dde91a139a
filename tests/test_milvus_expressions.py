"""What a person typed never becomes a part of an expression for Milvus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milvus_servers import MilvusProcess
from unit_vectors import unit
from vector_store import VectorStore

from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver, withdraw
from engine.milvus.expressions import both, filters_of, is_text
from engine.milvus.server import Server
from engine.types import FileStat, Filters, Metadata, Modality, Segment, SegmentKind

pytest_plugins = ("milvus_fixtures",)

NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20)
HOSTILE = ('a" or machine != "', "\\", '\\"', '" or "" == "', "x\ny", "%", "'", "½ \udcff", "$meta")


class Filled(NamedTuple):
    """A collection with an item for each hostile name, and what tells these from all others."""

    collection: Collection
    own: str


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, milvus: MilvusProcess) -> Iterator[Filled]:
    """A collection with an item for each hostile name, which is its ending, too."""
    folder = tmp_path_factory.mktemp("hostile")
    shelf = VectorStore(folder)
    with shelf.catalogue.transaction() as revision:
        shelf.catalogue.outbox.open()
        for number, (name, vector) in enumerate(zip(HOSTILE, unit(len(HOSTILE)), strict=True)):
            stat = FileStat(f"/r/{number}.{name}", 10 * number, 10**18)
            item = shelf.catalogue.items.put(1, stat, b"%d" % number, Modality.IMAGE, Metadata())
            whole = [Segment(SegmentKind.WHOLE)]
            shelf.catalogue.segments.replace(item, shelf.space.id, revision, whole, vector[None])
    with closing(shelf.catalogue), closing(Server(milvus.settings)) as server:
        deliver(shelf.catalogue, server)
        own = is_text("machine", shelf.catalogue.outbox.machine())
        yield Filled(Collection(server, shelf.space), own)
        withdraw(shelf.catalogue, server)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(filled: Filled, name: str) -> None:
    """Asked for by its ending, exactly the item with that ending is found."""
    number = HOSTILE.index(name)
    for asked in (is_text("name", f"{number}.{name}"), filters_of(Filters(extensions=(name,)))):
        assert filled.collection.count(both(filled.own, asked)) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES)
def test_any_name_is_understood(filled: Filled, name: str) -> None:
    """No text makes an expression that the server refuses, or that finds what has it not."""
    asked = both(is_text("root", "/r"), is_text("name", f"none {name}"))
    found = filled.collection.count(asked)
    assert found == 0


def test_filters_are_asked_of_the_engine(filled: Filled) -> None:
    """Sizes, durations, kinds and days leave out there; what a row cannot tell is left in."""
    everything = len(HOSTILE)

    def count(filters: Filters) -> int:
        return filled.collection.count(both(filled.own, filters_of(filters)))

    assert count(Filters(smallest=20, largest=40)) == 3
    assert count(Filters(shortest=1.5)) == 0
    assert count(Filters(frozenset({Modality.AUDIO}))) == 0
    assert count(Filters(frozenset({Modality.IMAGE}))) == everything
    assert count(Filters(after=date(2001, 9, 9))) == everything
    assert count(Filters(after=date(2001, 9, 12))) == 0
    assert filters_of(Filters(tags=("a",), folders=("b",))) == ""
