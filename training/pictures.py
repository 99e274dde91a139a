"""Which pictures are trained on, what each is called, and which are set aside to choose by.

A picture has the key of a label (`n02084071`, `grocery:Apple`, `clothes:hat`) or, where people
described it, the key `photo:` with its file name. A thousand captioned photos, one in ten
photos of food and clothes and some of each class of the others are the development set: every
choice is made on it, and nothing is trained on it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
import xxhash
from numpy.typing import NDArray
from PIL import Image

from . import heldout, sources
from .heldout import HeldOut
from .sources import CLOTHES, GROCERY, PHOTOS, TINY, Source

SIDE = 260
DEVELOPMENT_PHOTOS = 1_000
DEVELOPMENT_SHARE = 10
PHOTOS_HOME = "data/images/"
TINY_HOME = "tiny-imagenet-200/train/"
TINY_EACH, TINY_ASIDE = 8, 3
SETS: dict[str, Source] = {"photos": PHOTOS, "grocery": GROCERY, "clothes": CLOTHES, "tiny": TINY}


@dataclass(frozen=True, slots=True)
class Item:
    """One picture: where it lies in its source, its key, and whether it is set aside."""

    path: str
    key: str
    development: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture: uint8 (SIDE, SIDE, 3), squashed to the square, and its fingerprint."""

    item: Item
    pixels: NDArray[np.uint8]
    fingerprint: int


def items(data: Path, name: str, kept: HeldOut) -> list[Item]:
    """List what may be trained on of one set, in the order of its paths."""
    found = sources.paths(data, SETS[name], (".jpg", ".jpeg", ".png"))
    if name == "photos":
        return _photos(found, kept)
    if name == "tiny":
        return _tiny(found)
    sort = _grocery_key if name == "grocery" else _clothes_key
    keyed = ((path, sort(path)) for path in found)
    return [Item(path, key, _aside(path)) for path, key in keyed if key]


def kept_photos(data: Path, kept: HeldOut) -> list[Item]:
    """List the captioned photos that are kept to measure with: only to know copies of them."""
    found = sources.paths(data, PHOTOS, (".jpg",))
    named = [path for path in found if PurePosixPath(path).name in kept.photos]
    return [Item(path, "", False) for path in named if path.startswith(PHOTOS_HOME)]


def decode(data: Path, source: Source, wanted: list[Item], kept: HeldOut) -> Iterator[Picture]:
    """Yield the pictures in order, without those whose bytes are kept to measure with."""
    places = {item.path: item for item in wanted}
    for blob in sources.read(data, source, list(places)):
        if not kept.forbids(blob.content):
            with Image.open(io.BytesIO(blob.content)) as picture:
                rgb = picture.convert("RGB")
            yield Picture(places[blob.path], square(rgb), heldout.fingerprint(rgb))


def square(picture: Image.Image) -> NDArray[np.uint8]:
    """Squash a picture to the tower's square."""
    return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC))


def _photos(found: list[str], kept: HeldOut) -> list[Item]:
    """Captioned photos without the kept ones; the lowest hashes are set aside."""
    names = [path for path in found if path.startswith(PHOTOS_HOME)]
    allowed = [path for path in names if PurePosixPath(path).name not in kept.photos]
    aside = set(sorted(allowed, key=_hash)[:DEVELOPMENT_PHOTOS])
    return [Item(path, f"photo:{PurePosixPath(path).name}", path in aside) for path in allowed]


def _tiny(found: list[str]) -> list[Item]:
    """Some pictures of each class in the order of their hashes; the first are set aside."""
    classes: dict[str, list[str]] = defaultdict(list)
    for path in found:
        if path.startswith(TINY_HOME):
            classes[path.split("/")[2]].append(path)
    return [
        Item(path, key, place < TINY_ASIDE)
        for key, paths in classes.items()
        for place, path in enumerate(sorted(paths, key=_hash)[:TINY_EACH])
    ]


def _grocery_key(path: str) -> str:
    """Key of a photo by its folder, the finest class; drawn icons and the test part have none."""
    pieces = path.split("/")
    wanted = pieces[0] == "dataset" and pieces[1] in ("train", "val")
    return f"grocery:{pieces[-2]}" if wanted else ""


def _clothes_key(path: str) -> str:
    """Key of a photo by its folder; only the train part is used."""
    part, label = path.split("/")[:2]
    return f"clothes:{label}" if part == "train" else ""


def _aside(path: str) -> bool:
    """Set one in ten aside, by the hash of its path."""
    return _hash(path) % DEVELOPMENT_SHARE == 0


def _hash(path: str) -> int:
    return xxhash.xxh64_intdigest(path.encode())
