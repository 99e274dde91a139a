"""The seam to graphs that this process does not build: another program has them, or nobody."""

from __future__ import annotations

from typing import Protocol

from ..catalogue import Catalogue
from .graphs import Graphs
from .view import IndexView


class GraphSource(Protocol):
    """Where a space's graphs come from, in place of the library's files."""

    def joined(self, catalogue: Catalogue, view: IndexView) -> IndexView:
        """A state of the table with the graphs there are for it; what they lack is pending."""

    def trouble(self) -> str | None:
        """One line on why searches do without these graphs now; None where they need not."""


class NoGraphs:
    """A `GraphSource` without any: every vector is compared."""

    def joined(self, catalogue: Catalogue, view: IndexView) -> IndexView:  # noqa: ARG002
        """The state as it is, all of it pending."""
        return view.with_graphs(Graphs.none(view.space.dim))

    def trouble(self) -> str | None:
        """Nothing can go wrong."""
        return None
