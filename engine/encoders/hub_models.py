"""Every model that can be named and fetched: the presets, and the audio-text models beside them."""

from __future__ import annotations

from .presets import PRESETS, ModelSource, Preset, parse
from .sound_models import SOUND_MODELS, SoundModel


def find_model(name: str) -> Preset:
    """The preset or audio-text model of that name, or the one that `local-dir:PATH` describes.

    Raises:
        UserError: there is no such model.
    """
    sound = SOUND_MODELS.get(name)
    return as_preset(sound) if sound else parse(name)


def all_models() -> tuple[Preset, ...]:
    """The tables' models, those for sound last."""
    return (*PRESETS.values(), *map(as_preset, SOUND_MODELS.values()))


def as_preset(model: SoundModel) -> Preset:
    """An audio-text model in the form that downloads and the list of models take."""
    return Preset(
        name=model.name,
        source=ModelSource.HUB,
        model=model.hub.repo,
        tag="",
        dim=0,
        quality=None,
        languages="English",
        licence=model.licence,
        download_bytes=model.download_bytes,
        purpose=model.purpose,
        hub=model.hub,
    )
