"""What can be wrong with a file: a number for each defect, and from where on it counts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from .stored import StoredEnum


class Defect(StoredEnum):
    """A defect, by the name that `is:` has for it.

    Of pictures: BLURRED, DARK, OVEREXPOSED, TINY, SCREENSHOT. Of sounds: SILENT, CLIPPED, HUMMING.
    Of texts: GARBLED. EMPTY: a picture that shows next to nothing, a text that says nothing.
    """

    BLURRED = "blurred"
    DARK = "dark"
    OVEREXPOSED = "overexposed"
    TINY = "tiny"
    SCREENSHOT = "screenshot"
    EMPTY = "empty"
    SILENT = "silent"
    CLIPPED = "clipped"
    HUMMING = "humming"
    GARBLED = "garbled"


class Measure(Struct, frozen=True):
    """How far a file has a defect.

    Attributes:
        value: 0 for not at all; from `COUNTS_FROM` on it has it.
    """

    defect: Defect
    value: float


# Fitted to made defects by `benchmarks/quality.py` (docs/decisions/quality.md).
COUNTS_FROM: Mapping[Defect, float] = {
    Defect.BLURRED: 0.44,
    Defect.DARK: 0.79,
    Defect.OVEREXPOSED: 0.12,
    Defect.TINY: 0.5,
    Defect.SCREENSHOT: 0.6,
    Defect.EMPTY: 0.97,
    Defect.SILENT: 0.99,
    Defect.CLIPPED: 0.004,
    Defect.HUMMING: 0.05,
    Defect.GARBLED: 0.14,
}
