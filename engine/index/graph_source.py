"""The seam to graphs that this process does not build: another program has them, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from ..catalogue import Catalogue
from ..types import Elsewhere, Filters, Hit, Item, Segment
from ..types.tracks import Track
from .base import Vectors
from .graphs import Graphs
from .view import IndexView


class FarSegment(Struct, frozen=True, eq=False):
    """A segment of another machine's file.

    Attributes:
        content: the hash of the file's content.
        vector: as encoded, float32 (dim,).
    """

    item: Item
    elsewhere: Elsewhere
    content: bytes
    segment: Segment
    track: Track
    vector: Vectors


class GraphSource(Protocol):
    """Where a space's graphs come from, in place of the library's files."""

    def joined(self, catalogue: Catalogue, view: IndexView) -> IndexView:
        """A state of the table with the graphs there are for it; what they lack is pending."""

    def trouble(self) -> str | None:
        """One line on why searches do without these graphs now; None where they need not."""

    def beyond(self, vector: Vectors, k: int, filters: Filters) -> Sequence[FarSegment]:
        """Of other machines' files, about the k segments of each modality nearest to a vector.

        Args:
            vector: centred, (dim,).

        Raises:
            IndexAwayError: the other program does not answer.
        """

    def completed(self, hits: Sequence[Hit]) -> list[Hit]:
        """Hits of other machines' files with the words and previews that are known of them."""


class NoGraphs:
    """A `GraphSource` without any: every vector is compared."""

    def joined(self, catalogue: Catalogue, view: IndexView) -> IndexView:  # noqa: ARG002
        """The state as it is, all of it pending."""
        return view.with_graphs(Graphs.none(view.space.dim))

    def trouble(self) -> str | None:
        """Nothing can go wrong."""
        return None

    def beyond(self, vector: Vectors, k: int, filters: Filters) -> Sequence[FarSegment]:  # noqa: ARG002
        """Nobody else has anything."""
        return ()

    def completed(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits as they are."""
        return list(hits)
