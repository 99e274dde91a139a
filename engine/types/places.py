"""Places on the earth as text: ISO 6709, as films and this library write it."""

from __future__ import annotations

import math
import re

_PLACE = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?![\d.])", re.ASCII)


def iso_place(latitude: float, longitude: float) -> str:
    """Degrees, -90 to 90 and -180 to 180, as text: +48.85837+002.29448/.

    Empty where there is no such place, or both are exactly 0, which receivers write without a fix.
    """
    if not (abs(latitude) <= 90 and abs(longitude) <= 180) or latitude == longitude == 0:
        return ""
    return f"{latitude:+09.5f}{longitude:+010.5f}/"


def read_place(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees from the beginning of such a text; a height is left out."""
    found = _PLACE.match(text.strip())
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    return (latitude, longitude) if iso_place(latitude, longitude) else None


def degrees(parts: object) -> float:
    """An angle of degrees, minutes and seconds, as EXIF has it; not a number where it is none."""
    try:
        whole, minutes, seconds = map(float, parts)  # type: ignore[call-overload]
    except (TypeError, ValueError, ArithmeticError):
        return math.nan
    return float(whole + minutes / 60 + seconds / 3600)
