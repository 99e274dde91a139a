"""Every call that is made to Milvus: what a real server answered to it, and what it may refuse.

The record in `milvus_calls.json` was made with a standalone Milvus 2.3.5. To make it anew:

    MILVUS_URI=http://HOST:19530 MILVUS_RECORD=1 python -m pytest tests/test_milvus_contract.py
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from milvus_calls import Call, CallServer, Player, Refusal, Way, milvus_service
from milvus_servers import MilvusProcess
from msgspec.structs import replace
from unit_vectors import unit
from vector_store import VectorStore

from engine.catalogue.spaces import Space
from engine.errors import IndexAwayError
from engine.milvus import collection as collection_module
from engine.milvus import schema
from engine.milvus.collection import Collection, Row, remove_rows
from engine.milvus.delivery import deliver
from engine.milvus.expressions import among, both, filters_of, is_other_text, is_text
from engine.milvus.far_shelf import FarShelf
from engine.milvus.graphs import MilvusGraphs
from engine.milvus.schema import FIELDS, KEY, VECTOR, Kind, collection_name
from engine.milvus.server import Server
from engine.types import Filters, Modality
from engine.types.index_settings import IndexSettings

pytest_plugins = ("milvus_fixtures",)

RECORD = Path(__file__).with_name("milvus_calls.json")
SPACE = Space(1, "starter", "made:contract", 8)


def row(number: int) -> Row:
    """A row with something in each field."""
    told: Row = {one.name: number if one.kind is not Kind.TEXT else "a" for one in FIELDS}
    vector = unit(6, dim=SPACE.dim)[number].tolist()
    return {**told, KEY: f"m-{number}", VECTOR: vector, "modality": "image"}


def converse(settings: IndexSettings) -> tuple[object, ...]:
    """Make every kind of call, and tell what came of each."""
    with closing(Server(settings)) as server:
        remove_rows(server, SPACE.identity, is_text("machine", "a"))
        rows = Collection(server, SPACE)
        rows.upsert([row(number) for number in range(6)])
        rows.delete(both(is_text("machine", "a"), among("item", [5])))
        own = both(is_text("machine", "a"), filters_of(Filters(frozenset({Modality.IMAGE}))))
        counts = rows.count(own), rows.count(is_other_text("machine", "a"))
        probe = unit(6, dim=SPACE.dim)[2:4]
        before = [
            [hit.fields["item"] for hit in hits] for hits in rows.search(probe, 2, own, ["item"])
        ]
        rows.fit_index()
        again = Collection(server, SPACE)
        after = [
            [hit.fields["item"] for hit in hits] for hits in again.search(probe, 2, own, ["item"])
        ]
        remove_rows(server, SPACE.identity, is_text("machine", "a"))
        return counts, [hits[0] for hits in before], before == after, rows.count(own)


EXPECTED = (5, 0), [2, 3], True, 0


@pytest.fixture
def _quantised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of rows are many."""
    monkeypatch.setattr(schema, "QUANTISED_FROM", 3)


@pytest.mark.usefixtures("_quantised")
def test_every_call_is_one_that_a_real_server_answered(milvus: MilvusProcess) -> None:
    """What is asked, and what is made of the answers, is what a recorded Milvus 2.3.5 gave."""
    if os.environ.get("MILVUS_RECORD"):
        record(milvus)
    player = Player(json.loads(RECORD.read_text("utf-8")))
    with closing(CallServer(player)) as played:
        try:
            told = converse(replace(milvus.settings, uri=played.uri))
        finally:
            assert player.unknown == []
    assert told == EXPECTED


@pytest.mark.usefixtures("_quantised")
def test_every_call_is_one_that_lite_answers(milvus: MilvusProcess) -> None:
    """The same conversation with the server under test."""
    assert converse(milvus.settings) == EXPECTED


def record(milvus: MilvusProcess) -> None:
    """Have the conversation with a server, and keep what was said."""
    way = Way(milvus.port)
    with closing(way), closing(CallServer(way)) as proxy:
        with closing(Server(milvus.settings)) as server, server.asked() as client:
            client.drop_collection(collection_name(SPACE.identity))
        converse(replace(milvus.settings, uri=proxy.uri))
    lines = ",\n".join(json.dumps(call) for call in _without_repeats(way.calls))
    RECORD.write_text(f"[\n{lines}\n]\n", "utf-8")


def _without_repeats(calls: list[Call]) -> Iterator[Call]:
    """The calls, but for those that were asked again at once and answered the same."""
    for former, call in pairwise([{}, *calls]):
        if call != former:
            yield call


def test_all_that_is_recorded_is_in_the_schema() -> None:
    """Each recorded call is one of Milvus' own, and there is one of each that we make."""
    called = {call["call"] for call in json.loads(RECORD.read_text("utf-8"))}
    assert called <= set(milvus_service().methods_by_name)
    wanted = {
        "CreateCollection",
        "Upsert",
        "Delete",
        "Query",
        "Search",
        "DropIndex",
        "LoadCollection",
    }
    assert wanted <= called


@dataclass
class Refused:
    """A catalogue whose vectors go to a server that may refuse calls."""

    shelf: VectorStore
    way: Way
    server: Server
    direct: Collection

    def rows(self) -> int:
        """How many rows of this library the server has."""
        return self.direct.count(is_text("machine", self.shelf.catalogue.outbox.machine()))


@pytest.fixture
def refused(tmp_path: Path, milvus: MilvusProcess) -> Iterator[Refused]:
    """The same, of which nothing is refused yet."""
    shelf, way = VectorStore(tmp_path), Way(milvus.port)
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.open()
    with (
        closing(shelf.catalogue),
        closing(way),
        closing(CallServer(way)) as proxy,
        closing(Server(replace(milvus.settings, uri=proxy.uri))) as server,
        closing(Server(milvus.settings)) as direct,
    ):
        yield Refused(shelf, way, server, Collection(direct, shelf.space))


@pytest.mark.parametrize(
    ("refusal", "names"),
    [
        (Refusal.FULL, ("Upsert", "Search")),
        (Refusal.BUSY, ("Upsert", "Search")),
        (Refusal.BROKEN, ("Delete", "Search")),
        (Refusal.STARTING, ("HasCollection", "DescribeCollection")),
    ],
)
def test_what_is_refused_waits(
    refused: Refused, refusal: Refusal, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that answers errors is told all of it later, and searches find it meanwhile."""
    shelf = refused.shelf
    graphs = MilvusGraphs(Collection(refused.server, shelf.space), FarShelf(shelf.paths, ""))
    index = shelf.open(source=graphs)
    items = shelf.put(unit(30))
    with monkeypatch.context() as hurried, refused.way.refusing(refusal, *names):
        hurried.setattr(collection_module, "WRITE_SECONDS", 0.5)
        with pytest.raises(IndexAwayError, match="does not answer"):
            deliver(shelf.catalogue, refused.server)
        assert shelf.catalogue.outbox.count() == 30
        shelf.check(index)
        shelf.remove(items[:4])
    deliver(shelf.catalogue, refused.server)
    assert (shelf.catalogue.outbox.count(), refused.rows()) == (0, 26)
    shelf.check(index)
