"""What a person typed never becomes a part of an expression for Milvus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milvus_servers import milvus_process
from unit_vectors import unit
from vector_store import VectorStore

from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver
from engine.milvus.expressions import both, filters_of, is_text
from engine.milvus.server import Server
from engine.types import FileStat, Filters, Metadata, Modality, Segment, SegmentKind

NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20)
HOSTILE = ('a" or machine != "', "\\", '\\"', '" or "" == "', "x\ny", "%", "'", "½ \udcff", "$meta")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
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
    with milvus_process(folder / "milvus") as process:
        server = Server(process.settings)
        deliver(shelf.catalogue, server)
        yield Collection(server, shelf.space)
        server.close()
    shelf.catalogue.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(filled: Collection, name: str) -> None:
    """Asked for by its ending, exactly the item with that ending is found."""
    number = HOSTILE.index(name)
    assert filled.count(is_text("name", f"{number}.{name}")) == 1
    assert filled.count(filters_of(Filters(extensions=(name,)))) == 1


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(NAMES)
def test_any_name_is_understood(filled: Collection, name: str) -> None:
    """No text makes an expression that the server refuses, or that finds what has it not."""
    found = filled.count(both(is_text("root", "/r"), is_text("name", f"none {name}")))
    assert found == 0


def test_filters_are_asked_of_the_engine(filled: Collection) -> None:
    """Sizes, durations, kinds and days leave out there; what a row cannot tell is left in."""
    everything = len(HOSTILE)
    assert filled.count(filters_of(Filters(smallest=20, largest=40))) == 3
    assert filled.count(filters_of(Filters(shortest=1.5))) == 0
    assert filled.count(filters_of(Filters(frozenset({Modality.AUDIO})))) == 0
    assert filled.count(filters_of(Filters(frozenset({Modality.IMAGE})))) == everything
    assert filled.count(filters_of(Filters(after=date(2001, 9, 9)))) == everything
    assert filled.count(filters_of(Filters(after=date(2001, 9, 12)))) == 0
    assert filters_of(Filters(tags=("a",), folders=("b",))) == ""
