"""Ranking: one scale over modalities, a fair score per item, and a strength in words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.encoders.base import Role
from engine.index.centring import unit_rows
from engine.index.table import VectorTable
from engine.ranking.calibration import PRIOR, background_of, calibrate
from engine.ranking.pooling import KAPPA, pool
from engine.ranking.strength import is_weak, strength
from engine.types import Background, Modality

DIM = 32


def unit(count: int, seed: int = 0) -> NDArray[np.float32]:
    """Random unit vectors."""
    return unit_rows(np.random.default_rng(seed).normal(size=(count, DIM)).astype(np.float32))


def table_of(**vectors: NDArray[np.float32]) -> VectorTable:
    """A table of items with one segment each, by modality."""
    table = VectorTable(DIM)
    start = 1
    for name, rows in vectors.items():
        ids = np.arange(start, start + len(rows))
        table.add(ids, ids, [Modality(name)] * len(rows), rows)
        start += len(rows)
    return table


def test_only_what_the_library_has_is_measured() -> None:
    """Typed words and every modality present are measured against every modality present."""
    found = calibrate(table_of(image=unit(50), text=unit(50, 1)), unit(30, 2))
    assert {role for role, _ in found} == {Role.QUERY_TEXT, Role.IMAGE, Role.DOCUMENT_TEXT}
    assert {modality for _, modality in found} == {Modality.IMAGE, Modality.TEXT}
    assert calibrate(table_of(), unit(30)) == {}


def test_a_modality_that_scores_higher_has_a_higher_background() -> None:
    """Where all scores are high by nature, a high score is nothing special."""
    common = unit(1, 9)
    bank, near = unit_rows(unit(100, 3) + common), unit_rows(unit(500, 4) + common)
    found = calibrate(table_of(image=near, audio=unit(500, 5)), bank)
    near_mean = found[Role.QUERY_TEXT, Modality.IMAGE].mean
    assert near_mean > found[Role.QUERY_TEXT, Modality.AUDIO].mean + 0.05


def test_the_background_is_that_of_the_best_scores() -> None:
    """Over a large table, mean and deviation are those of each query's top scores."""
    bank, items = unit(200, 6), unit(5000, 7)
    found = calibrate(table_of(image=items), bank)[Role.QUERY_TEXT, Modality.IMAGE]
    best = np.sort(bank @ items.T, axis=1)[:, -10:]
    assert found.mean == pytest.approx(float(best.mean()), abs=0.01)
    assert found.deviation == pytest.approx(float(best.std()), abs=0.01)


def test_a_small_library_leans_on_the_prior() -> None:
    """Ten pictures cannot tell what is usual: two thirds of the answer are the stand-in."""
    bank = unit(100, 8)
    found = calibrate(table_of(image=unit(10, 9)), bank)[Role.QUERY_TEXT, Modality.IMAGE]
    own = float((bank @ unit(10, 9).T).max(axis=1).mean())
    assert found.mean == pytest.approx(own / 3 + PRIOR.mean * 2 / 3, abs=0.01)


@pytest.mark.parametrize("count", [1, 2, 400])
def test_copies_of_one_picture_do_not_count(count: int) -> None:
    """A sampled picture's match with itself or its copies says nothing of unrelated queries."""
    copies = np.repeat(unit(1), count, axis=0)
    found = calibrate(table_of(image=copies), unit(30, 1))
    assert found[Role.IMAGE, Modality.IMAGE] == PRIOR
    assert found[Role.QUERY_TEXT, Modality.IMAGE].deviation > 0


def test_the_same_library_calibrates_the_same() -> None:
    """Nothing is left to chance, also where only a sample is taken."""
    table = table_of(image=unit(21_000, 2), audio=unit(700, 3))
    assert calibrate(table, unit(20)) == calibrate(table, unit(20))


def test_typed_words_stand_in_for_a_role_not_measured() -> None:
    """A first sound as the query is judged as words would be, and else by the prior."""
    typed = Background(0.1, 0.2)
    known = {(Role.QUERY_TEXT, Modality.IMAGE): typed}
    assert background_of(known, Role.AUDIO, Modality.IMAGE) == typed
    assert background_of(known, Role.AUDIO, Modality.TEXT) == PRIOR


def test_an_item_has_its_best_segment_less_what_chance_gives() -> None:
    """One segment is taken as it is; the best of many gives back sqrt(2 ln n) in part."""
    items = np.array([7, 3, 7, 7, 3, 9])
    scores = np.array([1.0, 2.0, 3.0, 2.5, 0.0, 1.5], np.float32)
    pooled = pool(items, scores)
    assert pooled.items.tolist() == [3, 7, 9]
    assert pooled.best.tolist() == [1, 2, 5]
    expected = [2 - KAPPA * (2 * np.log(2)) ** 0.5, 3 - KAPPA * (2 * np.log(3)) ** 0.5, 1.5]
    np.testing.assert_allclose(pooled.scores, expected, rtol=1e-6)


def test_many_segments_win_nothing_by_chance() -> None:
    """Unrelated documents of 64 passages do not beat unrelated pictures by more than a bit."""
    random = np.random.default_rng(1)
    long = pool(np.repeat(np.arange(300), 64), random.normal(size=300 * 64).astype(np.float32))
    short = pool(np.arange(300), random.normal(size=300).astype(np.float32))
    raw = random.normal(size=(300, 64)).max(axis=1).mean()
    assert long.scores.mean() - short.scores.mean() < raw - 0.8


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_strength_rises_with_the_score(one: float, two: float) -> None:
    """A better score is never a weaker strength; 0 and below are weak, 100 is the end."""
    low, high = sorted((one, two))
    assert 0 <= strength(low) <= strength(high) <= 100
    assert is_weak(low) >= is_weak(high)
    assert strength(low) == 0 or not is_weak(low)


def test_strength_has_fixed_points() -> None:
    """The background is 0, one deviation above it 68, two 95."""
    assert [strength(score) for score in (-3, 0, 1, 2, 9)] == [0, 0, 68, 95, 100]
    assert not is_weak(0.0)
    assert is_weak(-0.01)
