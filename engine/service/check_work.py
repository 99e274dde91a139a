"""A check of the library as the engine process does it: it ends with one event, and gives way."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import TOLD, Cancelled, user_line
from ..evaluation.run import CheckOptions
from ..language import tr, tr_noop
from ..library.facade import Library
from .check_messages import CheckCancelled, CheckDone, CheckFailed, CheckProgress
from .messages import Event

GAVE_WAY = tr_noop(
    "The check stopped, since the library is about to change. Check again after that."
)


def answer_check(
    library: Library,
    generation: int,
    send: Callable[[Event], None],
    *,
    cancelled: Callable[[], bool],
    must_give_way: Callable[[], bool],
) -> None:
    """Check a library and send progress, then how it ended.

    Args:
        must_give_way: whether something waits that would change the library meanwhile.
    """

    def show(done: int, total: int) -> None:
        send(CheckProgress(generation, done, total))

    try:
        report = library.check(
            CheckOptions(), on_progress=show, cancelled=lambda: cancelled() or must_give_way()
        )
    except Cancelled:
        send(CheckCancelled(generation) if cancelled() else CheckFailed(generation, tr(GAVE_WAY)))
    except TOLD as error:
        send(CheckFailed(generation, user_line(error)))
    else:
        send(CheckDone(generation, report))
