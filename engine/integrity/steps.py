"""The steps of a check, a copy, an export and a map."""

from __future__ import annotations

from enum import StrEnum

from ..types.steps import StepsOf


class Step(StrEnum):
    """What is being done with a library as a whole."""

    LOOKING = "looking"
    COPYING = "copying"
    CHECKING = "checking"
    PACKING = "packing"
    COMPARING = "comparing"
    UNPACKING = "unpacking"
    REPLACING = "replacing"
    WRITING = "writing"
    GATHERING = "gathering"
    ARRANGING = "arranging"
    PLACING = "placing"
    NAMING = "naming"


Steps = StepsOf[Step]
SILENT = Steps()
