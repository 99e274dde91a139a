"""Pairs and copies as the groups that a person is shown, of files that are there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ..catalogue import Catalogue
from ..paths import is_within
from ..types import Item, Modality
from ..types.duplicates import (
    DuplicateGroup,
    DuplicateItem,
    DuplicateKind,
    DuplicateReport,
    KeepRule,
    best_of,
    with_rule,
)
from .groups import between, representatives, stars

KINDS = tuple(DuplicateKind)


@dataclass(slots=True)
class Grouping:
    """Makes the groups of one library. Use once.

    Attributes:
        there: the roots that can be reached: what lies elsewhere is in no group, since nothing
            can be done about it now.
        rule: what is kept of each group, and which copy stands for all of a content.
    """

    catalogue: Catalogue
    there: set[str]
    rule: KeepRule
    _of_content: dict[bytes, list[Item]] = field(default_factory=dict, init=False)

    def report(self, kinds: Iterable[DuplicateKind]) -> DuplicateReport:
        """The groups of some kinds, those before that would free most."""
        wanted = set(kinds)
        with self.catalogue.snapshot() as revision:
            groups = [group for group in self._groups() if group.kind in wanted]
        groups.sort(key=lambda group: (KINDS.index(group.kind), -group.spare_bytes))
        return DuplicateReport(tuple(groups), revision)

    def _groups(self) -> list[DuplicateGroup]:
        tables = self.catalogue.duplicates
        found = [self._group(DuplicateKind.EXACT, self._present(ids)) for ids in tables.copies()]
        alike = tables.alike()
        near, similar = (
            [(pair.one, pair.other) for pair in alike if pair.kind is kind]
            for kind in (DuplicateKind.NEAR, DuplicateKind.SIMILAR)
        )
        moments = tables.taken(Modality.IMAGE)
        near_groups = stars(near, partial(_are_of_one_moment, moments))
        chosen = [self._kept_content(group) for group in near_groups]
        stands_for = representatives(near_groups, chosen)
        similar_groups = stars(between(similar, lambda content: stands_for.get(content, content)))
        found += [self._of_contents(DuplicateKind.NEAR, group) for group in near_groups]
        found += [self._of_contents(DuplicateKind.SIMILAR, group) for group in similar_groups]
        return [group for group in found if group is not None]

    def _kept_content(self, contents: Sequence[bytes]) -> bytes:
        """The one of some contents that the rule keeps."""
        best = {content: self._best(content) for content in contents}
        items = [item for item in best.values() if item is not None]
        kept = best_of(items, self.rule) if items else None
        return next((content for content in contents if best[content] == kept), contents[0])

    def _of_contents(self, kind: DuplicateKind, contents: Iterable[bytes]) -> DuplicateGroup | None:
        best = map(self._best, contents)
        return self._group(kind, [item for item in best if item is not None])

    def _best(self, content: bytes) -> Item | None:
        """Of the files that have a content the one that the rule keeps."""
        if content not in self._of_content:
            ids = [item.id for item in self.catalogue.items.with_digest(content)]
            self._of_content[content] = self._present(ids)
        items = self._of_content[content]
        return best_of(items, self.rule) if items else None

    def _group(self, kind: DuplicateKind, items: Sequence[Item]) -> DuplicateGroup | None:
        if len(items) < 2:
            return None
        told = tuple(map(DuplicateItem, items))
        return with_rule(DuplicateGroup(kind, items[0].modality, told), self.rule)

    def _present(self, item_ids: Sequence[int]) -> list[Item]:
        """Those that are there, each file once: by a link nothing more is stored."""
        items = self.catalogue.items.get(item_ids)
        return list(_by_file(item for item in items if self._is_within_reach(item.path)).values())

    def _is_within_reach(self, path: str) -> bool:
        return any(is_within(path, root) for root in self.there)


def _are_of_one_moment(moments: Mapping[bytes, str], one: bytes, other: bytes) -> bool:
    """Whether no two pictures say that they were taken at different times.

    Else a copy that says nothing would bring two moments of one scene together.
    """
    said = {moments[content] for content in (one, other) if "T" in moments.get(content, "")}
    return len(said) < 2


def _by_file(items: Iterable[Item]) -> dict[tuple[int, int], Item]:
    """Items by the files that are there, the first of each."""
    found: dict[tuple[int, int], Item] = {}
    for item in items:
        try:
            status = os.stat(item.path)
        except OSError:
            continue
        found.setdefault((status.st_dev, status.st_ino), item)
    return found
