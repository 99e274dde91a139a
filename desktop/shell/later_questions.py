"""Asks whether more is to be read of what is indexed, and says what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from engine.errors import UserError
from engine.library.picture_texts import PictureTextState
from engine.library.speech import SpeechState, find_speech_model
from engine.sentences.runs import speech_takes
from engine.wording import counted, elapsed

_STOP = "Speech is written down as soon as nothing else is to be done. Stop that? What was written "
_NOTHING = "There is nothing to listen to now; what comes in later is listened to."


class Messages(Protocol):
    """Where the person is asked."""

    def show_error(self, text: str) -> None:
        """Say what went wrong."""

    def ask(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Ask before something is done."""


def ask_about_picture_texts(
    state: PictureTextState, messages: Messages, want: Callable[[bool], None]
) -> None:
    """Offer to stop where the text in pictures is read, else to begin."""
    left = f"{counted(state.left, 'picture is', 'pictures are')} left."
    if state.is_wanted:
        question = f"The text in pictures is read as soon as nothing else is to be done. {left}"
        messages.ask(f"{question} Stop that? What was read stays.", "Stop", lambda: want(False))
    else:
        question = f"Read the text in pictures, so that it can be found? {left}"
        messages.ask(question, "Begin", lambda: want(True))


def ask_about_speech(
    state: SpeechState, messages: Messages, use_model: Callable[[str | None], None]
) -> None:
    """Offer to begin where speech is not written down, else to stop."""
    if state.model is not None:
        messages.ask(f"{_STOP}down stays, and is found.", "Stop", lambda: use_model(None))
        return
    try:
        model = find_speech_model()
    except UserError as error:
        messages.show_error(str(error))
        return
    left = (
        f"{elapsed(state.seconds_due)} of sound is to be listened to, whenever nothing else is to "
        f"be done: {speech_takes(state)}."
        if state.seconds_due
        else _NOTHING
    )
    question = f"Write down what is said in sounds and videos, so that it can be found? {left}"
    messages.ask(question, "Begin", lambda: use_model(model))
