"""Shows what came: answers and listings in the gallery, events of the engine in their panels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer

from engine.protocol import (
    Event,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    Ready,
    SearchDone,
    SearchFailed,
    Stopped,
    Trouble,
)
from engine.types import Hit, IndexReport, Item, Query, SearchResult

from .gallery import NO_PLACE, GalleryModel
from .operations import Operations
from .preview import PreviewLoader
from .reports import held_back_question, report_line
from .searching import Searcher
from .shelf import Contents, Shelf
from .window import MainWindow
from .wording import counted, elapsed

_PATIENCE_MS = 300
_RELIST_MS = 2000


class Presenter(QObject):
    """Knows the window and what feeds it; decides nothing but what is to be seen."""

    def __init__(
        self,
        *,
        window: MainWindow,
        model: GalleryModel,
        searcher: Searcher,
        shelf: Shelf,
        loader: PreviewLoader,
        operations: Operations,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._searcher = searcher
        self._shelf = shelf
        self._loader = loader
        self._operations = operations
        self._contents: Contents | None = None
        self._looked_at: tuple[Item | None, Hit | None] = (None, None)
        self._shown: Query | None = None
        self._is_ready = False
        self._is_indexing = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_patience)
        self._relist = QTimer(self, singleShot=True, interval=_RELIST_MS)
        self._relist.timeout.connect(self._refresh_listing)

    def take_event(self, event: Event) -> None:
        """Show an event of the engine process."""
        match event:
            case SearchDone() | SearchFailed():
                self._searcher.take(event)
            case IndexingProgress(progress):
                self._window.folders.progress.show_progress(progress)
                self._is_indexing = True
                self._on_growth()
            case IndexingDone(report):
                self._end_indexing()
                self._show_report(report)
            case IndexingFailed(message):
                self._end_indexing()
                self._window.messages.show_error(message)
            case LibraryChanged():
                self._window.gallery.look_for_missing_art()
                self._shelf.read_contents()
                self._searcher.run()
            case Ready():
                self._is_ready = True
            case Trouble(message):
                self._window.messages.show_error(message)
            case Stopped(message):
                self._on_stopped(message)

    def show_waiting(self) -> None:
        """A search was sent; say so if the answer does not come soon."""
        self._shelf.stop_browsing()
        self._patience.start()

    def show_answer(self, result: SearchResult) -> None:
        """Show the hits of a search."""
        self._patience.stop()
        unfolded = self._is_shown_again and self._model.is_unfolded
        self._keep_place(lambda: self._model.show_hits(result.hits, unfolded=unfolded))
        self._summarise(_summary(result))
        if not result.hits:
            self._window.empty.nothing_found()
        self._show_centre(bool(result.hits))

    def show_listing(self, ids: NDArray[np.int64]) -> None:
        """Show items by id (int64, (n,))."""
        self._patience.stop()
        self._keep_place(lambda: self._model.show_ids(ids))
        self._summarise(counted(len(ids), "file", "files") if len(ids) else "")
        self._choose_empty_state()
        self._show_centre(len(ids) > 0)

    def show_failed_search(self, message: str) -> None:
        """Say why a search ended in an error."""
        self._patience.stop()
        self._summarise("")
        self._window.messages.show_error(message)

    def show_contents(self, contents: Contents) -> None:
        """Show the library at a glance."""
        self._contents = contents
        self._window.folders.show_contents(contents)
        self._window.filters.show_contents(contents)
        self._window.failures.show_failures(contents.failures)
        self._choose_empty_state()

    def show_item(self, item: Item | None, hit: Hit | None) -> None:
        """Look at an item closely; one that is looked at already is left alone."""
        if item is not None and (item, hit) != self._looked_at:
            self._looked_at = item, hit
            self._loader.load(item, hit)

    def _choose_empty_state(self) -> None:
        contents = self._contents
        if self._searcher.query.terms or contents is None:
            return
        if not contents.roots and not self._is_indexing:
            self._window.empty.invite()
        elif contents.items == 0 and self._is_indexing:
            self._window.empty.reading()
        else:
            self._window.empty.nothing_listed()

    def _show_centre(self, has_rows: bool) -> None:
        if has_rows:
            self._window.show_gallery()
        else:
            self._window.show_empty()

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Replace the rows; an answer to the same query again leaves the person where they were."""
        place = self._window.gallery.place() if self._is_shown_again else NO_PLACE
        self._shown = _content(self._searcher.query)
        change()
        self._window.gallery.restore(place)

    @property
    def _is_shown_again(self) -> bool:
        return _content(self._searcher.query) == self._shown

    def _on_growth(self) -> None:
        """Files are coming in: refresh what is listed, now and then."""
        self._shelf.read_contents_soon()
        if not self._relist.isActive():
            self._relist.start()

    def _refresh_listing(self) -> None:
        busy = self._searcher.query.terms or self._window.gallery.has_selected_several
        if not busy:
            self._searcher.run()

    def _end_indexing(self) -> None:
        self._is_indexing = False
        self._window.folders.progress.finish()

    def _show_report(self, report: IndexReport) -> None:
        if report.held_back:
            question = held_back_question(report)
            self._window.messages.ask(
                question, "Remove them", lambda: self._operations.update_library(prune=True)
            )
        elif line := report_line(report):
            self._window.messages.show_info(line)

    def _on_stopped(self, message: str) -> None:
        self._end_indexing()
        self._patience.stop()
        if message and not self._window.messages.shows_error:
            self._window.messages.show_error(message)

    def _show_patience(self) -> None:
        self._summarise("Searching…" if self._is_ready else "Getting the model ready…")

    def _summarise(self, line: str) -> None:
        self._window.filters.summary.setText(line)


def _summary(result: SearchResult) -> str:
    weak = sum(hit.weak for hit in result.hits)
    parts = [counted(len(result.hits) - weak, "result", "results")]
    if weak:
        parts.append(f"{weak:,} weaker")
    if "total" in result.seconds:
        parts.append(elapsed(result.seconds["total"]))
    return " · ".join(parts)


def _content(query: Query) -> Query:
    """The query without its limit, which grows as a person scrolls on."""
    return replace(query, limit=0)
