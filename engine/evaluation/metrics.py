"""The metrics of retrieval: each judges one ranked list of item ids, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import numpy as np

from ..types import Modality

Ranked = Sequence[int]
Counts = Mapping[Modality, int]


def recall_at(ranked: Ranked, relevant: Set[int], k: int) -> float:
    """R@k as cross-modal retrieval counts it: 1 if a relevant item is among the first k, else 0.

    Source: Karpathy and Fei-Fei, arXiv 1412.2306, section 4.2.
    """
    return float(any(item in relevant for item in ranked[:k]))


def ndcg_at(ranked: Ranked, relevant: Set[int], k: int = 10) -> float:
    """Normalised discounted cumulative gain of the first k, 0 to 1, with gains of 0 and 1.

    The item at rank i, from 1, counts 1 / log2(i + 1); the sum is divided by that of the best
    possible list. It is 0 where nothing is relevant.

    Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM
    TOIS 20 (2002).
    """
    discounts = 1 / np.log2(np.arange(2, k + 2))
    gains = np.array([item in relevant for item in ranked[:k]], np.float64)
    best = discounts[: len(relevant)].sum()
    return float(gains @ discounts[: len(gains)] / best) if best else 0.0


def inversion(ranked: Ranked, rivals: Set[int], wanted: Set[int]) -> float | None:
    """How often a rival beats a wanted item, as a share of all (rival, wanted) pairs, 0 to 1.

    For the inversion rate, rivals are the irrelevant items of the query's own modality, and
    wanted the relevant ones of the others. Items that are not in the list share the place after
    its end; a tie counts one half. None where there is no pair.

    Source: one minus the area under the ROC curve (Hanley and McNeil, Radiology 143, 1982), for
    the modality gap that arXiv 2507.19054 describes.
    """
    if not rivals or not wanted:
        return None
    above = np.cumsum([0, *(item in rivals for item in ranked)])
    beaten = [float(above[place]) for place, item in enumerate(ranked) if item in wanted]
    ties = (len(rivals) - above[-1]) / 2
    unlisted = len(wanted) - len(beaten)
    return float((sum(beaten) + unlisted * (above[-1] + ties)) / (len(rivals) * len(wanted)))


def share_divergence(found: Counts, relevant: Counts) -> float:
    """Jensen-Shannon divergence between two mixes of modalities, in bits, 0 (equal) to 1.

    `found` counts the first ten hits and `relevant` all relevant items. It is 1 where one of
    the two is empty.

    Source: Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on
    Information Theory 37 (1991).
    """
    counts = np.array([[mix.get(m, 0) for m in Modality] for mix in (found, relevant)], np.float64)
    totals = counts.sum(axis=1, keepdims=True)
    if not totals.all():
        return 1.0
    shares = counts / totals
    middle = shares.mean(axis=0)
    ratios = np.where(shares > 0, shares / np.maximum(middle, 1e-12), 1.0)
    return float(np.clip((shares * np.log2(ratios)).sum() / 2, 0.0, 1.0))


def agreement(first: Ranked, second: Ranked) -> float:
    """The share of the longer list that the other has too, in whatever order, 0 to 1."""
    longer = max(len(first), len(second))
    return len(set(first) & set(second)) / longer if longer else 1.0
