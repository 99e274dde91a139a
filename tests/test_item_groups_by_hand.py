"""Groups that a person names, pins, merges and splits, and what takes each change back."""

from __future__ import annotations

from pathlib import Path

import pytest
from group_shelf import EACH, add, folders, group, of, planted_at, state, table
from planted_space import PlantedLibrary

from engine.clusters.by_hand import merge, split
from engine.clusters.joining import join_new_items
from engine.clusters.leaves import GroupOptions
from engine.clusters.naming import Namer
from engine.clusters.run import group_library
from engine.errors import UserError
from engine.types.item_groups import GroupMethod


@pytest.fixture
def planted(tmp_path: Path) -> PlantedLibrary:
    """A library with files of each kind for each concept."""
    return planted_at(tmp_path / "library")


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


def test_a_pinned_group_without_files_goes(planted: PlantedLibrary) -> None:
    """Once all its files have left the library, it does not stand in the way of grouping anew."""
    group(planted)
    pinned = of(planted, "glacier")
    members = table(planted).members(pinned.id).tolist()
    with planted.catalogue.transaction():
        table(planted).pin(pinned.id, True)
        planted.catalogue.items.remove(members)
    assert pinned.id not in [one.id for one in group(planted)]


def test_grouping_anew_is_taken_back_whole(planted: PlantedLibrary) -> None:
    """Groups by hand are as they were, with their centres, unless they were changed again since."""
    view = planted.index.refresh(planted.catalogue)
    catalogue, groups = planted.catalogue, table(planted)
    first = group_library(catalogue, view, planted.encoder)
    merge(catalogue, view, [of(planted, "harbour").id, of(planted, "tractor").id])
    before, told = state(planted), groups.state()
    anew = group_library(catalogue, view, planted.encoder, GroupOptions(GroupMethod.KMEANS, 2))
    assert state(planted) != before
    gone = int(groups.members(anew.made[0])[0])
    with pytest.raises(UserError, match="made anew"), catalogue.transaction():
        groups.put_grouping_back(first)
    with catalogue.transaction():
        groups.put_grouping_back(anew)
    assert (state(planted), groups.state()) == (before, told)
    again = group_library(catalogue, view, planted.encoder)
    with catalogue.transaction():
        catalogue.items.remove([gone])
        groups.put_grouping_back(again)
    assert gone not in groups.membership()[0]


def test_the_first_groups_are_taken_back(planted: PlantedLibrary) -> None:
    """There are none then, and nothing says how they were made."""
    view = planted.index.refresh(planted.catalogue)
    first = group_library(planted.catalogue, view, planted.encoder)
    with planted.catalogue.transaction():
        table(planted).put_grouping_back(first)
    assert table(planted).all() == ()
    assert table(planted).state() is None
