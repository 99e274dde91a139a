"""Asks a searcher for the order of items, for queries whose vectors are ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..disk import Disk
from ..encoders.base import Encoder
from ..errors import Cancelled
from ..index.space_index import SpaceIndex
from ..ranking.scoring import Scoring
from ..search.query_vectors import Decode, Embedded, EmbeddedTerm, QueryEmbedder
from ..search.searcher import Searcher
from ..types import Filters, Modality, Query, Sort, Term
from ..types.vectors import Role, TextKind, Vectors
from .judged import ItemIds
from .rankings import Ranking, Tile, fused, tiles_of

BATCH = 32
# Between two searches, so that a person's own search, which waits for the same lock, gets it.
PAUSE_SECONDS = 0.001


class ReadyTerms(QueryEmbedder, Struct, frozen=True):
    """Hands out vectors that were made before, so that no query is encoded twice.

    Attributes:
        ready: the terms that may be asked for.
    """

    ready: Mapping[Term, Embedded]

    def embed(self, term: Term) -> Embedded:
        """The vectors that were made of a term."""
        return self.ready[term]


class Preparation(Struct, frozen=True):
    """Makes the vectors of test queries.

    Attributes:
        decode: for query files that the library does not know.
        known: the ids of the library's items by path: their stored vectors are used, whether
            or not their files have changed.
        cancelled: asked between batches.
    """

    encoder: Encoder
    decode: Decode
    known: Mapping[str, int]
    cancelled: Callable[[], bool]

    def searcher(self, catalogue: Catalogue, index: SpaceIndex, terms: Sequence[Term]) -> Searcher:
        """A searcher that can be asked these terms, each as it is and as `by_meaning` has it.

        Raises:
            UserError: a query file that the library does not know cannot be used.
            Cancelled: the person asked for it.
        """
        parts = (self.encoder, self.decode, catalogue, index.space.id, Disk())
        ready = dict(self._typed([term for term in terms if not term.is_file]))
        for term in terms:
            if term.is_file:
                ready[term] = self._file(term, QueryEmbedder(*parts))
        return Searcher(catalogue, index, ReadyTerms(*parts, ready))

    def _typed(self, terms: Sequence[Term]) -> Iterator[tuple[Term, Embedded]]:
        for start in range(0, len(terms), BATCH):
            self._go_on()
            batch = terms[start : start + BATCH]
            vectors = self.encoder.encode_texts([term.value for term in batch], TextKind.QUERY)
            for term, vector in zip(batch, vectors, strict=True):
                understood = self.encoder.understands(term.value)
                made = (EmbeddedTerm(vector[None], Role.QUERY_TEXT, term.weight, understood),)
                yield from ((term, made), (by_meaning(term), made))

    def _file(self, term: Term, embedder: QueryEmbedder) -> Embedded:
        self._go_on()
        item_id = self.known.get(term.value)
        if item_id is None:
            return embedder.embed(term)
        return embedder.stored(item_id, term.weight)

    def _go_on(self) -> None:
        if self.cancelled():
            raise Cancelled


def by_meaning(term: Term) -> Term:
    """A term that a searcher compares by its vector alone."""
    return replace(term, is_file=True)


class Ranker(Struct, frozen=True):
    """Ranks items for one test query at a time.

    Attributes:
        folders: where hits must lie; empty for the whole library.
        hidden: items that are never hits, such as the file with the answers.
        cancelled: asked before every search.
        with_words: whether full text takes part, as in a person's search. A label is often the
            name of its own folder, where full text would find it at once.
    """

    searcher: Searcher
    folders: tuple[str, ...]
    hidden: ItemIds
    cancelled: Callable[[], bool]
    with_words: bool = False

    def rank(
        self,
        term: Term,
        ranking: Ranking,
        modalities: frozenset[Modality] = frozenset(Modality),
        *,
        own: ItemIds = frozenset(),
        depth: int,
    ) -> list[Tile]:
        """The best hits, best first, without `own`; at most `depth`.

        Raises:
            Cancelled: the person asked for it.
        """
        if ranking is Ranking.FUSION:
            lists = (
                self._listed(term, Ranking.SCORE, frozenset({modality}), own, depth)
                for modality in Modality
                if modality in modalities
            )
            return fused(lists)[:depth]
        return self._listed(term, ranking, modalities, own, depth)

    def _listed(
        self,
        term: Term,
        ranking: Ranking,
        modalities: frozenset[Modality],
        own: ItemIds,
        depth: int,
    ) -> list[Tile]:
        if self.cancelled():
            raise Cancelled
        time.sleep(PAUSE_SECONDS)
        left_out = own | self.hidden
        filters = Filters(modalities, self.folders)
        sort = Sort.RELEVANCE if ranking is Ranking.PAGE else Sort.SCORE
        asked = term if self.with_words else by_meaning(term)
        query = Query((asked,), filters, sort=sort, limit=depth + len(left_out))
        scoring = Scoring.RAW if ranking is Ranking.RAW else Scoring.CALIBRATED
        return tiles_of(self.searcher.search(query, scoring).hits, left_out)[:depth]

    def vectors(self, terms: Sequence[Term]) -> Vectors:
        """The centred vectors of typed terms, float32 (n, dim)."""
        embed, centring = self.searcher.embedder.embed, self.searcher.index.view.centring
        found = (embed(by_meaning(term))[0] for term in terms)
        return np.stack([one.centred(centring).middle for one in found])
