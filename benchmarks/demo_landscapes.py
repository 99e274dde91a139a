"""The demonstration's pictures of places: sea, mountains, woods and skies."""

from __future__ import annotations

import itertools

import numpy as np
from demo_paint import Canvas, Mask, Point


def sunset() -> Canvas:
    """The sun goes down over the sea."""
    canvas = Canvas(1)
    canvas.gradient("#2b2a5e", "#8a3f7a", "#e8684e", "#ffc061", bottom=0.6)
    clouds = canvas.noise(3, 14) ** 2 * (canvas.down < 0.55)
    canvas.shade(clouds, "#ff9a76", 0.7)
    canvas.glow(0.55, 0.55, 0.3, "#ffd27a", 0.9)
    canvas.disc(0.55, 0.55, 0.085, "#fff1b8", blur=0.01)
    _sea(canvas, 0.6, "#d9694f", "#4a2d5e", "#14173d")
    _glitter(canvas, 0.55, 0.6, "#ffdf9a")
    return canvas


def beach() -> Canvas:
    """Waves run up a sandy beach with a parasol."""
    canvas = Canvas(2)
    canvas.gradient("#3f93dd", "#8cc6f0", "#d9eefa", bottom=0.36)
    canvas.shade((canvas.noise(4, 10) - 0.5) * 2 * (canvas.down < 0.33), "#ffffff", 0.9)
    _sea(canvas, 0.36, "#1d7fb0", "#2ba3bd", "#7fd6cf")
    shore = 0.64 + 0.05 * np.sin(canvas.across * 7) - canvas.across * 0.1
    sand = np.clip((canvas.down - shore) * 60, 0, 1)
    canvas.shade(sand, "#e9cf9c")
    canvas.shade(sand * canvas.noise(24, 24), "#c9a66b", 0.4)
    for drift, strength in ((0.0, 0.95), (-0.07, 0.7), (-0.13, 0.45)):
        foam = np.exp(-(((canvas.down - shore - drift) / 0.012) ** 2))
        canvas.shade(foam * (0.5 + canvas.noise(20, 12)), "#ffffff", strength)
    _parasol(canvas)
    return canvas


def snowy_mountains() -> Canvas:
    """Snow lies on a range of mountains."""
    canvas = Canvas(3)
    canvas.gradient("#2f6fb5", "#8bb8e0", "#e6eef5", bottom=0.7)
    for height, rough, rock in ((0.4, 0.09, "#8296b4"), (0.5, 0.17, "#4e6078")):
        outline = canvas.ridge(height, rough)
        face = canvas.polygon(outline, rock)
        tops = np.interp(canvas.across[0], *zip(*outline[1:-1], strict=True))
        depth = canvas.down - tops[None, :]
        broad = np.convolve(np.pad(tops, 20, "edge"), np.ones(41) / 41, "valid")
        shaded = np.clip(np.gradient(broad)[None, :] * 700 + canvas.noise(9, 9) - 0.5, 0, 1)
        snow = face * np.clip((0.26 * canvas.noise(20, 5) + 0.05 - depth) * 25, 0, 1)
        canvas.shade(snow, "#ffffff")
        canvas.shade(snow * shaded, "#8fa9cf", 0.8)
    _firs(canvas, 0.86, "#1f3a3c", 26)
    canvas.polygon(canvas.ridge(0.9, 0.015), "#f2f6fb")
    return canvas


def forest_path() -> Canvas:
    """A path leads through a green wood."""
    canvas = Canvas(4, 640, 800)
    canvas.gradient("#e9f2b0", "#a8cf6a", "#4f8a3a", "#2f5a26")
    canvas.shade(canvas.noise(8, 8), "#e8f7a8", 0.4)
    canvas.polygon([(0.44, 0.52), (0.56, 0.52), (1.0, 1), (0.05, 1)], "#c9a874", blur=0.012)
    canvas.shade(canvas.noise(14, 30) * (canvas.down > 0.52), "#5d4a25", 0.35)
    for step in range(26):
        near = (step / 25) ** 1.5
        side = -1 if step % 2 else 1
        x = 0.5 + side * (0.08 + 0.5 * near + canvas.chance.uniform(0, 0.16))
        _trunk(canvas, x, 0.54 + 0.4 * near, 0.012 + 0.05 * near, near)
    leaves = np.clip(canvas.noise(10, 12, 6) * 2.2 - 0.6 - canvas.down * 2.1, 0, 1)
    canvas.shade(leaves, "#2c6b22", 0.95)
    canvas.shade(leaves * canvas.noise(40, 50, 3) ** 2, "#a6d84e", 0.9)
    canvas.glow(0.5, 0.42, 0.25, "#fdfbc8", 0.75)
    return canvas


def moon_and_stars() -> Canvas:
    """A full moon among the stars, over dark hills."""
    canvas = Canvas(5)
    canvas.gradient("#050a1f", "#0d1b45", "#2a3f7c")
    sky = canvas.chance.random((canvas.height, canvas.width))
    canvas.shade((sky > 0.9988).astype(np.float32), "#ffffff")
    for x, y in canvas.chance.random((45, 2)):
        canvas.glow(float(x), float(y) * 0.75, 0.005, "#fff6da", 1)
    canvas.glow(0.66, 0.32, 0.3, "#93a8e8", 0.5)
    moon = canvas.disc(0.66, 0.32, 0.14, "#f8f1d8", blur=0.006)
    canvas.shade(moon * np.clip(canvas.noise(9, 7) * 2 - 0.9, 0, 1), "#b9ae90", 0.8)
    canvas.polygon(canvas.ridge(0.8, 0.05), "#0b1230")
    canvas.polygon(canvas.ridge(0.9, 0.04), "#04071a")
    return canvas


def meadow() -> Canvas:
    """A green meadow in flower, under a blue sky."""
    canvas = Canvas(6)
    canvas.gradient("#3c8be0", "#9fd0f5", "#eaf6fb", bottom=0.5)
    canvas.shade((canvas.noise(4, 6, 5) - 0.45) * 2.2 * (canvas.down < 0.5), "#ffffff")
    for height, colour in ((0.46, "#7fae6a"), (0.54, "#63a844"), (0.64, "#4f9a2f")):
        hill = canvas.polygon(canvas.ridge(height, 0.03), colour)
        canvas.shade(hill * canvas.noise(60, 40, 3), "#2f6e1d", 0.45)
    flowers = ("#ffffff", "#ffd93b", "#e8455a", "#b06ae0")
    for index in range(170):
        y = 0.66 + 0.34 * canvas.chance.random() ** 0.8
        x = float(canvas.chance.random())
        canvas.disc(x, y, 0.004 + 0.03 * (y - 0.64), flowers[index % 4], blur=0.004)
    return canvas


def lake() -> Canvas:
    """Hills and firs stand mirrored in a still lake at dawn."""
    canvas = Canvas(7)
    canvas.gradient("#7fb2d9", "#f3d3c1", "#fbe7c6", bottom=0.5)
    for height, rough, colour in ((0.36, 0.07, "#8d8fb5"), (0.43, 0.05, "#5c6a92")):
        canvas.polygon(canvas.ridge(height, rough), colour)
    _firs(canvas, 0.52, "#22424a", 34)
    half = canvas.height // 2
    canvas.pixels[half:] = canvas.pixels[half - 1 :: -1] * 0.82
    ripples = np.sin(canvas.down**2 * 320 + canvas.noise(8, 30) * 6) > 0.93
    canvas.shade(ripples * (canvas.down > 0.53), "#dfeaf5", 0.3)
    return canvas


def desert() -> Canvas:
    """The wind has drawn sand dunes in the desert."""
    canvas = Canvas(8)
    canvas.gradient("#2d7cc7", "#9ccbea", "#f6e3c0", bottom=0.55)
    for height, light, dark in (
        (0.5, "#e8b878", "#c98c4c"),
        (0.6, "#eeb565", "#b06e32"),
        (0.76, "#f2bd6d", "#94562a"),
    ):
        outline = canvas.ridge(height, 0.07, steps=5)
        places = np.linspace(0, 1, 60)
        crest = np.interp(places, *zip(*outline[1:-1], strict=True))
        smooth = np.convolve(np.pad(crest, 6, "edge"), np.hanning(13) / 6, "valid")
        tops = np.interp(canvas.across[0], places, smooth)[None, :]
        dune = np.clip((canvas.down - tops) * 200, 0, 1)
        canvas.shade(dune, light)
        canvas.shade(dune * np.clip((canvas.down - tops) * 3, 0, 1), dark)
        canvas.shade(dune * (np.sin((canvas.down - tops) * 260) > 0.4), dark, 0.15)
    return canvas


def _sea(canvas: Canvas, horizon: float, *colours: str) -> None:
    canvas.gradient(*colours, top=horizon)
    nearness = np.clip((canvas.down - horizon) / (1 - horizon), 0.001, 1)
    waves: Mask = np.sin(90 * nearness**0.5 + canvas.noise(6, 40) * 9) * (canvas.down > horizon)
    canvas.shade(np.clip(waves - 0.5, 0, 1), "#ffffff", 0.3)
    canvas.shade(np.clip(-waves - 0.5, 0, 1), "#06122e", 0.4)


def _glitter(canvas: Canvas, x: float, horizon: float, colour: str) -> None:
    width = 0.03 + 0.16 * (canvas.down - horizon)
    trail = np.exp(-(((canvas.across - x) / np.maximum(width, 0.01)) ** 2))
    canvas.shade(trail * (canvas.noise(10, 60, 3) > 0.48) * (canvas.down > horizon), colour, 0.9)


def _parasol(canvas: Canvas) -> None:
    canvas.polygon(_ellipse(0.64, 0.89, 0.15, 0.03), "#a98450", blur=0.01, strength=0.7)
    canvas.line([(0.7, 0.56), (0.66, 0.89)], "#f4f0e6", 0.009)
    bend = np.linspace(0, np.pi / 2, 20)
    seams = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 8))
    for stripe, (left, right) in enumerate(itertools.pairwise(seams)):
        sides = [(left, bow) for bow in bend] + [(right, bow) for bow in bend[::-1]]
        cloth = [
            (float(0.7 + 0.16 * side * np.sin(bow)), float(0.63 - 0.18 * np.cos(bow)))
            for side, bow in sides
        ]
        canvas.polygon(cloth, "#fff7ec" if stripe % 2 else "#e2473f")


def _trunk(canvas: Canvas, x: float, foot: float, width: float, near: float) -> None:
    bark = "#2e2415" if near > 0.3 else "#5b5a30"
    left, right = x - width / 2, x + width / 2
    canvas.polygon(
        [(left, 0), (right, 0), (right + width / 4, foot), (left - width / 4, foot)],
        bark,
        blur=0.003 * (1 - near),
    )
    canvas.polygon([(left, 0), (left + width / 4, 0), (left, foot)], "#8a7a45", 0.004, 0.5)


def _firs(canvas: Canvas, foot: float, colour: str, count: int) -> None:
    for x in np.linspace(-0.02, 1.02, count):
        high = canvas.chance.uniform(0.08, 0.2)
        place = float(x + canvas.chance.normal(0, 0.01))
        canvas.polygon(_fir(place, foot, high), colour)


def _fir(x: float, foot: float, high: float) -> list[Point]:
    return [(x, foot - high), (x + high * 0.16, foot), (x - high * 0.16, foot)]


def _ellipse(x: float, y: float, wide: float, high: float) -> list[Point]:
    angles = np.linspace(0, 2 * np.pi, 60)
    return [(x + wide * float(np.cos(a)), y + high * float(np.sin(a))) for a in angles]
