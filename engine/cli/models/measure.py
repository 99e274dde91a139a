"""`triptych models measure`: how fast a model is on this machine."""

from __future__ import annotations

from ...models.descriptions import speed_in_words
from ...models.upkeep import measure_speed
from ...paths import model_cache
from ..console import say
from ..interrupt import interrupt_flag
from ..options import NameArgument


def measure(name: NameArgument) -> None:
    """Measure how fast a model is on this machine."""
    with interrupt_flag() as interrupted:
        speed = measure_speed(name, model_cache(), interrupted.is_set)
    say(f"{name} on this machine: {speed_in_words(speed)}")
