"""Which files of a group stay: what a rule proposed, and what a person made of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from msgspec.structs import replace

from engine.types import Item
from engine.types.duplicates import DuplicateGroup, DuplicateKind

# By the id of a file, whether a person said that it stays.
ByHand = Mapping[int, bool]


def keeps_one(group: DuplicateGroup) -> bool:
    """Whether any file of the group stays."""
    return any(one.keep for one in group.items)


def is_last(group: DuplicateGroup, place: int) -> bool:
    """Whether the file at a place is the only one that stays."""
    return [at for at, one in enumerate(group.items) if one.keep] == [place]


def is_suggested(group: DuplicateGroup, place: int) -> bool:
    """Whether the rule would keep the file at a place before all others of the group."""
    return place == 0 and group.kind is not DuplicateKind.SIMILAR


def keeping(group: DuplicateGroup, places: Container[int]) -> DuplicateGroup:
    """The group, of which the files at some places stay, and all in reference folders."""
    items = (
        replace(one, keep=one.is_reference or place in places)
        for place, one in enumerate(group.items)
    )
    return replace(group, items=tuple(items))


def turned(group: DuplicateGroup, place: int) -> DuplicateGroup:
    """The group, of which the file at a place stays where it was to go, and else goes."""
    places = {at for at, one in enumerate(group.items) if one.keep != (at == place)}
    return keeping(group, places)


def all_but_one(group: DuplicateGroup) -> DuplicateGroup:
    """The group, of which the first stays, and all in reference folders."""
    guarded = any(one.is_reference for one in group.items)
    return keeping(group, () if guarded else (0,))


def all_kept(group: DuplicateGroup) -> DuplicateGroup:
    """The group, of which every file stays."""
    return keeping(group, range(len(group.items)))


def as_chosen(group: DuplicateGroup, by_hand: ByHand) -> DuplicateGroup:
    """The group as a person had it, as far as that was said; one file of it stays in any case."""
    if not any(one.item.id in by_hand for one in group.items):
        return group
    places = {place for place, one in enumerate(group.items) if by_hand.get(one.item.id, one.keep)}
    chosen = keeping(group, places)
    return chosen if keeps_one(chosen) else group


def without(group: DuplicateGroup, paths: Container[str]) -> DuplicateGroup | None:
    """The group without some files; None where less than two are left."""
    items = tuple(one for one in group.items if one.item.path not in paths)
    return replace(group, items=items) if len(items) > 1 else None


def taken(groups: Iterable[DuplicateGroup]) -> list[Item]:
    """The files of groups that do not stay."""
    return [one.item for group in groups for one in group.items if not one.keep]
