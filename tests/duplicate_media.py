"""Made pictures that can be told from each other, and one of them in other forms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

SIZE = (320, 240)
_TAKEN = 0x9003  # when a picture was taken, in the part of EXIF that a camera writes
_CAMERA = 0x8769


def scene(seed: int) -> Image.Image:
    """Hills of light, and things before them, that no other seed has."""
    chance = np.random.default_rng(seed)
    ground = Image.fromarray(chance.integers(0, 256, (9, 12, 3), dtype=np.uint8))
    picture = ground.resize(SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(24):
        x, y = chance.integers(0, SIZE[0]), chance.integers(0, SIZE[1])
        wide, high = chance.integers(8, 60, 2)
        colour = tuple(chance.integers(0, 256, 3).tolist())
        draw.ellipse((x, y, x + wide, y + high), fill=colour)
    return picture


def saved(picture: Image.Image, path: Path, quality: int = 90, taken: str = "") -> Path:
    """Save a picture, with the time at which a camera took it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if taken:
        exif.get_ifd(_CAMERA)[_TAKEN] = taken
    picture.save(path, quality=quality, exif=exif)
    return path


def forms(picture: Image.Image) -> dict[str, Image.Image]:
    """The picture in other forms, by names."""
    wide, high = picture.size
    marked = picture.copy()
    ImageDraw.Draw(marked).text((wide // 4, high // 2), "SAMPLE", fill="white", font_size=high // 8)
    return {
        "small": picture.resize((wide // 2, high // 2)),
        "turned": picture.transpose(Image.Transpose.ROTATE_90),
        "mirrored": picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "cut": picture.crop((0, 0, round(0.95 * wide), high)),
        "marked": marked,
    }
