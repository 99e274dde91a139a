"""Which part of a map is shown, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.types.maps import Places

# Of the shorter side of the screen, so much is left free around the whole map.
_FREE = 0.12
# One point far away is no reason to show all others small.
_MOST_OUTSIDE = 0.002
_SMALLEST = 1e-3


@dataclass(frozen=True, slots=True)
class Viewport:
    """A rectangle of the screen laid on a map; it does not mirror in any language.

    Attributes:
        x, y: the place on the map that is in the middle.
        scale: pixels for one unit of the map; above 0.
        width, height: in pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: int = 1
    height: int = 1

    @classmethod
    def around(cls, places: Places, width: int, height: int) -> Viewport:
        """One that shows all places, float32 (n, 2), but for few that lie far away."""
        if not len(places):
            return cls(0, 0, min(width, height) / 2, width, height)
        low, high = np.quantile(places, (_MOST_OUTSIDE, 1 - _MOST_OUTSIDE), axis=0)
        room = np.array([width, height]) - 2 * _FREE * min(width, height)
        scale = float((room / np.maximum(high - low, _SMALLEST)).min())
        x, y = ((low + high) / 2).tolist()
        return cls(x, y, max(scale, _SMALLEST), width, height)

    def on_screen(self, places: Places) -> NDArray[np.float32]:
        """Where places of the map are on the screen, in pixels, float32 (n, 2)."""
        middle = np.array([self.x, self.y], np.float32)
        half = np.array([self.width / 2, self.height / 2], np.float32)
        return (places - middle) * np.float32(self.scale) + half

    def on_map(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel of the screen is on the map."""
        return (
            self.x + (x - self.width / 2) / self.scale,
            self.y + (y - self.height / 2) / self.scale,
        )

    def moved(self, right: float, down: float) -> Viewport:
        """The part of the map that lies so many pixels further."""
        return replace(self, x=self.x + right / self.scale, y=self.y + down / self.scale)

    def zoomed(self, scale: float, x: float, y: float) -> Viewport:
        """In another scale; what is at a pixel of the screen stays there."""
        there = self.on_map(x, y)
        away = (x - self.width / 2) / scale, (y - self.height / 2) / scale
        return replace(self, x=there[0] - away[0], y=there[1] - away[1], scale=scale)

    def sized(self, width: int, height: int) -> Viewport:
        """As large as the screen is now; the middle stays."""
        return replace(self, width=width, height=height)

    def with_margin(self, share: float) -> Viewport:
        """With so much more on each side, of its own width and height."""
        more = 1 + 2 * share
        return replace(self, width=round(self.width * more), height=round(self.height * more))

    def holds(self, other: Viewport) -> bool:
        """Whether all that another one shows lies in this one."""
        slack = 1 / self.scale
        return all(
            abs(mine - its) <= (own / self.scale - size / other.scale) / 2 + slack
            for mine, its, own, size in (
                (self.x, other.x, self.width, other.width),
                (self.y, other.y, self.height, other.height),
            )
        )
