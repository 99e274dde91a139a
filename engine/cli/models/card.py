"""A model as a paragraph in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.facts import ModelEntry
from ...sentences import models as told

# Of the longest name of all.
NAME_WIDTH = 15


def lines(model: ModelEntry) -> Iterator[str]:
    """A model as a paragraph that begins with its name and how it stands."""
    yield f"{model.name:{NAME_WIDTH}} {told.standing(model)}"
    speed = told.speed(model.speed) if model.is_choice else ""
    for line in (
        told.purpose(model),
        told.facts(model),
        told.published(model.quality),
        speed,
        told.silence_reason(model),
    ):
        if line:
            yield f"{'':{NAME_WIDTH}} {line}"


def full_lines(model: ModelEntry) -> Iterator[str]:
    """The same, with how it is asked and what its download is compared with."""
    yield from lines(model)
    for line in (told.asking(model.prompts), told.trust(model)):
        if line:
            yield f"{'':{NAME_WIDTH}} {line}"
