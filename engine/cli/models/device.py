"""`triptych models device`: what models run on, from now on."""

from __future__ import annotations

from typing import Annotated

import typer

from ...encoders.devices import AUTOMATIC, parse_device, settle_device, settled_device
from ...paths import model_cache
from ..console import say


def device(
    name: Annotated[str | None, typer.Argument(metavar="NAME", hidden=True)] = None,
) -> None:
    """Settle what models run on (auto, cpu, cuda, mps, xpu), or tell what was settled."""
    if name is not None:
        settle_device(parse_device(name), model_cache())
    say(settled(settled_device(model_cache()) or AUTOMATIC))


def settled(device: str) -> str:
    """What models are to run on."""
    if device == AUTOMATIC:
        return "Models run on what is fastest on this computer."
    return f"Models run on '{device}' alone. For what is fastest: triptych models device auto"
