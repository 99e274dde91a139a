"""Asks whether more is to be read of what is indexed, and says what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from engine.errors import UserError
from engine.language import tr, tr_count
from engine.library.picture_texts import PictureTextState
from engine.library.speech import SpeechState, find_speech_model
from engine.sentences.runs import speech_takes
from engine.wording import elapsed


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
    if state.is_wanted:
        question = tr_count(
            "The text in pictures is read as soon as nothing else is to be done. {n} pictures are "
            "left. Stop that? What was read stays.",
            "The text in pictures is read as soon as nothing else is to be done. {n} picture is "
            "left. Stop that? What was read stays.",
            state.left,
        )
        messages.ask(question, tr("Stop"), lambda: want(False))
    else:
        question = tr_count(
            "Read the text in pictures, so that it can be found? {n} pictures are left.",
            "Read the text in pictures, so that it can be found? {n} picture is left.",
            state.left,
        )
        messages.ask(question, tr("Begin"), lambda: want(True))


def ask_about_speech(
    state: SpeechState, messages: Messages, use_model: Callable[[str | None], None]
) -> None:
    """Offer to begin where speech is not written down, else to stop."""
    if state.model is not None:
        question = tr(
            "Speech is written down as soon as nothing else is to be done. Stop that? What was "
            "written down stays, and is found."
        )
        messages.ask(question, tr("Stop"), lambda: use_model(None))
        return
    try:
        model = find_speech_model()
    except UserError as error:
        messages.show_error(str(error))
        return
    messages.ask(_begin_to_listen(state), tr("Begin"), lambda: use_model(model))


def _begin_to_listen(state: SpeechState) -> str:
    if not state.seconds_due:
        return tr(
            "Write down what is said in sounds and videos, so that it can be found? There is "
            "nothing to listen to now; what comes in later is listened to."
        )
    return tr(
        "Write down what is said in sounds and videos, so that it can be found? {time} of sound is "
        "to be listened to, whenever nothing else is to be done: {takes}.",
        time=elapsed(state.seconds_due),
        takes=speech_takes(state),
    )
