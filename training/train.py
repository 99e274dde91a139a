"""Trains the space: heads begin as ridge regression and are then aligned with the map of texts."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .align import NOT_NAMED, Alignment, Named, Sayings, Weights
from .heads import Head, PictureHead, Size, SoundHead, Space, TextMap
from .loop import Run, Schedule
from .material import Everything, material

PICTURE_SIZE = Size(hidden=1024, dropout=0.7, weight=1.0)
SOUND_SIZE = Size(hidden=1024, dropout=0.5, weight=1.5)
RIDGE = 2_000.0
SOUND_RIDGE = 300.0
STEPS = 240
RATE = 2e-3
DECAY = 0.2
AVERAGE = 0.9
CHECKPOINT = "space.pt"


def train(found: Everything, work: Path, steps: int, seed: int) -> Space:
    """Train to the end, or go on from where a run was stopped; return the averaged weights."""
    torch.manual_seed(seed)
    drawn = material(found)
    space = build(found)
    _begin(space.pictures, drawn.photos.features[0], drawn.photos.captions, space.texts, RIDGE)
    named = drawn.sounds.labels != NOT_NAMED
    _begin_named(space, drawn.sounds, named)
    plan = Schedule(steps, RATE, decay=DECAY, average=AVERAGE, save_every=40, seed=seed)
    run = Run(space, plan, work / CHECKPOINT)
    space.load_state_dict(run.train(Alignment(space, drawn, Weights(), seed)))
    return space.eval()


def load(found: Everything, work: Path) -> Space:
    """Read the trained space."""
    space = build(found)
    state = torch.load(work / CHECKPOINT, weights_only=True)
    space.load_state_dict(state["average"])
    return space.eval()


def build(found: Everything) -> Space:
    """Build the parts, untrained."""
    pictures = PictureHead(found.picture_classes, PICTURE_SIZE)
    sounds = SoundHead(found.sound_classes, SOUND_SIZE)
    return Space(pictures, sounds, TextMap(found.texts.mean()))


def _begin(head: Head, features: Tensor, said: Sayings, texts: TextMap, strength: float) -> None:
    """Fit a head to the mean of what is said of each thing."""
    with torch.no_grad():
        every = texts(said.vectors)
        real = torch.arange(said.rows.shape[1])[None] < said.counts[:, None]
        means = (every[said.rows] * real[..., None]).sum(1)
    head.fit(features, functional.normalize(means, dim=1), strength)


def _begin_named(space: Space, sounds: Named, named: Tensor) -> None:
    """Fit the head of sounds to the names of those that have one."""
    labels = sounds.labels[named]
    names = sounds.names
    said = Sayings(names.vectors, names.rows[labels], names.counts[labels])
    _begin(space.sounds, sounds.features[named], said, space.texts, SOUND_RIDGE)
