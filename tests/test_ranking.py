"""Ranking: a fair score per item, strength, words, and copies."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit_vectors import DIM

from engine.catalogue.equal_contents import NO_EQUALS, EqualContents
from engine.catalogue.word_search import WordMatches
from engine.ranking.amounts import Amounts
from engine.ranking.fusion import (
    BOOST,
    CERTAIN,
    LEAST,
    WordEvidence,
    fuse,
    named_first,
    weigh,
)
from engine.ranking.near_duplicates import HitGroup, count_groups, group_copies, representatives
from engine.ranking.pooling import KAPPA, ItemRows
from engine.ranking.strength import HELD, WEAK_BELOW, at_least_held, is_weak, strength
from engine.types import Item, MatchSource, Metadata, Modality


def test_an_item_has_its_best_segment_less_what_chance_gives() -> None:
    """One segment is taken as it is; the best of many gives back sqrt(2 ln n) in part."""
    items = np.array([3, 3, 7, 7, 7, 9])
    found = ItemRows.of(np.arange(6), items)
    assert found.items.tolist() == [3, 7, 9]
    scores = np.array([2.0, 0.0, 1.0, 3.0, 2.5, 1.5], np.float32)
    assert [rows.tolist() for rows in found.falling(scores)] == [[0, 1], [3, 4, 2], [5]]
    one, two = KAPPA * (2 * np.log(2)) ** 0.5, KAPPA * (2 * np.log(3)) ** 0.5
    pooled = found.pool(scores, np.array([1, 2, 3], np.float32))
    np.testing.assert_allclose(pooled, [2 - one, 3 - 2 * two, 1.5], rtol=1e-6)
    np.testing.assert_allclose(found.pool(scores, 0.0), [2, 3, 1.5])


def test_no_rows_pool_to_no_items() -> None:
    """Where filters leave nothing there is nothing to pool."""
    none = ItemRows.of(np.empty(0, np.int64), np.empty(0, np.int64))
    assert none.falling(np.empty(0, np.float32)) == []
    assert len(none.pool(np.empty(0, np.float32), 1.0)) == 0


def test_many_segments_win_nothing_by_chance() -> None:
    """Unrelated documents of 64 passages do not beat unrelated pictures by more than a bit."""
    random = np.random.default_rng(1)
    items = np.repeat(np.arange(300), 64)
    long = ItemRows.of(np.arange(len(items)), items).pool(
        random.normal(size=len(items)).astype(np.float32), 1.0
    )
    raw = random.normal(size=(300, 64)).max(axis=1).mean()
    assert long.mean() < raw - 0.5


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_strength_rises_with_the_score(one: float, two: float) -> None:
    """A better score is never a weaker strength; weak hits are the weaker ones."""
    low, high = sorted((one, two))
    assert 0 <= strength(low) <= strength(high) <= 99
    assert is_weak(low) >= is_weak(high)


def test_strength_has_fixed_points() -> None:
    """It is the share of even odds and of nine to one; one in seven is the weak line."""
    log_odds = (-300, WEAK_BELOW, 0, math.log(9), 300)
    assert [strength(score) for score in log_odds] == [0, 14, 50, 90, 99]
    assert not is_weak(WEAK_BELOW)
    assert is_weak(WEAK_BELOW - 0.01)


@given(st.lists(st.floats(-20, 20, width=32), min_size=2, max_size=9))
def test_what_is_held_is_never_weak(scores: list[float]) -> None:
    """Hits with the quoted words are right every other time at least, in the order they had."""
    given_odds = np.array(sorted(scores), np.float32)
    held = at_least_held(given_odds)
    assert (held >= HELD).all()
    assert (np.diff(held) >= 0).all()
    np.testing.assert_allclose(held[given_odds > 15], given_odds[given_odds > 15], atol=1e-5)


def matches(*shares: float, of_name: float = 0.0) -> WordMatches:
    """Items 1, 2, 3 and so on, which are so much about the words, that part of it by their name."""
    amounts = np.array(shares)
    return WordMatches(np.arange(1, len(shares) + 1), amounts, of_name * amounts, amounts)


def evidence(*shares: float, of_name: float = 0.0, named: int = 0) -> WordEvidence:
    """The evidence of such items."""
    found = matches(*shares, of_name=of_name)
    return weigh(found, np.array([named] if named else [], np.int64))


def test_the_best_match_on_words_is_not_weak() -> None:
    """An item that means nothing to the model, but has the words, is a hit in its own right."""
    fused = fuse(np.array([1, 2]), np.array([-5, -5], np.float32), evidence(1.0))
    assert not is_weak(float(fused[0]))
    assert fused[1] == -5


def test_a_common_word_does_not_flood_the_list() -> None:
    """Of a thousand matches on words alone, most stay below the weak line and below real hits."""
    items = np.arange(1, 1002)
    scores = np.full(1001, LEAST, np.float32)
    scores[-1] = 3.0
    fused = fuse(items, scores, evidence(*[1.0] * 1000))
    assert fused.argmax() == 1000
    assert sum(not is_weak(float(score)) for score in fused) < 150


def test_a_boost_is_how_much_an_item_is_about_the_words_at_its_rank() -> None:
    """The full boost for all of them in the first place, more by the name; equal ones are equal."""
    none = np.empty(0, np.int64)
    found = weigh(matches(1.0, 0.5, 0.1, 0.1), none)
    ranks = np.array([0, 1, 2.5, 2.5])
    expected = BOOST[MatchSource.WORDS] * np.array([1.0, 0.5, 0.1, 0.1]) * 60 / (60 + ranks)
    assert found.boosts.at(np.arange(1, 5)) == pytest.approx(expected)
    assert weigh(matches(1.0, of_name=0.5), none).boosts.at(np.array([1])) == [3.75]
    assert len(found.by_name) == 0


def test_a_word_of_very_many_is_no_evidence() -> None:
    """As many as a camera names gain nothing, and are not gone through one by one."""
    assert len(weigh(matches(*[1.0] * 100_000, of_name=1.0), np.empty(0, np.int64)).items) == 0
    assert len(weigh(matches(*[1.0] * 200, of_name=1.0), np.empty(0, np.int64)).items) == 200


def test_words_lift_but_never_lower() -> None:
    """Hits that no words speak of keep their scores, and so their order; names lift more."""
    items, scores = np.arange(1, 6), np.array([1, 0.5, -2, 4, 0.2], np.float32)
    words = fuse(items, scores, evidence(1.0, 0.5))
    names = fuse(items, scores, evidence(1.0, 0.5, of_name=1.0))
    assert (words[:2] > scores[:2]).all()
    assert (names[:2] > words[:2]).all()
    assert words[2:].tolist() == scores[2:].tolist()


def test_an_exact_name_comes_first() -> None:
    """The file whose name was typed stands above the best hit by meaning."""
    items, scores = np.array([1, 2, 3]), np.array([9, -8, 2], np.float32)
    lifted = named_first(items, scores, evidence(1.0, named=2))
    assert lifted.argmax() == 1
    assert lifted[[0, 2]].tolist() == [9, 2]
    alone = named_first(items[1:2], scores[1:2], evidence(named=2))
    assert alone.tolist() == [CERTAIN]
    assert strength(CERTAIN) == 99


def test_a_minus_holds_whatever_the_words() -> None:
    """What is pushed away loses all of that, also where it has the words that are looked for."""
    items, scores = np.array([1, 2]), np.array([-1, 1], np.float32)
    without, pushed = (
        fuse(items, scores, evidence(1.0, 1.0), penalties)
        for penalties in (0.0, np.array([3, 4], np.float32))
    )
    np.testing.assert_allclose(without - pushed, [3, 4], rtol=1e-6)


def test_the_words_of_a_minus_take_off_what_they_weigh() -> None:
    """From the items that have them alone, on top of what other words gave."""
    items, scores = np.array([1, 2, 3]), np.array([1, 2, 3], np.float32)
    minus = WordEvidence(penalties=Amounts(np.array([1, 3]), np.array([2.0, 0.5])))
    assert fuse(items, scores, minus).tolist() == [-1, 2, 2.5]


def test_files_of_the_name_that_was_typed_stand_by_their_meaning() -> None:
    """They come before all others, the best of them first."""
    named = WordEvidence(named=np.array([1, 2, 3]))
    lifted = named_first(np.arange(1, 5), np.array([0.8, 0.9, 0.2, 9], np.float32), named)
    assert np.argsort(-lifted).tolist() == [1, 0, 2, 3]


def test_words_know_where_they_were_found() -> None:
    """In the name, whole or in part, before the rest; and a name alone is evidence enough."""
    both, of_name = np.ones(2), np.array([0.0, 1.0])
    found = weigh(WordMatches(np.array([1, 2]), both, of_name, both), np.array([1, 7]))
    name, words = MatchSource.NAME, MatchSource.WORDS
    assert found.sources(np.array([1, 2, 7, 9])) == {1: name, 2: name, 7: name}
    plain = weigh(WordMatches(np.array([1, 2]), both, of_name, both), np.array([7]))
    assert plain.sources(np.array([1, 2])) == {1: words, 2: name}
    alone = weigh(matches(), np.array([7]))
    assert (alone.items.tolist(), alone.items.dtype) == ([7], np.int64)
    assert alone.sources(np.array([7])) == {7: name}


def picture(item_id: int, width: int = 300, height: int = 200) -> Item:
    """A picture of some shape."""
    return Item(item_id, f"/{item_id}", Modality.IMAGE, 1, 1, Metadata(width, height))


def sound(item_id: int, duration: float) -> Item:
    """A sound of some length."""
    return Item(item_id, f"/{item_id}", Modality.AUDIO, 1, 1, Metadata(duration=duration))


def near(items: Sequence[Item], *cosines: float) -> dict[int, int]:
    """The leaders among items, of which those after the first lie so far from it."""
    first, aside = np.eye(2, DIM, dtype=np.float32)
    rows = np.array([first, *(c * first + (1 - c * c) ** 0.5 * aside for c in cosines)])
    by_id = {item.id: item for item in items}
    return representatives(
        [i.id for i in items], rows @ rows.T, lambda ids: [by_id[i] for i in ids]
    )


def test_near_copies_have_the_first_as_their_leader() -> None:
    """The same picture in another size, and the same sound saved again, follow the first."""
    assert near([picture(5), picture(3, 150, 100), picture(9)], 0.99, 0.9) == {3: 5}
    assert near([sound(1, 10.0), sound(2, 10.1)], 0.9995) == {2: 1}
    assert near([sound(1, 0.5), sound(2, 0.5)], 0.9995) == {2: 1}


def test_a_copy_of_a_copy_follows_the_first() -> None:
    """Where each is near the one before it, but not the first, all are one hit."""
    angles = np.arccos(0.98) * np.arange(3)
    rows = np.array([np.cos(angles), np.sin(angles)], np.float32).T
    items = {number: picture(number) for number in (5, 3, 9)}
    found = representatives([5, 3, 9], rows @ rows.T, lambda ids: [items[i] for i in ids])
    assert found == {3: 5, 9: 5}


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        (picture(1), picture(2), 0.965),
        (picture(1), picture(2, 200, 200), 0.999),
        (picture(1), sound(2, 1.0), 0.9999),
        (sound(1, 10.0), sound(2, 10.0), 0.99),
        (sound(1, 10.0), sound(2, 12.0), 0.9999),
        (sound(1, 0.0), sound(2, 0.0), 0.9999),
        (Item(1, "/a", Modality.TEXT, 1, 1), Item(2, "/b", Modality.TEXT, 1, 1), 0.9999),
    ],
    ids=["alike", "cropped", "modality", "similar sound", "longer", "unknown length", "texts"],
)
def test_what_is_only_similar_is_no_copy(one: Item, other: Item, cosine: float) -> None:
    """Shots of a series, crops, other recordings and texts of the same words stay apart."""
    assert near([one, other], cosine) == {}


@given(st.permutations(range(1, 9)), st.integers(0, 8))
def test_folding_keeps_every_item_once(order: list[int], last: int) -> None:
    """Whatever the order, each item is shown once, as a hit or as a copy, and the count agrees."""
    equals = EqualContents.of([(1, 2, 3), (6, 7)])
    similar = {4: order[0]} if order[0] not in (4, 5) else {}
    folds = list(group_copies(order, equals, similar))
    shown = [item for found in folds for item in (found.item, *found.copies)]
    assert sorted(shown) == list(range(1, 9))
    assert count_groups(8, equals, similar) == len(folds)
    assert list(group_copies(iter(order), equals, similar))[:last] == folds[:last]
    assert folds[0].item == order[0]


def test_without_copies_the_list_is_the_list() -> None:
    """Nothing is folded where nothing is alike."""
    assert list(group_copies([4, 2], NO_EQUALS, {})) == [HitGroup(4), HitGroup(2)]
