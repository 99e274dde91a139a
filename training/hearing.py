"""What YAMNet hears in every sound, computed once and kept.

`sounds.npz` has the embeddings and scores of all patches, float16 (patches, 1545), and where each
window begins; `sounds.json` has what each is called, its source and its part.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.encoders.starter_sound import patches

from . import sounds, yamnet
from .heldout import HeldOut

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SoundSet:
    """Every window: what is heard in its patches, its name, its source and its part."""

    patches: list[Floats]
    names: list[str]
    sources: list[str]
    development: NDArray[np.bool_]


def prepare(data: Path, work: Path, teacher: Path, kept: HeldOut) -> None:
    """Decode and hear every sound, unless that was done."""
    if (work / "sounds.json").exists():
        return
    network, _ = yamnet.load(teacher)
    heard, rows = [], []
    with torch.inference_mode():
        for window in sounds.decode(data, list(sounds.clips(data)), kept):
            seen = torch.from_numpy(patches(window.samples))
            heard.append(network(seen).numpy().astype(np.float16))
            clip = window.clip
            rows.append((clip.name, clip.source.repository, clip.development))
            if len(rows) % 500 == 0:
                log.info("%d sounds", len(rows))
    starts = np.cumsum([0] + [len(one) for one in heard])
    np.savez(work / "sounds.npz", patches=np.concatenate(heard), starts=starts)
    (work / "sounds.json").write_text(json.dumps(rows))


def load(work: Path) -> SoundSet:
    """Read what `prepare` wrote."""
    rows = json.loads((work / "sounds.json").read_text())
    with np.load(work / "sounds.npz") as file:
        flat = file["patches"].astype(np.float32)
        heard = np.split(flat, file["starts"][1:-1])
    return SoundSet(
        heard,
        [row[0] for row in rows],
        [row[1] for row in rows],
        np.array([row[2] for row in rows]),
    )
