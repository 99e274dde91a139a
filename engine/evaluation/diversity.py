"""The metrics of a page of several media: does it serve each intent that a query may have?

An intent is a modality that has right answers; each item answers one intent at most. All intents
of a query count the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

import numpy as np

# How much an answer counts less for each one before it that served the same intent is 1 - ALPHA.
ALPHA = 0.5
# How likely a person is to be content with one right answer, where answers are right or wrong.
CONTENT = 0.5

Ranked = Sequence[int]
Intents = Sequence[Set[int]]


def alpha_ndcg_at(ranked: Ranked, intents: Intents, k: int = 10) -> float:
    """Normalised gain of the first k, 0 to 1, where the same again counts less and less.

    A right answer after n others to its intent counts (1 - ALPHA)^n, divided by log2(rank + 1);
    the sum is divided by that of the best possible list. It is 0 where nothing is right.

    Args:
        intents: the ids of the right answers to each intent; no id twice.

    Source: Clarke and others, "Novelty and diversity in information retrieval evaluation", SIGIR
    2008, with ALPHA as there. As each item answers one intent only, the best list is found
    exactly: the answers of all intents, in falling order of what they still count.
    """
    discounts = 1 / np.log2(np.arange(2, k + 2))
    seen = [0] * len(intents)
    gains = np.zeros(k)
    for place, item in enumerate(ranked[:k]):
        for number, right in enumerate(intents):
            if item in right:
                gains[place] = (1 - ALPHA) ** seen[number]
                seen[number] += 1
    every = sorted(((1 - ALPHA) ** n for right in intents for n in range(len(right))), reverse=True)
    best = np.array(every[:k]) @ discounts[: len(every)]
    return float(gains @ discounts / best) if every else 0.0


def err_ia_at(ranked: Ranked, intents: Intents, k: int = 10) -> float:
    """How early a person finds enough, 0 to 1: the mean over intents of 1 / (rank of the end).

    A person reads down the list, and ends at each right answer with probability CONTENT. It is
    not normalised, so that lists of several intents cannot reach 1. It is 0 without intents.

    Source: Chapelle and others, "Intent-based diversification of web search results", Information
    Retrieval 14 (2011), the intents weighed as by Agrawal and others, WSDM 2009; CONTENT is
    (2^1 - 1) / 2^1 for their grades of 0 and 1.
    """
    return float(np.mean([_err(ranked[:k], right) for right in intents])) if intents else 0.0


def _err(ranked: Ranked, right: Set[int]) -> float:
    """Expected reciprocal rank of one intent (Chapelle and others, CIKM 2009)."""
    expected, goes_on = 0.0, 1.0
    for rank, item in enumerate(ranked, 1):
        if item in right:
            expected += goes_on * CONTENT / rank
            goes_on *= 1 - CONTENT
    return expected


def covers(tiles: Sequence[Collection[int]], intents: Intents) -> bool:
    """Whether every intent has a right answer among the tiles of a first screen.

    Args:
        tiles: the ids that each shows: an item and its copies.
    """
    shown = {item for tile in tiles for item in tile}
    return all(not shown.isdisjoint(right) for right in intents)


def could_cover(lists: Sequence[Ranked], intents: Intents, tiles: int) -> bool:
    """Whether some page of so many tiles that keeps the order of each list covers all intents.

    Args:
        lists: for each intent, its own list, best first.
    """
    firsts = []
    for ranked, right in zip(lists, intents, strict=True):
        place = next((rank for rank, item in enumerate(ranked, 1) if item in right), tiles + 1)
        firsts.append(place)
    return sum(firsts) <= tiles
