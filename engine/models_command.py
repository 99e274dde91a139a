"""`triptych models`: list the presets, fetch one, or use one."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from . import console
from .encoders.download import download as fetch
from .encoders.installed import ModelState
from .encoders.presets import Preset, parse
from .encoders.registry import available
from .interrupt import interrupt_flag
from .paths import model_cache

models = typer.Typer(no_args_is_help=True, help="Models: list, download, use.")


@models.command("list")
def list_models(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the models, what they are for, and whether they are here."""
    found = available(model_cache())
    if as_json:
        console.print_json({"models": [_document(preset, state) for preset, state in found]})
        return
    for preset, state in found:
        size = f", {preset.download_bytes / 1e6:.0f} MB" if preset.download_bytes else ""
        console.say(f"{preset.name:13} {state:11} {preset.purpose} ({preset.licence}{size})")


def _document(preset: Preset, state: ModelState) -> dict[str, Any]:
    return {
        "name": preset.name,
        "state": state,
        "purpose": preset.purpose,
        "dim": preset.dim,
        "languages": preset.languages,
        "licence": preset.licence,
        "download_bytes": preset.download_bytes,
    }


@models.command()
def download(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Download a model; a second call goes on where the first stopped."""
    shown = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty())
    with shown as bar, interrupt_flag() as interrupted:
        task = bar.add_task(name, total=None)
        fetch(
            parse(name),
            model_cache(),
            lambda done, total: bar.update(task, completed=done, total=total),
            interrupted.is_set,
        )
    console.say(f"{name} is here. Use it with: triptych models use {name}")
