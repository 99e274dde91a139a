"""The text tower's training: distil MiniLM's sentence vectors into the table of words.

Each step compares a batch with the teacher twice: every vector to its own target, and every pair's
cosine to the teacher's, because search lives on the order of cosines.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.encoders.starter_nets import unit
from engine.encoders.starter_text import Lexicon, word_key

from .loop import Schedule, generator
from .text_tower import TrainedTextTower

Floats = NDArray[np.float32]

HIDDEN = 512
BATCH = 512
LABEL_SHARE = 0.2
FORGET = 0.06
COMMON = 3e-4
PAIR_WEIGHT = 8.0


class ForgetfulLexicon(Lexicon):
    """A lexicon that now and then spells a word it knows, so that letter groups learn too."""

    rng: random.Random = random.Random(0)  # noqa: S311 - not for secrets

    def _rows(self, word: str) -> tuple[int, ...]:
        """Return the word's row, or sometimes its letter groups."""
        if len(word) > 3 and self.rng.random() < FORGET:
            return self._pieces(word)
        return super()._rows(word)


@dataclass(frozen=True, slots=True)
class Taught:
    """Texts and their unit target vectors."""

    texts: Sequence[str]
    targets: Tensor

    def draw(self, count: int, rng: torch.Generator) -> tuple[list[str], Tensor]:
        """Choose some at random."""
        picks = torch.randint(0, len(self.texts), (count,), generator=rng)
        return [self.texts[i] for i in picks.tolist()], self.targets[picks]


class Distillation:
    """Gives the loss of any step of the text tower's training."""

    def __init__(
        self,
        tower: TrainedTextTower,
        keys: NDArray[np.uint64],
        parts: tuple[Taught, Taught],
        plan: Schedule,
    ) -> None:
        """Keep what every step needs; `parts` are the labels and the texts."""
        self.tower, self.plan = tower, plan
        self.labels, self.texts = parts
        self.lexicon = ForgetfulLexicon(keys)

    def __call__(self, step: int) -> Tensor:
        """Return the loss of one step."""
        rng = generator(self.plan.seed, step)
        self.lexicon.rng = random.Random(step)  # noqa: S311 - not for secrets
        few = int(BATCH * LABEL_SHARE)
        labels, label_targets = self.labels.draw(few, rng)
        texts, text_targets = self.texts.draw(BATCH - few, rng)
        targets = torch.cat([label_targets, text_targets])
        vectors = unit(self.tower(self.lexicon.bags(labels + texts)))
        own = (1 - (vectors * targets).sum(1)).mean()
        pairs = (vectors @ vectors.T - targets @ targets.T).square().mean()
        return own + PAIR_WEIGHT * pairs


def table_keys(words: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the sorted hashes of the words, and the word number of each row."""
    keys = np.array([word_key(word) for word in words], np.uint64)
    order = np.argsort(keys)
    return keys[order], order


def new_tower(word_vectors: Floats, order: NDArray[np.int64], seed: int) -> TrainedTextTower:
    """Build the tower with each word's own vector, frequent words lighter (SIF)."""
    torch.manual_seed(seed)
    count, dim = word_vectors.shape
    tower = TrainedTextTower(count, dim, HIDDEN)
    share = 0.1 / (np.arange(count) + 10.0)
    weight = COMMON / (COMMON + share)
    rows = (word_vectors * weight[:, None])[order]
    with torch.no_grad():
        tower.table.weight[:count] = torch.from_numpy(rows.astype(np.float32))
        tower.table.weight[count:] *= 0.05
        tower.outer.weight.mul_(0.1)
    return tower
