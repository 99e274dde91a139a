"""Names for groups of groups: the words that tell most of their files, and few others.

A word tells a group by the share of its files that have it, and by how near the model finds it. A
few words together tell a group of groups as far as the best of them tells each of those in it, the
larger the more, less what they tell of all others. They are taken one after the other, each for
what the former leave untold: no set of as many tells much more (Nemhauser, Wolsey, Fisher, 1978).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .name_words import BETWEEN, is_like, is_new, numbered, room_for, words_of_names

Scores = NDArray[np.float32]
Integers = NDArray[np.int64]

# A word that is half as good as the best of a group tells a quarter of it.
_SHARPNESS = 2
# A word that adds less than so much of what the first one tells is left out.
_LEAST_ADDED = 0.15


def broad_names(
    candidates: Sequence[str],
    scores: Scores,
    sizes: Integers,
    above: Integers,
    taken: Sequence[str],
) -> list[str]:
    """A name for each group of groups, no two with a word in common, and none that is taken.

    Args:
        scores: how well each candidate names each of the groups below, float32 (g, n).
        sizes: of these groups, int64 (g,).
        above: the place of the group of groups that each is in, int64 (g,).
    """
    told, totals = _told(scores), np.bincount(above, sizes)
    names, given = [""] * len(totals), list[str]()
    # The largest first, since it is seen first.
    for place in np.argsort(-totals, kind="stable").tolist():
        worth = _Worth(told, sizes, above == place)
        said = [word for words in words_of_names(given) for word in words]
        used = words_of_names([*taken, *given])
        chosen = _chosen(candidates, worth, said, used)
        has_name = bool(chosen) and is_new(chosen, used)
        names[place] = BETWEEN.join(chosen) if has_name else numbered(used)
        given.append(names[place])
    return names


def _told(scores: Scores) -> Scores:
    """How much of each group each candidate tells, 0 to 1, float32 (g, n)."""
    best = np.maximum(scores.max(axis=1, keepdims=True), 1e-6)
    return np.asarray(np.clip(scores / best, 0, 1) ** _SHARPNESS, np.float32)


class _Worth:
    """What each candidate adds to the words that a group of groups has.

    Args:
        inside: which groups are in it, bool (g,).
    """

    def __init__(self, told: Scores, sizes: Integers, inside: NDArray[np.bool_]) -> None:
        self._told = told[inside]
        self._shares = sizes[inside] / sizes[inside].sum()
        self._elsewhere = sizes[~inside] @ told[~inside] / max(1, sizes[~inside].sum())
        self._known = np.zeros(len(self._told))

    def added(self) -> NDArray[np.float64]:
        """The share of its files that each tells anew, less that of all others; -inf for none."""
        anew = self._shares @ np.maximum(self._told - self._known[:, None], 0)
        return np.where(anew > 0, anew - self._elsewhere, -np.inf)

    def choose(self, candidate: int) -> None:
        """Have one of the candidates among the words."""
        self._known = np.maximum(self._known, self._told[:, candidate])


def _chosen(
    candidates: Sequence[str], worth: _Worth, said: Sequence[str], used: Sequence[Sequence[str]]
) -> list[str]:
    """The words of one group of groups, none that siblings have."""
    chosen, least = list[str](), 0.0

    def fits(word: str) -> bool:
        room = room_for(word, chosen)
        is_last = room == 0
        is_known = any(is_like(word, other) for other in (*chosen, *said))
        return room >= 0 and not is_known and not (is_last and not is_new([*chosen, word], used))

    while True:
        added = worth.added()
        order = [place for place in np.argsort(-added, kind="stable") if added[place] > -np.inf]
        best = next((place for place in order if fits(candidates[place])), None)
        if best is None or (chosen and added[best] < least and is_new(chosen, used)):
            return chosen
        least = least or _LEAST_ADDED * float(added[best])
        worth.choose(best)
        chosen.append(candidates[best])
