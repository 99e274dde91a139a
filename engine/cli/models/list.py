"""`triptych models list`: the models that can be had, and how they stand here."""

from __future__ import annotations

import typer

from ...models.descriptions import model_document, model_lines
from ...models.listing import list_models
from ...paths import model_cache
from ..console import print_json, say
from ..options import JsonOption, LibraryOption, library_directory


def list_all(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the models: what they are for, how good and how fast they are, and how they stand."""
    found = list_models(model_cache(), library_directory(context, library))
    if as_json:
        print_json({"models": [model_document(model) for model in found]})
        return
    for model in found:
        for line in model_lines(model):
            say(line)
