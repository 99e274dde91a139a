"""The order of a list: whole or in part, by table or by looking up, it is one and the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.catalogue import Catalogue, item_lists
from engine.index.best import best_first
from engine.search.order import Ranked, by_score
from engine.types import FileStat, Metadata, Modality
from engine.types.ids import IdSet

COUNT = 30
keys = st.lists(st.sampled_from((0.5, 1.0, 2.0)), min_size=COUNT, max_size=COUNT)
some = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Items whose paths are in another order than their ids."""
    path = tmp_path_factory.mktemp("order") / "catalogue.sqlite"
    with closing(Catalogue(path)) as made:
        with made.transaction():
            made.roots.add("/r")
            for number in range(COUNT):
                stat = FileStat(f"/r/{number * 7 % COUNT:02}", 1, 1)
                made.items.put(1, stat, bytes([number]), Modality.IMAGE, Metadata())
        yield made


@pytest.fixture(params=[0, 500])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal items are looked up by their ids, or found in the list of all paths."""
    monkeypatch.setattr(item_lists, "_FEW", request.param)


@given(st.lists(st.sampled_from((0.0, 0.5, 1.0, 2.5)), max_size=20), st.integers(0, 25))
def test_the_best_are_those_of_a_whole_sort(scores: list[float], count: int) -> None:
    """The places of the best, equal ones as they stand."""
    given_scores = np.array(scores, np.float32)
    expected = np.argsort(-given_scores, kind="stable")[:count]
    assert best_first(given_scores, count).tolist() == expected.tolist()


@given(st.lists(st.integers(0, 30)), st.lists(st.integers(0, 60)))
def test_a_set_of_ids_is_a_set(members: list[int], asked: list[int]) -> None:
    """It has what was put in, and nothing beyond."""
    ids = IdSet(np.array(members, np.int64))
    assert ids.of(np.array(asked, np.int64)).tolist() == [one for one in asked if one in members]


def told(catalogue: Catalogue, items: np.ndarray, scores: list[float]) -> list[int]:
    """The items by score and then path."""
    paths = {item.id: item.path for item in catalogue.items.get(items.tolist())}
    falling = sorted(zip(items.tolist(), scores, strict=True), key=lambda e: (-e[1], paths[e[0]]))
    return [item for item, _ in falling]


@some
@given(keys, st.integers(1, COUNT + 5), st.integers(0, COUNT), st.permutations(range(1, COUNT + 1)))
@pytest.mark.usefixtures("few")
def test_a_list_is_the_same_however_deep(
    catalogue: Catalogue, scores: list[float], depth: int, taken: int, ids: list[int]
) -> None:
    """However much of it is put in order at first, going on gives the whole order."""
    items = np.array(ids, np.int64)
    ranked = by_score(catalogue, items, np.array(scores, np.float32), depth)
    expected = told(catalogue, items, scores)
    assert ranked.items[: ranked.depth].tolist() == expected[: ranked.depth]
    assert list(islice(ranked.in_order(catalogue), taken)) == expected[:taken]
    assert ranked.scores_of(items) == dict(zip(ids, scores, strict=True))


def test_one_item_is_in_order_without_a_look(tmp_path: Path) -> None:
    """Where nothing is equal, each list ends in one item, and no path has to be read for it."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    catalogue.close()
    only = np.array([7], np.int64)
    assert catalogue.items.by_path(only).tolist() == [7]
    found = by_score(catalogue, np.arange(5), np.arange(5, dtype=np.float32), 2)
    assert found.items[: found.depth].tolist() == [4, 3]


@some
@given(keys, st.integers(1, COUNT - 1), st.integers(1, 9))
def test_what_comes_after_stays_after(
    catalogue: Catalogue, scores: list[float], first: int, depth: int
) -> None:
    """A second list stands behind all of a first, and is shown as no better than its last."""
    items, keys = np.arange(1, COUNT + 1), np.array(scores, np.float32)

    def part(places: slice) -> Ranked:
        return by_score(catalogue, items[places], keys[places], depth)

    both = part(slice(first)).then(catalogue, part(slice(first, None)))
    expected = [
        *told(catalogue, items[:first], scores[:first]),
        *told(catalogue, items[first:], scores[first:]),
    ]
    assert list(both.in_order(catalogue)) == expected
    shown = both.scores_of(items)
    worst = min(scores[:first])
    assert all(shown[item] <= worst for item in range(first + 1, COUNT + 1))
    assert all(shown[item] <= scores[item - 1] for item in shown)
