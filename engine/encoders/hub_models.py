"""Every model that can be named and fetched: the presets, and what works beside them."""

from __future__ import annotations

from .presets import PRESETS, ModelSource, Preset, parse
from .sound_models import SOUND_MODELS, SoundModel
from .speech_models import SPEECH_MODELS, SpeechModel


def find_model(name: str) -> Preset:
    """The model of that name, or the one that `local-dir:PATH` describes.

    Raises:
        UserError: there is no such model.
    """
    beside = SOUND_MODELS.get(name) or SPEECH_MODELS.get(name)
    return as_preset(beside) if beside else parse(name, (*SOUND_MODELS, *SPEECH_MODELS))


def works_beside(name: str) -> bool:
    """Whether a model is for sounds or speech, and works beside the one that searches use."""
    return name in SOUND_MODELS or name in SPEECH_MODELS


def all_models() -> tuple[Preset, ...]:
    """The tables' models, those for sound and speech last."""
    sounds, speech = (map(as_preset, SOUND_MODELS.values()), map(as_preset, SPEECH_MODELS.values()))
    return (*PRESETS.values(), *sounds, *speech)


def as_preset(model: SoundModel | SpeechModel) -> Preset:
    """Such a model in the form that downloads and the list of models take."""
    return Preset(
        name=model.name,
        source=ModelSource.HUB,
        model=model.hub.repo,
        tag="",
        dim=0,
        quality=None,
        languages=model.languages,
        licence=model.licence,
        download_bytes=model.download_bytes,
        purpose=model.purpose,
        hub=model.hub,
    )
