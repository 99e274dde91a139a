"""How well a bridge finds, and whether that is enough: retrieval of held-out captions under noise.

A sound lies some way from its description, so the descriptions stand in for sounds only after noise
was added: as much as they differ among themselves, about 1e-3 per number of a vector of 512.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from msgspec import Struct

from ..errors import UserError
from ..index.centring import unit_rows
from ..language import tr
from ..stored_texts import CAPTIONS_NOT_FOUND, PICTURES_NOT_FOUND, retold
from ..types.vectors import Vectors

# Of the mean squared length of centred vectors.
NOISE_SHARE = 1.0
_SEED = 11
_ROWS_AT_ONCE = 500


class BridgeRefused(UserError):
    """A bridge failed its own check; the CLIP model works without sound.

    Attributes:
        reason: what the check found, to go on a sentence with.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(
            tr(
                "Sounds cannot be joined to pictures: {reason}. Everything else works without "
                "sound: index again",
                reason=retold(reason),
            )
        )
        self.reason = reason


class Recall(Struct, frozen=True):
    """Shares, 0 to 1, of queries that find their own target.

    Attributes:
        at_1, at_10: as the best, among the ten best.
        rank: mean reciprocal rank.
        among: how many targets there were.
    """

    at_1: float
    at_10: float
    rank: float
    among: int


class BridgeFigures(Struct, frozen=True):
    """What the examination of one bridge found.

    Attributes:
        new_templates, new_things: captions through the bridge, with noise, to the same captions.
        photos: "the sound of X" through the bridge, with noise, to "a photo of X".
        clean: as `new_templates`, without noise.
        penalty: the ridge penalty that was chosen.
    """

    new_templates: Recall
    new_things: Recall
    photos: Recall
    clean: Recall
    penalty: float

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> BridgeFigures:
        """Figures as JSON leaves them."""
        recalls = {name: Recall(**part) for name, part in content.items() if name != "penalty"}
        return cls(penalty=content["penalty"], **recalls)

    def demand(self, least: float) -> None:
        """See that the bridge is of use.

        Args:
            least: the share of described sounds that must find their own among the ten best.

        Raises:
            BridgeRefused: it finds less.
        """
        for line, found in (
            (CAPTIONS_NOT_FOUND, self.new_templates),
            (PICTURES_NOT_FOUND, self.photos),
        ):
            if found.at_10 < least:
                shares = {"found": f"{found.at_10:.0%}", "least": f"{least:.0%}"}
                raise BridgeRefused(line.format(**shares))


def with_noise(vectors: Vectors) -> Vectors:
    """Centred vectors (n, p) with Gaussian noise; the same at every call."""
    rng = np.random.default_rng(_SEED)
    noise = rng.standard_normal(vectors.shape) * np.sqrt(NOISE_SHARE * variance(vectors))
    return np.asarray(vectors + noise, dtype=np.float32)


def variance(vectors: Vectors) -> float:
    """The mean square of the numbers of centred vectors (n, p)."""
    return float(np.mean(np.square(vectors)))


def recall(queries: Vectors, targets: Vectors) -> Recall:
    """How well queries (n, q) find the targets (n, q) of the same rows, by cosine."""
    queries, targets = unit_rows(queries), unit_rows(targets)
    ranks = np.concatenate(
        [
            _ranks(queries[start : start + _ROWS_AT_ONCE], targets, start)
            for start in range(0, len(queries), _ROWS_AT_ONCE)
        ]
    )
    return Recall(
        at_1=float(np.mean(ranks == 0)),
        at_10=float(np.mean(ranks < 10)),
        rank=float(np.mean(1.0 / (ranks + 1))),
        among=len(targets),
    )


def _ranks(queries: Vectors, targets: Vectors, start: int) -> Vectors:
    """How many targets are at least as near as the right one, besides itself."""
    scores = queries @ targets.T
    right = scores[np.arange(len(queries)), np.arange(start, start + len(queries))]
    return np.asarray((scores >= right[:, None]).sum(axis=1) - 1)
