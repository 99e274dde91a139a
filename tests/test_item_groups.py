"""Groups by meaning: made in a space where concepts are known, kept, joined and changed by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from planted_space import PlantedLibrary

from engine.catalogue.item_groups import ItemGroupTable
from engine.clusters.by_hand import merge, split
from engine.clusters.forgotten import clear_names, groups_of
from engine.clusters.joining import join_new_items
from engine.clusters.leaves import GroupOptions
from engine.clusters.methods import grouped
from engine.clusters.naming import Namer
from engine.clusters.run import group_library
from engine.clusters.steps import GroupStep, GroupSteps
from engine.errors import Cancelled, UserError
from engine.types import Filters, Modality
from engine.types.item_groups import GroupMethod, ItemGroup

CONCEPTS = ("harbour", "violin", "glacier", "tractor")
KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)
EACH = 8


def add(made: PlantedLibrary, concept: str, numbers: range) -> None:
    """Add a picture, a sound and a text of a concept for each number."""
    made.add({f"{concept}/{kind}{n}.x": (kind, [[concept]]) for kind in KINDS for n in numbers})


@pytest.fixture
def planted(tmp_path: Path) -> PlantedLibrary:
    """A library with so many files of each kind for each concept."""
    made = PlantedLibrary(tmp_path / "library")
    for concept in CONCEPTS:
        add(made, concept, range(EACH))
    made.finish()
    return made


def table(made: PlantedLibrary) -> ItemGroupTable:
    """Its groups."""
    return made.catalogue.item_groups


def group(made: PlantedLibrary, options: GroupOptions | None = None) -> list[ItemGroup]:
    """Group it; the groups of files, the largest first."""
    view = made.index.refresh(made.catalogue)
    group_library(made.catalogue, view, made.encoder, options)
    return list(table(made).told().leaves)


def folders(made: PlantedLibrary, group_id: int) -> set[str]:
    """The concepts of a group's files."""
    items = made.catalogue.items.get(table(made).members(group_id).tolist())
    return {item.path.split("/")[2] for item in items}


def of(made: PlantedLibrary, concept: str) -> ItemGroup:
    """The group that has the files of a concept."""
    return next(one for one in table(made).told().leaves if concept in folders(made, one.id))


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


def add_words(made: PlantedLibrary) -> None:
    """Let the words of paths be known, as an indexing run does."""
    with made.catalogue.transaction():
        for item in made.catalogue.items.get(list(range(1, 200))):
            made.catalogue.fulltext.put(item.id, item.path, item.metadata, "")


def test_grouping_again_changes_nothing(planted: PlantedLibrary) -> None:
    """The same files give the same groups, with the same numbers and names."""
    assert group(planted) == group(planted)


def test_what_a_person_named_stays(planted: PlantedLibrary) -> None:
    """Name, number and files of a group survive that others come and all are grouped anew."""
    group(planted)
    with planted.catalogue.transaction():
        table(planted).rename(of(planted, "violin").id, "My strings")
    before = of(planted, "violin")
    members = set(table(planted).members(before.id).tolist())
    for concept in ("lantern", "meadow"):
        add(planted, concept, range(EACH))
    planted.finish()
    group(planted, GroupOptions(GroupMethod.KMEANS, 7))
    after = of(planted, "violin")
    assert (after.id, after.name, after.is_pinned) == (before.id, "My strings", True)
    assert members <= set(table(planted).members(after.id).tolist())
    with pytest.raises(UserError, match="already"), planted.catalogue.transaction():
        table(planted).rename(of(planted, "harbour").id, "my STRINGS")


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


def test_merged_groups_stay_one(planted: PlantedLibrary) -> None:
    """They have the number of the first, and grouping anew leaves them together."""
    group(planted)
    first, second = of(planted, "harbour"), of(planted, "tractor")
    view = planted.index.refresh(planted.catalogue)
    assert merge(planted.catalogue, view, [first.id, second.id]).made == (first.id,)
    group(planted)
    assert folders(planted, first.id) == {"harbour", "tractor"}
    with pytest.raises(UserError, match="two groups"):
        merge(planted.catalogue, view, [first.id])


def test_a_split_group_falls_into_what_it_was_made_of(planted: PlantedLibrary) -> None:
    """The parts have no file in common, and are pinned."""
    group(planted)
    view = planted.index.refresh(planted.catalogue)
    both = [of(planted, "harbour").id, of(planted, "tractor").id]
    (one,) = merge(planted.catalogue, view, both).made
    parts = split(planted.catalogue, view, Namer(planted.encoder, view.centring), one).made
    assert [folders(planted, part) for part in sorted(parts)] in (
        [{"harbour"}, {"tractor"}],
        [{"tractor"}, {"harbour"}],
    )
    assert all(table(planted).get(part).is_pinned for part in parts)


def state(made: PlantedLibrary) -> list[object]:
    """All that is kept of groups: rows, files, and where new ones would join."""
    centres = [
        (number, one.modality, one.radius, one.centre.tolist())
        for number, one in table(made).centres()
    ]
    ids, leaves = table(made).membership()
    return [table(made).all(), ids.tolist(), leaves.tolist(), centres]


def test_every_change_is_taken_back_whole(planted: PlantedLibrary) -> None:
    """Names, pins, files and centres are as before, with a file that joined meanwhile kept."""
    group(planted)
    catalogue, groups, before = planted.catalogue, table(planted), state(planted)
    harbour, tractor, violin = (of(planted, name) for name in ("harbour", "tractor", "violin"))
    view = planted.index.refresh(catalogue)
    undone = [merge(catalogue, view, [harbour.id, tractor.id])]
    undone.append(split(catalogue, view, Namer(planted.encoder, view.centring), harbour.id))
    with catalogue.transaction():
        undone.append(groups.as_they_are([violin.id]))
        groups.rename(violin.id, "Strings")
        undone.append(groups.as_they_are([violin.id]))
        groups.pin(violin.id, False)
    for former in reversed(undone):
        assert state(planted) != before
        with catalogue.transaction():
            groups.put_back(former)
    assert state(planted) == before
    apart = split(catalogue, view, Namer(planted.encoder, view.centring), violin.id)
    add(planted, "violin", range(EACH, EACH + 1))
    planted.finish()
    join_new_items(catalogue, view.space.id, planted.encoder.reference_means)
    joined = {int(item) for part in apart.made for item in groups.members(part)}
    with catalogue.transaction():
        groups.put_back(apart)
    assert set(groups.members(violin.id).tolist()) == joined > {row[0] for row in apart.members}


def test_what_is_other_groups_by_now_is_not_taken_back(planted: PlantedLibrary) -> None:
    """Neither over groups that were made anew, nor to a name that another group got."""
    group(planted)
    catalogue, groups = planted.catalogue, table(planted)
    harbour, tractor, violin = (of(planted, name) for name in ("harbour", "tractor", "violin"))
    former = merge(catalogue, planted.index.refresh(catalogue), [harbour.id, tractor.id])
    with catalogue.transaction():
        groups.rename(violin.id, tractor.name)
    with pytest.raises(UserError, match="Rename that one"), catalogue.transaction():
        groups.put_back(former)
    with catalogue.transaction():
        groups.replace_all([])
    with pytest.raises(UserError, match="made anew"), catalogue.transaction():
        groups.put_back(former)


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


def test_a_pinned_group_without_files_goes(planted: PlantedLibrary) -> None:
    """Once all its files have left the library, it does not stand in the way of grouping anew."""
    group(planted)
    pinned = of(planted, "glacier")
    members = table(planted).members(pinned.id).tolist()
    with planted.catalogue.transaction():
        table(planted).pin(pinned.id, True)
        planted.catalogue.items.remove(members)
    assert pinned.id not in [one.id for one in group(planted)]


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
