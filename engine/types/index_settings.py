"""Where the vectors of a library are searched, as a person chose it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class IndexKind(StrEnum):
    """What finds the nearest vectors.

    HNSW: graphs in files of the library; EXACT: every vector is compared; MILVUS: a collection in a
    Milvus server, or in the folder of Milvus Lite.
    """

    HNSW = "hnsw"
    EXACT = "exact"
    MILVUS = "milvus"


class Consistency(StrEnum):
    """How soon a search sees what was written, as Milvus names its levels."""

    STRONG = "Strong"
    BOUNDED = "Bounded"
    SESSION = "Session"
    EVENTUALLY = "Eventually"


class IndexSettings(Struct, frozen=True):
    """The index of one library; what follows the kind is for Milvus alone.

    Attributes:
        uri: http:// or https:// and the server, or the path of a folder whose name ends in .db.
        token: "user:password" or an API key; empty for a server that asks for none.
        certificate: a file with the certificates that a server is trusted by; empty for those that
            the system trusts.
        owner: whose files these are, for others who search the same collection.
        store: where previews and words are put for these, as fsspec reads it: a shared folder, or
            s3://bucket/folder; empty for nowhere.
    """

    kind: IndexKind = IndexKind.HNSW
    uri: str = ""
    token: str = ""
    certificate: str = ""
    consistency: Consistency = Consistency.STRONG
    owner: str = ""
    store: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is the folder of Milvus Lite, which one process uses at a time."""
        return self.kind is IndexKind.MILVUS and "://" not in self.uri
