"""The brushes of the demonstration's pictures: gradients, soft shapes and noise on one canvas.

Places are fractions of the canvas, from the top left; radii and blurs are fractions of its height.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFilter

Mask = NDArray[np.float32]
Point = tuple[float, float]

_FINER = 2


class Canvas:
    """An RGB picture in the making, its values from 0 to 1, with its own repeatable chance."""

    def __init__(self, seed: int, width: int = 800, height: int = 600) -> None:
        self.width, self.height = width, height
        self.chance = np.random.default_rng(seed)
        self.pixels = np.zeros((height, width, 3), np.float32)
        self.down, self.across = np.mgrid[0 : 1 : 1j * height, 0 : 1 : 1j * width].astype(
            np.float32
        )

    def gradient(self, *colours: str, top: float = 0, bottom: float = 1) -> None:
        """Fill the band between two heights with colours that flow into each other."""
        rows = (self.down[:, 0] - top) / (bottom - top)
        stops = np.linspace(0, 1, len(colours))
        palette = np.array([_rgb(colour) for colour in colours])
        band = np.stack([np.interp(rows, stops, palette[:, part]) for part in range(3)], axis=-1)
        inside = (rows >= 0) & (rows <= 1)
        self.pixels[inside] = band[inside][:, None, :]

    def shade(self, mask: Mask, colour: str, strength: float = 1) -> None:
        """Lay a colour over the picture where the mask is 1, and less where it is less."""
        cover = (np.clip(mask, 0, 1) * strength)[..., None]
        self.pixels += cover * (_rgb(colour) - self.pixels)

    def polygon(
        self, points: Iterable[Point], colour: str, blur: float = 0, strength: float = 1
    ) -> Mask:
        """Fill a shape, and return its mask for whatever else goes inside it."""
        mask = self.outline(points, blur)
        self.shade(mask, colour, strength)
        return mask

    def outline(self, points: Iterable[Point], blur: float = 0) -> Mask:
        """Return the mask of a filled shape."""
        wide, high = self.width * _FINER, self.height * _FINER
        layer = Image.new("L", (wide, high))
        corners = [(x * wide, y * high) for x, y in points]
        ImageDraw.Draw(layer).polygon(corners, fill=255)
        return self._mask(layer, blur)

    def line(
        self, points: Sequence[Point], colour: str, thickness: float = 0.006, blur: float = 0
    ) -> None:
        """Draw a line through the points, with round joints."""
        wide, high = self.width * _FINER, self.height * _FINER
        layer = Image.new("L", (wide, high))
        path = [(x * wide, y * high) for x, y in points]
        ImageDraw.Draw(layer).line(path, 255, max(1, round(thickness * high)), joint="curve")
        self.shade(self._mask(layer, blur), colour)

    def disc(
        self, x: float, y: float, radius: float, colour: str, blur: float = 0, strength: float = 1
    ) -> Mask:
        """Fill a circle, and return its mask."""
        edge = max(blur, 1 / self.height)
        mask: Mask = np.clip((radius - self.distance(x, y)) / edge + 0.5, 0, 1)
        self.shade(mask, colour, strength)
        return mask

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Add light that fades away from a place."""
        light = np.exp(-((self.distance(x, y) / radius) ** 2)) * strength
        self.pixels += light[..., None] * _rgb(colour) * (1 - self.pixels)

    def distance(self, x: float, y: float) -> Mask:
        """Return how far each pixel is from a place, in heights of the canvas."""
        wide = (self.across - x) * (self.width / self.height)
        return np.hypot(wide, self.down - y).astype(np.float32)

    def noise(self, columns: int, rows: int, octaves: int = 4) -> Mask:
        """Return cloudy noise from 0 to 1 whose largest blobs fill a grid of columns and rows."""
        total = np.zeros((self.height, self.width), np.float32)
        for octave in range(octaves):
            grid = self.chance.random((rows * 2**octave, columns * 2**octave), np.float32)
            blobs = Image.fromarray(grid).resize(
                (self.width, self.height), Image.Resampling.BICUBIC
            )
            total += np.asarray(blobs) / 2**octave
        low, high = total.min(), total.max()
        return (total - low) / (high - low)

    def ridge(self, height: float, roughness: float, steps: int = 9) -> list[Point]:
        """Return the outline of hills whose tops are near a height, down to the lower edge."""
        line = self.chance.normal(0, roughness, 3)
        for _ in range(steps - 2):
            roughness *= 0.55
            middles = (line[:-1] + line[1:]) / 2 + self.chance.normal(0, roughness, line.size - 1)
            line = _interleave(line, middles)
        places = np.linspace(0, 1, line.size)
        tops = [(float(x), float(height + y)) for x, y in zip(places, line, strict=True)]
        return [(0.0, 1.0), *tops, (1.0, 1.0)]

    def image(self, grain: float = 0.004) -> Image.Image:
        """Return the picture with a little film grain."""
        grains = self.chance.normal(0, grain, (self.height, self.width, 1))
        return Image.fromarray((np.clip(self.pixels + grains, 0, 1) * 255).astype(np.uint8))

    def _mask(self, layer: Image.Image, blur: float) -> Mask:
        small = layer.resize((self.width, self.height), Image.Resampling.BOX)
        if blur:
            small = small.filter(ImageFilter.GaussianBlur(blur * self.height))
        return np.asarray(small, np.float32) / 255


def _interleave(ends: NDArray[np.float64], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    both = np.empty(ends.size + middles.size)
    both[0::2], both[1::2] = ends, middles
    return both


def _rgb(colour: str) -> NDArray[np.float32]:
    return np.array(ImageColor.getrgb(colour)[:3], np.float32) / 255
