"""`triptych models`: each of its commands has a module of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import typer

from ..lazy import LazyCommand, LazyGroup


class ModelCommands(LazyGroup):
    """What can be done with models."""

    lazy: ClassVar[Mapping[str, LazyCommand]] = {
        "list": LazyCommand(
            "engine.cli.models.list:list_all",
            "List the models: what they are for, how good and how fast they are, "
            "and how they stand.",
        ),
        "show": LazyCommand(
            "engine.cli.models.show:show",
            "Tell what one model is, how it stands, and how it is asked.",
        ),
        "download": LazyCommand(
            "engine.cli.models.download:download",
            "Fetch a model, then measure how fast it is here; what was broken off goes on.",
        ),
        "measure": LazyCommand(
            "engine.cli.models.measure:measure", "Measure how fast a model is on this machine."
        ),
        "device": LazyCommand(
            "engine.cli.models.device:device",
            "Settle what models run on (auto, cpu, cuda, mps, xpu), or tell what was settled.",
        ),
        "verify": LazyCommand(
            "engine.cli.models.verify:verify",
            "Read all of a model's files and compare them with what was downloaded.",
        ),
        "remove": LazyCommand(
            "engine.cli.models.remove:remove",
            "Delete a downloaded model; what libraries hold stays.",
        ),
        "use": LazyCommand(
            "engine.cli.models.use:use",
            "Index the whole library with a model, then search with it; Ctrl-C pauses that.",
        ),
    }


models = typer.Typer(cls=ModelCommands, add_completion=False, no_args_is_help=True)


@models.callback()
def group() -> None:
    """Models: list, show, fetch, check, remove, use."""
