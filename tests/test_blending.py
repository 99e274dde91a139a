"""Blending: what a hit adds to a page, and which kinds of media a query names."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit_vectors import DIM

from engine.index.centring import unit_rows
from engine.query import parse
from engine.query.kinds import UNNAMED, shares_of
from engine.ranking.blending import ANSWERED, DIVERSITY, LEAST_NOVELTY, novelty, worth
from engine.types import Modality, Query, Term

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT
falling = st.lists(st.floats(1e-6, 1), min_size=1, max_size=30).map(
    lambda values: np.array(sorted(values, reverse=True))
)


def test_a_hit_adds_less_where_its_kind_has_answered() -> None:
    """The first adds all of its probability, the next ones less by what stands before them."""
    adds = worth(np.array([0.9, 0.8, 0.8]), np.ones(3), 1.0)
    left = [1, 1 - 0.9 * ANSWERED, (1 - 0.9 * ANSWERED) * (1 - 0.8 * ANSWERED)]
    shares = [1 - DIVERSITY + DIVERSITY * one for one in left]
    assert adds == pytest.approx([0.9 * shares[0], 0.8 * shares[1], 0.8 * shares[2]])
    assert worth(np.array([0.9]), np.ones(1), 0.5) == pytest.approx([0.45])


def test_what_matches_well_comes_before_more_of_the_same() -> None:
    """A likely hit of another kind comes after the best few of a kind, a far guess after a page."""
    of_kind = worth(np.full(12, 0.9), np.ones(12), 1.0)
    likely, guess = (worth(np.array([one]), np.ones(1), 1.0)[0] for one in (0.6, 0.15))
    assert of_kind[1] > likely > of_kind[3]
    assert of_kind[11] > guess


@given(falling, st.floats(0.1, 1))
def test_the_order_of_a_list_is_kept(probabilities: np.ndarray, share: float) -> None:
    """Whatever is alike, what stands further down adds less, and never more than is probable."""
    novelties = np.where(np.arange(len(probabilities)) % 3, LEAST_NOVELTY, 1.0)
    adds = worth(probabilities, novelties, share)
    assert (np.diff(adds) < 0).all()
    assert (adds <= probabilities).all()
    assert (adds > 0).all()


def test_a_near_duplicate_is_less_new_than_what_differs() -> None:
    """A picture is compared with all before it in its list; the first is new whatever follows."""
    first, other = np.eye(2, DIM, dtype=np.float32)
    series = unit_rows(np.array([first, other, first + 0.1 * other, other], np.float32))
    found = novelty(series @ series.T)
    assert found[:2].tolist() == [1, 1]
    assert LEAST_NOVELTY <= found[2] < 1
    assert found[3] == LEAST_NOVELTY


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("a dog on a beach", set()),
        ("photo of a dog", {IMAGE}),
        ("dog photos", {IMAGE}),
        ("my dog, a Picture", {IMAGE}),
        ("the sound of rain", {AUDIO}),
        ("thunder recording mp3", {AUDIO}),
        ("chocolate cake recipe", {TEXT}),
        ("rental contract pdf", {TEXT}),
        ("photos and recordings of birds", {IMAGE, AUDIO}),
        ("photographer", set()),
    ],
)
def test_words_name_kinds_of_media(typed: str, named: set[Modality]) -> None:
    """A kind may be named in any place, in any case, in one number or the other."""
    shares = shares_of(parse(typed), {})
    assert {kind for kind in Modality if shares[kind] == 1} == (named or set(Modality))
    assert set(shares.values()) <= {1, UNNAMED}


def test_only_what_is_wanted_names_a_kind() -> None:
    """Neither a minus nor the name of a file says what is looked for."""
    minus = Query((Term(TEXT, "dog"), Term(TEXT, "photo", weight=-1.0)))
    file = Query((Term(IMAGE, "/r/photo.png", is_file=True),))
    for query in (minus, file):
        assert set(shares_of(query, {}).values()) == {1}
