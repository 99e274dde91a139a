"""What an index is told as: how vectors are kept, what graphs have of them, what that costs."""

from __future__ import annotations

from collections.abc import Iterator

from ..library.index_status import IndexStatus
from ..types.index_settings import IndexKind
from ..wording import counted, file_size

# docs/decisions/a-million.md
QUICK_UP_TO = 200_000
NO_GRAPHS = (
    "Graph: none, since hnswlib is not installed. Every search compares everything, which finds "
    f"all and is quick up to {QUICK_UP_TO:,} segments."
)


def index_lines(index: IndexStatus | None) -> Iterator[str]:
    """The index, in plain lines; that graphs cannot be had is for who asks for no index, too."""
    if index is None:
        yield "Vectors: none yet"
        return
    yield (
        f"Vectors: {counted(index.segments, 'segment', 'segments')} of {index.dim} numbers in "
        f"16 bits, {_place(index)}"
    )
    if index.kind is IndexKind.EXACT:
        yield "Graph: none is wanted, so every search compares everything"
        return
    if not index.has_library and index.kind is IndexKind.HNSW:
        return
    if index.recall is None:
        yield "Graph: none yet, so every search compares everything. To build it: triptych index"
        return
    yield f"Graph: {_graph(index)}"
    if index.segments > index.in_graphs:
        yield f"Not in the graph yet, so compared one by one: {index.segments - index.in_graphs:,}"
    yield (
        f"Found of the ten nearest, by segments of this library: {100 * index.recall:.1f} % "
        f"(comparing everything, as is done up to {index.exact_up_to:,} segments, finds all)"
    )


def _graph(index: IndexStatus) -> str:
    size = file_size(index.graph_bytes)
    if index.kind is IndexKind.MILVUS:
        return f"in Milvus, about {size} there; see: triptych settings index"
    return f"HNSW over {_width(index)}, {size} on disk and in memory"


def _place(index: IndexStatus) -> str:
    if not index.vector_bytes:
        return "in memory; the next run writes them to a file: triptych index"
    return f"{file_size(index.vector_bytes)} on disk, in memory as far as they are looked at"


def _width(index: IndexStatus) -> str:
    if index.width == index.dim:
        return f"all {index.dim} numbers in 32 bits"
    share = f"{100 * index.kept:.0f} % of the differences"
    return f"{index.width} of {index.dim} numbers in 32 bits, which keep {share}"
