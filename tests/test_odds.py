"""Odds: from what a hit scores to how probable it is that it is right."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.index.base import Scores
from engine.index.centring import unit_rows
from engine.index.table import VectorTable
from engine.ranking.odds import (
    ANY_ENCODER,
    LEAST_DEVIATION,
    NOT_UNDERSTOOD,
    Background,
    OddsModel,
    odds_models_of,
)
from engine.ranking.pooling import ItemRows
from engine.ranking.strength import is_weak, probability
from engine.search.meaning_scorer import MeaningScorer
from engine.search.query_vectors import TermVector
from engine.types import Modality, NullDistribution
from engine.types.tracks import CONTENTS, Track
from engine.types.vectors import Role

DIM = 16
NULL = NullDistribution(mean=0.2, deviation=0.05, spread=0.06)
positive = st.floats(0, 20)


def test_a_line_says_of_scores_what_the_model_says_of_cosines() -> None:
    """A cosine of 0.3 is 2 deviations above this null, and stands 3 above this background."""
    model = OddsModel(offset=-4.0, score=0.5, cosine=10.0, standing=0.25)
    line = model.line(NULL, Background(median=0.06, deviation=0.08))
    assert line.offset + line.slope * 2 == pytest.approx(-4.0 + 0.5 * 2 + 10 * 0.3 + 0.25 * 3)


@given(positive, positive, positive, st.floats(-0.2, 0.5), st.floats(0.02, 0.3))
def test_no_line_falls(
    score: float, cosine: float, standing: float, median: float, deviation: float
) -> None:
    """Whatever a query scores elsewhere, a better score is never less probable."""
    model = OddsModel(-3.0, score, cosine, standing)
    assert model.line(NULL, Background(median, deviation)).slope >= 0


def test_a_background_is_what_most_of_the_library_scores() -> None:
    """Half lies below the median, and one in six below a deviation less; it is never nothing."""
    cosines = np.random.default_rng(1).normal(0.1, 0.05, 4000).astype(np.float32)
    found = Background.of(cosines)
    assert (found.median, found.deviation) == pytest.approx((0.1, 0.05), abs=0.005)
    assert Background.of(np.full(3, 0.5, np.float32)) == Background(0.5, LEAST_DEVIATION)


def test_several_terms_say_the_mean_of_what_each_says() -> None:
    """A picture that asks with twice the weight of a sound has two thirds of the log odds."""
    random = np.random.default_rng(1)
    table = _table(random, pictures=30, sounds=20)
    rows = np.arange(50)
    found = ItemRows.of(rows, table.item_ids(rows), table.contents(rows))

    def odds(*terms: TermVector) -> Scores:
        return MeaningScorer(table, terms, {}, odds_models_of(_identity())).part_odds(found)

    seen, heard = _term(random, Role.IMAGE, 2.0), _term(random, Role.AUDIO, 1.0)
    pooled = (2 * odds(seen) + odds(heard)) / 3
    assert odds(seen, heard) == pytest.approx(pooled, abs=1e-4)
    assert np.ptp(odds(seen) - odds(heard)) > 0.1


def test_the_shipped_lines_are_of_the_shipped_starter() -> None:
    """Every pair has one, none of which falls, and no other encoder is given them."""
    found, others = odds_models_of(_identity()), odds_models_of("some other:1")
    pairs = {(role, kind) for role in Role for kind in CONTENTS}
    assert found.keys() == others.keys() == pairs
    assert found != others == odds_models_of(ANY_ENCODER)
    for model in (*found.values(), *others.values()):
        assert min(model.score, model.cosine, model.standing) >= 0
        assert model.offset < 0 < max(model.score, model.cosine, model.standing)


def test_a_pair_that_is_poor_counts_less() -> None:
    """A sound is less surely what a picture shows than another picture that is as near to it."""
    models = odds_models_of(_identity())
    scene = Background(0.05, 0.1)

    def chance(role: Role, kind: Modality) -> float:
        line = models[role, kind].line(NULL, scene)
        return float(probability(np.array([line.offset + line.slope * 2], np.float32))[0])

    assert chance(Role.IMAGE, Modality.AUDIO) < chance(Role.QUERY_TEXT, Modality.IMAGE)
    assert chance(Role.AUDIO, Modality.IMAGE) < chance(Role.QUERY_TEXT, Modality.IMAGE)


def test_what_is_not_understood_is_weak() -> None:
    """Up to the score of what is like nothing, no hit by meaning is more than a far guess."""
    assert is_weak(NOT_UNDERSTOOD.offset)


def _term(random: np.random.Generator, role: Role, weight: float) -> TermVector:
    return TermVector(unit_rows(random.normal(size=(1, DIM)).astype(np.float32)), role, weight)


def _table(random: np.random.Generator, pictures: int, sounds: int) -> VectorTable:
    """A table of items with a random vector each."""
    count = pictures + sounds
    vectors = unit_rows(random.normal(size=(count, DIM)).astype(np.float32))
    tracks = [Track.PICTURES] * pictures + [Track.SOUNDS] * sounds
    ids = np.arange(count)
    draws = random.integers(1 << 32, size=count, dtype=np.uint32)
    return VectorTable.empty(DIM).adding(ids, ids, tracks, vectors, draws)


def _identity() -> str:
    file = resources.files("triptych_resources").joinpath("models/starter/config.json")
    return str(json.loads(file.read_text("utf-8"))["identity"])
