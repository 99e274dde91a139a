"""What waits on the engine's search worker: the newest search of each box, then an explanation.

Of several that wait, the last one is enough; an explanation in flight gives way to a search and is
begun again when that is answered.
"""

from __future__ import annotations

import threading

from .messages import Explain, Search

Question = Search | Explain


class PendingQueries:
    """Handed over from the thread that hears them to the one that answers."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # By whether it is of the quick search, which has a box of its own.
        self._searches: dict[bool, Search] = {}
        self._explain: Explain | None = None
        self._is_closed = False

    def put(self, question: Question) -> None:
        """Let a question wait, in place of an older one of its kind."""
        with self._changed:
            if isinstance(question, Search):
                self._searches[question.is_quick] = question
            else:
                self._explain = question
            self._changed.notify()

    def put_back(self, question: Explain) -> None:
        """Let one wait again that was taken and not answered, unless a newer one does."""
        with self._changed:
            self._explain = self._explain or question

    def take(self) -> Question | None:
        """Wait for a question, a search first; None once there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._searches or self._explain or self._is_closed)
            if self._is_closed:
                return None
            if self._searches:
                return self._searches.popitem()[1]
            explain, self._explain = self._explain, None
            return explain

    def is_pressing(self) -> bool:
        """Whether an explanation in flight should give way."""
        with self._changed:
            return bool(self._searches) or self._is_closed

    def close(self) -> None:
        """Let `take` return at once, whatever waits."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
