"""What a group is like: where its files lie, of each kind and of all, and their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.item_groups import Centre
from ..index.table import VectorTable
from ..types.ids import Ids
from ..types.vectors import Vectors
from .group_words import words_of
from .item_vectors import pooled
from .nearest import centres_of

# What a group is like is told by so many of its files.
TOLD_BY = 300


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """One group.

    Attributes:
        size: how many files it was told by.
        mean: of their vectors, float32 (dim,); kinds of files count the same.
        words: in how many of them each word occurs.
    """

    size: int
    centres: tuple[Centre, ...]
    mean: Vectors
    words: Counter[str]


def likeness_of(catalogue: Catalogue, table: VectorTable, members: Ids) -> Likeness:
    """What a group of these items, int64 (n,), is like."""
    told = members[np.linspace(0, len(members) - 1, min(TOLD_BY, len(members))).astype(np.int64)]
    centres = centres_of(pooled(table, told))
    mean = np.array([one.centre for one in centres], np.float32).mean(axis=0)
    return Likeness(len(told), centres, mean, words_of(catalogue, told))


def together(parts: Sequence[Likeness]) -> Likeness:
    """What groups are like as one."""
    words = sum((part.words for part in parts), Counter[str]())
    mean = np.array([part.mean for part in parts], np.float32).mean(axis=0)
    return Likeness(sum(part.size for part in parts), (), mean, words)
