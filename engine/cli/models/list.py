"""`triptych models list`: the models that can be had, and how they stand here."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec import to_builtins

from ...encoders.devices import settled_device
from ...encoders.hub_files import PinCheck
from ...errors import UserError
from ...models.listing import list_models
from ...paths import model_cache
from ..console import print_json, say
from ..options import JsonOption, LibraryOption, existing_if_named
from .card import NAME_WIDTH, lines
from .device import settled


def list_all(
    context: typer.Context,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    check: Annotated[
        bool, typer.Option("--check", help="Ask the hub whether it still has what is pinned.")
    ] = False,
) -> None:
    """List the models: what they are for, how good and how fast they are, and how they stand."""
    if check:
        _check(as_json=as_json)
        return
    found = list_models(model_cache(), existing_if_named(context, library))
    if as_json:
        print_json({"models": [to_builtins(model) for model in found]})
        return
    for model in found:
        for line in lines(model):
            say(line)
    if device := settled_device(model_cache()):
        say(settled(device))


def _check(*, as_json: bool) -> None:
    """Tell of each model whether the hub has it as pinned; it is an error where one differs."""
    from ...encoders.pin_check import check_pins  # noqa: PLC0415 - it speaks to the hub

    found = []
    for check in check_pins():
        found.append(check)
        if not as_json:
            say(f"{check.model:{NAME_WIDTH}} {_pinned(check)}")
    if as_json:
        print_json({"pins": [to_builtins(check) for check in found]})
    if differing := [check.model for check in found if check.differing]:
        raise UserError(f"The hub has another {', '.join(differing)} than is pinned")


def _pinned(check: PinCheck) -> str:
    """Whether the hub has a model as it is pinned."""
    if check.differing:
        return f"Not as pinned: {', '.join(check.differing)}. It cannot be downloaded any more."
    return "As pinned." if check.vouched else "At its revision; no hash to compare with."
