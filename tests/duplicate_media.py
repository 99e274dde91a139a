"""Made media that can be told from each other, and some of them in other forms."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import soundfile
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw

SIZE = (320, 240)
RATE = 16_000
WORDS = "house river light stone garden winter letter window bridge music paper".split()  # noqa: SIM905
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


def sound(seed: int, seconds: float = 8.0) -> np.ndarray:
    """Notes of chance over noise, float32 (n,) at 16,000 Hz."""
    chance = np.random.default_rng(seed)
    parts = []
    for _ in range(round(seconds * 4)):
        time = np.arange(RATE // 4) / RATE
        tones = [np.sin(2 * np.pi * chance.uniform(250, 2200) * time) for _ in range(3)]
        parts.append(np.sum(tones, axis=0) * np.exp(-4 * time))
    notes = 0.15 * np.concatenate(parts) + 0.01 * chance.standard_normal(len(parts) * (RATE // 4))
    return notes.astype(np.float32)


def heard(samples: np.ndarray, path: Path) -> Path:
    """Save a sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, RATE)
    return path


def story(seed: int, words: int = 120) -> str:
    """Words in an order of chance."""
    return " ".join(np.random.default_rng(seed).choice(WORDS, words).tolist())


def film(path: Path, *seeds: int, size: tuple[int, int] = SIZE) -> Path:
    """Save a film of scenes of two seconds each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for seed in seeds:
            pixels = np.asarray(scene(seed).resize(size))
            for _ in range(20):
                container.mux(stream.encode(VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return path
