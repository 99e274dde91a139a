"""Media for `ColourEncoder`: pictures of one colour, tones of one pitch, texts of plain words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from PIL import Image

RGB = {"red": (230, 20, 20), "green": (20, 230, 20), "blue": (20, 20, 230)}
HERTZ = {"low": 200, "high": 3000}
SAMPLE_RATE = 8000


def write_picture(path: Path, colour: str, shade: int = 0) -> Path:
    """Write a picture of one colour; another shade makes another content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.full((24, 32, 3), RGB[colour], np.uint8)
    pixels[0, 0] = shade % 256, shade // 256 % 256, 77
    Image.fromarray(pixels).save(path)
    return path


def write_tone(path: Path, *pitches: str, seconds: float = 2.0) -> Path:
    """Write a WAV of tones, one after the other, each of that many seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    tones = [0.5 * np.sin(2 * np.pi * HERTZ[pitch] * time) for pitch in pitches]
    soundfile.write(path, np.concatenate(tones).astype(np.float32), SAMPLE_RATE)
    return path


def write_text(path: Path, words: str) -> Path:
    """Write a text file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    return path


def write_media_folder(folder: Path) -> Path:
    """Write three pictures, two sounds and three documents, some of them in a subfolder."""
    write_picture(folder / "rose.png", "red")
    write_picture(folder / "trees" / "leaf.png", "green")
    write_picture(folder / "sea.png", "blue")
    write_tone(folder / "drum.wav", "low")
    write_tone(folder / "trees" / "bird.wav", "high")
    write_text(folder / "ruby.txt", "red red red")
    write_text(folder / "trees" / "moss.md", "green green green")
    write_text(folder / "whistle.txt", "high high high")
    return folder
