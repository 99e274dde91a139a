"""A part of a file that is asked with: an area of a picture, or an interval of what plays.

Written as W3C's Media Fragments URI 1.0 (2012) writes them behind a `#`: `xywh=percent:10,20,30,40`
and `t=12,18.5`.
"""

from __future__ import annotations

import math
import re

from msgspec import Struct

from ..errors import UserError
from ..language import tr
from .media import Box

_AREA = re.compile(r"xywh=percent:([\d.]+),([\d.]+),([\d.]+),([\d.]+)")
_INTERVAL = re.compile(r"t=(?:npt:)?([\d.]+),([\d.]+)")
# Less than that of a side shows nothing, and less of a sound says nothing.
LEAST_SHARE = 0.01
LEAST_SECONDS = 0.1


class Area(Struct, frozen=True):
    """An area of a picture as it is shown upright.

    Attributes:
        box: left, top, right and bottom, as shares of its width and height from 0 to 1.
    """

    box: Box


class Interval(Struct, frozen=True):
    """Some seconds of a sound or a video, counted from its beginning."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start

    def overlap(self, start: float, end: float) -> tuple[float, float]:
        """From when to when it shares seconds with others; where it shares none, backwards."""
        return max(self.start, start), min(self.end, end)


Fragment = Area | Interval


def write_fragment(fragment: Fragment) -> str:
    """A fragment as it stands behind the `#`."""
    match fragment:
        case Area((left, top, right, bottom)):
            sizes = (left, top, right - left, bottom - top)
            return "xywh=percent:" + ",".join(f"{100 * size:.4g}" for size in sizes)
        case Interval(start, end):
            return f"t={start:.3f},{end:.3f}"


def read_fragment(text: str) -> Fragment:
    """The fragment that stands behind a `#`.

    Raises:
        UserError: it is none, or there is nothing in it.
    """
    try:
        found = _read_area(text) or _read_interval(text)
    except ValueError:
        found = None
    if found is None:
        raise UserError(
            tr(
                "{text} is no part of a file. Write t=12,18 for seconds, or "
                "xywh=percent:10,20,30,40 for left, top, width and height of an area.",
                text=text,
            )
        )
    return found


def _read_area(text: str) -> Area | None:
    if not (found := _AREA.fullmatch(text)):
        return None
    left, top, width, height = (float(number) / 100 for number in found.groups())
    right, bottom = min(left + width, 1.0), min(top + height, 1.0)
    is_some = min(right - left, bottom - top) >= LEAST_SHARE
    return Area((left, top, right, bottom)) if is_some else None


def _read_interval(text: str) -> Interval | None:
    if not (found := _INTERVAL.fullmatch(text)):
        return None
    start, end = map(float, found.groups())
    return Interval(start, end) if end - start >= LEAST_SECONDS and math.isfinite(end) else None
