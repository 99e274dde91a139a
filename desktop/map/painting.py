"""Paints points into a picture by numpy, 100,000 in some hundredths of a second, in any thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from engine.types.ids import Ids
from engine.types.maps import Places

from .viewport import Viewport

Bytes = NDArray[np.uint8]
# A thumbnail and the free space beside it, in pixels.
SIDE, _GAP = 64, 8
_CELL = SIDE + _GAP
# Where more points than that share the place of a thumbnail they are shown as what they are.
_MOST_BEHIND = 12
_FADED = 0.16
_SMALLEST, _LARGEST = 1.3, 6.0
_FULL = 255


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """All points of a map as they are painted.

    Attributes:
        ids, places: of the items, int64 (n,) and float32 (n, 2).
        codes: the colour of each, as its place in `colours`, uint8 (n,).
        colours: blue, green and red of each, uint8 (c, 3).
        lit: which of them stand out, bool (n,); None where all are alike.
        unit: the scale at which all of the map is shown, by which points grow.
    """

    ids: Ids
    places: Places
    codes: Bytes
    colours: Bytes
    lit: NDArray[np.bool_] | None = None
    unit: float = 1.0


NO_POINTS = Points(
    np.empty(0, np.int64),
    np.empty((0, 2), np.float32),
    np.empty(0, np.uint8),
    np.empty((0, 3), np.uint8),
)


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A part of a map as a picture.

    Attributes:
        points: what was painted.
        pixels: blue, green, red and 255, uint8 (height, width, 4).
        viewport: what it shows, in logical pixels.
        shown: rows of the points that have room for a thumbnail, int64 (k,).
        base: the colour behind the points.
        ratio: pixels for each logical one.
    """

    points: Points
    pixels: Bytes
    viewport: Viewport
    shown: Ids
    base: QColor
    ratio: float

    def image(self) -> QImage:
        """The same for Qt; it keeps no hold of `pixels`."""
        height, width = self.pixels.shape[:2]
        whole = QImage(self.pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        image = whole.copy()
        image.setDevicePixelRatio(self.ratio)
        return image


def bytes_of(colours: tuple[QColor, ...]) -> Bytes:
    """Blue, green and red of some colours, uint8 (c, 3)."""
    parts = [(one.blue(), one.green(), one.red()) for one in colours]
    return np.array(parts, np.uint8).reshape(-1, 3)


def radius_of(points: Points, scale: float) -> float:
    """How large a point is, in pixels: small where there are many, and growing with the scale."""
    usual = 30 / max(1, len(points.ids)) ** 0.25
    grown = usual * 0.5 * max(scale / points.unit, 0.5) ** 0.4
    return float(np.clip(grown, _SMALLEST, _LARGEST))


def paint(points: Points, viewport: Viewport, base: QColor, ratio: float = 1.0) -> Painted:
    """Paint what a viewport shows, on a colour; what stands out comes last.

    Args:
        ratio: pixels of the picture for each logical one.
    """
    width, height = round(viewport.width * ratio), round(viewport.height * ratio)
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (base.blue(), base.green(), base.red(), _FULL)
    on_screen = viewport.on_screen(points.places)
    radius = radius_of(points, viewport.scale)
    inside = _inside(on_screen, viewport, radius)
    faded, plain = inside, inside[:0]
    if points.lit is None:
        faded, plain = plain, faded
    else:
        faded, plain = inside[~points.lit[inside]], inside[points.lit[inside]]
    pale = _mixed(points.colours, pixels[0, 0, :3])
    for rows, colours in ((faded, pale), (plain, points.colours)):
        _stamp(pixels, on_screen[rows] * ratio, colours[points.codes[rows]], radius * ratio)
    shown = _with_thumbnails(points.ids, plain, on_screen, viewport)
    return Painted(points, pixels, viewport, shown, base, ratio)


def _inside(on_screen: NDArray[np.float32], viewport: Viewport, radius: float) -> Ids:
    """Rows of the points whose discs lie in the picture, int64 (k,)."""
    room = np.array([viewport.width, viewport.height]) - radius - 2
    return np.flatnonzero((on_screen >= radius + 2).all(axis=1) & (on_screen < room).all(axis=1))


def _mixed(colours: Bytes, base: Bytes) -> Bytes:
    mixed = base + (colours.astype(np.float32) - base) * _FADED
    return np.asarray(np.rint(mixed), np.uint8)


def _stamp(pixels: Bytes, on_screen: NDArray[np.float32], colours: Bytes, radius: float) -> None:
    """Put a disc with smooth edges at each place, of a colour, uint8 (k, 3).

    All discs are painted together, one of their pixels after the other.
    """
    height, width = pixels.shape[:2]
    whole = np.floor(on_screen).astype(np.int64)
    places = whole[:, 1] * width + whole[:, 0]
    flat = pixels.reshape(height * width, 4)
    as_numbers = flat.view(np.uint32)[:, 0]
    numbers = np.full((len(colours), 4), _FULL, np.uint8)
    numbers[:, :3] = colours
    packed = numbers.view(np.uint32)[:, 0]
    for across, down, cover in _disc(radius):
        there = places + down * width + across
        if cover >= 1:
            as_numbers[there] = packed
            continue
        before = flat[there, :3].astype(np.float32)
        flat[there, :3] = before + (colours - before) * np.float32(cover)


def _disc(radius: float) -> list[tuple[int, int, float]]:
    """The pixels of a disc around one, each with how much of it is covered; the edge first."""
    reach = int(np.ceil(radius))
    steps = [(x, y) for y in range(-reach, reach + 1) for x in range(-reach, reach + 1)]
    covers = [(x, y, float(np.clip(radius + 0.5 - np.hypot(x, y), 0, 1))) for x, y in steps]
    return sorted((one for one in covers if one[2] > 0), key=lambda one: one[2])


def _with_thumbnails(
    ids: Ids, rows: Ids, on_screen: NDArray[np.float32], viewport: Viewport
) -> Ids:
    """Which points get a thumbnail: where few are, and so that none lies over another.

    The cells in which points are counted belong to the map, not to the screen, and the same items
    come first everywhere, so that moving changes little.
    """
    corner = np.array([viewport.x, viewport.y]) * viewport.scale
    cells = np.floor((on_screen[rows] + corner) / _CELL).astype(np.int64)
    _, cell, counts = np.unique(
        cells[:, 0] * 2**31 + cells[:, 1], return_inverse=True, return_counts=True
    )
    few = counts[cell] <= _MOST_BEHIND
    candidates = rows[few]
    # Multiplicative hashing (Knuth): numbers in a row are drawn as if by lot.
    lots = (ids[candidates].astype(np.uint64) * np.uint64(2654435761)) % np.uint64(2**32)
    order = np.argsort(lots, kind="stable")
    _, firsts = np.unique(cell[few][order], return_index=True)
    return _apart(candidates[order[np.sort(firsts)]], on_screen)


def _apart(rows: Ids, on_screen: NDArray[np.float32]) -> Ids:
    """Those that lie a thumbnail apart from all before them, int64 (k,)."""
    taken = np.empty((len(rows), 2), np.float32)
    kept: list[int] = []
    for row in rows.tolist():
        near = np.abs(taken[: len(kept)] - on_screen[row]) < _CELL
        if not near.all(axis=1).any():
            taken[len(kept)] = on_screen[row]
            kept.append(row)
    return np.array(kept, np.int64)
