"""Searches and explanations for any thread, some at a time.

Each that is answered has a connection of its own, and a decoder of its own once it is asked with a
file: one that asks with a long film keeps nobody waiting who asks with words.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from ..catalogue import Catalogue
from ..disk import Disk
from ..encoders.precedence import Precedence
from ..errors import UserError
from ..paths import LibraryPaths
from ..ranking.scoring import Scoring
from ..search.by_words import search_words
from ..search.query_files import QueryFiles
from ..search.query_vectors import QueryEmbedder
from ..search.searcher import Searcher
from ..types import Query, SearchResult
from .spaces import OpenSpace

if TYPE_CHECKING:
    from ..explain import CharSpan, Explanation

# More at a time take turns for the processor, and each answer comes later.
AT_ONCE = 4


class _Asker:
    """What one thread at a time asks with."""

    def __init__(self, paths: LibraryPaths) -> None:
        self.catalogue = Catalogue(paths.catalogue)
        self.files = QueryFiles()

    def embedder(self, opened: OpenSpace, disk: Disk) -> QueryEmbedder:
        parts = (opened.encoder, self.files.decode, self.catalogue, opened.space.id, disk)
        return QueryEmbedder(*parts)

    def close(self) -> None:
        self.files.close()
        self.catalogue.close()


class Explaining(Struct, frozen=True):
    """One hit that is to be explained.

    Attributes:
        quoted: the passage of a document that its hit quotes.
    """

    query: Query
    item_id: int
    quoted: CharSpan | None = None


class Asking:
    """Answers questions to one library. Any thread may ask.

    Args:
        serving: opens the space that searches use, given a connection of the asking thread.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        disk: Disk,
        precedence: Precedence,
        serving: Callable[[Catalogue], OpenSpace],
    ) -> None:
        self._paths = paths
        self._disk = disk
        self._precedence = precedence
        self._serving = serving
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        # Those that nobody uses now; the last one used has most in its memory.
        self._idle: list[_Asker] = []

    def search(self, query: Query, scoring: Scoring) -> SearchResult:
        """Find what means the same as the query, or has its words.

        Raises:
            UserError: the query or one of its files cannot be used, or the model is missing or
                damaged; quoted words alone are found without one.
        """
        with self._asker() as asker:
            while True:
                try:
                    opened = self._loaded(asker)
                except UserError:
                    if query.phrases and not query.terms:
                        return search_words(asker.catalogue, query)
                    raise
                embedder = asker.embedder(opened, self._disk)
                with self._precedence.first():
                    result = Searcher(asker.catalogue, opened.index, embedder).search(
                        query, scoring
                    )
                # A change of model that ended meanwhile may have removed what was searched.
                if self._serving(asker.catalogue) is opened:
                    return result

    def explain(self, asked: Explaining, cancelled: Callable[[], bool]) -> Explanation:
        """Tell why an item was found, and which part of it matches best.

        Raises:
            UserError: the item is gone, or a file of the query cannot be read.
            Cancelled: `cancelled` came true.
        """
        from ..explain import Explanation  # noqa: PLC0415 - most searches need none

        if asked.item_id < 0:
            # Another machine's file, of which there is no more than its hit.
            return Explanation(asked.item_id)
        from ..explain.explainer import Explainer  # noqa: PLC0415 - nor this
        from ..explain.sources import Sources  # noqa: PLC0415

        with self._asker() as asker:
            opened = self._loaded(asker)
            decode = partial(asker.files.decode, opened.encoder.spec)
            sources = Sources(asker.catalogue, self._paths.thumbnails, decode, self._disk)
            embedder = asker.embedder(opened, self._disk)
            explainer = Explainer(sources, opened.index, embedder, cancelled)
            return explainer.explain(asked.query, asked.item_id, asked.quoted)

    def close(self) -> None:
        """End the decoders and close the connections; nobody asks any more."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _asker(self) -> Iterator[_Asker]:
        with self._turns:
            try:
                asker = self._idle.pop()
            except IndexError:
                asker = _Asker(self._paths)
            try:
                yield asker
            finally:
                self._idle.append(asker)

    def _loaded(self, asker: _Asker) -> OpenSpace:
        """The space that searches use, with its model in memory."""
        opened = self._serving(asker.catalogue)
        opened.encoder.load()
        return opened
