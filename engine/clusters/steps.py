"""The steps of the grouping of a library."""

from __future__ import annotations

from enum import StrEnum

from ..types.steps import StepsOf


class GroupStep(StrEnum):
    """What is being done."""

    READING = "reading"
    GROUPING = "grouping"
    ASSIGNING = "assigning"
    NAMING = "naming"


GroupSteps = StepsOf[GroupStep]
SILENT = GroupSteps()
