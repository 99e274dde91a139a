"""From trained towers to the shipped folder: fold, make integers, measure means, write.

The means are measured with the towers as they are read back, so they hold for what ships.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from torch import Tensor, nn

from engine.encoders.starter_nets import ConvNorm, Tower
from engine.encoders.starter_text import KEYS, StarterTextTower
from engine.encoders.starter_towers import StarterTowers
from engine.encoders.starter_weights import (
    AUDIO,
    CONFIG_NAME,
    IMAGE,
    MEAN,
    TEXT,
    WEIGHTS_NAME,
    Arrays,
    StarterConfig,
    pack,
)
from engine.types.vectors import Pixels, Role, Samples, Vectors

from .text_tower import TrainedTextTower

BATCH = 32


@dataclass(frozen=True, slots=True)
class Trained:
    """The three towers after training, and the hashes of the table's words."""

    text: TrainedTextTower
    image: Tower
    audio: Tower
    keys: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Samplings:
    """Training media whose mean vectors are shipped."""

    queries: list[str]
    documents: list[str]
    images: list[Pixels]
    audio: list[Samples]


def write(trained: Trained, media: Samplings, config: StarterConfig, out: Path) -> StarterConfig:
    """Write the weights and their description; return what was written."""
    packed = pack(_arrays(trained))
    means = _means(StarterTextTower(packed, config), StarterTowers(packed, config), media)
    content = save(packed | {MEAN + role.value: mean for role, mean in means.items()})
    final = replace(config, sha256=hashlib.sha256(content).hexdigest())
    out.mkdir(parents=True, exist_ok=True)
    (out / WEIGHTS_NAME).write_bytes(content)
    described = {"name": "starter: everyday concepts, English", "identity": final.identity}
    text = json.dumps(described | asdict(final), indent=2)
    (out / CONFIG_NAME).write_text(text + "\n", encoding="utf-8")
    return final


def fold(tower: Tower) -> dict[str, Tensor]:
    """Return the weights of a tower with each normalisation inside its convolution."""
    tower.eval()
    state = {f"project.{name}": value for name, value in tower.project.state_dict().items()}
    for name, module in tower.named_modules():
        if isinstance(module, ConvNorm) and isinstance(module.norm, nn.BatchNorm2d):
            state |= _folded(name, module.conv, module.norm)
    return state


def _folded(name: str, conv: nn.Conv2d, norm: nn.BatchNorm2d) -> dict[str, Tensor]:
    """Fold one normalisation into its convolution."""
    if norm.running_mean is None or norm.running_var is None:
        raise ValueError(f"{name} keeps no running figures")
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return {
        f"{name}.conv.weight": conv.weight * gain[:, None, None, None],
        f"{name}.conv.bias": norm.bias - norm.running_mean * gain,
    }


def _arrays(trained: Trained) -> Arrays:
    """Collect every tensor under its tower's prefix."""
    states: Mapping[str, Mapping[str, Tensor]] = {
        TEXT: trained.text.state_dict(),
        IMAGE: fold(trained.image),
        AUDIO: fold(trained.audio),
    }
    arrays: Arrays = {
        prefix + name: value.detach().contiguous().numpy().astype(np.float32)
        for prefix, state in states.items()
        for name, value in state.items()
    }
    return arrays | {TEXT + KEYS: trained.keys}


def _means(text: StarterTextTower, towers: StarterTowers, media: Samplings) -> dict[Role, Vectors]:
    """Return the mean vector of each role."""
    return {
        Role.QUERY_TEXT: _mean(text.encode, media.queries),
        Role.DOCUMENT_TEXT: _mean(text.encode, media.documents),
        Role.IMAGE: _mean(towers.images, media.images),
        Role.AUDIO: _mean(towers.audio, media.audio),
    }


def _mean(encode, items) -> Vectors:  # type: ignore[no-untyped-def]
    """Encode in batches and return the mean."""
    starts = range(0, len(items), BATCH)
    rows = np.concatenate([encode(items[start : start + BATCH]) for start in starts])
    mean: Vectors = rows.mean(0, dtype=np.float32)
    return mean
