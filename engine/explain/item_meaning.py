"""Scores vectors of one item, or of parts of it, against a query, as the ranking does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..index.centring import ROLE_OF_CONTENT, Centring
from ..index.space_index import SpaceIndex
from ..ranking.calibration import calibrated
from ..search.query_vectors import QueryEmbedder, TermVector, counting
from ..types import Modality, NullDistribution, Query
from ..types.vectors import Role, Vectors


@dataclass(frozen=True, slots=True)
class ItemMeaning:
    """The terms that a query asks for, ready to score what has the vectors of one content.

    Attributes:
        terms: each with what unrelated queries score on this content; none where the query
            only pushes away, or nothing of it was understood.
    """

    terms: tuple[tuple[TermVector, NullDistribution], ...]
    centring: Centring
    role: Role

    def scores(self, vectors: Vectors) -> Vectors:
        """Calibrated scores, float32 (n,), of raw vectors (n, dim)."""
        centred = self.centring.apply(vectors, self.role)
        total = sum(term.weight for term, _ in self.terms)
        scores = np.zeros(len(vectors), np.float32)
        for term, null in self.terms:
            scores += term.weight / total * calibrated(term.cosines(centred), null)
        return scores


def meaning_of(
    query: Query,
    content: Modality,
    catalogue: Catalogue,
    index: SpaceIndex,
    embedder: QueryEmbedder,
) -> ItemMeaning:
    """Embed what a query asks for; what it pushes away explains no hit and is left out.

    So is what the model did not understand.

    Raises:
        UserError: a term's file cannot be read.
    """
    wanted = (term for term in query.meant if term.weight > 0)
    embedded = [part for term in wanted for part in embedder.embed(term)]
    centring = index.latest(catalogue).centring
    nulls = catalogue.spaces.null_distributions(index.space.id)
    terms = counting([term.centred(centring) for term in embedded])
    return ItemMeaning(
        tuple((term, term.null(nulls, content)) for term in terms),
        centring,
        ROLE_OF_CONTENT[content],
    )
