"""What became of a model: fetched, measured, compared, removed."""

from __future__ import annotations

from ..encoders.speech_models import SPEECH_MODELS
from ..language import joined, tr, tr_count
from ..wording import file_size


def here(name: str) -> str:
    """That a model was fetched."""
    return tr("The model '{model}' is here.", model=name)


def measured(name: str) -> str:
    """That a model's speed was measured."""
    return tr("The speed of '{model}' was measured.", model=name)


def whole(name: str, files: int) -> str:
    """That a model's files are those that were downloaded."""
    return tr_count(
        "The model '{model}' is whole: {n} files compared.",
        "The model '{model}' is whole: {n} file compared.",
        files,
        model=name,
    )


def removed(name: str, freed: int) -> str:
    """That a model's files, of so many bytes, are gone."""
    told = [
        tr(
            "The model '{model}' was removed: {size} are free again.",
            model=name,
            size=file_size(freed),
        )
    ]
    if name in SPEECH_MODELS:
        told.append(tr("A library that it listened for writes down no speech until another does."))
    return joined(told)
