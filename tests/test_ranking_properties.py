"""What holds of every ranking: the history of a library does not show in its answers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from planted_space import PlantedEncoder, PlantedLibrary

from engine.encoders.starter import StarterEncoder
from engine.index import table
from engine.ranking import calibration
from engine.ranking.scoring import Scoring
from engine.types import Filters, Hit, Modality, Query, SearchResult, Sort, Term

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT
CONCEPTS = ("tram", "owl", "violin", "soup", "harbour", "snow")

# Told apart from a plain reference; other tests reach the same lines, and tracing doubles the cost.
pytestmark = pytest.mark.no_cover

Items = Mapping[str, tuple[Modality, Sequence[Sequence[str]]]]
Answer = list[tuple[str, float, bool]]


@contextmanager
def library_of(*batches: Items) -> Iterator[PlantedLibrary]:
    """A new library to which batches were added, one run each."""
    library = PlantedLibrary(Path(os.environ["HOME"]) / os.urandom(8).hex())
    for batch in batches:
        library.add(batch)
        library.finish()
    yield library
    library.catalogue.close()


def query(words: str) -> Query:
    """Typed words."""
    return Query((Term(TEXT, words),), limit=100)


def answer(result: SearchResult) -> Answer:
    """Names, scores and weakness, in order."""
    return [(Path(hit.item.path).name, hit.score, hit.weak) for hit in result.hits]


def agree(one: Answer, other: Answer) -> None:
    """Two answers have the same order, and the same scores up to the last bits."""
    assert [name for name, _, _ in one] == [name for name, _, _ in other]
    assert [score for _, score, _ in one] == pytest.approx([s for _, s, _ in other], abs=1e-3)


@st.composite
def items(draw: st.DrawFn, *kinds: Modality, most: int = 25, prefix: str = "f") -> Items:
    """Some items of these modalities, of one to three segments of one or two concepts."""
    shows = st.lists(st.sampled_from(CONCEPTS), min_size=1, max_size=2)
    item = st.tuples(
        st.sampled_from(kinds or tuple(Modality)), st.lists(shows, min_size=1, max_size=3)
    )
    found = draw(st.lists(item, min_size=1, max_size=most))
    return {f"{prefix}{number:02}": item for number, item in enumerate(found)}


@st.composite
def questions(draw: st.DrawFn) -> tuple[Items, Query]:
    """Some items, and a query: words, a file of theirs, both, several of either, or a minus."""
    held = draw(items(most=40))
    files = [
        Term(modality, f"/r/{name}", is_file=True) for name, (modality, _) in sorted(held.items())
    ]
    term = st.sampled_from(files) | st.sampled_from(CONCEPTS).map(partial(Term, TEXT))
    wanted, unwanted = (
        draw(st.lists(term, min_size=1, max_size=2)),
        draw(st.lists(term, max_size=1)),
    )
    minus = [replace(one, weight=-1.0) for one in unwanted]
    return held, Query((*wanted, *minus), limit=100)


few = settings(max_examples=8, deadline=None)


@few
@given(items(), st.randoms(use_true_random=False), st.sampled_from(CONCEPTS))
def test_the_order_of_insertion_does_not_show(held: Items, random, words: str) -> None:  # type: ignore[no-untyped-def]
    """The same files, added in another order and over two runs, are ranked the same."""
    shuffled = list(held.items())
    random.shuffle(shuffled)
    half = len(shuffled) // 2
    with library_of(held) as one, library_of(dict(shuffled[:half]), dict(shuffled[half:])) as two:
        agree(answer(one.search(query(words))), answer(two.search(query(words))))


@few
@given(items(most=60), st.randoms(use_true_random=False), st.sampled_from(CONCEPTS))
def test_the_order_of_insertion_does_not_show_in_samples(held: Items, random, words: str) -> None:  # type: ignore[no-untyped-def]
    """Nor where a library has more than what tells how it scores, as the starter's odds ask."""
    shuffled = list(held.items())
    random.shuffle(shuffled)
    with pytest.MonkeyPatch.context() as patched:
        for module, size in ((calibration, 8), (table, 5)):
            patched.setattr(module, "SAMPLE_SIZE", size)
        patched.setattr(calibration, "BANK_SIZE", 4)
        patched.setattr(PlantedEncoder, "identity", StarterEncoder().identity)
        with library_of(held) as one, library_of(dict(shuffled)) as two:
            agree(answer(one.search(query(words))), answer(two.search(query(words))))


@few
@given(items(), items(prefix="g", most=8), st.sampled_from(CONCEPTS))
def test_a_restart_and_a_lost_index_do_not_show(held: Items, more: Items, words: str) -> None:
    """A new process, with the index file or without it, gives the same answers."""
    with library_of(held, more) as library:
        before = answer(library.search(query(words)))
        library.reopen()
        agree(answer(library.search(query(words))), before)
        library.forget_snapshot()
        library.reopen()
        agree(answer(library.search(query(words))), before)


@few
@given(items(IMAGE, TEXT), items(AUDIO, prefix="g"), st.sampled_from(CONCEPTS))
def test_another_modality_reorders_nothing(held: Items, sounds: Items, words: str) -> None:
    """Sounds that come in leave the order and the scores of pictures and texts as they were."""
    with library_of(held) as library:
        before = answer(library.search(query(words)))
        library.add(sounds)
        library.finish()
        after = answer(library.search(query(words)))
        agree([hit for hit in after if hit[0] in held], before)


@few
@given(questions(), st.integers(1, 7))
def test_pages_join_without_gaps_or_repeats(asked: tuple[Items, Query], size: int) -> None:
    """Page after page shows what one long page shows, and the total is what it counts."""
    held, question = asked
    with library_of(held) as library:
        whole = library.search(question)
        assert whole.total == whole.searched == len(whole.hits) == len(held)
        paged: list[Hit] = []
        for offset in range(0, len(held) + size, size):
            found = library.search(replace(question, limit=size, offset=offset))
            assert found.total == whole.total
            paged += found.hits
        assert paged == list(whole.hits)


@few
@given(questions(), st.sampled_from(list(Modality)))
def test_blending_keeps_the_list_of_each_modality(
    asked: tuple[Items, Query], kind: Modality
) -> None:
    """A page has each modality's hits as its own list has them, and weak ones after all others."""
    held, question = asked
    with library_of(held) as library:
        of_kind = {name for name, (modality, _) in held.items() if modality is kind}
        page = answer(library.search(question))
        alone = library.search(replace(question, filters=Filters(frozenset({kind}))))
        by_score = library.search(replace(question, sort=Sort.SCORE))
        agree([hit for hit in page if hit[0] in of_kind], answer(alone))
        agree([hit for hit in answer(by_score) if hit[0] in of_kind], answer(alone))
        assert [weak for _, _, weak in page] == sorted(weak for _, _, weak in page)


@few
@given(items(), st.sampled_from(CONCEPTS), st.sampled_from(list(Scoring)))
def test_scores_fall_and_segments_are_best_first(held: Items, words: str, scoring: Scoring) -> None:
    """Either way of scoring lists every item once, by falling score, with its best segment."""
    with library_of(held) as library:
        hits = library.search(replace(query(words), sort=Sort.SCORE), scoring).hits
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert {Path(hit.item.path).name for hit in hits} == held.keys()
        for hit in hits:
            assert hit.segment == hit.segments[0]
            assert len(hit.segments) == len(set(hit.segments)) <= 3
            shows = held[Path(hit.item.path).name][1]
            if any(words in concepts for concepts in shows):
                assert words in shows[round(hit.segment.start) // 10]


@pytest.mark.parametrize("kinds", [(IMAGE,), (AUDIO,), (TEXT,), tuple(Modality)], ids=str)
@pytest.mark.parametrize("topics", [1, 5], ids=["one topic", "five topics"])
def test_ten_items_behave(kinds: tuple[Modality, ...], topics: int) -> None:
    """In a library of ten, what is there is found and what is not there is said not to be."""
    held = {
        f"{n}": (kinds[n % len(kinds)], [[CONCEPTS[n % topics], f"detail {n}"]]) for n in range(10)
    }
    with library_of(held) as library:
        found = library.search(query("tram")).hits
        there = {name for name, (_, shows) in held.items() if "tram" in shows[0]}
        assert {Path(hit.item.path).name for hit in found[: len(there)]} == there
        assert not any(hit.weak for hit in found[: len(there)])
        assert all(hit.weak for hit in found[len(there) :])
        answers = [library.search(query(f"foreign{number}")).hits for number in range(10)]
        assert sum(all(hit.weak for hit in hits) for hits in answers) >= 7


def test_a_picture_finds_its_like_among_ten() -> None:
    """A picture as the query of a small library: its kind stands out, in every modality."""
    held = {f"{n}": (tuple(Modality)[n % 3], [[CONCEPTS[n % 5], f"detail {n}"]]) for n in range(30)}
    with library_of(held) as library:
        hits = library.search(Query((Term(IMAGE, "/r/0", is_file=True),))).hits
        alike = {name for name, (_, shows) in held.items() if CONCEPTS[0] in shows[0]}
        assert Path(hits[0].item.path).name == "0"
        assert {Path(hit.item.path).name for hit in hits[: len(alike)]} == alike
        assert sum(not hit.weak for hit in hits[len(alike) :]) <= 2


def test_a_library_that_grows_and_shrinks_is_calibrated_anew() -> None:
    """After every change, however small, strengths are those of a library made at once."""
    held = {f"{n:03}": (IMAGE, [[CONCEPTS[n % 5], f"detail {n}"]]) for n in range(120)}
    first, rest = dict(list(held.items())[:100]), dict(list(held.items())[100:])
    with library_of(first, rest) as grown, library_of(held) as made, library_of(first) as small:
        agree(answer(grown.search(query("owl"))), answer(made.search(query("owl"))))
        with grown.catalogue.transaction():
            ids = [grown.catalogue.items.find(f"/r/{name}") for name in rest]
            grown.catalogue.items.remove([i for i in ids if i is not None])
        grown.finish()
        agree(answer(grown.search(query("owl"))), answer(small.search(query("owl"))))
