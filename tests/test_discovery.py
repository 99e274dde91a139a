"""What a library offers by itself: suggestions from several interests, a walk, a day of old."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from planted_space import PlantedLibrary

from engine.catalogue import Catalogue
from engine.discovery.anniversaries import days_of, on_this_day
from engine.discovery.recommending import Recommender
from engine.discovery.walking import Walker
from engine.errors import UserError
from engine.ranking.marginal_relevance import marginal_order
from engine.types import FileStat, Filters, Metadata, Modality
from engine.types.discovery import Suggestion

SUBJECTS = ("beach", "street", "forest", "engine", "bread", "snow")
KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlantedLibrary]:
    """Eight items of each of three kinds for each of six subjects."""
    made = PlantedLibrary(tmp_path_factory.mktemp("discovery") / "library")
    made.add(
        {
            f"{subject}-{kind}-{n}": (kind, [[subject]])
            for subject in SUBJECTS
            for kind in KINDS
            for n in range(8)
        }
    )
    made.finish()
    yield made
    made.catalogue.close()


def ids_of(shelf: PlantedLibrary, *names: str) -> list[int]:
    """The ids of some items."""
    found = [shelf.catalogue.items.find(f"/r/{name}") for name in names]
    assert None not in found
    return [item for item in found if item is not None]


def suggested(
    shelf: PlantedLibrary, seeds: Sequence[str], filters: Filters | None = None, limit: int = 12
) -> tuple[Suggestion, ...]:
    """What is suggested from some items."""
    view = shelf.index.refresh(shelf.catalogue)
    recommender = Recommender(shelf.catalogue, view, shelf.search)
    ids = np.array(ids_of(shelf, *seeds), np.int64)
    return recommender.suggest(ids, filters or Filters(), limit)


def test_interests_are_told_apart_and_all_served(shelf: PlantedLibrary) -> None:
    """Seeds of three subjects, many of one and one of another: a page has all three and no seed."""
    seeds = [f"beach-{kind}-{n}" for kind in KINDS for n in range(2)]
    seeds += ["bread-audio-0", "bread-text-1", "snow-image-3"]
    page = suggested(shelf, seeds)
    names = [Path(one.hit.item.path).name for one in page]
    assert len(set(names)) == 12
    assert set(names).isdisjoint(seeds)
    assert {name.split("-")[0] for name in names} == {"beach", "bread", "snow"}
    assert len({one.hit.item.modality for one in page}) > 1
    assert {one.hit.item.modality for one in suggested(shelf, seeds, limit=36)} == set(KINDS)
    seed_names = [Path(item.path).name for item in shelf.catalogue.items.get([page[0].seed])]
    assert seed_names[0] in seeds
    assert suggested(shelf, seeds) == page
    assert suggested(shelf, list(reversed(seeds))) == page


def test_suggestions_keep_to_filters_and_to_what_there_is(shelf: PlantedLibrary) -> None:
    """A kind can be asked for; a page that asks for more than there is ends with what is least."""
    sounds = suggested(shelf, ["snow-image-0"], Filters(modalities=frozenset({Modality.AUDIO})))
    assert {one.hit.item.modality for one in sounds} == {Modality.AUDIO}
    every = suggested(shelf, ["snow-image-0"], limit=1000)
    is_weak = [one.hit.weak for one in every]
    assert is_weak == sorted(is_weak)
    assert suggested(shelf, ["snow-image-0"], limit=0) == ()


def test_nothing_is_suggested_from_what_was_never_read(shelf: PlantedLibrary) -> None:
    """Seeds without vectors say so, instead of making a page of anything."""
    recommender = Recommender(shelf.catalogue, shelf.index.refresh(shelf.catalogue), shelf.search)
    with pytest.raises(UserError, match="None of these files was read"):
        recommender.suggest(np.array([10**6]), Filters(), 5)


def test_marginal_relevance_prefers_what_is_new() -> None:
    """Of two that are as relevant, the copy of the first comes last; trade 1 keeps to relevance."""
    vectors = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    relevance = np.array([0.9, 0.8, 0.6])
    assert marginal_order(relevance, vectors, 3, 0.7).tolist() == [0, 2, 1]
    assert marginal_order(relevance, vectors, 3, 1.0).tolist() == [0, 1, 2]
    assert marginal_order(relevance, vectors, 1, 0.7).tolist() == [0]
    assert marginal_order(np.empty(0), np.empty((0, 2), np.float32), 3).tolist() == []


def test_a_walk_never_goes_back(shelf: PlantedLibrary) -> None:
    """Every step is near and new, the same seed goes the same way, and a walk comes to its end."""
    walker = Walker(shelf.catalogue, shelf.search)

    def walk(seed: int, trail: list[int], steps: int) -> list[int]:
        trail = list(trail)
        while len(trail) < steps and (following := walker.step(trail, seed)) is not None:
            trail.append(following.id)
        return trail

    first = ids_of(shelf, "forest-text-2")
    trail = walk(1, first, 8)
    assert len(set(trail)) == 8
    paths = [item.path for item in shelf.catalogue.items.get(trail)]
    assert sum("forest" in path for path in paths) >= 6
    assert walk(1, first, 8) == trail
    assert walk(2, first, 8) != trail
    every = shelf.catalogue.items.ids(Filters()).tolist()
    assert walker.start(3).id in every
    assert sorted(walk(3, every[3:], 1000)) == sorted(every)
    assert walker.step([10**6], 1) is None


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Catalogue]:
    """A catalogue to put items of days in."""
    with closing(Catalogue(tmp_path / "catalogue.sqlite")) as catalogue:
        with catalogue.transaction():
            catalogue.roots.add("/r")
        yield catalogue


def put(catalogue: Catalogue, *taken: date) -> list[int]:
    """Put one item of each day."""
    ids = []
    with catalogue.transaction():
        for place, day in enumerate(taken):
            digest = os.urandom(16)
            stat = FileStat(f"/r/{day}-{place}-{digest.hex()}", 1, 1)
            metadata = Metadata(taken=f"{day}T12:00:00")
            ids.append(catalogue.items.put(1, stat, digest, Modality.IMAGE, metadata))
    return ids


def years_of(catalogue: Catalogue, day: date) -> dict[int, list[int]]:
    """What there is of a day, by year in the order told."""
    return {one.year: one.ids.tolist() for one in on_this_day(catalogue, day).years}


def test_the_day_in_earlier_years(days: Catalogue) -> None:
    """The latest year first, no year to come, and the day alone where it has many."""
    day = date(2026, 5, 12)
    old = put(days, *[day.replace(year=2019)] * 12)
    (newer,) = put(days, day.replace(year=2024))
    put(days, day, day.replace(year=2030), date(2024, 5, 14), date(2024, 6, 12))
    found = on_this_day(days, day)
    assert (found.day, found.reach, found.count) == (day, 0, 13)
    assert years_of(days, day) == {2024: [newer], 2019: sorted(old)}


def test_the_days_around_where_there_is_little(days: Catalogue) -> None:
    """No further than needed, over the turn of a year, and each counts to the day's own year."""
    new_year = date(2026, 1, 1)
    (before,) = put(days, date(2023, 12, 30))
    (after,) = put(days, date(2025, 1, 3))
    put(days, date(2023, 12, 1))
    found = on_this_day(days, new_year)
    assert found.reach == 3
    assert {one.year: one.ids.tolist() for one in found.years} == {2025: [after], 2024: [before]}
    assert on_this_day(days, date(2026, 8, 1)).years == ()


def test_the_leap_day(days: Catalogue) -> None:
    """It is remembered on the 28th of other years, and remembers the 28th of those itself."""
    (leap,) = put(days, date(2024, 2, 29))
    (common,) = put(days, date(2023, 2, 28))
    assert years_of(days, date(2026, 2, 28)) == {2024: [leap], 2023: [common]}
    assert years_of(days, date(2028, 2, 29)) == {2024: [leap], 2023: [common]}
    assert on_this_day(days, date(2028, 2, 29)).reach == 0
    one_day = timedelta(days=1)
    for year in range(2023, 2029):
        for other in range(2023, 2029):
            day, told = date(year, 2, 27), set()
            while day < date(year, 3, 2):
                first, last = days_of(day, other)
                told |= {first, last}
                day += one_day
            missing = {date(other, 2, 28), date(other, 3, 1)} - told
            assert not missing
