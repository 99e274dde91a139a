"""How many of the duplicates that a person names are found, and how many of the found are none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from ..errors import UserError
from ..language import tr
from ..types.duplicates import DuplicateGroup, DuplicateKind
from .dataset import rows_of

# Two paths, the lesser first.
PathPair = tuple[str, str]


class DuplicateFigures(Struct, frozen=True):
    """Over pairs of the files that were named; copies and other forms count alike.

    Attributes:
        precision: the share of found pairs that were named, 0 to 1; None where none was found.
        recall: the share of named pairs that were found, 0 to 1; None where none was named.
        found, named: how many pairs.
    """

    precision: float | None
    recall: float | None
    found: int
    named: int


def read_sets(file: Path) -> list[tuple[str, ...]]:
    """Read lines of {"same": [path, ...]}, paths relative to the file: what is one thing.

    A line with one path says that nothing else is the same.

    Raises:
        UserError: the file cannot be read, or a line cannot be used.
    """
    sets = []
    for place, row in rows_of(file):
        match row:
            case {"same": [str(), *_] as paths} if all(isinstance(one, str) for one in paths):
                sets.append(tuple(os.path.abspath(file.parent / one) for one in paths))
            case _:
                raise UserError(tr('{place}: write {{"same": ["...", "..."]}}.', place=place))
    return sets


def check_duplicates(
    sets: Sequence[Sequence[str]], groups: Iterable[DuplicateGroup]
) -> DuplicateFigures:
    """Compare groups of duplicates, equal contents or other forms, with sets that were named."""
    named = {pair for paths in sets for pair in _pairs(paths)}
    known = {path for paths in sets for path in paths}
    found = {pair for paths in _same(groups) for pair in _pairs(known.intersection(paths))}
    right = len(found & named)
    return DuplicateFigures(
        right / len(found) if found else None,
        right / len(named) if named else None,
        len(found),
        len(named),
    )


def _same(groups: Iterable[DuplicateGroup]) -> Iterator[Sequence[str]]:
    """The paths of each group, with the copies of files that one of them stands for."""
    copies: dict[str, Sequence[str]] = {}
    # Those of equal contents come first.
    for group in groups:
        paths = [one.item.path for one in group.items]
        if group.kind is DuplicateKind.EXACT:
            copies |= dict.fromkeys(paths, paths)
            yield paths
        elif group.kind is DuplicateKind.NEAR:
            yield [copy for path in paths for copy in copies.get(path, [path])]


def _pairs(paths: Iterable[str]) -> Iterator[PathPair]:
    return combinations(sorted(set(paths)), 2)
