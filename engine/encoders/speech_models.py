"""The models that write down what is said: a plain table, from the quickest to the best.

They run in decoders (`engine.media.speech`), so that no more is needed of them here than where
their files come from. Nothing heavy is imported, so that any process may ask what there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from ..language import tr_noop
from . import speech_pins
from .hub_files import HubFiles

_MANY = tr_noop("99 languages")


class SpeechModel(Struct, frozen=True):
    """One Whisper model in CTranslate2's form that can be downloaded.

    Attributes:
        hub: what to download; the directory that holds it is what listens.
        purpose: one line that helps to choose.
    """

    name: str
    hub: HubFiles
    languages: str
    purpose: str
    licence: str = "MIT"

    @property
    def download_bytes(self) -> int:
        """How much is fetched."""
        return sum(file.size for file in self.hub.files)


_TINY_EN = SpeechModel(
    name="whisper-tiny-en",
    hub=speech_pins.TINY_EN,
    languages=tr_noop("English"),
    purpose=tr_noop("writes down English speech, quick and rough"),
)
_TINY = SpeechModel(
    name="whisper-tiny",
    hub=speech_pins.TINY,
    languages=_MANY,
    purpose=tr_noop("writes down speech, quick and rough"),
)
_BASE = SpeechModel(
    name="whisper-base",
    hub=speech_pins.BASE,
    languages=_MANY,
    purpose=tr_noop("writes down speech, twice as large as whisper-tiny"),
)
_SMALL = SpeechModel(
    name="whisper-small",
    hub=speech_pins.SMALL,
    languages=_MANY,
    purpose=tr_noop("writes down speech, the best of these and by far the slowest"),
)

SPEECH_MODELS: Mapping[str, SpeechModel] = MappingProxyType(
    {model.name: model for model in (_TINY_EN, _TINY, _BASE, _SMALL)}
)
