"""Groups by meaning: made in a space where concepts are known, named, kept and joined."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from group_shelf import CONCEPTS, EACH, KINDS, add, add_words, folders, group, of, planted_at, table
from planted_space import PlantedLibrary

from engine.clusters.forgotten import clear_names, groups_of
from engine.clusters.group_words import telling_words
from engine.clusters.joining import join_new_items
from engine.clusters.leaves import GroupOptions
from engine.clusters.methods import grouped
from engine.clusters.run import group_library
from engine.clusters.steps import GroupStep, GroupSteps
from engine.errors import Cancelled, UserError
from engine.types import Filters, Modality
from engine.types.item_groups import GroupMethod


@pytest.fixture
def planted(tmp_path: Path) -> PlantedLibrary:
    """A library with files of each kind for each concept."""
    return planted_at(tmp_path / "library")


@pytest.mark.parametrize("method", [GroupMethod.HDBSCAN, GroupMethod.KMEANS])
def test_a_group_is_what_is_meant_and_no_kind_of_file(
    planted: PlantedLibrary, method: GroupMethod
) -> None:
    """Files of one concept are together, pictures, sounds and texts, with a good silhouette."""
    groups = group(planted, GroupOptions(method))
    assert sorted(next(iter(folders(planted, one.id))) for one in groups) == sorted(CONCEPTS)
    for one in groups:
        assert len(folders(planted, one.id)) == 1
        items = planted.catalogue.items.get(table(planted).members(one.id).tolist())
        assert {item.modality for item in items} == set(KINDS)
        assert one.silhouette > 0.3
    told = table(planted).told()
    assert told.method is method
    assert told.inertia > 0
    assert sum(one.size for one in groups) + told.ungrouped == len(CONCEPTS) * len(KINDS) * EACH


def test_few_groups_are_made_of_many_where_few_are_wanted(planted: PlantedLibrary) -> None:
    """What is near is put together, and no file is lost by it."""
    assert len(group(planted, GroupOptions(count=2))) == 2
    assert len(group(planted, GroupOptions(GroupMethod.KMEANS, count=3))) == 3


def test_density_of_one_level_finds_the_same(planted: PlantedLibrary) -> None:
    """DBSCAN never puts two concepts in one group here."""
    for one in group(planted, GroupOptions(GroupMethod.DBSCAN)):
        assert len(folders(planted, one.id)) == 1


def test_a_sample_stands_for_all(planted: PlantedLibrary) -> None:
    """Files that were not in the sample are put to the nearest group."""
    groups = group(planted, GroupOptions(sample=60))
    assert {frozenset(folders(planted, one.id)) for one in groups} == {
        frozenset({concept}) for concept in CONCEPTS
    }
    assert sum(one.size for one in groups) > 60


def test_names_tell_groups_apart(planted: PlantedLibrary) -> None:
    """Each has the word of its folder in its name, and no two are the same."""
    add_words(planted)
    groups = group(planted)
    assert len({one.name for one in groups}) == len(groups)
    for one in groups:
        assert folders(planted, one.id) <= set(one.name.split(", "))
        assert len(one.name.split()) <= 3


def test_a_group_is_not_called_by_what_all_files_have_or_by_a_checksum(
    planted: PlantedLibrary,
) -> None:
    """Neither the folder of all of them nor letters between the digits of a name tell it apart."""
    catalogue = planted.catalogue
    with catalogue.transaction():
        for item in catalogue.items.get(list(range(1, len(CONCEPTS) * len(KINDS) * EACH + 1))):
            numbered = "/zanzibar/49c66ddc22.x"
            catalogue.fulltext.put(item.id, numbered, item.metadata, item.path.split("/")[2])
    for one in group(planted):
        assert one.name.split(", ")[0] in CONCEPTS
        assert not {"zanzibar", "ddc"} & set(one.name.split(", "))


def test_letters_of_a_checksum_are_no_word() -> None:
    """An English word of the same letters is one."""
    assert list(telling_words(["ddc", "cbff", "facade", "dead", "added", "harbour"])) == [
        *("facade", "dead", "added", "harbour"),
    ]


def test_grouping_again_changes_nothing(planted: PlantedLibrary) -> None:
    """The same files give the same groups, with the same numbers and names."""
    assert group(planted) == group(planted)


def test_new_files_join_by_themselves(planted: PlantedLibrary) -> None:
    """Each the group of what it means; what is like nothing there stays in none."""
    group(planted)
    known = len(CONCEPTS) * len(KINDS) * EACH
    add(planted, "violin", range(EACH, EACH + 4))
    planted.add({"other/odd.x": (Modality.IMAGE, [["something else"]])})
    space = planted.catalogue.spaces.entries()[0].space
    join_new_items(planted.catalogue, space.id, planted.encoder.reference_means)
    ids, numbers = table(planted).membership()
    items = planted.catalogue.items.get(ids.tolist())
    joined = [number for item, number in zip(items, numbers, strict=True) if item.id > known]
    assert len(joined) >= 8
    assert set(joined) == {of(planted, "violin").id}
    assert "/r/other/odd.x" not in [item.path for item in items]
    assert table(planted).told().ungrouped >= 1


def test_a_name_keeps_no_word_of_forgotten_files_alone(planted: PlantedLibrary) -> None:
    """What other files of the group have stays in its name, and what a person typed as well."""
    catalogue = planted.catalogue
    add_words(planted)
    group(planted)
    violin, tractor = of(planted, "violin").id, of(planted, "tractor").id
    gone = [int(table(planted).members(number)[0]) for number in (violin, tractor)]
    with catalogue.transaction():
        for item in catalogue.items.get(gone):
            catalogue.fulltext.put(item.id, item.path, item.metadata, "zanzibar")
        table(planted).call(violin, "violin, zanzibar")
        table(planted).rename(tractor, "tractors of zanzibar")
    with catalogue.transaction():
        groups = groups_of(catalogue, gone)
        catalogue.items.remove(gone)
        clear_names(catalogue, groups)
    assert table(planted).get(violin).name == "violin"
    assert table(planted).get(tractor).name == "tractors of zanzibar"
    last = table(planted).members(violin).tolist()
    with catalogue.transaction():
        catalogue.items.remove(last)
        clear_names(catalogue, frozenset({violin}))
    assert violin not in [one.id for one in table(planted).all()]


def test_many_groups_lie_in_groups(tmp_path: Path) -> None:
    """More than a dozen are put together, and those above have all files of those below."""
    made = PlantedLibrary(tmp_path / "library")
    for n in range(16):
        add(made, f"thing{n}", range(EACH))
    made.finish()
    group(made, GroupOptions(GroupMethod.KMEANS, 16))
    told = table(made).told()
    tops = [one for one in told.groups if one.parent is None]
    assert len(told.leaves) == 16
    assert len(tops) < 13
    for top in tops:
        below = np.concatenate([table(made).members(n) for n in table(made).leaves_below(top.id)])
        assert sorted(below.tolist()) == table(made).members(top.id).tolist()
        assert top.size == len(below)
        named = made.catalogue.items.matching(Filters(groups=(top.name,)))
        assert sorted(named.tolist()) == sorted(below.tolist())


def test_stopping_leaves_the_former_groups(planted: PlantedLibrary) -> None:
    """At whatever step it is stopped, nothing of the new ones is written."""
    before = group(planted)
    view = planted.index.refresh(planted.catalogue)
    for last in GroupStep:
        seen: list[GroupStep] = []
        steps = GroupSteps(
            lambda step, done, total, seen=seen: seen.append(step),
            lambda seen=seen, last=last: bool(seen) and seen[-1] is last,
        )
        with pytest.raises(Cancelled):
            group_library(
                planted.catalogue, view, planted.encoder, GroupOptions(GroupMethod.KMEANS, 2), steps
            )
    assert list(table(planted).told().leaves) == before


def test_a_file_that_goes_while_it_is_grouped_is_in_no_group(planted: PlantedLibrary) -> None:
    """A person may take it away beside the grouping, which goes on without it."""
    gone: list[int] = []

    def take_away(step: GroupStep, done: int, total: int) -> None:
        if step is GroupStep.NAMING and not gone:
            gone.append(1)
            with planted.catalogue.transaction():
                planted.catalogue.items.remove(gone)

    view = planted.index.refresh(planted.catalogue)
    steps = GroupSteps(take_away, lambda: False)
    group_library(planted.catalogue, view, planted.encoder, None, steps)
    ids, _ = table(planted).membership()
    assert gone == [1]
    assert 1 not in ids.tolist()
    assert len(ids) > EACH


@pytest.mark.parametrize("method", list(GroupMethod))
@pytest.mark.parametrize("wanted", [None, 8])
def test_copies_alone_are_one_group_at_most(method: GroupMethod, wanted: int | None) -> None:
    """However many groups are asked for, what lies in one place is not taken apart."""
    points = np.tile(np.array([0.6, 0.8, 0.0], np.float32), (50, 1))
    assert len(np.unique(grouped(points, method, wanted))) == 1


def test_too_few_files_are_no_groups(tmp_path: Path) -> None:
    """A person is told so."""
    made = PlantedLibrary(tmp_path / "library")
    made.add({"a.x": (Modality.IMAGE, [["a"]])})
    made.finish()
    with pytest.raises(UserError, match="too few files"):
        group(made)
    assert table(made).told().method is None
