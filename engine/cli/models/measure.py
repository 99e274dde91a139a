"""`triptych models measure`: how fast a model is on this machine."""

from __future__ import annotations

from ...models.upkeep import measure_speed
from ...paths import model_cache
from ...sentences.models import speed
from ..console import say
from ..interrupt import interrupt_flag
from ..options import NameArgument


def measure(name: NameArgument) -> None:
    """Measure how fast a model is on this machine."""
    with interrupt_flag() as interrupted:
        found = measure_speed(name, model_cache(), interrupted.is_set)
    say(speed(found))
