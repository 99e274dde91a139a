"""How much the names of groups tell, beside those of their siblings.

    python benchmarks/group_names.py LIBRARY...

Each library, of the starter, is grouped anew: give it a copy. Siblings are the groups that are
seen together: those on the top, and those in one group. *Has a word* is the share of files with a
word of their group's name in their own words, *sibling has one* that of their siblings' files.
*Told* is the share of files whose vector is nearer to the words of their own group's name than to
those of any sibling's; *chance* is what a guess would do. *Common words* are words that two
siblings share, for each pair. A second row is of groups of groups alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.clusters.group_words import telling_words
from engine.clusters.item_vectors import pooled
from engine.clusters.name_words import BETWEEN
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types.ids import Ids
from engine.types.item_groups import ItemGroup
from engine.types.vectors import Role, TextKind
from engine.word_forms import is_form


@dataclass(frozen=True)
class Told:
    """How much the names of some siblings tell, each figure a sum over their files.

    Attributes:
        files: how many there are.
        own, others: those with a word of their group's name; those with a word of a sibling's,
            as a mean over the siblings.
        told, chance: those whose vector tells their group by its name; what a guess does.
        pairs, common: pairs of siblings, and the words that they share.
    """

    files: float
    own: float
    others: float
    told: float
    chance: float
    pairs: float
    common: float


def main() -> None:
    """Print a row for each library, then its groups."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("libraries", type=Path, nargs="+")
    parser.add_argument("--names", action="store_true", help="print the names, too")
    asked = parser.parse_args()
    print("| library | groups | has a word | sibling has one | told | chance | common words |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for directory in asked.libraries:
        with closing(Library(directory)) as library:
            judge(library, LibraryPaths(directory), names=asked.names)


def judge(library: Library, paths: LibraryPaths, *, names: bool) -> None:
    """Group a library anew, and print what its names tell."""
    with closing(Catalogue(paths.catalogue)) as catalogue:
        with catalogue.transaction():
            catalogue.item_groups.replace_all([])
        library.groups.make()
        groups = catalogue.item_groups.all()
        for level, name in enumerate((paths.directory.name, f"{paths.directory.name}, broad")):
            counted = [group for group in groups if group.level >= level]
            sets = (some for some in siblings(groups) if any(one in counted for one in some))
            told = [tell(library, catalogue, some, level) for some in sets]
            if told:
                print(f"| {name} | {len(counted)} | {shares_of(told)} |", flush=True)
    for some in siblings(groups) if names else ():
        print("   ", "; ".join(f"{one.name} ({one.size})" for one in some))


def shares_of(told: Sequence[Told]) -> str:
    """The figures of some siblings as cells of a table."""
    files = sum(one.files for one in told)
    sums = (sum(getattr(one, name) for one in told) for name in ("own", "others", "told", "chance"))
    common = sum(one.common for one in told) / sum(one.pairs for one in told)
    return " | ".join([*(f"{total / files:.2f}" for total in sums), f"{common:.2f}"])


def siblings(groups: Sequence[ItemGroup]) -> Iterator[list[ItemGroup]]:
    """The groups that are seen together, where there are several."""
    for parent in dict.fromkeys(group.parent for group in groups):
        some = [group for group in groups if group.parent == parent]
        if len(some) > 1:
            yield some


def tell(library: Library, catalogue: Catalogue, some: Sequence[ItemGroup], level: int) -> Told:
    """How much the names of siblings tell, of those on a level and above."""
    opened = library.groups.serving(catalogue)
    view = opened.index.refresh(catalogue)
    names = [one.name.casefold().split(BETWEEN) for one in some]
    words = [word for name in names for word in name]
    ends = np.cumsum([len(name) for name in names])[:-1]
    asked = view.centring.apply(opened.encoder.encode_texts(words, TextKind.QUERY), Role.QUERY_TEXT)
    files = own = others = right = 0.0
    for place, group in enumerate(some):
        if group.level < level:
            continue
        ids = files_of(catalogue, group)
        nearness = pooled(view.table, ids).vectors @ asked.T
        best = np.array([part.max(axis=1) for part in np.split(nearness, ends, axis=1)])
        right += float((best.argmax(axis=0) == place).mean()) * len(ids)
        has = np.array([shares(catalogue, ids, name) for name in names])
        files += len(ids)
        own += has[place] * len(ids)
        others += np.delete(has, place).mean() * len(ids)
    pairs = list(combinations(names, 2))
    common = sum(is_form(a, b) for one, other in pairs for a in one for b in other)
    return Told(files, own, others, right, files / len(some), len(pairs), common)


def files_of(catalogue: Catalogue, group: ItemGroup) -> Ids:
    """The files of a group and of all below it."""
    groups = catalogue.item_groups
    return np.concatenate([groups.members(leaf) for leaf in groups.leaves_below(group.id)])


def shares(catalogue: Catalogue, ids: Ids, name: Sequence[str]) -> float:
    """The share of files that have one of some words."""
    wanted = {word for part in name for word in part.split()}
    rows = catalogue.fulltext.words_of(ids.tolist())
    return sum(
        not wanted.isdisjoint(telling_words([*named.split(), *text.split()[:400]]))
        for _, named, text in rows
    ) / max(1, len(ids))


if __name__ == "__main__":
    main()
