"""`triptych models list`: the models that can be had, and how they stand here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import typer

from ...models.facts import ModelEntry
from ...models.listing import list_models
from ...paths import model_cache
from ...sentences import models as told
from ..console import print_json, say
from ..options import JsonOption, LibraryOption, existing_if_named


def list_all(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the models: what they are for, how good and how fast they are, and how they stand."""
    found = list_models(model_cache(), existing_if_named(context, library))
    if as_json:
        print_json({"models": [asdict(model) for model in found]})
        return
    for model in found:
        for line in _lines(model):
            say(line)


def _lines(model: ModelEntry) -> Iterator[str]:
    """A model as a paragraph that begins with its name and how it stands."""
    yield f"{model.name:13} {told.standing(model)}"
    speed = told.speed(model.speed) if model.is_choice else ""
    for line in (
        told.purpose(model),
        told.facts(model),
        told.published(model.quality),
        speed,
        told.silence_reason(model),
    ):
        if line:
            yield f"{'':13} {line}"
