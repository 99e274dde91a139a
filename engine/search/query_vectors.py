"""The terms of a query as vectors: typed words are encoded, files are decoded first."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..catalogue import Catalogue
from ..disk import SOON_SECONDS, Disk
from ..encoders.base import Encoder
from ..encoders.batches import encode_batches
from ..errors import SilentDiskError, UnreadableFileError, UserError
from ..index.centring import ROLE_OF_ITEM, Centring, unit_rows
from ..paths import root_of
from ..types import FileStat, Segment, SegmentKind, Term
from ..types.decoded import Batch, FileFailed, Part
from ..types.vectors import Role, TextKind, Vectors

Decode = Callable[[str], list[Part]]


@dataclass(frozen=True, slots=True)
class EmbeddedTerm:
    """One term as its encoder gave it: raw vectors, float32 (n, dim), one per segment.

    Attributes:
        understood: whether the encoder was trained on anything like it; files always are.
    """

    vectors: Vectors
    role: Role
    weight: float
    understood: bool = True

    def centred(self, centring: Centring) -> TermVector:
        """The mean of the centred vectors, as one unit vector."""
        mean = centring.apply(self.vectors, self.role).mean(axis=0, keepdims=True)
        return self._as_one(mean)

    def raw(self) -> TermVector:
        """The mean of the vectors as encoded, as one unit vector."""
        mean = self.vectors.mean(axis=0, keepdims=True)
        return self._as_one(mean)

    def _as_one(self, mean: Vectors) -> TermVector:
        return TermVector(unit_rows(mean)[0], self.role, self.weight, self.understood)


@dataclass(frozen=True, slots=True)
class TermVector:
    """One term as a unit vector, float32 (dim,), of a role, with its weight.

    Attributes:
        understood: whether its vector means anything.
    """

    vector: Vectors
    role: Role
    weight: float
    understood: bool = True


def counting(terms: Sequence[TermVector]) -> list[TermVector]:
    """The terms whose meaning counts for what is wanted; none where none was understood."""
    return [term for term in terms if term.weight > 0 and term.understood]


class Embedder(Protocol):
    """Makes the vectors of a query's terms."""

    def embed(self, term: Term) -> EmbeddedTerm:
        """The raw vectors of a term: one for words, one per segment for a file.

        Raises:
            UserError: the term cannot be used.
        """


@dataclass(frozen=True, slots=True)
class QueryEmbedder:
    """Makes vectors of query terms; a file that the library knows is not decoded again."""

    encoder: Encoder
    decode: Decode
    catalogue: Catalogue
    space_id: int
    disk: Disk

    def embed(self, term: Term) -> EmbeddedTerm:
        """The raw vectors of a term: one for words, one per segment of content for a file.

        Raises:
            UserError: the words are empty, or the model in use has no tower for the file.
            UnreadableFileError: the file cannot be read.
        """
        if not term.is_file:
            vectors, understood = self._typed(term.value), self.encoder.understands(term.value)
            return EmbeddedTerm(vectors, Role.QUERY_TEXT, term.weight, understood)
        vectors, role = self._file(term.value)
        return EmbeddedTerm(vectors, role, term.weight)

    def stored(self, item_id: int) -> Vectors:
        """The library's own raw vectors of an item's content, float32 (n, dim)."""
        segments = self.catalogue.segments
        with self.catalogue.snapshot():
            vectors = segments.vectors_of_item(item_id, self.space_id)
            known = segments.of_item(item_id, self.space_id)
        return _content(vectors, known)

    def _typed(self, words: str) -> Vectors:
        if not words.strip():
            raise UserError("Say what to look for: the words are empty.")
        return self.encoder.encode_texts([words.strip()], TextKind.QUERY)

    def _file(self, path: str) -> tuple[Vectors, Role]:
        known = self._known(os.path.abspath(path))
        return known if known is not None else self._decoded(path)

    def _known(self, path: str) -> tuple[Vectors, Role] | None:
        """The library's own vectors of a file that has not changed, or is out of reach."""
        known = self.catalogue.items.stats_under(path).get(path)
        if known is None or not self._is_current(path, known):
            return None
        vectors = self.stored(known[0])
        items = self.catalogue.items.get([known[0]])
        # A run that indexes meanwhile may have removed it.
        return (vectors, ROLE_OF_ITEM[items[0].modality]) if len(vectors) and items else None

    def _is_current(self, path: str, known: tuple[int, int, int]) -> bool:
        try:
            found = self._status(path)
        except SilentDiskError:
            return True
        return found is None or (found.size, found.mtime_ns) == known[1:]

    def _status(self, path: str) -> FileStat | None:
        root = root_of(path, self.catalogue.roots.paths())
        return self.disk.status(root, path, seconds=SOON_SECONDS)

    def _decoded(self, path: str) -> tuple[Vectors, Role]:
        if self._status(os.path.abspath(path)) is None:
            raise UserError(f"There is no file {path}. Check the path.")
        parts = self.decode(path)
        failed = next((part for part in parts if isinstance(part, FileFailed)), None)
        if failed is not None:
            raise UnreadableFileError(f"{path} cannot be used as a query: {failed.reason}.")
        batches = [part for part in parts if isinstance(part, Batch)]
        modality = batches[0].modality
        if modality not in self.encoder.modalities:
            raise UserError(f"The model in use cannot search by {modality}: {path} was not used.")
        segments = [segment for batch in batches for segment in batch.segments]
        return _content(encode_batches(self.encoder, batches), segments), ROLE_OF_ITEM[modality]


def _content(vectors: Vectors, segments: Sequence[Segment]) -> Vectors:
    """The vectors without that of the title, unless there is nothing else.

    A name that tells nothing would be half of what a short document asks for: without it, notes
    found 5 to 10 points more of the sounds at the first place (benchmarks/ranking.md).
    """
    is_content = np.array([segment.kind is not SegmentKind.TITLE for segment in segments], np.bool_)
    return vectors[is_content] if is_content.any() else vectors
