"""Pictures on disk as plain arrays, with their labels.

Flow: git blobs -> squares of one size -> `<set>.pictures.npy`, `<set>.labels.json`. Later stages
map these files and never decode again.
A label is a key of the label bank (see `labels`): a WordNet id, `cifar:cat`, `grocery:Apple`, ...
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from . import sources
from .sources import CIFAR, CLOTHES, GROCERY, TINY, Source

log = logging.getLogger(__name__)

Part = Literal["train", "validation", "none"]
Item = tuple[Part, str]
TINY_HOME = "tiny-imagenet-200"
SETS = {"tiny": TINY, "cifar": CIFAR, "grocery": GROCERY, "clothes": CLOTHES}
SIDES = {"tiny": 64, "cifar": 32, "grocery": 128, "clothes": 128}


@dataclass(frozen=True, slots=True)
class PictureSet:
    """Pictures of one source and part; `labels` has "" where a picture has none."""

    pictures: NDArray[np.uint8]
    labels: list[str]


def prepare(data: Path, work: Path) -> None:
    """Write every set's arrays that are not there yet."""
    for name, source in SETS.items():
        if not (work / f"{name}.labels.json").exists():
            _decode(data, work, name, source)


def load(work: Path, name: str) -> PictureSet:
    """Map one set, such as `tiny-train`, without reading it whole."""
    source, part = name.split("-")
    labels = json.loads((work / f"{source}.labels.json").read_text())[part]
    pictures = np.load(work / f"{name}.pictures.npy", mmap_mode="r")
    return PictureSet(pictures, labels)


def _decode(data: Path, work: Path, name: str, source: Source) -> None:
    """Decode a source once and write its parts."""
    sort = _sorter(data, name)
    found = sources.paths(data, source, (".jpg", ".jpeg", ".png"))
    wanted = [path for path in found if sort(path)[0] != "none"]
    parts: dict[str, list[str]] = {"train": [], "validation": []}
    rows: dict[str, list[NDArray[np.uint8]]] = {"train": [], "validation": []}
    for blob in sources.read(data, source, wanted):
        part, label = sort(blob.path)
        parts[part].append(label)
        rows[part].append(_square(blob.content, SIDES[name]))
    for kind, pictures in rows.items():
        np.save(work / f"{name}-{kind}.pictures.npy", np.stack(pictures))
    (work / f"{name}.labels.json").write_text(json.dumps(parts))
    log.info("%s: %s", name, {kind: len(labels) for kind, labels in parts.items()})


def _square(content: bytes, side: int) -> NDArray[np.uint8]:
    """Decode and squash to a square: crops at training time vary the aspect anyway."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.draft("RGB", (2 * side, 2 * side))
        rgb = picture.convert("RGB")
    if rgb.size != (side, side):
        rgb = rgb.resize((side, side), Image.Resampling.BOX, reducing_gap=2.0)
    return np.asarray(rgb)


def _sorter(data: Path, name: str) -> Callable[[str], Item]:
    """Return the function that gives the part and the label key of a path."""
    if name == "tiny":
        return _tiny_sorter(data)
    return {"cifar": _cifar_item, "grocery": _grocery_item, "clothes": _clothes_item}[name]


def _tiny_sorter(data: Path) -> Callable[[str], Item]:
    """Tiny-ImageNet: labels by folder, or by the validation part's own list."""
    lines = sources.text(data, TINY, f"{TINY_HOME}/val/val_annotations.txt").splitlines()
    answers = dict(line.split("\t")[:2] for line in lines)

    def item(path: str) -> Item:
        if not path.startswith(TINY_HOME):
            return "none", ""
        part, name = path.split("/")[1], PurePosixPath(path).name
        if part == "val":
            return "validation", answers[name]
        return "train", path.split("/")[2] if part == "train" else ""

    return item


def _cifar_item(path: str) -> Item:
    """CIFAR-10: train and test folders by class."""
    part, label = path.split("/")[:2]
    return "train" if part == "train" else "validation", f"cifar:{label}"


def _grocery_item(path: str) -> Item:
    """Grocery: the folder is the finest class; drawn icons are left out."""
    pieces = path.split("/")
    if pieces[0] != "dataset" or pieces[1] not in ("train", "val", "test"):
        return "none", ""
    return "validation" if pieces[1] == "test" else "train", f"grocery:{pieces[-2]}"


def _clothes_item(path: str) -> Item:
    """Clothes: the folder is the class."""
    part, label = path.split("/")[:2]
    return "train" if part == "train" else "validation", f"clothes:{label}"
