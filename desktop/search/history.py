"""The way back through what was looked for, and the searches of late.

Who types goes through many queries to one. So what is typed takes the place of what was typed
before, until it has settled: with Enter, once a result is looked at, when it has stood for a
while, or when something puts another text into the box.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from engine.types import Term

from ..gallery import NO_PLACE, Place
from .draft import QueryDraft
from .kept import KeptSearch
from .session import SearchSession

SETTLED_MS = 10_000
_MOST_VISITS = 100
_MOST_RECENT = 50


class Visit(Struct, frozen=True):
    """One state of the window that can be gone back to.

    Attributes:
        place: where the person was among the results.
        loaded: how many of these were fetched.
    """

    search: KeptSearch
    place: Place = NO_PLACE
    loaded: int = 0


class History(QObject):
    """Follows a session.

    Args:
        place_now: tells where the person is among the results.

    Attributes:
        remembers: whether searches are added to those of late.

    Signals:
        moved(): there is more or less to go back or forward to.
        recent_changed(): the searches of late are others now.
        forgotten(): a person had them forgotten.
    """

    moved = Signal()
    recent_changed = Signal()
    forgotten = Signal()

    def __init__(
        self,
        session: SearchSession,
        place_now: Callable[[], Place],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place_now = place_now
        self.remembers = True
        self._session = session
        self._now = KeptSearch()
        self._is_settled = True
        self._back: list[Visit] = []
        self._forward: list[Visit] = []
        self._recent: tuple[KeptSearch, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._pause.timeout.connect(self.settle)
        session.changed.connect(self._on_changed)
        session.rewritten.connect(self._on_rewritten)

    @property
    def can_go_back(self) -> bool:
        """Whether there is something before."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether something was gone back from."""
        return bool(self._forward)

    @property
    def recent(self) -> tuple[KeptSearch, ...]:
        """The searches of late, newest first."""
        return self._recent

    def begin(self, search: KeptSearch) -> None:
        """Start with a search, to which nothing leads back."""
        self._now = search

    def settle(self) -> None:
        """What is looked for now is no step on the way to something else."""
        self._pause.stop()
        self._is_settled = True
        if self.remembers and not _is_blank(self._now):
            self._remember(self._now)

    def back(self) -> Visit | None:
        """Go to what was looked for before; None where there is nothing."""
        return self._step(self._back, self._forward)

    def forward(self) -> Visit | None:
        """Go to what was gone back from; None where there is nothing."""
        return self._step(self._forward, self._back)

    def forget(self) -> None:
        """Forget the searches of late, and the way back to them."""
        self._back.clear()
        self._forward.clear()
        self._recent = ()
        self.moved.emit()
        self.recent_changed.emit()
        self.forgotten.emit()

    def read_recent(self, stored: str) -> None:
        """Take in what `written_recent` told."""
        try:
            listed = [KeptSearch.read(str(one)) for one in json.loads(stored)]
        except (ValueError, TypeError):
            listed = []
        self._recent = tuple(one for one in listed if not _is_blank(one))[:_MOST_RECENT]
        self.recent_changed.emit()

    def written_recent(self) -> str:
        """The searches of late as one text."""
        return json.dumps([one.written() for one in self._recent])

    def _on_changed(self, draft: QueryDraft) -> None:
        now = KeptSearch.of(self._session.text, draft)
        if now == self._now:
            return
        if self._is_settled or now.draft != self._now.draft:
            self.settle()
            self._back.append(self._leaving())
            del self._back[:-_MOST_VISITS]
            self._forward.clear()
        self._now, self._is_settled = now, False
        self._pause.start()
        self.moved.emit()

    def _on_rewritten(self, text: str) -> None:
        # Who clears what was just typed has not looked for it.
        if text and text != self._now.text:
            self.settle()

    def _step(self, where: list[Visit], whence: list[Visit]) -> Visit | None:
        if not where:
            return None
        self.settle()
        visit = where.pop()
        whence.append(self._leaving())
        self._now = visit.search
        self.moved.emit()
        return visit

    def _leaving(self) -> Visit:
        return Visit(self._now, self._place_now(), self._session.paging.loaded)

    def _remember(self, search: KeptSearch) -> None:
        older: Sequence[KeptSearch] = [one for one in self._recent if _told(one) != _told(search)]
        if older and _begins(older[0], search):
            older = older[1:]
        self._recent = (search, *older)[:_MOST_RECENT]
        self.recent_changed.emit()


def _is_blank(search: KeptSearch) -> bool:
    return not (search.text.strip() or search.draft.files or search.draft.is_filtered)


def _told(search: KeptSearch) -> tuple[str, tuple[Term, ...]]:
    """What a person can tell a search of late by; orders and groups are not seen in the list."""
    return search.line, search.draft.files


def _begins(shorter: KeptSearch, longer: KeptSearch) -> bool:
    """Whether one search is another with more typed at its end."""
    begins = bool(shorter.text.strip()) and longer.text.startswith(shorter.text)
    return begins and shorter.draft == longer.draft
