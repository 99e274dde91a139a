"""`triptych models remove`: a downloaded model off this disk."""

from __future__ import annotations

import typer

from ...models import upkeep
from ...models.listing import refuse_if_used
from ...paths import model_cache
from ...sentences.model_files import removed
from ..console import say
from ..options import LibraryOption, NameArgument, existing_if_named


def remove(context: typer.Context, name: NameArgument, library: LibraryOption = None) -> None:
    """Delete a downloaded model; what libraries hold stays."""
    refuse_if_used(name, model_cache(), existing_if_named(context, library))
    freed = upkeep.remove(name, model_cache())
    say(removed(name, freed))
