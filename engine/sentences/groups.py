"""What is told while files are grouped."""

from __future__ import annotations

from ..clusters.steps import GroupStep
from ..language import tr_noop

STEPS = {
    GroupStep.READING: tr_noop("Reading what the files mean…"),
    GroupStep.GROUPING: tr_noop("Finding what belongs together…"),
    GroupStep.ASSIGNING: tr_noop("Putting the other files to the groups…"),
    GroupStep.NAMING: tr_noop("Naming the groups…"),
}
