"""Libraries in a space where everything is known: concepts, noise, and a gap between modalities."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.disk import Disk
from engine.index.centring import ROLE_OF_CONTENT
from engine.index.space_index import SpaceIndex
from engine.indexing.finish import finish
from engine.paths import LibraryPaths
from engine.ranking.scoring import Scoring
from engine.search.query_vectors import QueryEmbedder
from engine.search.searcher import Searcher
from engine.types import FileStat, Metadata, Modality, Query, SearchResult, Segment, SegmentKind
from engine.types.tracks import contents_of
from engine.types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors

DIM = 64
# How far each role lies aside of what it means, as towers trained apart do.
GAP = {Role.QUERY_TEXT: 0.5, Role.DOCUMENT_TEXT: 0.5, Role.IMAGE: 0.9, Role.AUDIO: 1.3}


@cache
def direction(name: str) -> Vectors:
    """The unit vector (dim,) of a concept, the same in every run."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")
    made: Vectors = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return _unit(made)


def planted(concepts: Iterable[str], role: Role, noise: str = "") -> Vectors:
    """The raw unit vector (dim,) of something that shows concepts, with noise of its own."""
    meant = sum((direction(concept) for concept in concepts), np.zeros(DIM, np.float32))
    own = 0.5 * direction(noise) if noise else 0
    aside = GAP[role] * direction(f"gap of {role.split('-')[-1]}")
    return _unit(meant + own + aside)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


class PlantedEncoder:
    """Encodes texts by their words; ships the means that its gaps make."""

    identity = "planted:1"
    dim = DIM
    modalities = frozenset(Modality)
    spec = InputSpec()

    @cached_property
    def reference_means(self) -> Mapping[Role, Vectors]:
        shown = [planted([f"anything {n}"], role) for role in Role for n in range(100)]
        means = np.array(shown).reshape(len(Role), 100, DIM).mean(axis=1)
        return dict(zip(Role, means, strict=True))

    def load(self) -> None:
        """There is nothing to load."""

    def understands(self, text: str) -> bool:
        return True

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        role = Role.QUERY_TEXT if kind is TextKind.QUERY else Role.DOCUMENT_TEXT
        return np.array([planted(text.split(), role) for text in texts], np.float32)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        raise NotImplementedError

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        raise NotImplementedError


class PlantedLibrary:
    """A catalogue whose items were never files: a path, a modality, and what it shows."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True)
        self.encoder = PlantedEncoder()
        self.paths = LibraryPaths(directory)
        self.catalogue = Catalogue(self.paths.catalogue)
        with self.catalogue.transaction():
            self.catalogue.roots.add("/r")
            self.catalogue.spaces.add("planted", self.encoder.identity, DIM)
        space = self.catalogue.spaces.find(self.encoder.identity)
        assert space is not None
        self._space = space
        self.reopen()

    def reopen(self) -> None:
        """Forget what is in memory, as a new process would."""
        self.index = SpaceIndex(self.paths, self._space, self.encoder.reference_means)

    def add(self, items: Mapping[str, tuple[Modality, Sequence[Sequence[str]]]]) -> None:
        """Add items by path: the concepts of each of their segments."""
        with self.catalogue.transaction() as revision:
            for path, (modality, segments) in items.items():
                stat = FileStat(f"/r/{path}", 1, 1)
                digest = path.encode()
                item = self.catalogue.items.put(1, stat, digest, modality, Metadata())
                parts = [
                    Segment(SegmentKind.PASSAGE, n * 10, n * 10 + 9) for n in range(len(segments))
                ]
                vectors = [
                    planted(concepts, ROLE_OF_CONTENT[contents_of(modality)[0]], f"{path} {n}")
                    for n, concepts in enumerate(segments)
                ]
                self.catalogue.segments.replace(
                    item, self._space.id, revision, parts, np.array(vectors)
                )

    def finish(self) -> None:
        """What an indexing run does at its end."""
        finish(self.catalogue, self.index, self.encoder)

    def search(self, query: Query, scoring: Scoring = Scoring.CALIBRATED) -> SearchResult:
        """Search as the library would."""
        embedder = QueryEmbedder(
            self.encoder, lambda spec, path: [], self.catalogue, self._space.id, Disk()
        )
        return Searcher(self.catalogue, self.index, embedder).search(query, scoring)

    def forget_snapshot(self) -> None:
        """Delete the files of the index."""
        for path in self.paths.graphs(self._space.id):
            path.unlink()
