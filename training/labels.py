"""The label bank: every name a picture can have, and where those names lie in the text space.

A label has names (synonyms) and glosses (everyday descriptions). Its plain vector is the mean of
its names in photo prompts; its broad vector leans towards the glosses. Both are centred, because
the direction that all captions share says nothing about any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.index.centring import unit_rows

from . import sources
from .glosses import glosses
from .sources import GROCERY, TINY
from .space import TextSpace

Floats = NDArray[np.float32]

PROMPTS = ("a photo of a {}", "{}", "a picture of the {}", "a {} in the scene")
GLOSS_WEIGHT = 0.7
CIFAR_NAMES = {
    "airplane": ("airplane", "plane in the sky"),
    "automobile": ("car", "automobile"),
    "bird": ("bird",),
    "cat": ("cat",),
    "deer": ("deer",),
    "dog": ("dog",),
    "frog": ("frog",),
    "horse": ("horse",),
    "ship": ("ship", "boat"),
    "truck": ("truck",),
}
CLOTHES_NAMES = {
    "dress": ("dress",),
    "hat": ("hat", "cap"),
    "longsleeve": ("long sleeve shirt", "pullover"),
    "outwear": ("jacket", "coat"),
    "pants": ("trousers", "pants"),
    "shirt": ("shirt",),
    "shoes": ("shoes", "pair of shoes"),
    "shorts": ("shorts",),
    "skirt": ("skirt",),
    "t-shirt": ("t-shirt",),
}


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the bank: its key, its synonyms and its everyday descriptions."""

    key: str
    names: tuple[str, ...]
    glosses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """The labels and their unit vectors; the teacher's 1,000 classes come first."""

    labels: list[Label]
    plain: Floats
    broad: Floats

    def rows(self, keys: list[str]) -> NDArray[np.int64]:
        """Return the row of each key, -1 for the empty key."""
        places = {label.key: row for row, label in enumerate(self.labels)}
        places[""] = -1
        return np.array([places[key] for key in keys])


def classes() -> list[str]:
    """Return the teacher's WordNet ids in the order of its scores."""
    package = find_spec("timm")  # found, not imported: importing it needs torchvision
    if package is None or package.origin is None:
        raise FileNotFoundError("timm, which lists the classes, is not installed")
    listing = Path(package.origin).parent / "data" / "_info" / "imagenet_synsets.txt"
    return listing.read_text().split()


def word_names(data: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of every WordNet id in words.txt."""
    lines = sources.text(data, TINY, "tiny-imagenet-200/words.txt").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {key: tuple(name.strip() for name in names.split(",")) for key, names in pairs}


def tiny_classes(data: Path) -> list[str]:
    """Return Tiny-ImageNet's 200 WordNet ids."""
    return sources.text(data, TINY, "tiny-imagenet-200/wnids.txt").split()


def all_labels(data: Path) -> list[Label]:
    """Return the whole bank's labels: the teacher's classes, then the other sources' own."""
    names, everyday = word_names(data), glosses()
    found = [
        Label(key, names[key], tuple(everyday.get(row, ()))) for row, key in enumerate(classes())
    ]
    found += [Label(f"cifar:{key}", value, ()) for key, value in CIFAR_NAMES.items()]
    found += [Label(f"clothes:{key}", value, ()) for key, value in CLOTHES_NAMES.items()]
    return found + _grocery_labels(data)


def make_bank(data: Path, space: TextSpace) -> Bank:
    """Place every label in the text space."""
    labels = all_labels(data)
    plain = np.stack([_mean(space, _prompted(label.names)) for label in labels])
    broad = np.stack(
        [
            row + GLOSS_WEIGHT * _mean(space, label.glosses) if label.glosses else row
            for label, row in zip(labels, plain, strict=True)
        ]
    )
    return Bank(labels, space.centred(plain), space.centred(broad))


def _prompted(names: tuple[str, ...]) -> tuple[str, ...]:
    """Put up to three synonyms into every prompt."""
    return tuple(prompt.format(name) for name in names[:3] for prompt in PROMPTS)


def _mean(space: TextSpace, texts: tuple[str, ...]) -> Floats:
    """Return the unit mean of some texts."""
    mean: Floats = unit_rows(space.encode(list(texts)).mean(0, keepdims=True))[0]
    return mean


def _grocery_labels(data: Path) -> list[Label]:
    """Grocery's fine classes, named together with their coarse class."""
    rows = sources.text(data, GROCERY, "dataset/classes.csv").splitlines()[1:]
    pairs = [(row.split(",")[0], row.split(",")[2]) for row in rows]
    return [Label(f"grocery:{fine}", _grocery_names(fine, coarse), ()) for fine, coarse in pairs]


def _grocery_names(fine: str, coarse: str) -> tuple[str, ...]:
    """Spell "Granny-Smith" as "granny smith apple"; the coarse name is a synonym."""
    small, large = fine.replace("-", " ").lower(), coarse.replace("-", " ").lower()
    full = small if large in small else f"{small} {large}"
    return (full, large) if full != large else (full,)
