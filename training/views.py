"""The views that the picture tower learns from, each scored by the teacher as the tower sees it.

A view is a whole picture, a part of one, or several mixed. Teacher and tower look at the same
pixels, and mixed views widen what is looked at far beyond the pictures there are: both are what
makes distillation carry over (arXiv 2106.05237). Flow: `<set>-train.pictures.npy` ->
`views.pictures.npy` (n, 64, 64, 3), `views.logits.npy` (n, 1000), `views.rows.npy` (n,).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.lib.format import open_memmap
from numpy.typing import NDArray
from torch import Tensor

from engine.encoders.starter_views import planes_of, squashed

from . import augment
from .loop import generator
from .pictures import PictureSet
from .teachers import PictureTeacher

log = logging.getLogger(__name__)

SIDE = 64
CHUNK = 4_000
CHUNKS = 80
GROUP = 100
WHOLE, PART = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """How one set takes part: its share of the views, and how small a part of it may be."""

    name: str
    share: float
    smallest: float


SHARES = (
    Share("tiny", 0.79, 0.3),
    Share("cifar", 0.05, 0.5),
    Share("grocery", 0.08, 0.12),
    Share("clothes", 0.08, 0.12),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One set, ready to draw from: its pictures and the bank row of each label."""

    share: Share
    pictures: PictureSet
    rows: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ScoredViews:
    """Views with what is known of them.

    Attributes:
        pictures: uint8 (n, 64, 64, 3).
        logits: the teacher's, float16 (n, 1000).
        rows: bank row of the label, -1 where there is none, int64 (n,).
    """

    pictures: NDArray[np.uint8]
    logits: NDArray[np.float16]
    rows: NDArray[np.int64]


def make(parts: Sequence[Part], teacher: PictureTeacher, work: Path, seed: int) -> None:
    """Draw and score every view that is not there yet, a chunk at a time."""
    done = _done(work)
    if done == CHUNKS:
        return
    stores = _stores(work, new=done == 0)
    for number in range(done, CHUNKS):
        pictures, rows = draw(parts, CHUNK, generator(seed, number))
        place = slice(number * CHUNK, (number + 1) * CHUNK)
        for store, values in zip(stores, (pictures, teacher.logits(pictures), rows), strict=True):
            store[place] = values
            store.flush()
        (work / "views.done").write_text(str(number + 1))
        log.info("views: %d of %d", (number + 1) * CHUNK, CHUNKS * CHUNK)


def load(work: Path) -> ScoredViews:
    """Map the views without reading them whole."""
    names = ("pictures", "logits", "rows")
    return ScoredViews(*(np.load(work / f"views.{name}.npy", mmap_mode="r") for name in names))


def draw(
    parts: Sequence[Part], count: int, rng: torch.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Draw views of every set: whole pictures first, then parts, then mixtures without label."""
    drawn = [_draw(part, round(part.share.share * count), rng) for part in parts]
    views, rows = (torch.cat(column) for column in zip(*drawn, strict=True))
    order = torch.randperm(len(views), generator=rng)
    views, rows = views[order], rows[order]
    first = int((WHOLE + PART) * len(views))
    views[first:] = _mixed(views[first:], rng)
    rows[first:] = -1
    planes = views.round().clamp(0, 255).to(torch.uint8)
    return planes.permute(0, 2, 3, 1).contiguous().numpy(), rows.numpy()


def _draw(part: Part, count: int, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Draw pictures of one set; some stay whole, of the others a part is cut."""
    picks = torch.randint(0, len(part.rows), (count,), generator=rng).sort().values.numpy()
    planes = planes_of(part.pictures.pictures[picks])
    whole = torch.rand(count, generator=rng) < WHOLE
    views = augment.crop(planes, SIDE, rng, part.share.smallest)
    views[whole] = squashed(planes[whole], SIDE)
    return views, torch.from_numpy(part.rows[picks])


def _mixed(views: Tensor, rng: torch.Generator) -> Tensor:
    """Mix views in small groups, each in one of three ways."""
    ways = (augment.blend, augment.paste, augment.paste, augment.mosaic)
    groups = torch.split(views, GROUP)
    return torch.cat([ways[place % len(ways)](group, rng) for place, group in enumerate(groups)])


def _done(work: Path) -> int:
    """Return how many chunks are on disk."""
    mark = work / "views.done"
    return int(mark.read_text()) if mark.exists() else 0


def _stores(work: Path, *, new: bool) -> list[np.memmap]:
    """Open the three files for writing."""
    total = CHUNK * CHUNKS
    shapes = {
        "pictures": ((total, SIDE, SIDE, 3), np.uint8),
        "logits": ((total, 1000), np.float16),
        "rows": ((total,), np.int64),
    }
    if not new:
        return [open_memmap(work / f"views.{name}.npy", mode="r+") for name in shapes]
    return [
        open_memmap(work / f"views.{name}.npy", mode="w+", dtype=dtype, shape=shape)
        for name, (shape, dtype) in shapes.items()
    ]
