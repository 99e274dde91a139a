"""What a library holds more than once: groups of files, and what is to be kept of each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ..paths import is_within
from .holdings import Item
from .media import Modality
from .stored import StoredEnum


class DuplicateKind(StoredEnum):
    """How much alike the files of a group are, the strongest first; two files are of one kind.

    Equal contents, one content in several forms, and contents that only look alike.
    """

    EXACT = "exact"
    NEAR = "near"
    SIMILAR = "similar"


class DuplicateStage(StrEnum):
    """What a search for duplicates is doing."""

    FINGERPRINTS = "fingerprints"
    COMPARING = "comparing"


class DuplicateProgress(Struct, frozen=True):
    """How far a search for duplicates is, in contents of one modality."""

    stage: DuplicateStage
    modality: Modality
    done: int
    total: int


class KeepBy(StrEnum):
    """Which file of a group is kept: the one with most pixels or bytes, or by its time."""

    LARGEST = "largest"
    OLDEST = "oldest"
    NEWEST = "newest"


class KeepRule(Struct, frozen=True):
    """How to choose what is kept.

    Attributes:
        folder: files at or below it are kept rather than others; empty for none.
        references: folders that nothing is taken from. What they have of a group is kept, and all
            else of it is not.
    """

    by: KeepBy = KeepBy.LARGEST
    folder: str = ""
    references: tuple[str, ...] = ()


class DuplicateItem(Struct, frozen=True):
    """One file of a group.

    Attributes:
        keep: it is to stay, by the rule.
        is_reference: it lies in a folder that nothing is taken from.
    """

    item: Item
    keep: bool = True
    is_reference: bool = False


class DuplicateGroup(Struct, frozen=True):
    """Two or more files that are alike, what is kept before the others.

    A group of one kind has no two files of a stronger one: copies have one of them stand for all.
    """

    kind: DuplicateKind
    modality: Modality
    items: tuple[DuplicateItem, ...]

    @property
    def spare_bytes(self) -> int:
        """What the files take that are not kept."""
        return sum(one.item.size for one in self.items if not one.keep)


class DuplicateReport(Struct, frozen=True):
    """All groups, those before that would free most, by kind.

    Attributes:
        revision: of the library, when they were found.
    """

    groups: tuple[DuplicateGroup, ...]
    revision: int


def with_rule(group: DuplicateGroup, rule: KeepRule) -> DuplicateGroup:
    """The group with what a rule keeps: one file, or all that lie in reference folders.

    Of files that only look alike nothing is proposed to be taken, so all are kept.
    """
    items = [one.item for one in group.items]
    guarded = {item.id for item in items if _lies_in(item, rule.references)}
    ranked = sorted(items, key=lambda item: (item.id not in guarded, *_order(item, rule)))
    kept = guarded or {ranked[0].id}
    if group.kind is DuplicateKind.SIMILAR:
        kept = {item.id for item in items}
    told = (DuplicateItem(item, item.id in kept, item.id in guarded) for item in ranked)
    return replace(group, items=tuple(told))


def best_of(items: Iterable[Item], rule: KeepRule) -> Item:
    """The one of some files that a rule keeps before all others."""
    return min(items, key=lambda item: (not _lies_in(item, rule.references), *_order(item, rule)))


def _lies_in(item: Item, folders: Iterable[str]) -> bool:
    return any(is_within(item.path, folder) for folder in folders)


def _order(item: Item, rule: KeepRule) -> tuple[int | str | bool, ...]:
    """By what files are told apart, the one to keep first; the shorter path settles a draw."""
    is_elsewhere = bool(rule.folder) and not is_within(item.path, rule.folder)
    by: tuple[int, ...]
    match rule.by:
        case KeepBy.LARGEST:
            by = (-item.metadata.width * item.metadata.height, -item.size, item.mtime_ns)
        case KeepBy.OLDEST:
            by = (item.mtime_ns,)
        case KeepBy.NEWEST:
            by = (-item.mtime_ns,)
    return (is_elsewhere, *by, len(item.path), item.path)
