"""What the shipped folder scores: the floors on the sources' own parts, and held-out media.

Everything goes through `StarterEncoder`, as in the product. Held-out captioned photos and sounds
are only measured here; nothing is chosen by them.
"""

from __future__ import annotations

import csv
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.stats import spearmanr

from engine.encoders.starter import StarterEncoder
from engine.index.centring import unit_rows
from engine.types.vectors import Pixels, Role, TextKind

from . import labels, pictures, sounds, sources
from .minilm import MiniLM
from .pictures import PictureSet
from .sources import ESC10

Floats = NDArray[np.float32]
Figures = dict[str, float]

PAIRS = 2_000
MOST = 2_500


@dataclass(frozen=True, slots=True)
class Measured:
    """An encoder and where its data lies."""

    encoder: StarterEncoder
    data: Path
    work: Path

    def queries(self, texts: Sequence[str]) -> Floats:
        """Encode query texts."""
        return self.encoder.encode_texts(texts, TextKind.QUERY)

    def centred(self, rows: Floats, role: Role) -> Floats:
        """Take the shipped mean away, as the search does."""
        return unit_rows(rows - self.encoder.reference_means[role])


def image_accuracy(measured: Measured) -> Figures:
    """Top-1 and top-5 over Tiny-ImageNet's 200 classes by nearest label text, in percent."""
    part = pictures.load(measured.work, "tiny-validation")
    names = labels.word_names(measured.data)
    keys = labels.tiny_classes(measured.data)
    texts = measured.queries([f"a photo of a {names[key][0]}" for key in keys])
    vectors = measured.encoder.encode_images(list(part.pictures))
    truth = np.array([keys.index(label) for label in part.labels])
    raw = _top(vectors @ texts.T, truth, 1)
    centred = measured.centred(vectors, Role.IMAGE) @ unit_rows(texts - texts.mean(0)).T
    return {
        "tiny top-1": raw,
        "tiny top-1, means taken away": _top(centred, truth, 1),
        "tiny top-5, means taken away": _top(centred, truth, 5),
    }


def other_accuracy(measured: Measured, name: str) -> Figures:
    """Top-1 of another source's validation part (thinned if large), in percent."""
    whole = pictures.load(measured.work, f"{name}-validation")
    every = max(1, len(whole.labels) // MOST)
    part = PictureSet(whole.pictures[::every], whole.labels[::every])
    names = {label.key: label.names[0] for label in labels.all_labels(measured.data)}
    keys = sorted(set(part.labels))
    texts = measured.queries([f"a photo of a {names[key]}" for key in keys])
    vectors = measured.centred(measured.encoder.encode_images(list(part.pictures)), Role.IMAGE)
    truth = np.array([keys.index(label) for label in part.labels])
    return {f"{name} top-1": _top(vectors @ unit_rows(texts - texts.mean(0)).T, truth, 1)}


def audio_accuracy(measured: Measured) -> Figures:
    """Top-1 over the training sounds on held-back clips by nearest label text, in percent."""
    found = sounds.load(measured.work)
    names = sorted({label for label in found.labels if label})
    rows = [row for row, held in enumerate(found.held) if held and found.labels[row]]
    vectors = measured.encoder.encode_audio([found.clips[row] for row in rows])
    texts = measured.queries([f"the sound of {name}" for name in names])
    truth = np.array([names.index(found.labels[row]) for row in rows])
    centred = measured.centred(vectors, Role.AUDIO) @ unit_rows(texts - texts.mean(0)).T
    return {
        "sounds top-1": _top(vectors @ texts.T, truth, 1),
        "sounds top-1, means taken away": _top(centred, truth, 1),
        "sounds held back": float(len(rows)),
    }


def text_agreement(measured: Measured, captions: Sequence[str]) -> float:
    """Spearman's rho between our cosines and MiniLM's over random pairs of captions."""
    rng = np.random.default_rng(0)
    left, right = rng.integers(0, len(captions), (2, PAIRS + 200))
    pairs = np.flatnonzero(left != right)[:PAIRS]
    spaces = (measured.queries(captions), MiniLM().encode(captions))
    cosines = [(rows[left[pairs]] * rows[right[pairs]]).sum(1) for rows in spaces]
    return float(spearmanr(*cosines).statistic)


def photo_recall(measured: Measured, folder: Path, captions: Path) -> Figures:
    """Share of captions whose own photo is among the first k, in percent (all photos)."""
    said: dict[str, list[str]] = defaultdict(list)
    with captions.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            said[row["image"]].append(row["caption"])
    names = [path for path in sorted(folder.iterdir()) if path.name in said]
    side = measured.encoder.spec.image_side
    vectors = measured.encoder.encode_images([_photo(path, side) for path in names])
    first = [said[path.name][0] for path in names]
    texts = measured.queries(first)
    truth = np.arange(len(names))
    centred = measured.centred(texts, Role.QUERY_TEXT) @ measured.centred(vectors, Role.IMAGE).T
    figures = {f"photos R@{k}": _top(centred, truth, k) for k in (1, 10, 50)}
    figures["photos R@10, means kept"] = _top(texts @ vectors.T, truth, 10)
    return figures | {
        "photos": float(len(names)),
        "captions Spearman": text_agreement(measured, first),
    }


def sound_precision(measured: Measured) -> Figures:
    """Precision among the first four of ESC-10's held-out fold, by label text."""
    fold = sounds.HELD_FOLD
    names = [
        path
        for path in sources.paths(measured.data, ESC10, (".ogg",))
        if PurePosixPath(path).name.startswith(fold)
    ]
    blobs = list(sources.read(measured.data, ESC10, names))
    vectors = measured.encoder.encode_audio([sounds.read_wave(blob.content) for blob in blobs])
    truth = np.array(
        [sounds.ESC10_NAMES[blob.path.split("/")[0].split(" - ")[1]] for blob in blobs]
    )
    wanted = sorted(set(truth.tolist()))
    queries = measured.queries([f"the sound of {name}" for name in wanted])
    near = measured.centred(vectors, Role.AUDIO) @ measured.centred(queries, Role.QUERY_TEXT).T
    best = np.argsort(-near, axis=0)[:4]
    by_text = np.mean([truth[best[:, row]] == name for row, name in enumerate(wanted)])
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -2)
    nearest = truth[np.argsort(-alike, axis=1)[:, :4]]
    return {
        "fold 5 precision at 4 by label text": float(by_text),
        "fold 5 precision at 4 by example": float((nearest == truth[:, None]).mean()),
        "fold 5 top-1": _top(near, np.array([wanted.index(name) for name in truth]), 1),
    }


def speed(measured: Measured) -> Figures:
    """Items per second of each tower on this machine."""
    rng = np.random.default_rng(0)
    shape = (256, measured.encoder.spec.image_side, 170, 3)
    images = list(rng.integers(0, 255, shape, dtype=np.uint8))
    windows = list(rng.standard_normal((32, 160_000), dtype=np.float32))
    texts = [f"a dog runs across field number {row}" for row in range(2000)]
    jobs = {
        "pictures/s": (measured.encoder.encode_images, images),
        "windows/s": (measured.encoder.encode_audio, windows),
        "texts/s": (measured.queries, texts),
    }
    figures: Figures = {}
    for name, (encode, items) in jobs.items():
        started = time.perf_counter()
        encode(items)  # type: ignore[operator]
        figures[name] = len(items) / (time.perf_counter() - started)
    return figures


def everything(measured: Measured, held: Sequence[str]) -> Figures:
    """Every figure that needs nothing but the sources and the held-out fold."""
    figures = image_accuracy(measured)
    for name in ("cifar", "grocery", "clothes"):
        figures |= other_accuracy(measured, name)
    figures |= audio_accuracy(measured) | sound_precision(measured)
    figures["held sentences Spearman"] = text_agreement(measured, held)
    return figures | speed(measured)


def save(figures: Figures, path: Path) -> None:
    """Write the figures, for the card."""
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _top(scores: Floats, truth: NDArray[np.int64], count: int) -> float:
    """Percentage of rows whose true column is among the first `count`."""
    own = scores[np.arange(len(truth)), truth]
    return float(100 * ((scores > own[:, None]).sum(1) < count).mean())


def _photo(path: Path, side: int) -> Pixels:
    """Decode a photo as the product does: shorter side `side`, aspect kept."""
    with Image.open(path) as photo:
        rgb = photo.convert("RGB")
    scale = side / min(rgb.size)
    size = (max(side, round(rgb.width * scale)), max(side, round(rgb.height * scale)))
    return np.asarray(rgb.resize(size, Image.Resampling.BICUBIC))
