"""`triptych speech`: whether what is said in sounds and videos is written down."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec import to_builtins

from ..library.reader import LibraryReader
from ..library.speech import SpeechState, find_speech_model
from ..sentences.runs import speech_takes
from ..wording import elapsed
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

_STATUS, _OFF = "status", "off"
_SWITCHES = ("on", _OFF, _STATUS)


def speech(
    context: typer.Context,
    switch: Annotated[str, typer.Argument(metavar="on|off|status", hidden=True)] = _STATUS,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|DIR", help="One of `models list`, or a Whisper model for CTranslate2."
        ),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down what is said in sounds and videos, or do so no more."""
    directory = existing_library(context, library)
    if switch not in _SWITCHES:
        raise typer.BadParameter(f"Say on, off or status, not {switch}.")
    if switch != _STATUS:
        wanted = None if switch == _OFF else find_speech_model(model)
        with open_library(directory) as opened:
            opened.readings.use_speech_model(wanted)
    reader = LibraryReader(directory)
    state = reader.speech()
    reader.close()
    if as_json:
        print_json({"speech": to_builtins(state)})
        return
    for sentence in _sentences(state):
        say(sentence)


def _sentences(state: SpeechState) -> list[str]:
    """Whether speech is written down, how long what is left lasts, and how long that takes."""
    if state.model is None:
        how = "To have it written down: triptych speech on"
        return [f"Speech is not written down. {_left(state, 'could be')}", how]
    if state.is_gone:
        how = "To have another one listen: triptych speech on"
        return [f"Speech is not written down: the model in {state.model} is gone.", how]
    when = "It is listened to after the next index, or when the window has nothing else to do."
    return [f"Speech is written down. {_left(state)}", *([when] if state.seconds_due else [])]


def _left(state: SpeechState, is_to_be: str = "is to be") -> str:
    if not state.seconds_due:
        return "There is nothing to listen to."
    return f"{elapsed(state.seconds_due)} of sound {is_to_be} listened to: {speech_takes(state)}."
