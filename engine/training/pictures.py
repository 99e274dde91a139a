"""Pictures on disk as plain arrays, with their labels and the teacher's scores.

Flow: git blobs -> squares of one size -> `<set>.pictures.npy`, `<set>.labels.json`, then
`<set>.scores.npy` from the teacher. The training loop maps these files and never decodes again.
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
from .teachers import picture_scores

log = logging.getLogger(__name__)

Part = Literal["train", "validation", "none"]
Item = tuple[Part, str]
TINY_HOME = "tiny-imagenet-200"
SETS = {"tiny": TINY, "cifar": CIFAR, "grocery": GROCERY, "clothes": CLOTHES}
SIDES = {"tiny": 64, "cifar": 32, "grocery": 96, "clothes": 96}


@dataclass(frozen=True, slots=True)
class PictureSet:
    """Pictures of one source and part; `labels` has "" where a picture has none."""

    pictures: NDArray[np.uint8]
    scores: NDArray[np.uint8]
    labels: list[str]


def prepare(data: Path, work: Path, teacher: Path) -> None:
    """Write every set's arrays that are not there yet."""
    for name, source in SETS.items():
        if not (work / f"{name}.labels.json").exists():
            _decode(data, work, name, source)
        for part in ("train", "validation"):
            _score(work, f"{name}-{part}", teacher)


def load(work: Path, name: str) -> PictureSet:
    """Map one set, such as `tiny-train`, without reading it whole."""
    source, part = name.split("-")
    labels = json.loads((work / f"{source}.labels.json").read_text())[part]
    pictures = np.load(work / f"{name}.pictures.npy", mmap_mode="r")
    scores = np.load(work / f"{name}.scores.npy", mmap_mode="r")
    return PictureSet(pictures, scores, labels)


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


def _score(work: Path, name: str, teacher: Path) -> None:
    """Let the teacher score a set, unless it has."""
    target = work / f"{name}.scores.npy"
    if target.exists():
        return
    pictures = np.load(work / f"{name}.pictures.npy", mmap_mode="r")
    np.save(target, picture_scores(teacher, iter(pictures), len(pictures)))
    log.info("%s: scored", name)


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
