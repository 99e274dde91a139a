"""Searches of small made-up libraries, in any order, page by page, against a plain reference."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted_space import PlantedLibrary, planted
from reference_search import ReferenceSearch

from engine.index.centring import ROLE_OF_CONTENT
from engine.search import mixed_page
from engine.types import (
    FileStat,
    Filters,
    Metadata,
    Modality,
    Query,
    Segment,
    SegmentKind,
    Sort,
    Term,
)
from engine.types.tracks import contents_of

# Told apart from a plain reference; other tests reach the same lines, and tracing doubles the cost.
pytestmark = pytest.mark.no_cover

CONCEPTS = ("tram", "owl", "soup")
WORDS = ("tram", "owl", "img", "red car", "red", "jpg", "soup", "2024")


class File(NamedTuple):
    """A file that was never there: what it is called, what it says and shows, and its content."""

    path: str
    modality: Modality
    text: str
    shows: tuple[str, ...]
    content: int


paths = st.builds(
    "/r/{}/{}{}.jpg".format,
    st.sampled_from(("a", "Red Car", "owl")),
    st.sampled_from(("IMG_", "tram ", "soup", "redCar ")),
    st.integers(1, 30),
)
texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
files = st.lists(
    st.builds(
        File,
        paths,
        st.sampled_from(list(Modality)),
        texts,
        st.lists(st.sampled_from(CONCEPTS), min_size=1, max_size=3).map(tuple),
        st.integers(0, 12),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda file: file.path,
)
typed = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
terms = st.builds(
    lambda words, more: tuple(Term(Modality.TEXT, w, weight=s) for w, s in [(words, 1.0), *more]),
    typed,
    st.lists(st.tuples(typed, st.sampled_from((1.0, -1.0, -0.5))), max_size=1),
)
quoted = st.lists(st.sampled_from(WORDS), max_size=1).map(tuple)
filters = st.builds(
    Filters,
    st.just(frozenset(Modality)) | st.just(frozenset({Modality.IMAGE})),
    st.just(()) | st.just(("a",)) | st.just(("red car", "owl")),
    duplicates=st.booleans(),
)
queries = st.builds(
    Query,
    terms | st.just(()),
    filters | st.just(Filters()),
    quoted,
    quoted,
    st.sampled_from(Sort),
    st.integers(1, 6),
    st.integers(0, 12),
).filter(lambda query: query.terms or query.phrases)


@contextmanager
def library_of(held: Sequence[File]) -> Iterator[PlantedLibrary]:
    """A new library of some files, in the order given."""
    library = PlantedLibrary(Path(os.environ["HOME"]) / os.urandom(8).hex())
    with library.catalogue.transaction() as revision:
        for number, file in enumerate(held):
            store(library, revision, number, file)
    yield library
    library.catalogue.close()


def store(library: PlantedLibrary, revision: int, number: int, file: File) -> None:
    """Store one file as an indexing run would; equal contents show the same."""
    stat, metadata = FileStat(file.path, file.content, number % 3 * 10**9), Metadata()
    # No content is of two kinds.
    digest = bytes([file.content, list(Modality).index(file.modality)]) * 8
    items, segments = library.catalogue.items, library.catalogue.segments
    item = items.put(1, stat, digest, file.modality, metadata)
    items.put_text(item, file.text)
    library.catalogue.fulltext.put(item, file.path, metadata, file.text)
    parts = [Segment(SegmentKind.PASSAGE, n * 10, n * 10 + 9) for n in range(len(file.shows))]
    role = ROLE_OF_CONTENT[contents_of(file.modality)[0]]
    vectors = [planted([shown], role, f"{file.content}") for shown in file.shows]
    segments.replace(item, library.index.space.id, revision, parts, np.array(vectors))


@given(files, st.lists(queries, min_size=1, max_size=4), st.sampled_from((2, 300)))
def test_every_page_of_every_search(held: list[File], asked: list[Query], depth: int) -> None:
    """A page has the same hits in the same order with the same copies as told item by item."""
    with library_of(held) as library, pytest.MonkeyPatch.context() as patched:
        patched.setattr(mixed_page, "DEPTH", depth)
        for query in asked:
            told, total = ReferenceSearch(library, query).page()
            found = library.search(query)
            assert [(hit.item.id, hit.copies) for hit in found.hits] == told
            assert found.total == total
            if len(found.hits) == total:
                strong = Counter(hit.item.modality for hit in found.hits if not hit.weak)
                assert Counter(found.strong) == strong
