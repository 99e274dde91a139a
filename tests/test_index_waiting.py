"""Searches wait for nobody: they answer from what is there while the index is changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from planted_space import PlantedLibrary

from engine.catalogue import Catalogue
from engine.disk import Disk
from engine.index import snapshot
from engine.index.centring import Centring
from engine.index.hnsw import HnswIndex
from engine.search import result_list
from engine.search.query_vectors import QueryEmbedder
from engine.search.searcher import Searcher
from engine.types import Modality, Query, Term

SECONDS = 30.0
# Each of these happens once in a while: a graph is built, written, compared, and a table filled.
STEPS: list[tuple[Any, str]] = [
    (HnswIndex, "add"),
    (HnswIndex, "save"),
    (snapshot, "checksum"),
    (Centring, "apply_to_items"),
]


class Gate:
    """Holds up the thread that changes the index, the first time that it comes by."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def before(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """The same step behind the gate."""

        def held_up(*arguments: Any) -> Any:
            self.reached.set()
            assert self.opened.wait(SECONDS)
            return step(*arguments)

        return held_up


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[PlantedLibrary]:
    """A library of some pictures that is finished, and others that came after."""
    made = PlantedLibrary(tmp_path / "library")
    made.add({f"dog {n}": (Modality.IMAGE, [["dog"]]) for n in range(6)})
    made.finish()
    made.add({f"cat {n}": (Modality.IMAGE, [["cat"]]) for n in range(6)})
    yield made
    made.catalogue.close()


def found(planted: PlantedLibrary, words: str) -> set[str]:
    """The kinds of what a search finds above the line, by a connection of its own."""
    with closing(Catalogue(planted.paths.catalogue)) as catalogue:
        embedder = QueryEmbedder(planted.encoder, lambda spec, path: [], catalogue, 1, Disk())
        query = Query((Term(Modality.TEXT, words),))
        hits = Searcher(catalogue, planted.index, embedder).search(query).hits
        return {Path(hit.item.path).name.split()[0] for hit in hits[:6]}


@pytest.mark.parametrize(("owner", "step"), STEPS)
@pytest.mark.parametrize("exact_up_to", [0, 1000])
def test_a_search_answers_while_the_index_is_changed(
    planted: PlantedLibrary,
    monkeypatch: pytest.MonkeyPatch,
    owner: Any,
    step: str,
    exact_up_to: int,
) -> None:
    """While a graph is built, written or compared, or the table is filled anew, a search on
    another thread ends, by the graph or exactly, and finds what was there; then it finds all.
    """
    monkeypatch.setattr(result_list, "EXACT_UP_TO", exact_up_to)
    planted.index.refresh(planted.catalogue)
    gate = Gate()
    monkeypatch.setattr(owner, step, gate.before(getattr(owner, step)))
    with ThreadPoolExecutor(2) as threads:
        changing = threads.submit(planted.finish)
        try:
            assert gate.reached.wait(SECONDS)
            for kind in ("dog", "cat"):
                assert threads.submit(found, planted, kind).result(SECONDS) == {kind}
        finally:
            gate.opened.set()
            changing.result(SECONDS)
    assert found(planted, "cat") == {"cat"}
    assert len(planted.index.view.pending) == 0


def test_the_first_search_waits_for_the_first_vectors(
    planted: PlantedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is there yet, a search waits until another thread has filled the table."""
    planted.reopen()
    gate = Gate()
    monkeypatch.setattr(Centring, "apply_to_items", gate.before(Centring.apply_to_items))
    with ThreadPoolExecutor(2) as threads:
        filling = threads.submit(planted.index.refresh, planted.catalogue)
        assert gate.reached.wait(SECONDS)
        asked = threads.submit(found, planted, "dog")
        gate.opened.set()
        filling.result(SECONDS)
        assert asked.result(SECONDS) == {"dog"}
