"""Asks for a quick search, whose generations are below 0, and shows what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtGui import QPixmap

from engine.language import tr, tr_noop
from engine.query import QuerySyntaxError, parse
from engine.service.messages import Event, Ready, Search, SearchDone, SearchFailed, Stopped
from engine.types import Hit, Item

from ..gallery import ThumbnailLoader
from ..search.quick import MOST_HITS, QuickSearch
from ..search.session import SearchSession
from ..services.protocols import EngineLink
from ..widgets.labels import CLOSEST
from .operations import Operations

_NOTHING = tr_noop("Nothing found. Other words may help.")
# Right after a start that takes a few seconds, until the model is ready.
_LOOKING = tr_noop("Looking…")


class QuickPresenter:
    """Makes the small window when it is first wanted."""

    def __init__(
        self,
        *,
        engine: EngineLink,
        session: SearchSession,
        operations: Operations,
        thumbnails: ThumbnailLoader,
        come_forward: Callable[[], None],
    ) -> None:
        self._engine = engine
        self._session = session
        self._operations = operations
        self._thumbnails = thumbnails
        self._come_forward = come_forward
        self._generation = 0
        # Why the engine has ended, until it is started again.
        self._ended = ""
        self.window: QuickSearch | None = None
        thumbnails.ready.connect(self._show_art)

    def open(self) -> None:
        """Have it before all other windows, ready to type."""
        if self.window is None:
            self.window = self._made()
        self.window.come_forward()

    def take(self, event: Event) -> None:
        """Show an answer, if it is to what was asked last, or why none comes any more."""
        if isinstance(event, Stopped):
            self._ended = event.message
        elif isinstance(event, Ready):
            self._ended = ""
        if self.window is None:
            return
        match event:
            case SearchDone(self._generation, result):
                self._show(result.hits[:MOST_HITS])
            case SearchFailed(self._generation, message):
                self.window.show_note(message)
            case Stopped(message) if message and self.window.box.text():
                self.window.show_note(message)

    def _show(self, hits: Sequence[Hit]) -> None:
        assert self.window is not None
        items = [hit.item for hit in hits]
        guesses = tr(CLOSEST) if all(hit.weak for hit in hits) else ""
        self.window.show_note(guesses if items else tr(_NOTHING))
        self.window.show_hits(items)
        self._thumbnails.want(items)
        self._show_art()

    def close(self) -> None:
        """Let it go with the program."""
        if self.window is not None:
            self.window.close()

    def _made(self) -> QuickSearch:
        window = QuickSearch()
        window.asked.connect(self._ask)
        window.opened.connect(lambda item: self._operations.open_item(item=item))
        window.window_wanted.connect(self._show_all)
        return window

    def _ask(self, text: str) -> None:
        assert self.window is not None
        self._generation -= 1
        try:
            query = parse(text)
        except QuerySyntaxError as error:
            self.window.show_note(str(error))
            return
        if not (query.terms or query.phrases):
            self.window.show_hits(())
            self.window.show_note("")
            return
        if self._ended or not self.window.list.count():
            self.window.show_note(self._ended or tr(_LOOKING))
        self._engine.send(Search(self._generation, replace(query, limit=MOST_HITS), is_quick=True))

    def _show_all(self, text: str) -> None:
        self._come_forward()
        self._session.put_text(text)

    def _show_art(self) -> None:
        if self.window is not None:
            self.window.show_art(self._picture_of)

    def _picture_of(self, item: Item) -> QPixmap | None:
        art = self._thumbnails.art(item)
        return art.picture if art is not None else None
