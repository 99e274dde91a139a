"""`triptych models verify`: whether a model's files are those that were downloaded."""

from __future__ import annotations

from ...models import upkeep
from ...paths import model_cache
from ...sentences.model_files import whole
from ..console import say
from ..interrupt import interrupt_flag
from ..options import NameArgument


def verify(name: NameArgument) -> None:
    """Read all of a model's files and compare them with what was downloaded."""
    with interrupt_flag() as interrupted:
        count = upkeep.verify(name, model_cache(), interrupted.is_set)
    say(whole(name, count))
