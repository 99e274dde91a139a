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
LEAVES = ("river, lake", "species, frog", "shopping")


@pytest.fixture
def namer() -> Namer:
    """Names groups in a space where no word is near to any of them."""
    return Namer(PlantedEncoder(), Centring(1, {}))


def group_of(**words: int) -> Likeness:
    """A group in which so many of a hundred files have each word."""
    return Likeness(SIZE, (), np.zeros(PlantedEncoder().dim, np.float32), Counter(words))


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


def test_a_broad_group_is_called_by_what_is_in_it(namer: Namer) -> None:
    """A word that a fifth of its files have would say little of the others."""
    broad, other = group_of(wiki=20), group_of(office=90)
    names = namer.names([broad, other], LEAVES, [LEAVES, ["office, table", "slide"]])
    assert names == ["river, species, shopping", "office"]


def test_a_broad_group_of_groups_that_are_called_alike_has_another_name(namer: Namer) -> None:
    """No two groups have the same name, on whichever level."""
    names = namer.names([group_of(wiki=20)], ["river, species"], [["river", "species"]])
    assert names == ["wiki"]
