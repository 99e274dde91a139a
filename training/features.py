"""What the picture tower sees of every picture, computed once and kept.

A view becomes `<view>.cells.npy`, float16 (pictures, cells, channels), filled in order so that a
run which was stopped goes on where it was, and `<view>.json` with the keys and parts. Captioned
photos, the ones that teach most, have a second view: their mirror.
"""

from __future__ import annotations

import itertools
import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from . import backbone, heldout, pictures
from .backbone import CELLS, CHANNELS
from .heldout import HeldOut
from .pictures import SETS, Picture
from .sources import PHOTOS

log = logging.getLogger(__name__)

Cells = NDArray[np.float16]
BATCH = 16
MIRROR = "-mirror"
KEPT = "kept.npy"
VIEWS = (*SETS, f"photos{MIRROR}")
NOTE_EVERY = 32


@dataclass(frozen=True, slots=True)
class FeatureSet:
    """One view of a set.

    Attributes:
        cells: float16 (n, CELLS, CHANNELS).
        keys: what each picture is called.
        development: whether it is set aside to choose by.
        copies: whether it is a near copy of a photo that is kept to measure with.
    """

    cells: Cells
    keys: list[str]
    development: NDArray[np.bool_]
    copies: NDArray[np.bool_]


def prepare(data: Path, work: Path, kept: HeldOut, threads: int) -> None:
    """Compute every view that is not there yet."""
    work.mkdir(parents=True, exist_ok=True)
    if not (work / KEPT).exists():
        kept_photos = pictures.decode(data, PHOTOS, pictures.kept_photos(data, kept), kept)
        np.save(work / KEPT, np.array([one.fingerprint for one in kept_photos], np.uint64))
    network = work / "backbone.onnx"
    if not network.exists():
        backbone.export(backbone.load()[0], network)
    session = backbone.session(network, threads)
    for name in VIEWS:
        if not (work / f"{name}.json").exists():
            _compute(data, work, name, kept, session)


def load(work: Path, name: str) -> FeatureSet:
    """Map one view without reading it whole."""
    listing = json.loads((work / f"{name}.json").read_text())
    cells = np.load(work / f"{name}.cells.npy", mmap_mode="r")
    prints = np.array(listing["fingerprints"], np.uint64)
    copies = heldout.near_copies(prints, np.load(work / KEPT))
    return FeatureSet(cells, listing["keys"], np.array(listing["development"], bool), copies)


def _compute(
    data: Path, work: Path, name: str, kept: HeldOut, session: onnxruntime.InferenceSession
) -> None:
    """Run the network over one view, or over what is left of it."""
    mirrored = name.endswith(MIRROR)
    source = name.removesuffix(MIRROR)
    wanted = pictures.items(data, source, kept)
    progress = work / f"{name}.progress"
    done: list[tuple[str, str, bool, int]] = (
        json.loads(progress.read_text()) if progress.exists() else []
    )
    cells = _open(work / f"{name}.cells.npy", len(wanted), bool(done))
    seen = {row[0] for row in done}
    left = [item for item in wanted if item.path not in seen]
    decoded = pictures.decode(data, SETS[source], left, kept)
    started = time.monotonic()
    for count, batch in enumerate(_batches(decoded), 1):
        at = len(done)
        cells[at : at + len(batch)] = _see(session, batch, mirrored)
        done += [
            (one.item.path, one.item.key, one.item.development, one.fingerprint) for one in batch
        ]
        if count % NOTE_EVERY == 0:
            cells.flush()
            progress.write_text(json.dumps(done))
            pace = count * BATCH / (time.monotonic() - started)
            log.info("%s: %d of %d, %.1f pictures/s", name, len(done), len(wanted), pace)
    cells.flush()
    _finish(work, name, done)
    progress.unlink(missing_ok=True)


def _finish(work: Path, name: str, done: list[tuple[str, str, bool, int]]) -> None:
    """Write the listing of a view."""
    listing = {
        "keys": [row[1] for row in done],
        "development": [row[2] for row in done],
        "fingerprints": [row[3] for row in done],
    }
    (work / f"{name}.json").write_text(json.dumps(listing))


def _see(session: onnxruntime.InferenceSession, batch: list[Picture], mirrored: bool) -> Cells:
    """Return the cells of some pictures, or of their mirrors."""
    seen = np.stack([one.pixels for one in batch])
    seen = np.ascontiguousarray(seen[:, :, ::-1]) if mirrored else seen
    cells: Cells = session.run(None, {"pictures": seen})[0].astype(np.float16)
    return cells


def _open(path: Path, count: int, resume: bool) -> np.memmap[Any, np.dtype[np.float16]]:
    """Open the array of a view, new or as it was left."""
    if resume:
        return np.lib.format.open_memmap(path, "r+")
    return np.lib.format.open_memmap(path, "w+", np.float16, (count, CELLS, CHANNELS))


def _batches(found: Iterator[Picture]) -> Iterator[list[Picture]]:
    """Cut a stream into batches."""
    while batch := list(itertools.islice(found, BATCH)):
        yield batch
