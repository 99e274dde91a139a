"""Catalogue and index against a plain dict, through whatever a library may go through."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest
from dict_library import DIM, Content, DictItem, DictLibrary
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from unit_vectors import unit

from engine.catalogue import Catalogue
from engine.catalogue.spaces import RoleMean, Space
from engine.index.space_index import SpaceIndex
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Segment, SegmentKind
from engine.types.tracks import Track
from engine.types.vectors import Role

PATHS = st.sampled_from([f"/r/{letter}.txt" for letter in "abcd"])
CHANGING, KEPT = "fake:1", "fake:2"
SPACES = st.sampled_from([CHANGING, KEPT])
# Thousands of commits wait for a disk, where there is no memory to keep files in.
MEMORY = Path("/dev/shm")
QUERIES = unit(2, seed=9, dim=DIM)


class Interrupted(Exception):
    """Ends a transaction in its middle."""


class LibraryMachine(RuleBasedStateMachine):
    """Does the same to a real library and to a dict, and compares them after every step.

    A space has two indexes: that of the process that writes follows every step, that of a process
    that only searches catches up now and then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.paths = LibraryPaths(Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)))
        self.model = DictLibrary()
        self.catalogue = Catalogue(self.paths.catalogue)
        self.writers: dict[str, SpaceIndex] = {}
        self.readers: dict[str, SpaceIndex] = {}
        with self.transaction():
            self.catalogue.roots.add("/r")
        for identity in (CHANGING, KEPT):
            self.add_space(identity)

    def teardown(self) -> None:
        """Let those catch up that were left behind, and leave nothing."""
        try:
            for index in self.readers.values():
                self.compare(index)
        finally:
            self.catalogue.close()
            shutil.rmtree(self.paths.directory)

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """Every transaction that is kept raises the revision by one, and no other."""
        with self.catalogue.transaction() as revision:
            yield revision
        self.model.revision += 1
        assert revision == self.catalogue.revision() == self.model.revision

    def has(self, path: str) -> bool:
        """Whether the library has a file."""
        return path in self.model.items

    def spaces(self) -> list[Space]:
        """The spaces that are there."""
        return [entry.space for entry in self.catalogue.spaces.entries()]

    def write(self, path: str, content: Content) -> DictItem:
        """Write a file's row, text and words; what it had of another content goes."""
        catalogue, stat = self.catalogue, FileStat(path, 1, content.number)
        known = catalogue.items.find(path)
        if known is not None and catalogue.items.digest(known) != content.digest:
            catalogue.segments.remove(known)
        item_id = catalogue.items.put(1, stat, content.digest, content.modality, Metadata())
        catalogue.items.put_text(item_id, content.word)
        catalogue.fulltext.put(item_id, path, Metadata(), content.word)
        return DictItem(item_id, content)

    def encode(self, item: DictItem, space_id: int, revision: int) -> None:
        """Store an item's vectors in one space."""
        vectors = item.content.vectors(space_id)
        segments = [Segment(SegmentKind.PASSAGE, number) for number in range(len(vectors))]
        self.catalogue.segments.replace(item.item_id, space_id, revision, segments, vectors)
        item.spaces.add(space_id)

    @rule(path=PATHS, identities=st.sets(SPACES))
    def add_or_change(self, path: str, identities: set[str]) -> None:
        """A file is new, or has another content than before."""
        with self.transaction() as revision:
            item = self.write(path, self.model.new_content())
            for space in self.spaces():
                if space.identity in identities:
                    self.encode(item, space.id, revision)
        self.model.items[path] = item

    @rule(path=PATHS, identity=SPACES)
    def encode_anew(self, path: str, identity: str) -> None:
        """A file gets vectors in one more space, or the same ones again."""
        space = self.catalogue.spaces.find(identity)
        if self.has(path) and space is not None:
            with self.transaction() as revision:
                self.encode(self.model.items[path], space.id, revision)

    @rule(source=PATHS, place=PATHS)
    def move(self, source: str, place: str) -> None:
        """A file is elsewhere; one that lay there makes room."""
        if not self.has(source) or source == place:
            return
        item = self.model.items.pop(source)
        with self.transaction():
            if self.has(place):
                self.catalogue.items.remove([self.model.items[place].item_id])
            stat = FileStat(place, 1, item.content.number)
            self.catalogue.items.relocate(item.item_id, 1, stat)
            self.catalogue.fulltext.put(item.item_id, place, Metadata(), item.content.word)
        self.model.items[place] = item

    @rule(source=PATHS, place=PATHS)
    def copy(self, source: str, place: str) -> None:
        """A second file has the same content, and so the same vectors."""
        if not self.has(source) or source == place:
            return
        original = self.model.items[source]
        with self.transaction() as revision:
            copied = self.write(place, original.content)
            for space in self.spaces():
                self.catalogue.segments.copy(original.item_id, copied.item_id, space.id, revision)
        copied.spaces = set(original.spaces)
        self.model.items[place] = copied

    @rule(paths=st.sets(PATHS, min_size=1))
    def forget(self, paths: set[str]) -> None:
        """Files go, with their segments and words."""
        with self.transaction():
            gone = [self.model.items.pop(path).item_id for path in paths if self.has(path)]
            self.catalogue.items.remove(gone)

    @rule(path=PATHS)
    def break_off(self, path: str) -> None:
        """A transaction that ends early has changed nothing."""
        with suppress(Interrupted), self.transaction():
            self.write(path, Content(-1))
            raise Interrupted

    @rule(identity=SPACES, seed=st.integers(1, 3))
    def centre(self, identity: str, seed: int) -> None:
        """Means are frozen anew, so that every index must start afresh."""
        if identity in self.writers:
            means = {
                role: RoleMean(mean / 2, 1)
                for role, mean in zip(Role, unit(len(Role), seed, DIM), strict=True)
            }
            self.writers[identity].freeze_means(self.catalogue, means)
            self.model.revision += 1

    @rule(identity=SPACES)
    def save(self, identity: str) -> None:
        """The graph is built, written and stamped."""
        if identity in self.writers:
            self.writers[identity].save(self.catalogue)
            self.model.revision += 1

    @rule(identity=SPACES, track=st.sampled_from(Track), is_damaged=st.booleans())
    def lose_a_file(self, identity: str, track: Track, is_damaged: bool) -> None:
        """A snapshot is removed or overwritten by others; it is a cache."""
        if identity in self.writers:
            path = self.paths.graph(self.writers[identity].space.id, track.file_name)
            if is_damaged:
                path.write_bytes(b"not an index")
            else:
                path.unlink(missing_ok=True)

    @rule()
    def restart(self) -> None:
        """The program ends, and starts with what is on disk."""
        self.catalogue.close()
        self.catalogue = Catalogue(self.paths.catalogue)
        for identity, index in self.writers.items():
            self.writers[identity] = SpaceIndex(self.paths, index.space, {})

    @rule(identity=SPACES)
    def read(self, identity: str) -> None:
        """An index that was left behind catches up, however much it has missed."""
        if identity in self.readers:
            self.compare(self.readers[identity])

    @precondition(lambda self: CHANGING in self.writers)
    @rule()
    def remove_space(self) -> None:
        """A space goes bit by bit; the other stays as it is."""
        space = self.writers.pop(CHANGING).space
        del self.readers[CHANGING]
        with self.transaction():
            self.catalogue.spaces.begin_removal(space.id)
        is_left = True
        while is_left:
            with self.transaction():
                is_left = self.catalogue.spaces.remove_segments(space.id, 2)
        with self.transaction():
            self.catalogue.spaces.remove(space.id)
        for path in self.paths.graphs(space.id):
            path.unlink()
        self.model.forget_space(space.id)

    @rule(identity=SPACES)
    def add_space(self, identity: str) -> None:
        """A space that is there stays as it is; a new one gets a number that none has had."""
        with self.transaction():
            self.catalogue.spaces.add("starter", identity, DIM)
        space = self.catalogue.spaces.find(identity)
        assert space is not None
        if identity in self.writers:
            assert space == self.writers[identity].space
            return
        assert space.id not in self.model.spaces
        self.model.spaces.add(space.id)
        self.writers[identity] = SpaceIndex(self.paths, space, {})
        self.readers[identity] = SpaceIndex(self.paths, space, {})

    @rule()
    def purge(self) -> None:
        """Once removed vectors are erased, no byte of them is in any file."""
        self.catalogue.compact()
        for index in self.writers.values():
            index.erase_removed(self.catalogue)
        # It may have stamped files anew.
        self.model.revision = self.catalogue.revision()
        stored = b"".join(path.read_bytes() for path in self.paths.directory.iterdir())
        assert not any(vector in stored for vector in self.model.removed_vectors())
        for index in self.writers.values():
            view = index.refresh(self.catalogue)
            removed = self.model.removed_centred(index.space.id, view.centring)
            assert not any(vector in stored for vector in removed)

    @invariant()
    def the_catalogue_is_the_dict(self) -> None:
        """The same paths, with the ids that they had; nothing raised the revision in passing."""
        found = self.catalogue.items.stats_under("/r")
        items = self.model.items
        assert {path: entry[0] for path, entry in found.items()} == {
            path: item.item_id for path, item in items.items()
        }
        assert self.catalogue.revision() == self.model.revision

    @invariant()
    def words_are_in_step(self) -> None:
        """A content's word finds the files that hold it, and no word finds what is gone."""
        for content in self.model.contents:
            found = self.catalogue.fulltext.containing([content.word], [])
            assert found.tolist() == self.model.holders(content)

    @invariant()
    def searches_find_what_comparing_finds(self) -> None:
        """Whatever happened, both ways of searching give what a comparison with all gives."""
        for index in self.writers.values():
            self.compare(index)

    def compare(self, index: SpaceIndex) -> None:
        """Let an index catch up, and compare it with the dict."""
        view = index.refresh(self.catalogue)
        rows = view.table.rows_of(view.table.ids)
        for query in QUERIES:
            scores, items = self.model.nearest(index.space.id, view.centring, query)
            assert sorted(view.table.item_ids(rows).tolist()) == items
            for search in (view.nearest, view.nearest_exact):
                found = view.table.rows_of(search(query, len(scores) + 1))
                np.testing.assert_allclose(view.table.scores(found, query), scores, atol=1e-3)


# A third of the usual examples: each is a library of its own, on disk.
LibraryMachine.TestCase.settings = settings(
    max_examples=settings.default.max_examples // 3,
    stateful_step_count=settings.default.stateful_step_count,
    deadline=None,
)
TestLibraryMachine = pytest.mark.no_cover(pytest.mark.timeout(900)(LibraryMachine.TestCase))
