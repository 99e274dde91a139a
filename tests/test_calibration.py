"""Calibration: one scale over modalities, measured with queries that are unrelated."""

from __future__ import annotations

import numpy as np
import pytest
from unit_vectors import DIM, unit

from engine.index.centring import unit_rows
from engine.index.table import VectorTable
from engine.ranking.bank import text_bank
from engine.ranking.calibration import (
    LEAST_DEVIATION,
    PRIOR,
    UNRELATED_BELOW,
    Typed,
    _below_relatives,
    _drawn,
    _scores_of_others,
    calibrate,
    calibrated,
    calibrated_each,
    null_distribution_of,
    row_quantiles,
)
from engine.types import Modality, NullDistribution, SegmentKind
from engine.types.tracks import track_of
from engine.types.vectors import Role, Vectors


def table_of(**vectors: Vectors) -> VectorTable:
    """A table of items with one segment each, by modality."""
    table = VectorTable.empty(next(iter(vectors.values())).shape[1] if vectors else DIM)
    start = 1
    for name, rows in vectors.items():
        ids = np.arange(start, start + len(rows))
        draws = np.random.default_rng(start).permutation(len(rows)).astype(np.uint32)
        table = table.adding(
            ids, ids, [track_of(Modality(name), SegmentKind.WHOLE)] * len(rows), rows, draws
        )
        start += len(rows)
    return table


def test_the_bank_is_general() -> None:
    """Some 300 different queries of one to eight words, with long and short ones among them."""
    bank = text_bank()
    lengths = [len(query.split()) for query in bank]
    assert len(bank) == len(set(bank)) >= 300
    assert {1, 2, 3, 4, 5, 6, 7, 8} == set(lengths)


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


@pytest.mark.parametrize("count", [1, 10, 5000])
def test_one_in_ten_unrelated_queries_passes_the_line(count: int) -> None:
    """In a library of any size, about nine in ten unrelated queries find weak hits alone."""
    items = unit(count, 7, dim=64)
    found = calibrate(table_of(image=items), unit(300, 6, dim=64))[Role.QUERY_TEXT, Modality.IMAGE]
    best = (unit(2000, 8, dim=64) @ items.T).max(axis=1)
    passing = float((calibrated(best, found) >= UNRELATED_BELOW).mean())
    assert 0.02 < passing < 0.2


def test_a_bank_query_that_truly_matches_does_not_raise_the_background() -> None:
    """A library that has a third of what the bank asks for still shows that it has it."""
    bank, topics = unit(300, 1, dim=64), unit(100, 1, dim=64)
    shows = unit_rows(topics + 0.8 * unit(100, 2, dim=64))
    library = np.concatenate([shows, unit(900, 3, dim=64)])
    found = calibrate(table_of(image=library), bank)[Role.QUERY_TEXT, Modality.IMAGE]
    best = (topics @ library.T).max(axis=1)
    assert float((calibrated(best, found) >= UNRELATED_BELOW).mean()) > 0.95


def test_one_more_modality_changes_no_other_background() -> None:
    """What sounds do to the calibration of pictures and texts is nothing."""
    pictures, texts = unit(40, 1), unit(60, 2)
    before = calibrate(table_of(image=pictures, text=texts), unit(30))
    after = calibrate(table_of(image=pictures, text=texts, audio=unit(80, 3)), unit(30))
    assert before.items() < after.items()


@pytest.mark.parametrize("count", [1, 2, 400])
def test_copies_of_one_picture_do_not_count(count: int) -> None:
    """A picture's match with itself or its copies says nothing of unrelated queries."""
    copies = np.repeat(unit(1), count, axis=0)
    found = calibrate(table_of(image=copies), unit(30, 1))
    assert found[Role.IMAGE, Modality.IMAGE] == found[Role.QUERY_TEXT, Modality.IMAGE]
    assert found[Role.QUERY_TEXT, Modality.IMAGE].deviation > 0


def test_relatives_do_not_raise_the_background() -> None:
    """Where every picture has nine relatives, these stand out and most other families do not."""
    families = np.repeat(np.arange(60), 10)
    pictures = unit_rows(unit(60, 1, dim=64)[families] + 0.6 * unit(600, 2, dim=64))
    found = calibrate(table_of(image=pictures), unit(30, 3, dim=64))[Role.IMAGE, Modality.IMAGE]
    scores = pictures @ pictures.T
    related = families[:, None] == families[None, :]
    strangers = calibrated(np.where(related, -1, scores).max(axis=1), found)
    relatives = calibrated(scores[related & ~np.eye(600, dtype=bool)], found)
    assert float((strangers >= UNRELATED_BELOW).mean()) < 0.6
    assert float((relatives >= UNRELATED_BELOW).mean()) > 0.95


def test_few_sounds_lean_on_typed_words() -> None:
    """Three sounds cannot tell what sounds score; three hundred can."""
    near = unit_rows(unit(300, 4) + unit(1, 9))
    above = []
    for count in (1, 3, 300):
        found = calibrate(table_of(audio=near[:count]), unit(100, 3))
        own, typed = found[Role.AUDIO, Modality.AUDIO], found[Role.QUERY_TEXT, Modality.AUDIO]
        above.append(own.mean - typed.mean)
    assert above[0] == 0
    assert 0 < above[1] < 0.6 * above[2]


def test_the_spread_is_that_of_one_query_not_of_all() -> None:
    """Queries that lie nearer or further as a whole do not widen it; few segments say little."""
    sounds = unit_rows(unit(400, 2, dim=64) + unit(1, 9, dim=64))
    bank = unit(100, 5, dim=64)
    shifted = unit_rows(bank + np.linspace(-1, 1, 100)[:, None] * unit(1, 9, dim=64))
    key = Role.QUERY_TEXT, Modality.AUDIO
    plain, moved = (calibrate(table_of(audio=sounds), rows)[key] for rows in (bank, shifted))
    assert plain.spread == pytest.approx(float((bank @ sounds.T).std(axis=1).mean()), rel=0.1)
    assert moved.deviation > 1.5 * plain.deviation
    assert moved.spread == pytest.approx(plain.spread, rel=0.25)
    alone = calibrate(table_of(audio=sounds[:1]), bank)[key]
    assert alone.spread == pytest.approx(PRIOR.spread, rel=0.1)


def test_a_sample_speaks_for_a_large_library() -> None:
    """The best of more segments than are looked at lies higher, and the law says so."""
    few, many = unit(20_000, 2, dim=8), unit(60_000, 2, dim=8)
    bank = unit(100, 5, dim=8)
    key = Role.QUERY_TEXT, Modality.IMAGE
    small = calibrate(table_of(image=few), bank)[key]
    large = calibrate(table_of(image=many), bank)[key]
    assert large.mean > small.mean


def test_the_same_library_calibrates_the_same() -> None:
    """Nothing is left to chance, also where only a sample is taken."""
    table = table_of(image=unit(21_000, 2), audio=unit(700, 3))
    assert calibrate(table, unit(20)) == calibrate(table, unit(20))


def test_typed_words_stand_in_for_a_role_not_measured() -> None:
    """A first sound as the query is judged as words would be, and else by the prior."""
    typed = NullDistribution(0.1, 0.2, 0.1)
    known = {(Role.QUERY_TEXT, Modality.IMAGE): typed}
    assert null_distribution_of(known, Role.AUDIO, Modality.IMAGE) == typed
    assert null_distribution_of(known, Role.AUDIO, Modality.TEXT) == PRIOR
    own = NullDistribution(0.3, 0.1, 0.2)
    measured = {**known, (Role.AUDIO, Modality.IMAGE): own}
    assert null_distribution_of(measured, Role.AUDIO, Modality.IMAGE) == own


def test_each_score_counts_from_its_own_background() -> None:
    """A list of all kinds is calibrated at once, in no more memory than its scores have."""
    nulls = [NullDistribution(0.1, 0.2, 0.1), NullDistribution(0.3, 0.05, 0.1)]
    scores = np.array([0.5, 0.2, 0.2], np.float32)
    found = calibrated_each(scores, nulls, np.array([0, 1, 0], np.int8))
    assert found == pytest.approx([2.0, -2.0, 0.5])
    assert found.dtype == np.float32


def scores_around(low: float, middle: float) -> Vectors:
    """What 101 items score, so that 16 % lie below `low` and half below `middle`; the upper half
    are relatives of the query, and one is the query itself.
    """
    below = np.linspace(0, 0.5, 51)
    spread = middle + (below - 0.5) / (0.5 - 0.16) * (middle - low)
    return np.array([*spread, *np.full(50, 0.9), np.nan], np.float32)


@pytest.mark.parametrize(
    ("count", "mean", "deviation"), [(1000, 0.334743, 0.179412), (3, 0.063470, 0.169572)]
)
def test_unrelated_items_are_judged_by_the_lower_half(
    count: int, mean: float, deviation: float
) -> None:
    """Worked by hand: the best of n normal values lies u = r - (ln ln n + ln 4 pi) / 2 r above
    their middle, with r = sqrt(2 ln n), and varies by pi / sqrt 6 r: 3.1165 and 0.3451 deviations
    for a thousand of them, 0.5968 and 0.8652 for three.
    """
    scores = np.array([scores_around(0.0, 0.1), scores_around(0.1, 0.3)])
    found = _below_relatives(scores, count)
    assert found.mean == pytest.approx(mean, abs=2e-6)
    assert found.deviation == pytest.approx(deviation, abs=2e-6)
    assert found.spread == pytest.approx(0.15)


def test_opposites_are_far_but_not_without_end() -> None:
    """A library of opposites is calibrated, with numbers."""
    found = _below_relatives(np.full((3, 5), -1, np.float32), 5)
    assert np.isfinite([found.mean, found.deviation, found.spread]).all()


def test_a_query_with_nothing_but_copies_tells_nothing() -> None:
    """It is left out, and the others are not: what unrelated items score is all that counts."""
    table = table_of(image=np.repeat(unit(2), [2, 1], axis=0))
    scores = _scores_of_others(table, bank=np.arange(3), rows=np.arange(2))
    assert scores.shape == (1, 2)
    assert scores[0] == pytest.approx(np.full(2, unit(2)[0] @ unit(2)[1]), abs=1e-3)


def test_few_items_are_drawn_to_typed_words() -> None:
    """Worked by hand: two queries weigh 2 of 22, and six scores move the middle by 6 of 26."""
    scores = np.array([[0.1, 0.3, 0.5], [0.2, 0.3, 0.6]], np.float32)
    own = _below_relatives(scores, 50)
    found = _drawn(scores, 50, Typed(NullDistribution(0.2, 0.1, 0.05), middle=0.1))
    assert found.mean == pytest.approx(own.mean / 11 + (0.2 + 0.2 * 6 / 26) * 10 / 11)
    assert found.deviation == pytest.approx(own.deviation / 11 + 0.1 * 10 / 11)
    assert found.spread == pytest.approx(own.spread / 11 + 0.05 * 10 / 11)


def test_scores_that_do_not_vary_are_given_a_little_room() -> None:
    """Where all queries find the same, no score is thousands of deviations above it."""
    found = calibrate(table_of(image=unit(5)), np.repeat(unit(1, 1), 30, axis=0))
    assert found[Role.QUERY_TEXT, Modality.IMAGE].deviation == pytest.approx(LEAST_DEVIATION)


@pytest.mark.parametrize("columns", [1, 2, 3, 8, 2000])
def test_quantiles_of_rows_are_those_of_numpy(columns: int) -> None:
    """Whatever does not count in a row; each has at least one number."""
    random = np.random.default_rng(columns)
    scores = random.normal(size=(50, columns)).astype(np.float32)
    scores[random.random(scores.shape) < 0.5] = np.nan
    scores[:, 0] = random.normal(size=50)
    wanted = np.nanquantile(scores, (0.0, 0.16, 0.5, 1.0), axis=1)
    assert row_quantiles(scores, (0.0, 0.16, 0.5, 1.0)) == pytest.approx(wanted, abs=1e-6)
