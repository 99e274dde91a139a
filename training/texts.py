"""Every sentence that a picture is described with, and its vector by MiniLM.

A picture's key leads to its sentences: five captions for a photo, the prompted names for a label.
The mean of the captions is taken away from every vector: the direction that all of them share says
nothing about any of them.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import labels, sources
from .heldout import HeldOut
from .labels import Label
from .minilm import MiniLM
from .sources import CAPTIONS

Floats = NDArray[np.float32]

FILE = "texts"
DESCRIPTION_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences and their vectors.

    Attributes:
        sentences: each once.
        vectors: MiniLM's, unit, float32 (sentences, 384).
        rows: which sentences belong to a key.
    """

    sentences: list[str]
    vectors: Floats
    rows: dict[str, list[int]]

    def mean(self) -> Floats:
        """Return the mean vector of all captions of photos."""
        captions = [row for key, rows in self.rows.items() if is_photo(key) for row in rows]
        mean: Floats = self.vectors[captions].mean(0)
        return mean


def prepare(data: Path, work: Path, kept: HeldOut) -> None:
    """Write and encode every sentence, unless that was done."""
    said = captions(data, kept) | {label.key: label.sentences() for label in all_labels(data)}
    write(work, FILE, said)


def write(work: Path, name: str, said: dict[str, list[str]]) -> None:
    """Encode what is said of each key and keep it under a name, unless that was done."""
    if (work / f"{name}.npy").exists():
        return
    sentences = list(dict.fromkeys(text for texts in said.values() for text in texts))
    places = {text: place for place, text in enumerate(sentences)}
    rows = {key: [places[text] for text in texts] for key, texts in said.items()}
    (work / f"{name}.json").write_text(json.dumps([sentences, rows]))
    np.save(work / f"{name}.npy", MiniLM().encode(sentences))


def load(work: Path, name: str = FILE) -> Texts:
    """Read what `write` kept under a name."""
    sentences, rows = json.loads((work / f"{name}.json").read_text())
    return Texts(sentences, np.load(work / f"{name}.npy"), rows)


def captions(data: Path, kept: HeldOut) -> dict[str, list[str]]:
    """Return the captions of every photo that may be used, under `photo:` and its name."""
    table = sources.text(data, CAPTIONS, "data/ignore_captions.txt")
    said: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table)):
        if row["image"] not in kept.photos:
            said[f"photo:{row['image']}"].append(row["caption"].removesuffix(" ."))
    return dict(said)


def all_labels(data: Path) -> list[Label]:
    """Return every label: ImageNet's classes first, in the order of the backbone's scores."""
    return [*labels.classes(), *labels.clothes(), *labels.groceries(data)]


def class_points(texts: Texts, names: list[Label], centre: Floats) -> Floats:
    """Place labels in the space: unit, centred means of their names and descriptions (n, 384)."""
    centred = texts.vectors - centre
    points = np.zeros((len(names), centred.shape[1]), np.float32)
    for row, label in enumerate(names):
        places, count = texts.rows[label.key], len(label.prompted())
        points[row] = _unit(centred[places[:count]].mean(0))
        if label.descriptions:
            points[row] += DESCRIPTION_WEIGHT * _unit(centred[places[count:]].mean(0))
    return _unit(points)


def _unit(row: Floats) -> Floats:
    unit: Floats = row / np.linalg.norm(row, axis=-1, keepdims=True)
    return unit


def is_photo(key: str) -> bool:
    """Tell whether a key is a captioned photo's."""
    return key.startswith("photo:")
