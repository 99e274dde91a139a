"""What groups are called: by words that their siblings are not called by."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from planted_space import PlantedEncoder

from engine.clusters.likeness import Likeness
from engine.clusters.naming import Namer
from engine.index.centring import Centring

SIZE = 100


@pytest.fixture
def namer() -> Namer:
    """Names groups in a space where no word is near to any of them."""
    return Namer(PlantedEncoder(), Centring(1, {}))


def group_of(size: int = SIZE, **words: int) -> Likeness:
    """A group in which so many of its files have each word."""
    return Likeness(size, (), np.zeros(PlantedEncoder().dim, np.float32), Counter(words))


def test_siblings_share_no_word(namer: Namer) -> None:
    """Nor forms of one, although all of their files are called alike."""
    groups = [
        group_of(field=95, animal=90, frog=60, pond=58),
        group_of(field=90, animals=95, wolf=60, forest=58),
        group_of(field=92, animals=91, lion=60, desert=58),
        group_of(office=90),
    ]
    names = [set(name.split(", ")) for name in namer.names(groups, ())]
    assert all(one.isdisjoint(other) for one, other in combinations(names, 2))
    assert sum(bool({"animal", "animals"} & name) for name in names) == 1


def test_a_broad_group_is_called_by_words_that_tell_most_of_its_files(namer: Namer) -> None:
    """A word of two of its groups goes before the best of one, and one of all files tells none."""
    water = [group_of(lake=40, river=100, page=50), group_of(ocean=40, river=100, page=50)]
    work = [group_of(office=60, page=50), group_of(slide=60, page=50)]
    (first, *rest), other = (name.split(", ") for name in namer.broad_names([water, work], ()))
    assert first == "river"
    assert set(rest) <= {"lake", "ocean"}
    assert set(other) == {"office", "slide"}


def test_a_small_group_names_no_broad_one(namer: Namer) -> None:
    """What tells a twentieth of the files is left out, and what is said already is not repeated."""
    broad = [group_of(recipe=90, recipes=80), group_of(size=5, garlic=5)]
    assert namer.broad_names([broad, [group_of(office=90)]], ()) == ["recipe", "office"]


def test_no_broad_group_has_the_name_of_another_group(namer: Namer) -> None:
    """On whichever level: another word goes with it, or else it has a number."""
    inside = [[group_of(river=60, species=58)]]
    assert namer.broad_names(inside, ["river", "river, species"]) == ["Group 3"]
    inside = [[group_of(river=60, species=58), group_of(size=5, lake=5)]]
    (name,) = namer.broad_names(inside, ["river", "river, species"])
    assert name == "river, lake"
