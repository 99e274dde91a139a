"""The metrics of a page of several media, by hand and in general."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation.diversity import alpha_ndcg_at, could_cover, covers, err_ia_at
from engine.evaluation.metrics import ndcg_at

LISTS = st.lists(st.integers(0, 30), unique=True)
INTENTS = st.sets(st.integers(0, 40), max_size=20).map(
    lambda ids: [group for rest in range(3) if (group := {one for one in ids if one % 3 == rest})]
)


def test_alpha_ndcg_by_hand() -> None:
    """A second answer to the same intent counts half, and the best list takes turns."""
    dogs, barks = {1, 2}, {3}
    gained = 1 + 0.5 / math.log2(3) + 1 / math.log2(4)
    best = 1 + 1 / math.log2(3) + 0.5 / math.log2(4)
    assert alpha_ndcg_at([1, 2, 3], [dogs, barks]) == pytest.approx(gained / best)
    assert alpha_ndcg_at([3, 1, 2], [dogs, barks]) == pytest.approx(1)
    assert alpha_ndcg_at([9, 1], [dogs]) == pytest.approx(
        (1 / math.log2(3)) / (1 + 0.5 / math.log2(3))
    )
    assert alpha_ndcg_at([9, 8, 1], [dogs], 2) == 0
    assert alpha_ndcg_at([1, 2], []) == 0


def test_err_ia_by_hand() -> None:
    """The first answer ends half of the readings, the next one half of those that are left."""
    dogs, barks = {1, 2}, {3}
    expected = ((0.5 + 0.5 * 0.5 / 4) + 0.5 / 3) / 2
    assert err_ia_at([1, 9, 3, 2], [dogs, barks]) == pytest.approx(expected)
    assert err_ia_at([9, 8, 1], [dogs], 2) == 0
    assert err_ia_at([1], []) == 0


def test_coverage_by_hand() -> None:
    """Every intent needs a tile; what is folded under a tile is seen with it."""
    dogs, barks = {1, 2}, {3}
    assert covers([(9,), (2,), (8, 3)], [dogs, barks])
    assert not covers([(1,), (2,)], [dogs, barks])
    assert not covers([], [dogs])


def test_what_could_be_covered_by_hand() -> None:
    """Four tiles have room for the second of one list and the second of the other, and no more."""
    dogs, barks = {1}, {2}
    assert could_cover([[9, 1], [8, 2]], [dogs, barks], 4)
    assert not could_cover([[9, 1], [8, 7, 2]], [dogs, barks], 4)
    assert not could_cover([[9, 1], [8]], [dogs, barks], 4)


@given(ranked=LISTS, intents=INTENTS)
def test_they_stay_in_bounds(ranked: list[int], intents: list[set[int]]) -> None:
    """No list leads out of 0 to 1, and a right answer in place of a wrong one costs nothing."""
    right = set().union(*intents)
    assert 0 <= alpha_ndcg_at(ranked, intents) <= 1 + 1e-9
    assert 0 <= err_ia_at(ranked, intents) <= 1
    better = [*(item for item in ranked if item in right), *(i for i in ranked if i not in right)]
    assert alpha_ndcg_at(better, intents) >= alpha_ndcg_at(ranked, intents) - 1e-9
    assert err_ia_at(better, intents) >= err_ia_at(ranked, intents) - 1e-9


@given(intents=INTENTS)
def test_taking_turns_is_best(intents: list[set[int]]) -> None:
    """The list that serves all intents in turn has the full mark."""
    turns = max(map(len, intents), default=0)
    queues = [sorted(ids) for ids in intents]
    ranked = [queue[turn] for turn in range(turns) for queue in queues if turn < len(queue)]
    assert alpha_ndcg_at(ranked, intents) == pytest.approx(1 if intents else 0)


@given(ranked=LISTS, intents=INTENTS)
def test_an_intent_that_has_one_answer_each_is_plain_ndcg(
    ranked: list[int], intents: list[set[int]]
) -> None:
    """Where nothing can be the same again, nothing counts less."""
    single = [{min(ids)} for ids in intents]
    found = alpha_ndcg_at(ranked, single)
    assert found == pytest.approx(ndcg_at(ranked, set().union(*single)))
