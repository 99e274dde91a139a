"""The audio tower's training: clips become log-mel pictures, labels and scores become points.

The bank has our training labels first and the teacher's 521 sounds after them; the loss is the
picture tower's: a softmax over the labels, one over the whole bank, and the cosine to the mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from engine.encoders.starter_nets import Tower, unit
from engine.encoders.starter_sound import SAMPLE_RATE, level, log_mel

from .loop import Schedule, generator
from .sounds import SoundSet
from .space import TextSpace
from .texts import SOUND_PROMPTS

Floats = NDArray[np.float32]

WIDTHS = (32, 64, 128, 192)
DEPTHS = (1, 1, 2, 1)
CROP = 4 * SAMPLE_RATE
BATCH = 48
SCALE = 16.0
BELIEF = 0.6
COSINE_WEIGHT = 2.0
SHARPEN = 1.2


@dataclass(frozen=True, slots=True)
class SoundBank:
    """Names of sounds and their unit vectors; `known` of them are training labels."""

    names: list[str]
    vectors: Floats
    known: int


def make_bank(space: TextSpace, labels: list[str], sounds: list[str]) -> SoundBank:
    """Place the labels and the teacher's sounds in the text space."""
    names = labels + [name.lower() for name in sounds]
    prompted = [prompt.format(name) for name in names for prompt in SOUND_PROMPTS]
    rows = space.encode(prompted).reshape(len(names), len(SOUND_PROMPTS), -1).mean(1)
    return SoundBank(names, space.centred(rows), len(labels))


class SoundAlignment:
    """Gives the loss of any step of the audio tower's training."""

    def __init__(self, tower: Tower, sounds: SoundSet, bank: SoundBank, plan: Schedule) -> None:
        """Keep the training clips; labelled ones are drawn three times as often."""
        self.tower, self.plan, self.bank = tower, plan, bank
        self.rows = [row for row, held in enumerate(sounds.held) if not held]
        self.clips = sounds.clips
        self.vectors = torch.from_numpy(bank.vectors)
        self.known, self.target = _targets(sounds, bank)
        self.chance = _chances([sounds.labels[row] for row in self.rows])

    def __call__(self, step: int) -> Tensor:
        """Return the loss of one step."""
        rng = generator(self.plan.seed, step)
        picks = torch.multinomial(self.chance, BATCH, replacement=True, generator=rng)
        rows = [self.rows[pick] for pick in picks.tolist()]
        waves = np.stack([_crop(self.clips[row], rng) for row in rows])
        pictures, known, target = self._mixed(torch.from_numpy(waves), rows, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = self.tower(_mask(pictures, rng))
        return self._loss(unit(outputs), known, target)

    def _mixed(
        self, waves: Tensor, rows: list[int], rng: torch.Generator
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Lay a fainter clip over each clip of about half the batches."""
        known, target = self.known[rows], self.target[rows]
        if float(torch.rand(1, generator=rng)) < 0.5:
            order = torch.randperm(len(waves), generator=rng)
            share = 0.5 * torch.rand(len(waves), 1, generator=rng)
            waves = (1 - share) * waves + share * waves[order]
            known = torch.lerp(known, known[order], share)
            target = torch.lerp(target, target[order], share)
        return log_mel(waves), known, target

    def _loss(self, vectors: Tensor, known: Tensor, target: Tensor) -> Tensor:
        """Add the three terms."""
        logits = SCALE * vectors @ self.vectors.T
        weight = known.sum(1).sum().clamp(min=1)
        labels = _cross(logits[:, : self.bank.known], known[:, : self.bank.known]).sum() / weight
        points = functional.normalize(target @ self.vectors, dim=1)
        away = 1 - (vectors * points).sum(1)
        return labels + _cross(logits, target).mean() + COSINE_WEIGHT * away.mean()


def new_tower(dim: int, seed: int) -> Tower:
    """Build the audio tower with random weights."""
    torch.manual_seed(seed)
    return Tower(1, WIDTHS, DEPTHS, dim, folded=False)


def _cross(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of each row to a distribution."""
    return -(target * functional.log_softmax(logits, dim=1)).sum(1)


def _targets(sounds: SoundSet, bank: SoundBank) -> tuple[Tensor, Tensor]:
    """Return the known and the believed distribution of every clip."""
    places = {name: row for row, name in enumerate(bank.names[: bank.known])}
    known = torch.zeros(len(sounds.labels), len(bank.names))
    for row, label in enumerate(sounds.labels):
        if label:
            known[row, places[label]] = 1.0
    scores = torch.from_numpy(sounds.scores) ** SHARPEN
    teacher = torch.zeros_like(known)
    teacher[:, bank.known :] = scores / scores.sum(1, keepdim=True)
    belief = BELIEF * known.sum(1, keepdim=True)
    return known, belief * known + (1 - belief) * teacher


def _chances(labels: list[str]) -> Tensor:
    """Return how often each clip is drawn: rarer labels more, unlabelled clips less."""
    counts = {label: labels.count(label) for label in set(labels)}
    return torch.tensor(
        [0.3 / 200 if not label else counts[label] ** -0.5 / 10 for label in labels]
    )


def _crop(clip: Floats, rng: torch.Generator) -> Floats:
    """Cut four seconds from anywhere, played a little faster or slower."""
    speed = 0.85 + 0.3 * float(torch.rand(1, generator=rng))
    wanted = int(CROP * speed)
    start = int(torch.randint(0, max(1, len(clip) - wanted + 1), (1,), generator=rng))
    part = level(np.roll(clip, -start) if len(clip) <= wanted else clip[start:], wanted)
    places = np.linspace(0, wanted - 1, CROP)
    return np.interp(places, np.arange(wanted), part).astype(np.float32)


def _mask(pictures: Tensor, rng: torch.Generator) -> Tensor:
    """Blank one stretch of time and one of pitch in every picture (SpecAugment)."""
    pictures = pictures.clone()
    bands, frames = pictures.shape[2:]
    numbers = torch.rand(len(pictures), 4, generator=rng)
    for picture, (tall, low, long, first) in zip(pictures, numbers.tolist(), strict=True):
        height, width = int(tall * bands * 0.2), int(long * frames * 0.25)
        bottom, left = int(low * (bands - height)), int(first * (frames - width))
        picture[:, bottom : bottom + height] = 0.0
        picture[:, :, left : left + width] = 0.0
    return pictures
