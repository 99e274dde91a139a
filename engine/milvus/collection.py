"""The rows of one space in Milvus: made, written, removed, counted and searched."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..catalogue.spaces import Space
from ..errors import IndexAwayError
from ..index.base import Vectors
from ..language import tr
from .schema import FIELDS, KEY, SCHEMA, VECTOR, IndexType, Kind, collection_name, index_for
from .server import SEARCH_SECONDS, WRITE_SECONDS, Server, data_types

# Milvus takes 64 MB in a message; so many vectors of 1024 numbers are 2 MB.
ROWS_AT_ONCE = 500
_KEY_BYTES = 64
_WITHOUT_INVERTED = ("v2.0", "v2.1", "v2.2", "v2.3")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A row that a search found, with the fields that were asked for."""

    score: float
    fields: Row


class Collection:
    """One space's rows. Any thread may call; it is made where it is not there.

    Every method raises IndexAwayError where the server cannot do it now, or has under this name
    what another version made.

    Attributes:
        space: whose vectors these are; collections of all libraries go by its identity.
    """

    def __init__(self, server: Server, space: Space) -> None:
        self.server = server
        self.space = space
        self.name = collection_name(space.identity)
        self._ready = threading.Lock()
        self._is_ready = False
        self._index = index_for(0)

    def upsert(self, rows: Sequence[Row]) -> None:
        """Put rows, in place of those with the same keys."""
        self._make_ready()
        with self.server.asked() as client:
            for start in range(0, len(rows), ROWS_AT_ONCE):
                some = list(rows[start : start + ROWS_AT_ONCE])
                client.upsert(self.name, some, timeout=WRITE_SECONDS)

    def delete(self, expression: str) -> None:
        """Remove the rows that fit an expression."""
        self._make_ready()
        with self.server.asked() as client:
            client.delete(self.name, filter=expression, timeout=WRITE_SECONDS)

    def count(self, expression: str = "") -> int:
        """How many rows fit an expression; all where it is empty."""
        self._make_ready()
        with self.server.asked() as client:
            told = client.query(
                self.name,
                filter=expression,
                output_fields=["count(*)"],
                timeout=WRITE_SECONDS,
                consistency_level=self.server.settings.consistency,
            )
        return int(told[0]["count(*)"])

    def search(
        self, vectors: Vectors, k: int, expression: str, fields: Sequence[str]
    ) -> list[list[Found]]:
        """The k rows with the highest inner products, for each vector (n, dim), best first."""
        self._make_ready(may_rest=True)
        with self.server.asked(may_rest=True) as client:
            found = client.search(
                self.name,
                list(vectors),
                limit=k,
                filter=expression,
                output_fields=list(fields),
                search_params={"metric_type": "IP", "params": self._asking(k)},
                consistency_level=self.server.settings.consistency,
                timeout=SEARCH_SECONDS,
            )
        return [[Found(hit["distance"], dict(hit["entity"])) for hit in hits] for hits in found]

    def _asking(self, k: int) -> dict[str, int]:
        """How far an index looks; a graph looks at as many as it is to give, at least."""
        asking = dict(self._index.search)
        if "ef" in asking:
            asking["ef"] = max(asking["ef"], k)
        return asking

    def fit_index(self) -> None:
        """Change the index where there are too many rows, or too few, for the one there is."""
        wanted = index_for(self.count())
        if wanted.name != self._index.name:
            with self.server.asked() as client:
                client.release_collection(self.name, timeout=WRITE_SECONDS)
                client.drop_index(self.name, VECTOR, timeout=WRITE_SECONDS)
                client.create_index(self.name, _index_of(client, wanted), timeout=WRITE_SECONDS)
                client.load_collection(self.name, timeout=WRITE_SECONDS)
            self._index = wanted

    def _make_ready(self, *, may_rest: bool = False) -> None:
        """See that the collection is there, is loaded, and is what this version writes."""
        with self._ready:
            if self._is_ready:
                return
            with self.server.asked(may_rest=may_rest) as client:
                if not client.has_collection(self.name, timeout=SEARCH_SECONDS):
                    self._create(client)
                self._check(client.describe_collection(self.name, timeout=SEARCH_SECONDS))
                client.load_collection(self.name, timeout=WRITE_SECONDS)
                told = client.describe_index(self.name, VECTOR, timeout=SEARCH_SECONDS)
            for one in (index_for(0), index_for(2**62)):
                if told and told.get("index_type") == one.name:
                    self._index = one
            self._is_ready = True

    def _create(self, client: Any) -> None:
        schema = client.create_schema(
            auto_id=False, enable_dynamic_field=False, description=f"Triptych {SCHEMA}"
        )
        types = data_types()
        schema.add_field(KEY, types["VARCHAR"], max_length=_KEY_BYTES, is_primary=True)
        schema.add_field(VECTOR, types["FLOAT_VECTOR"], dim=self.space.dim)
        for field in FIELDS:
            size = {"max_length": field.bytes} if field.kind is Kind.TEXT else {}
            schema.add_field(field.name, types[field.kind.value], **size)
        client.create_collection(
            self.name,
            schema=schema,
            index_params=_index_of(client, index_for(0), with_filters=True),
            consistency_level=str(self.server.settings.consistency),
            timeout=WRITE_SECONDS,
        )

    def _check(self, described: Row) -> None:
        """Refuse a collection of this name that has other fields."""
        found = {field["name"]: field for field in described["fields"]}
        dim = int(found.get(VECTOR, {}).get("params", {}).get("dim", 0))
        if set(found) != {KEY, VECTOR, *(field.name for field in FIELDS)} or dim != self.space.dim:
            raise IndexAwayError(
                tr(
                    "The collection {name} at {uri} was not made by this version of Triptych. "
                    "Choose another server or database.",
                    name=self.name,
                    uri=self.server.settings.uri,
                )
            )


def remove_rows(server: Server, identity: str, expression: str) -> None:
    """Remove the rows of a space that fit an expression, where there is a collection of it.

    Raises:
        IndexAwayError: the server cannot do it now.
    """
    name = collection_name(identity)
    with server.asked() as client:
        if client.has_collection(name, timeout=WRITE_SECONDS):
            client.load_collection(name, timeout=WRITE_SECONDS)
            client.delete(name, filter=expression, timeout=WRITE_SECONDS)


def _index_of(client: Any, index: IndexType, *, with_filters: bool = False) -> Any:
    """The parameters of an index of the vectors and, if wanted, of fields that are filtered by."""
    made = client.prepare_index_params()
    made.add_index(VECTOR, index_type=index.name, metric_type="IP", params=index.build)
    # Before 2.4 Milvus chose one by itself.
    is_old = client.get_server_version().startswith(_WITHOUT_INVERTED)
    for field in FIELDS if with_filters else ():
        if field.is_filtered:
            made.add_index(field.name, index_type="" if is_old else "INVERTED")
    return made
