"""Answers a request for another model, on the thread of the one who writes."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import TOLD, user_line
from ..library.facade import Library
from ..types import Progress
from .messages import Event
from .model_messages import ChangeDone, ChangeFailed, ChangeProgress, UseModel


def answer_change(
    library: Library,
    request: UseModel,
    send: Callable[[Event], None],
    cancelled: Callable[[], bool],
) -> None:
    """Change the model, telling how far it is and how it ended."""

    def send_progress(progress: Progress) -> None:
        send(ChangeProgress(request.name, progress))

    try:
        report = library.use(
            request.name, keep=request.keep, on_progress=send_progress, cancelled=cancelled
        )
    except TOLD as error:
        send(ChangeFailed(request.name, user_line(error)))
    else:
        send(ChangeDone(request.name, report))
