"""Pictures with text that the tests draw: screenshots, and scans with noise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WORDS = (
    *("invoice", "harbour", "delivery", "payment", "window", "quarter", "balance", "engine"),
    *("signal", "garden", "museum", "licence", "printer", "velvet", "canyon", "ticket"),
    *("chamber", "orchard", "cabinet", "mineral", "lantern", "receipt"),
)


def sentences(seed: int, lines: int, words: int = 5) -> list[str]:
    """Lines of words, other ones for each seed."""
    chosen = np.random.default_rng(seed).choice(WORDS, (lines, words))
    return [" ".join(line) for line in chosen.tolist()]


def draw_screenshot(
    path: Path,
    lines: Sequence[str],
    *,
    size: tuple[int, int] = (640, 360),
    points: int = 18,
    colours: tuple[str, str] = ("#222222", "#f4f4f4"),
) -> Path:
    """Draw lines below each other, in colours of the text and of its ground.

    A page that is several times as wide as high takes the networks that read it as much longer.
    """
    picture = Image.new("RGB", size, colours[1])
    _write(picture, lines, points, colours[0])
    picture.save(path)
    return path


def draw_scan(path: Path, lines: Sequence[str], seed: int) -> Path:
    """Draw a page as a poor scanner gives it: askew, blurred, with noise, and packed hard."""
    page = Image.new("L", (900, 600), 225)
    _write(page, lines, 24, 60)
    noise = np.random.default_rng(seed)
    page = page.rotate(noise.uniform(-2.0, 2.0), Image.Resampling.BICUBIC, fillcolor=225)
    blur = ImageFilter.GaussianBlur(noise.uniform(1.0, 1.4))
    blurred = np.asarray(page.filter(blur), np.float32)
    grains = blurred + noise.normal(0.0, 18.0, blurred.shape)
    Image.fromarray(grains.clip(0, 255).astype(np.uint8)).save(path, quality=40)
    return path


def draw_photo(path: Path, seed: int = 0) -> Path:
    """Draw soft clouds of colour, in which nothing looks like text."""
    coarse = np.random.default_rng(seed).integers(0, 255, (12, 16, 3), dtype=np.uint8)
    Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC).save(path)
    return path


def draw_texture(path: Path, seed: int = 0) -> Path:
    """Draw sharp grain of every size, as strong as grass and gravel have it (a spectrum of 1/f)."""
    rows, columns = np.fft.fftfreq(480)[:, None], np.fft.rfftfreq(640)
    white = np.fft.rfft2(np.random.default_rng(seed).normal(size=(480, 640)))
    grain = np.fft.irfft2(white / np.maximum(np.hypot(rows, columns), 1 / 640))
    tones = 120 + 45 * (grain - grain.mean()) / grain.std()
    Image.fromarray(tones.clip(0, 255).astype(np.uint8)).convert("RGB").save(path)
    return path


def _write(picture: Image.Image, lines: Sequence[str], points: int, ink: str | int) -> None:
    drawing, font = ImageDraw.Draw(picture), ImageFont.load_default(points)
    for number, line in enumerate(lines):
        drawing.text((24, 20 + number * round(points * 1.8)), line, fill=ink, font=font)
