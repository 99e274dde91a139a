"""The engine's hand worker: a thread for what a person does to files, which waits for no run."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial

from ..errors import TOLD, user_line
from ..library.by_hand import ByHand
from .hand_messages import (
    DoByHand,
    FollowFiles,
    HandDone,
    HandFailed,
    HandProgress,
    HandRequest,
    KeepApart,
    LeaveOut,
    LetTogether,
    Mark,
    MergeMarks,
    StopByHand,
    TakeIn,
    WriteSidecars,
)
from .messages import Event, LibraryChanged, Trouble
from .saved_search_messages import (
    KeepSearch,
    RemoveSearch,
    SavedSearchRequest,
    SearchesWritten,
)

# More lines than that tell nobody anything.
_MOST_TOLD = 3


class HandWorker:
    """Does one thing after the other.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, by_hand: ByHand, send: Callable[[Event], None]) -> None:
        self._by_hand = by_hand
        self._send = send
        self._jobs: queue.Queue[tuple[int, DoByHand | SavedSearchRequest] | None] = queue.Queue()
        self._taken = 0
        self._stopped_up_to = 0
        self._thread = threading.Thread(target=self._work, name="by hand")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: HandRequest | SavedSearchRequest) -> None:
        """Take a request; returns at once."""
        if isinstance(request, StopByHand):
            self._stopped_up_to = self._taken
        else:
            self._taken += 1
            self._jobs.put((self._taken, request))

    def close(self) -> None:
        """Do what was asked for, and wait for the end."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            place, request = job
            if isinstance(request, KeepSearch | RemoveSearch):
                self._keep(request)
            else:
                stopped = partial(self._is_stopped, place)
                answer_by_hand(self._by_hand, request, self._send, stopped)

    def _keep(self, request: SavedSearchRequest) -> None:
        """Change the saved searches."""
        try:
            match request:
                case KeepSearch(search, place, instead_of):
                    self._by_hand.keep_search(search, place, instead_of)
                case RemoveSearch(name):
                    self._by_hand.remove_search(name)
        except TOLD as error:
            self._send(Trouble(user_line(error)))
        self._send(SearchesWritten())

    def _is_stopped(self, place: int) -> bool:
        return place <= self._stopped_up_to


def answer_by_hand(
    by_hand: ByHand,
    request: DoByHand,
    send: Callable[[Event], None],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Do something by hand, telling how far it is and how it ended."""
    try:
        done = _done(by_hand, request, send, cancelled)
    except TOLD as error:
        send(HandFailed(request.number, user_line(error)))
    else:
        send(done)
    if not isinstance(request.work, Mark | MergeMarks | KeepApart | LetTogether):
        # Files came or went.
        send(LibraryChanged())


def _done(
    by_hand: ByHand,
    request: DoByHand,
    send: Callable[[Event], None],
    cancelled: Callable[[], bool],
) -> HandDone:
    number = request.number

    def tell(done: int, total: int) -> None:
        send(HandProgress(number, done, total))

    match request.work:
        case Mark(markings):
            marked = by_hand.mark(markings, on_progress=tell, cancelled=cancelled)
            return HandDone(number, Mark(marked.back) if marked.back else None, marked.was_stopped)
        case MergeMarks(merges):
            marked = by_hand.merge_marks(merges, on_progress=tell, cancelled=cancelled)
            return HandDone(number, Mark(marked.back) if marked.back else None, marked.was_stopped)
        case KeepApart(item_ids):
            pairs = by_hand.keep_apart(item_ids)
            return HandDone(number, LetTogether(pairs) if pairs else None)
        case LetTogether(pairs):
            by_hand.let_together(pairs)
        case LeaveOut(item_ids):
            left = by_hand.leave_out(item_ids, on_progress=tell, cancelled=cancelled)
            return HandDone(number, TakeIn(left.globs) if left.globs else None, left.was_stopped)
        case TakeIn(globs):
            by_hand.take_in(globs)
        case FollowFiles(moved, gone):
            by_hand.follow(moved, gone)
        case WriteSidecars(item_ids):
            problems = by_hand.write_sidecars(item_ids, on_progress=tell, cancelled=cancelled)
            for line in problems[:_MOST_TOLD]:
                send(Trouble(line))
            return HandDone(number, None, failed=len(problems))
    return HandDone(number, None)
