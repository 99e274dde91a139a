"""The outbox: nothing is lost while Milvus is away, slow or spoilt, and nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from milvus_servers import MilvusProcess, Proxy, Way
from msgspec.structs import replace
from unit_vectors import unit
from vector_store import VectorStore

from engine.errors import IndexAwayError
from engine.index.space_index import SpaceIndex
from engine.library.index_choice import IndexChoice, deliver_due, open_index
from engine.library.index_settings import keep_index_settings
from engine.milvus import server as server_module
from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver, withdraw
from engine.milvus.far_shelf import FarShelf
from engine.milvus.graphs import MilvusGraphs
from engine.milvus.server import Server
from engine.types.index_settings import IndexKind, IndexSettings

pytest_plugins = ("milvus_fixtures",)


class Shared:
    """A catalogue whose vectors go to Milvus, by way of a proxy."""

    def __init__(self, folder: Path, milvus: MilvusProcess) -> None:
        self.shelf = VectorStore(folder)
        self.proxy = Proxy(milvus.port)
        self.server = Server(replace(milvus.settings, uri=self.proxy.uri))
        with self.shelf.catalogue.transaction():
            self.shelf.catalogue.outbox.open()
        self.direct = Collection(Server(milvus.settings), self.shelf.space)

    def open(self) -> SpaceIndex:
        """The index of a process that searches."""
        shelf = FarShelf(self.shelf.paths, "")
        graphs = MilvusGraphs(Collection(self.server, self.shelf.space), shelf)
        return self.shelf.open(source=graphs)

    def deliver(self) -> None:
        """What the end of a run does."""
        deliver(self.shelf.catalogue, self.server)

    def rows(self) -> int:
        """How many rows of this library the server has."""
        return self.direct.count(f'machine == "{self.shelf.catalogue.outbox.machine()}"')

    def close(self) -> None:
        """End what was opened."""
        self.server.close()
        self.direct.server.close()
        self.proxy.close()
        self.shelf.catalogue.close()


@pytest.fixture
def shared(
    tmp_path: Path, milvus: MilvusProcess, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shared]:
    """The same, where nobody waits long."""
    monkeypatch.setattr(server_module, "SEARCH_SECONDS", 1.0)
    monkeypatch.setattr(server_module, "_CONNECT_SECONDS", 1.0)
    made = Shared(tmp_path, milvus)
    yield made
    made.close()


@pytest.mark.parametrize("way", [Way.SHUT, Way.HELD, Way.SPOILT])
def test_what_is_due_waits_for_a_server_that_is_away(shared: Shared, way: Way) -> None:
    """Searches find all that the library has, and say why; later the server is told all of it."""
    shelf, index = shared.shelf, shared.open()
    shared.proxy.set_way(way)
    items = shelf.put(unit(30))
    with pytest.raises(IndexAwayError, match="does not answer"):
        shared.deliver()
    assert shelf.catalogue.outbox.count() == 30
    shelf.check(index)
    shelf.remove(items[:4])
    shared.proxy.set_way(Way.OPEN)
    shared.deliver()
    assert (shelf.catalogue.outbox.count(), shared.rows()) == (0, 26)
    shelf.check(index)


def test_a_search_goes_on_when_the_server_goes(shared: Shared) -> None:
    """What was told to the server is compared here while it is away, and the reason is told."""
    shelf, index = shared.shelf, shared.open()
    shelf.put(unit(30))
    shared.deliver()
    index.refresh(shelf.catalogue)
    shelf.check(index)
    assert index.trouble is None
    shared.proxy.set_way(Way.SHUT)
    shelf.check(index)
    assert index.trouble is not None
    assert shared.proxy.uri in index.trouble


def test_a_delivery_that_is_done_again_changes_nothing(shared: Shared) -> None:
    """A kill before the outbox was emptied costs that step, and no row is there twice."""
    shelf = shared.shelf
    items = shelf.put(unit(20))
    shared.deliver()
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.open()
    shelf.remove(items[:3])
    shared.deliver()
    shared.deliver()
    assert shared.rows() == 17


def test_what_was_there_before_is_swept(shared: Shared) -> None:
    """Rows that a library left behind, as before a restore, go when the outbox is opened anew."""
    shelf = shared.shelf
    items = shelf.put(unit(10))
    shared.deliver()
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.shut()
    shelf.remove(items[:6])
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.open()
    shared.deliver()
    assert shared.rows() == 4


def test_a_space_that_goes_leaves_nothing(shared: Shared) -> None:
    """The rows of a space that is removed go, and so do all when the library turns elsewhere."""
    shelf = shared.shelf
    shelf.put(unit(10))
    shared.deliver()
    withdraw(shelf.catalogue, shared.server)
    assert shared.rows() == 0
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.open()
    shared.deliver()
    assert shared.rows() == 10
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.remove(shelf.space.id)
    shared.deliver()
    assert shared.rows() == 0


def test_a_collection_of_another_version_is_left_alone(shared: Shared) -> None:
    """What has other fields under our name is not written to; searches do without, and say so."""
    shelf, index = shared.shelf, shared.open()
    shelf.put(unit(30))
    with shared.server.asked() as client:
        name = shared.direct.name
        client.drop_collection(name)
        client.create_collection(name, dimension=8)
        with pytest.raises(IndexAwayError, match="not made by this version"):
            shared.deliver()
        assert shelf.catalogue.outbox.count() == 30
        assert int(client.get_collection_stats(name)["row_count"]) == 0
        shelf.check(index)
        client.drop_collection(name)


def test_a_library_that_told_nothing_is_told_and_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in the place of a damaged one compares its vectors, and its next run begins to tell."""
    monkeypatch.setattr(server_module, "_CONNECT_SECONDS", 1.0)
    shelf = VectorStore(tmp_path)
    settings = IndexSettings(IndexKind.MILVUS, "http://127.0.0.1:9")
    keep_index_settings(shelf.paths, settings)
    shelf.put(unit(30))
    index = open_index(shelf.paths, shelf.space, {})
    assert len(index.refresh(shelf.catalogue).pending) == 30
    state = deliver_due(shelf.catalogue, shelf.paths)
    assert (state.due, shelf.catalogue.outbox.count()) == (30, 30)
    shelf.catalogue.close()
    left = IndexChoice(shelf.paths).choose(IndexSettings(IndexKind.EXACT))
    assert "stays there" in (left.trouble or "")
