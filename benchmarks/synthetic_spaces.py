"""Spaces of generated vectors with a planted modality gap, searched by the real engine.

A topic is a direction t. A vector of it is n(g m + s n(t + e n)): the mean m of its role, which
lies apart from those of the other roles by the gap g, and the topic with noise n of length e,
times a spread s. Spreads and noises differ between modalities, so equal likeness gives different
cosines. Topics are labels: a good list holds the items of the query's topic, whatever their
modality.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue import Catalogue
from engine.errors import BugError
from engine.evaluation.rankings import Ranking
from engine.evaluation.report import COMPARED, CheckReport
from engine.evaluation.run import CheckContext, CheckOptions, check
from engine.index.centring import ROLE_OF_CONTENT, unit_rows
from engine.index.space_index import SpaceIndex
from engine.indexing.finish import finish
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.decoded import Part
from engine.types.vectors import InputSpec, Pixels, Role, Samples, TextKind, Vectors

DIM = 64
TOPICS = 40
ROOT = "/synthetic"
# Per role: the length of the noise, and the spread of what is not the mean.
SHAPE = {
    Role.QUERY_TEXT: (0.6, 1.0),
    Role.IMAGE: (1.2, 0.7),
    Role.AUDIO: (1.5, 0.5),
    Role.DOCUMENT_TEXT: (0.9, 1.0),
}
ITEMS_OF_TOPIC = {Modality.IMAGE: 6, Modality.AUDIO: 2, Modality.TEXT: 4}


class GapEncoder:
    """The query side of a generated space: words named after a topic, and words of no topic.

    Args:
        gap: how far the mean of each role lies from the origin; topics have length 1.
    """

    identity = "synthetic:1"
    dim = DIM
    modalities = frozenset(Modality)
    spec = InputSpec()
    reference_means: Mapping[Role, Vectors] = {}

    def __init__(self, gap: float, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        directions = self._unit((len(SHAPE) + TOPICS, DIM))
        self._means = dict(zip(SHAPE, gap * directions, strict=False))
        self._topics = directions[len(SHAPE) :]

    def load(self) -> None:
        """There is nothing to load."""

    def understands(self, text: str) -> bool:  # noqa: ARG002
        """All texts."""
        return True

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:  # noqa: ARG002
        raise BugError("a generated space has no files")

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:  # noqa: ARG002
        raise BugError("a generated space has no files")

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:  # noqa: ARG002
        """Topic "topic 7" is near the items of topic 7; other words are near none."""
        known = [self._topic_of(text) for text in texts]
        return self.vectors(np.stack(known), Role.QUERY_TEXT)

    def items(self, topic: int, modality: Modality) -> Vectors:
        """The items of one topic in one modality, float32 (n, DIM)."""
        copies = np.repeat(self._topics[topic][None], ITEMS_OF_TOPIC[modality], axis=0)
        return self.vectors(copies, ROLE_OF_CONTENT[modality])

    def vectors(self, topics: NDArray[np.float64], role: Role) -> Vectors:
        """Vectors of one role near directions (n, DIM)."""
        noise, spread = SHAPE[role]
        near = unit_rows((topics + noise * self._unit(topics.shape)).astype(np.float32))
        return unit_rows((self._means[role] + spread * near).astype(np.float32))

    def _topic_of(self, text: str) -> NDArray[np.float64]:
        if text.startswith("topic "):
            return np.asarray(self._topics[int(text.removeprefix("topic "))])
        stranger = np.random.default_rng(zlib.crc32(text.encode()))
        return np.asarray(stranger.standard_normal(DIM) / DIM**0.5)

    def _unit(self, shape: tuple[int, ...]) -> NDArray[np.float64]:
        drawn = self._random.standard_normal(shape)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=-1, keepdims=True))


def check_space(gap: float, seed: int = 0, rankings: tuple[Ranking, ...] = COMPARED) -> CheckReport:
    """Fill a library with generated items, finish it as an indexing run does, and check it."""
    encoder = GapEncoder(gap, seed)
    with tempfile.TemporaryDirectory(prefix="triptych-synthetic-") as folder:
        paths = LibraryPaths(Path(folder))
        with closing(Catalogue(paths.catalogue)) as catalogue:
            index = _filled(catalogue, paths, encoder)
            finish(catalogue, index, encoder)
            context = CheckContext(
                catalogue, index, encoder, _no_file, lambda done, total: None, lambda: False
            )
            return check(context, CheckOptions(rankings=rankings))


def _filled(catalogue: Catalogue, paths: LibraryPaths, encoder: GapEncoder) -> SpaceIndex:
    with catalogue.transaction() as revision:
        catalogue.spaces.add("synthetic", encoder.identity, DIM)
        space = catalogue.spaces.find(encoder.identity)
        if space is None:
            raise BugError("the space was not stored")
        catalogue.spaces.activate(space.id)
        root = catalogue.roots.add(ROOT)
        for topic in range(TOPICS):
            for modality in Modality:
                for number, vector in enumerate(encoder.items(topic, modality)):
                    path = f"{ROOT}/topic {topic}/{number}.{modality}"
                    item = catalogue.items.put(
                        root, FileStat(path, 1, 1), path.encode(), modality, Metadata()
                    )
                    whole = [Segment(SegmentKind.WHOLE)]
                    catalogue.segments.replace(item, space.id, revision, whole, vector[None])
    return SpaceIndex(paths, space, encoder.reference_means)


def _no_file(path: str) -> list[Part]:
    raise BugError(f"{path} is not in the generated space")
