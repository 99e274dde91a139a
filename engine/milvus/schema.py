"""What a collection is called, and the fields that its rows have.

A collection has one space of all machines that share it. Its vectors are as the encoder made them,
before any library takes its own means off, so that they are the same for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b

# Raised when the fields change; another version's collection is left alone.
SCHEMA = 1
KEY, VECTOR = "key", "vector"
# From so many rows on graphs take more memory than a server has (docs/scale.md).
QUANTISED_FROM = 10_000_000


class Kind(Enum):
    """What a field holds, as Milvus names it."""

    TEXT = "VARCHAR"
    WHOLE = "INT64"
    REAL = "DOUBLE"


@dataclass(frozen=True, slots=True)
class Field:
    """A scalar field.

    Attributes:
        bytes: of a text, at most, as UTF-8.
        is_filtered: an index of its own lets a search leave out by it.
    """

    name: str
    kind: Kind
    bytes: int = 0
    is_filtered: bool = False


FIELDS = (
    Field("machine", Kind.TEXT, 16, is_filtered=True),
    Field("owner", Kind.TEXT, 256),
    Field("root", Kind.TEXT, 16_384),
    Field("item", Kind.WHOLE, is_filtered=True),
    Field("segment", Kind.WHOLE),
    Field("track", Kind.TEXT, 32, is_filtered=True),
    Field("kind", Kind.TEXT, 16),
    Field("start", Kind.REAL),
    Field("end", Kind.REAL),
    Field("modality", Kind.TEXT, 16),
    Field("content", Kind.TEXT, 64, is_filtered=True),
    Field("path", Kind.TEXT, 16_384),
    Field("name", Kind.TEXT, 1024),
    Field("ending", Kind.TEXT, 1024),
    Field("moment", Kind.WHOLE),
    Field("size", Kind.WHOLE),
    Field("duration", Kind.REAL),
    Field("width", Kind.WHOLE),
    Field("height", Kind.WHOLE),
    Field("sent", Kind.WHOLE),
)


@dataclass(frozen=True, slots=True)
class IndexType:
    """How Milvus finds the nearest vectors.

    Attributes:
        build, search: its parameters, as Milvus names them.
    """

    name: str
    build: dict[str, int]
    search: dict[str, int]


HNSW = IndexType("HNSW", {"M": 16, "efConstruction": 200}, {"ef": 400})
# With an eighth of the lists 0.99 of the ten nearest are candidates, with a sixtieth 0.92.
IVF_SQ8 = IndexType("IVF_SQ8", {"nlist": 4096}, {"nprobe": 512})


def collection_name(identity: str) -> str:
    """The collection of a space, by the identity of its encoder."""
    return f"triptych_{SCHEMA}_{blake2b(identity.encode(), digest_size=10).hexdigest()}"


def index_for(rows: int) -> IndexType:
    """The index for so many rows: a graph, or quantised lists where that would take too much."""
    return IVF_SQ8 if rows >= QUANTISED_FROM else HNSW
