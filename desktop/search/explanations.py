"""Asks the engine why the hit that is looked at was found; only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.explain import CharSpan, Explanation
from engine.service.messages import Explain, Explained
from engine.types import Hit, Item, Query

from .session import SearchSession


class ExplanationSession(QObject):
    """Follows what is looked at.

    Attributes:
        told: what `explained` told last, for who comes later.

    Signals:
        explained(Explanation | None): what is known of the hit; None first, and where nothing is.
    """

    explained = Signal(object)

    def __init__(
        self, send: Callable[[Explain], None], session: SearchSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._session = session
        self._answered = Query()
        self._asked: tuple[Query, Item | None, Hit | None] = (Query(), None, None)
        self._generation = 0
        self.told: Explanation | None = None
        # Hits belong to the query that was answered; a newer one may have been typed since.
        session.answered.connect(self._follow)

    def look_at(self, item: Item | None, hit: Hit | None) -> None:
        """Ask about a hit, unless it was asked already."""
        asked = (self._answered, item, hit)
        if asked == self._asked:
            return
        self._asked = asked
        self._generation += 1
        self._tell(None)
        if hit is not None:
            quoted = CharSpan.of(hit.passage)
            self._send(Explain(self._generation, self._answered, hit.item.id, quoted))

    def take(self, event: Explained) -> None:
        """Pass on an answer, unless something else is looked at since."""
        if event.generation == self._generation:
            self._tell(event.explanation)

    def _tell(self, explanation: Explanation | None) -> None:
        self.told = explanation
        self.explained.emit(explanation)

    def _follow(self) -> None:
        self._answered = self._session.query
