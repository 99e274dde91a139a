"""The demonstration's pictures of things: boats, fruit, flowers, weather, towns and a cat."""

from __future__ import annotations

import itertools

import numpy as np
from demo_paint import Canvas, Point


def sailing_boat() -> Canvas:
    """A boat with white sails on a blue sea."""
    canvas = Canvas(21)
    _sky(canvas, 0.62)
    _water(canvas, 0.62, "#3d8fc4", "#16527f")
    canvas.line([(0.5, 0.12), (0.5, 0.7)], "#6b4a2b", 0.01)
    canvas.polygon([(0.515, 0.14), (0.75, 0.62), (0.515, 0.64)], "#fffdf5")
    canvas.polygon([(0.487, 0.2), (0.487, 0.64), (0.31, 0.62)], "#f0e9da")
    canvas.polygon([(0.26, 0.68), (0.79, 0.67), (0.7, 0.8), (0.36, 0.8)], "#b23a32")
    canvas.polygon([(0.26, 0.68), (0.79, 0.67), (0.78, 0.69), (0.27, 0.7)], "#fbf4e6")
    canvas.polygon([(0.3, 0.8), (0.76, 0.8), (0.6, 0.95), (0.4, 0.95)], "#0e3552", 0.02, 0.5)
    canvas.polygon([(0.24, 0.8), (0.8, 0.79), (0.84, 0.815), (0.2, 0.82)], "#eaf6ff", 0.006, 0.8)
    return canvas


def lighthouse() -> Canvas:
    """A striped lighthouse stands on a rock by the sea."""
    canvas = Canvas(22, 640, 800)
    canvas.gradient("#35518c", "#9a7fae", "#f2b38b", bottom=0.72)
    canvas.shade(canvas.noise(3, 12) ** 2 * (canvas.down < 0.7), "#ffd9c0", 0.6)
    canvas.polygon([(0.52, 0.2), (-0.2, 0.06), (-0.2, 0.36)], "#fff3b8", 0.02, 0.55)
    _water(canvas, 0.72, "#8d7d9e", "#2b3c62")
    rock = canvas.polygon(
        [(0.22, 1), (0.3, 0.86), (0.4, 0.78), (0.66, 0.76), (0.8, 0.85), (1, 0.9), (1, 1)],
        "#4a4450",
    )
    canvas.shade(rock * canvas.noise(14, 20), "#1f1c28", 0.8)
    for band in range(6):
        high, low = 0.26 + band * 0.087, 0.26 + (band + 1) * 0.087
        _tower(canvas, high, low, "#c8372f" if band % 2 else "#f7f2ea")
    canvas.polygon([(0.46, 0.17), (0.58, 0.17), (0.58, 0.245), (0.46, 0.245)], "#ffe98a")
    canvas.polygon([(0.43, 0.24), (0.61, 0.24), (0.61, 0.262), (0.43, 0.262)], "#2c2b33")
    canvas.polygon([(0.44, 0.175), (0.52, 0.11), (0.6, 0.175)], "#c8372f")
    canvas.glow(0.52, 0.21, 0.12, "#fff3a8", 0.8)
    return canvas


def autumn_leaves() -> Canvas:
    """Red and yellow leaves cover the ground."""
    canvas = Canvas(23)
    canvas.gradient("#5d4326", "#3b2a18")
    canvas.shade(canvas.noise(30, 24), "#22170c", 0.6)
    colours = ("#d9541e", "#e8a020", "#b32d1b", "#f2c53d", "#c77a1e", "#8e3b1a")
    for index in range(110):
        x, y, turn = canvas.chance.random(3)
        size = 0.07 + 0.07 * index / 110
        leaf = _leaf(float(x), float(y), size, float(turn) * 2 * np.pi)
        shadow = [(px + 0.008, py + 0.012) for px, py in leaf]
        canvas.polygon(shadow, "#120a04", 0.006, 0.5)
        canvas.polygon(leaf, colours[index % len(colours)])
        canvas.line([leaf[0], leaf[len(leaf) // 2]], "#6b3312", 0.004)
    return canvas


def fruit() -> Canvas:
    """Oranges and a red apple on a wooden table."""
    canvas = Canvas(24)
    canvas.gradient("#efe6d6", "#cdbfa8", bottom=0.55)
    canvas.gradient("#a8713f", "#7a4c26", top=0.55)
    canvas.shade(canvas.noise(2, 60) * (canvas.down > 0.55), "#4f2f14", 0.5)
    _fruit(canvas, 0.3, 0.56, 0.2, ("#f08a1c", "#b85508", "#ffd08a"))
    _fruit(canvas, 0.7, 0.58, 0.19, ("#f29a24", "#b85c0a", "#ffd896"))
    _fruit(canvas, 0.5, 0.66, 0.22, ("#cf2a2a", "#7d0f18", "#ffb0a0"))
    canvas.line([(0.5, 0.47), (0.505, 0.42), (0.525, 0.38)], "#4b2e16", 0.014)
    canvas.polygon(_leaf(0.565, 0.405, 0.11, 0.2), "#4f9a35")
    return canvas


def red_flower() -> Canvas:
    """A red poppy before soft green leaves."""
    canvas = Canvas(25)
    canvas.gradient("#8fbf6a", "#4f8c3f", "#2c5c2a")
    for x, y, size in canvas.chance.random((26, 3)):
        colour = "#cfe89a" if size > 0.5 else "#2a6a35"
        canvas.disc(float(x), float(y), 0.05 + 0.08 * float(size), colour, 0.06, 0.4)
    canvas.line([(0.5, 0.5), (0.52, 0.8), (0.49, 1.02)], "#3d6b2a", 0.018)
    for ring, colours in ((0.21, ("#b5121b", "#d8202a")), (0.13, ("#e5333a", "#f0524f"))):
        for petal in range(6):
            angle = petal * np.pi / 3 + ring * 4
            x, y = 0.5 + 0.75 * ring * np.cos(angle), 0.45 + ring * np.sin(angle)
            canvas.disc(x, y, ring * 0.85, "#7d0a14", 0.03, 0.35)
            canvas.disc(x, y, ring * 0.8, colours[petal % 2], 0.012)
    canvas.disc(0.5, 0.45, 0.075, "#2a1420", 0.02)
    for angle in np.linspace(0, 2 * np.pi, 22):
        x, y = 0.5 + 0.068 * np.cos(angle), 0.45 + 0.09 * np.sin(angle)
        canvas.disc(float(x), float(y), 0.011, "#f2d36b", 0.004)
    return canvas


def rainy_window() -> Canvas:
    """Rain runs down a window, the street lights blurred behind it."""
    canvas = Canvas(26)
    canvas.gradient("#3a4a5c", "#54687a", "#2a3440")
    for x, y, size in canvas.chance.random((22, 3)):
        colour = ("#ffc66b", "#ff8a5c", "#9fd0ff")[int(size * 3)]
        canvas.disc(float(x), 0.4 + 0.5 * float(y), 0.03 + 0.05 * float(size), colour, 0.03, 0.5)
    for x, y, size in canvas.chance.random((230, 3)):
        _drop(canvas, float(x), float(y), 0.004 + 0.013 * float(size) ** 2)
    for x, y, length in canvas.chance.random((16, 3)):
        path = [(float(x), float(y) - 0.35 * float(length)), (float(x) + 0.004, float(y))]
        canvas.line(path, "#b8cbd9", 0.007, 0.003)
        _drop(canvas, float(x) + 0.004, float(y), 0.016)
    canvas.polygon([(0.485, 0), (0.515, 0), (0.515, 1), (0.485, 1)], "#e8e4dc")
    canvas.polygon([(0, 0.93), (1, 0.93), (1, 1), (0, 1)], "#f2eee6")
    return canvas


def city_at_night() -> Canvas:
    """Lit windows in the towers of a city at night, above the river."""
    canvas = Canvas(27)
    canvas.gradient("#0b1030", "#28265c", "#7a4470", "#d97a5e", bottom=0.72)
    _row_of_towers(canvas, 0.16, "#2a2750", 0.3)
    _row_of_towers(canvas, 0.0, "#10122c", 0.75)
    edge = round(canvas.height * 0.72)
    mirror = canvas.pixels[edge - 1 : 2 * edge - canvas.height - 1 : -1]
    canvas.pixels[edge:] = mirror * 0.55
    canvas.shade((canvas.noise(6, 60, 3) > 0.55) * (canvas.down > 0.73), "#101636", 0.6)
    return canvas


def hot_air_balloon() -> Canvas:
    """A striped balloon floats over hills in the morning."""
    canvas = Canvas(28, 640, 800)
    canvas.gradient("#4a9be0", "#a8d6f5", "#fdeccf")
    canvas.shade((canvas.noise(4, 9) - 0.5) * 1.8, "#ffffff", 0.8)
    canvas.polygon(canvas.ridge(0.84, 0.03), "#6ea36a")
    canvas.polygon(canvas.ridge(0.91, 0.03), "#3f7a48")
    colours = ("#d93636", "#f5c842", "#2f6fb8", "#f5c842")
    widths = np.sin(np.linspace(np.pi / 2, -np.pi / 2, 9))
    for stripe, (left, right) in enumerate(itertools.pairwise(widths)):
        canvas.polygon(_gore(float(left), float(right)), colours[stripe % 4])
    canvas.glow(0.42, 0.24, 0.13, "#ffffff", 0.35)
    for x in (0.46, 0.54):
        canvas.line([(x, 0.56), (0.5 + (x - 0.5) * 0.8, 0.645)], "#5b4020", 0.003)
    canvas.polygon([(0.455, 0.64), (0.545, 0.64), (0.535, 0.7), (0.465, 0.7)], "#8a5a2c")
    return canvas


def cat_on_the_wall() -> Canvas:
    """A black cat sits on a brick wall in the evening."""
    canvas = Canvas(29)
    canvas.gradient("#5a4a8c", "#e07a6a", "#ffc77d", bottom=0.72)
    canvas.disc(0.36, 0.42, 0.2, "#ffe9a8", 0.01, 0.9)
    canvas.gradient("#7d3f30", "#54281f", top=0.7)
    for row in range(6):
        y = 0.7 + row * 0.055
        canvas.line([(0, y), (1, y)], "#3a1a14", 0.006)
        for column in range(9):
            x = column / 8 + (row % 2) / 16
            canvas.line([(x, y), (x, y + 0.055)], "#3a1a14", 0.006)
    _cat(canvas, "#17121c")
    return canvas


def snowy_house() -> Canvas:
    """Snow falls on a small house with lit windows."""
    canvas = Canvas(30)
    canvas.gradient("#2c3a63", "#6b7fae", "#b9c4dd", bottom=0.75)
    canvas.polygon(canvas.ridge(0.68, 0.03), "#dfe7f3")
    canvas.polygon([(0.34, 0.48), (0.7, 0.48), (0.7, 0.8), (0.34, 0.8)], "#8a4b32")
    canvas.polygon([(0.28, 0.5), (0.52, 0.24), (0.76, 0.5)], "#fbfdff")
    canvas.polygon([(0.49, 0.62), (0.56, 0.62), (0.56, 0.8), (0.49, 0.8)], "#4a2a1c")
    for x in (0.39, 0.61):
        canvas.polygon([(x, 0.56), (x + 0.06, 0.56), (x + 0.06, 0.66), (x, 0.66)], "#ffd877")
        canvas.glow(x + 0.03, 0.61, 0.09, "#ffcf6b", 0.5)
    canvas.polygon(canvas.ridge(0.82, 0.02), "#f3f7fd")
    for x, y, size in canvas.chance.random((240, 3)):
        canvas.disc(float(x), float(y), 0.002 + 0.006 * float(size), "#ffffff", 0.004, 0.9)
    return canvas


def _sky(canvas: Canvas, horizon: float) -> None:
    canvas.gradient("#4a9ae0", "#a3d0f2", "#eef6fa", bottom=horizon)
    clouds = (canvas.noise(4, 8, 5) - 0.5) * 2 * (canvas.down < horizon)
    canvas.shade(clouds, "#ffffff", 0.9)


def _water(canvas: Canvas, horizon: float, far: str, near: str) -> None:
    canvas.gradient(far, near, top=horizon)
    nearness = np.clip((canvas.down - horizon) / (1 - horizon), 0, 1)
    waves = np.sin(80 * np.sqrt(nearness) + canvas.noise(6, 40) * 9) * (canvas.down > horizon)
    canvas.shade(np.clip(waves - 0.5, 0, 1), "#ffffff", 0.35)


def _tower(canvas: Canvas, high: float, low: float, colour: str) -> None:
    wide = [0.075 + 0.05 * (y - 0.26) / 0.52 for y in (high, low)]
    around = [(0.52 - wide[0], high), (0.52 + wide[0], high)]
    around += [(0.52 + wide[1], low), (0.52 - wide[1], low)]
    mask = canvas.polygon(around, colour)
    canvas.shade(mask * np.clip((canvas.across - 0.5) * 9, 0, 1), "#2a1a30", 0.5)


def _leaf(x: float, y: float, size: float, turn: float) -> list[Point]:
    along = np.concatenate([np.linspace(-1, 1, 16), np.linspace(1, -1, 16)])
    side = np.repeat((1, -1), 16) * (1 - along**2) * 0.42 * (1 - 0.3 * along)
    right = x + size * (along * np.cos(turn) - side * np.sin(turn)) * 0.75
    down = y + size * (along * np.sin(turn) + side * np.cos(turn))
    return [(float(px), float(py)) for px, py in zip(right, down, strict=True)]


def _fruit(canvas: Canvas, x: float, y: float, size: float, colours: tuple[str, str, str]) -> None:
    skin, dark, light = colours
    canvas.disc(x + 0.02, y + size * 0.85, size * 0.7, "#2b1608", size * 0.6, 0.5)
    round_mask = canvas.disc(x, y, size, skin)
    lit = canvas.distance(x - size * 0.3, y - size * 0.4) / size
    canvas.shade(round_mask * np.clip(lit - 0.55, 0, 1), dark)
    canvas.shade(round_mask * np.clip(0.5 - lit, 0, 1) * 1.6, light)


def _drop(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.disc(x, y, size, "#1c2732", 0.006, 0.6)
    canvas.disc(x + size * 0.1, y + size * 0.3, size * 0.6, "#dbe8f2", 0.008, 0.8)


def _row_of_towers(canvas: Canvas, lift: float, colour: str, lit: float) -> None:
    x = -0.02
    while x < 1:
        wide, high = canvas.chance.uniform(0.06, 0.12), canvas.chance.uniform(0.16, 0.42)
        top = 0.72 - high - lift
        canvas.polygon([(x, top), (x + wide, top), (x + wide, 0.72), (x, 0.72)], colour)
        columns = np.floor((canvas.across - x) / 0.0125)
        rows = np.floor((canvas.down - top) / 0.0222)
        chances = canvas.chance.random((60, 12))
        picked = chances[rows.astype(int) % 60, columns.astype(int) % 12] < lit * 0.5
        pane = ((canvas.across - x) / 0.0125 % 1 > 0.4) & ((canvas.down - top) / 0.0222 % 1 > 0.5)
        inside = (canvas.across > x + 0.006) & (canvas.across < x + wide - 0.006)
        inside &= (canvas.down > top + 0.015) & (canvas.down < 0.71)
        canvas.shade((picked & pane & inside).astype(np.float32), "#ffd98a", 0.9)
        x += wide + canvas.chance.uniform(0, 0.02)


def _gore(left: float, right: float) -> list[Point]:
    heights = np.linspace(0.1, 0.57, 40)
    round_part = np.sqrt(np.clip(1 - ((heights - 0.32) / 0.22) ** 2, 0, 1)) * 0.29
    taper = np.clip(0.25 - (heights - 0.44) * 1.5, 0.045, 0.29)
    wide = np.where(heights > 0.44, np.minimum(taper, 0.29), round_part)
    sides = [(0.5 + left * w, y) for w, y in zip(wide, heights, strict=True)]
    return sides + [(0.5 + right * w, y) for w, y in zip(wide[::-1], heights[::-1], strict=True)]


def _cat(canvas: Canvas, fur: str) -> None:
    body = [(0.575, 0.71), (0.575, 0.6), (0.595, 0.45), (0.68, 0.44), (0.72, 0.54), (0.74, 0.71)]
    canvas.polygon(body, fur, 0.004)
    canvas.disc(0.665, 0.6, 0.105, fur, 0.004)
    canvas.disc(0.69, 0.63, 0.085, fur, 0.004)
    canvas.disc(0.64, 0.37, 0.095, fur, 0.004)
    canvas.polygon([(0.58, 0.34), (0.585, 0.22), (0.64, 0.29)], fur, 0.002)
    canvas.polygon([(0.64, 0.29), (0.7, 0.22), (0.705, 0.35)], fur, 0.002)
    canvas.line([(0.74, 0.69), (0.8, 0.71), (0.82, 0.8), (0.8, 0.88), (0.83, 0.9)], fur, 0.03)
    for x in (0.615, 0.665):
        canvas.disc(x, 0.365, 0.015, "#e8e26a", 0.004)
        canvas.disc(x, 0.365, 0.006, "#17121c", 0.004)
