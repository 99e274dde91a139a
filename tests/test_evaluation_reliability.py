"""Whether strengths can be believed: the bins, the error, and what is not judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation.queries import JudgedQuery, QueryKind
from engine.evaluation.rankings import Tile, fused, items_of
from engine.evaluation.reliability import FEWEST, Bin, Verdict, reliability_of
from engine.evaluation.tally import Tally
from engine.types import Modality, Term

IMAGE, AUDIO, TEXT, VIDEO = Modality
MEMBERS = {IMAGE: frozenset({1, 2, 5, 6}), AUDIO: frozenset({3}), TEXT: frozenset({4})}
VERDICTS = st.lists(st.builds(Verdict, st.integers(0, 100), st.booleans()), max_size=60)


def hits(strength: int, right: int, wrong: int) -> list[Verdict]:
    """So many hits of one strength."""
    return [Verdict(strength, is_right) for is_right in [True] * right + [False] * wrong]


def test_the_error_by_hand() -> None:
    """Half the hits say 80 and are right in 90 of 100, half say 20 and are right in 10."""
    found = reliability_of([*hits(80, 90, 10), *hits(20, 10, 90)], clear_from=80)
    assert found.bins == (Bin(0.2, 0.1, 100), Bin(0.8, 0.9, 100))
    assert found.error == pytest.approx(0.1)
    assert (found.judged, found.clear, found.clear_right) == (200, 100, 90)
    assert (found.said, found.right) == (pytest.approx(0.5), pytest.approx(0.5))


def test_few_hits_have_no_error() -> None:
    """With fewer than 200 judged hits, chance would be told for an error."""
    assert reliability_of(hits(50, FEWEST - 1, 0), 70).error is None
    assert reliability_of(hits(50, FEWEST, 0), 70).error == pytest.approx(0.5)
    nothing = reliability_of([], 70)
    assert (nothing.bins, nothing.error, nothing.judged) == ((), None, 0)


def test_bins_have_about_as_many_hits_each() -> None:
    """A hundred strengths of one hit each make ten bins of ten."""
    found = reliability_of([Verdict(n, is_right=True) for n in range(100)], 70)
    assert [one.count for one in found.bins] == [10] * 10
    assert [one.said for one in found.bins] == pytest.approx([0.045 + n / 10 for n in range(10)])


@given(verdicts=VERDICTS)
def test_hits_of_one_strength_are_in_one_bin(verdicts: list[Verdict]) -> None:
    """So the order of the hits changes nothing, no hit is lost, and bins rise."""
    found = reliability_of(verdicts, 70)
    assert reliability_of(verdicts[::-1], 70) == found
    assert found.judged == len(verdicts)
    assert [one.said for one in found.bins] == sorted(one.said for one in found.bins)
    assert all(0 <= one.right <= 1 and one.count for one in found.bins)


def query(kind: QueryKind = QueryKind.TEXT, **ids: frozenset[int]) -> JudgedQuery:
    """A query that 1 and 3 answer, 2 may answer, and 4 and 5 do not; nobody judged 6."""
    told = {
        "relevant": frozenset({1, 3}),
        "unsure": frozenset({2}),
        "wrong": frozenset({4, 5}),
        **ids,
    }
    return JudgedQuery(kind, Term(TEXT, "dog"), **told)


def tiles(*items: int, strength: int = 50, is_weak: bool = False) -> list[Tile]:
    """Tiles of one item each."""
    return [Tile((item,), strength, is_weak) for item in items]


def lists() -> dict[Modality, list[Tile]]:
    """The lists of each modality for the query above."""
    return {IMAGE: tiles(2, 5, 1, 6, strength=60), AUDIO: tiles(3), TEXT: tiles(4, strength=90)}


def test_hits_are_judged_by_labels_alone() -> None:
    """What may be right, or was not judged, is left out; a list without an answer counts."""
    tally = Tally(MEMBERS)
    tally.add(query(), tiles(1), lists())
    figures = tally.figures()
    found = {pair: (one.judged, one.right) for pair, one in figures.reliability.items()}
    assert found == {
        (QueryKind.TEXT, IMAGE): (2, 0.5),
        (QueryKind.TEXT, AUDIO): (1, 1),
        (QueryKind.TEXT, TEXT): (1, 0),
    }
    assert figures.every.reliability.judged == figures.kinds[QueryKind.TEXT].reliability.judged == 4
    assert (figures.every.reliability.clear, figures.every.reliability.clear_right) == (1, 0)


def test_a_query_that_tells_nothing_wrong_judges_no_hit() -> None:
    """A caption's own photo alone would make every strength too low."""
    tally = Tally(MEMBERS)
    tally.add(query(wrong=frozenset()), tiles(1), lists())
    assert tally.figures().reliability == {}


def test_a_ranking_without_strengths_is_not_judged_by_them() -> None:
    """The plain cosine says nothing of how probable its hits are."""
    tally = Tally(MEMBERS, has_strength=False)
    tally.add(query(), tiles(1), lists())
    assert tally.figures().every.reliability.judged == 0


def test_lists_are_fused_by_their_places() -> None:
    """First places first, of equal places those of the earlier list."""
    one, other = tiles(1, 2), tiles(3, 4, 5)
    assert items_of(fused([one, other])) == [1, 3, 2, 4, 5]
