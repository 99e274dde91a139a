"""Compares the parts of a library whose files can be opened; what is wrong comes with its mending.

What is mended is made again from the catalogue where that is possible, and else taken out, so that
the next run reads the file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.spaces import Space
from ..catalogue.stamp import Stamp
from ..index.snapshot import checksum
from ..index.vector_file import digest
from ..paths import LibraryPaths
from ..types.tracks import TRACKS, Track
from ..wording import counted
from .findings import Part

READ_AGAIN = "taken out; the next run reads them again"
BUILT_AGAIN = "deleted; the next run builds them again"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong, and how it is mended.

    Attributes:
        mend: mends it, in a transaction of its own; None where only the person can.
        repaired: what it has done then.
    """

    part: Part
    what: str
    mend: Callable[[], None] | None
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Looks at one library, whose two databases are sound files."""

    paths: LibraryPaths
    catalogue: Catalogue
    thumbnails: ThumbnailStore | None

    def looks(self) -> list[Callable[[], Iterator[Flaw]]]:
        """What finds everything wrong, each a part of it, in an order in which it can be mended."""
        spaces = [entry.space for entry in self.catalogue.spaces.entries()]
        of_space = (self._vectors, self._measures, self._graphs, self._filed)
        return [
            self._catalogue,
            self._texts,
            self._words,
            *(partial(look, space) for space in spaces for look in of_space),
            self._strange_graphs,
            self._previews,
        ]

    def _catalogue(self) -> Iterator[Flaw]:
        health = self.catalogue.health
        orphans = health.orphans()
        if orphans:
            told = ", ".join(f"{count:,} of {table}" for table, count in orphans.items())
            yield self._flaw(
                Part.CATALOGUE,
                f"rows that belong to nothing: {told}",
                health.remove_orphans,
                "removed",
            )
        keys = health.keys_out_of_step()
        if keys:
            what = f"{_files(keys)} with a folder or copies that do not fit"
            yield self._flaw(Part.CATALOGUE, what, health.put_keys_in_step, "worked out anew")

    def _texts(self) -> Iterator[Flaw]:
        health = self.catalogue.health
        bad = health.items_with_bad_texts()
        if bad:
            what = f"{_files(len(bad))} whose text cannot be unpacked"
            yield self._flaw(Part.CATALOGUE, what, partial(self._remove_texts, bad), READ_AGAIN)
        torn = health.items_without_text()
        if torn:
            what = f"{_files(len(torn))} with passages of a text that is not there"
            yield self._flaw(
                Part.CATALOGUE, what, partial(self._remove_vectors, torn, None), READ_AGAIN
            )

    def _words(self) -> Iterator[Flaw]:
        health = self.catalogue.health
        wrong = health.words_out_of_step()
        if wrong:
            what = f"{_files(wrong)} whose words are not what the index has"
            yield self._flaw(Part.WORDS, what, health.put_words_in_step, "indexed anew")

    def _vectors(self, space: Space) -> Iterator[Flaw]:
        bad = self.catalogue.health.items_with_bad_vectors(space.id, space.dim)
        if bad:
            what = f"{_files(len(bad))} with vectors of '{space.preset}' that are none"
            yield self._flaw(
                Part.VECTORS, what, partial(self._remove_vectors, bad, space.id), READ_AGAIN
            )

    def _measures(self, space: Space) -> Iterator[Flaw]:
        health = self.catalogue.health
        wrong = health.bad_means(space.id, space.dim)
        if wrong:
            what = (
                f"{counted(wrong, 'measure', 'measures')} of '{space.preset}' that are no numbers"
            )
            mend = partial(health.remove_measures, space.id)
            yield self._flaw(Part.SPACES, what, mend, "removed; the next run measures again")

    def _graphs(self, space: Space) -> Iterator[Flaw]:
        wrong = self._wrong_graphs(space, self.catalogue.spaces.stamp(space.id))
        if wrong:
            names = ", ".join(self.paths.graph(space.id, track.file_name).name for track in wrong)
            what = f"files that are not what was written: {names}"
            yield self._flaw(
                Part.GRAPHS, what, partial(self._delete_graphs, space, wrong), BUILT_AGAIN
            )

    def _wrong_graphs(self, space: Space, stamp: Stamp | None) -> list[Track]:
        """The graphs of a space that are not what a stamp says.

        One that is missing costs nothing but time, but is told.
        """
        if stamp is None:
            return []
        wrong = [
            track
            for track, known in stamp.by_track().items()
            if checksum(self.paths.graph(space.id, track.file_name)) != known
        ]
        after = self.catalogue.spaces.stamp(space.id)
        # Who builds graphs meanwhile moves files into place before it stamps them.
        return wrong if after == stamp else self._wrong_graphs(space, after)

    def _filed(self, space: Space) -> Iterator[Flaw]:
        stamp = self.catalogue.spaces.stamp(space.id)
        if stamp is None or not stamp.digest:
            return
        path = self.paths.vectors(space.id, stamp.filed)
        # Who writes meanwhile stamps another file.
        if digest(path) != stamp.digest and self.catalogue.spaces.stamp(space.id) == stamp:
            what = f"vectors that are not what was written: {path.name}"
            yield self._flaw(Part.GRAPHS, what, partial(self._delete_filed, space), BUILT_AGAIN)

    def _strange_graphs(self) -> Iterator[Flaw]:
        known = {entry.space.id for entry in self.catalogue.spaces.entries()}
        expected = {self.paths.graph(space, track.file_name) for space in known for track in TRACKS}
        for space in known:
            expected.update(p for p in self.paths.graphs(space) if p.suffix != ".hnsw")
        found = self.paths.directory.glob("index-*")
        strange = sorted(path.name for path in found if path not in expected)
        if strange:
            what = f"files of spaces that are not there: {', '.join(strange)}"
            yield Flaw(Part.GRAPHS, what, partial(self._delete, strange), "deleted")

    def _previews(self) -> Iterator[Flaw]:
        digests = self.catalogue.items.digests()
        thumbnails = self.thumbnails
        missing = digests - (thumbnails.digests() if thumbnails else set())
        if missing:
            what = f"{counted(len(missing), 'preview is', 'previews are')} missing"
            yield Flaw(Part.PREVIEWS, what, lambda: None, "the next run makes them again")
        bad = thumbnails.unreadable() if thumbnails else []
        if thumbnails and bad:
            what = f"{counted(len(bad), 'preview', 'previews')} that cannot be shown"
            repaired = "removed; the next run makes them again"
            yield Flaw(Part.PREVIEWS, what, partial(thumbnails.remove, bad), repaired)

    def _remove_texts(self, item_ids: Sequence[int]) -> None:
        self.catalogue.health.remove_texts(item_ids)
        self._remove_vectors(item_ids, None)
        self.catalogue.health.put_words_in_step()

    def _remove_vectors(self, item_ids: Sequence[int], space_id: int | None) -> None:
        for item_id in item_ids:
            self.catalogue.segments.remove(item_id, space_id)

    def _delete_graphs(self, space: Space, wrong: Sequence[Track]) -> None:
        stamp = self.catalogue.spaces.stamp(space.id)
        if stamp is not None:
            kept = {m: known for m, known in stamp.by_track().items() if m not in wrong}
            self.catalogue.spaces.put_stamp(space.id, stamp.with_checksums(kept))
        for track in wrong:
            self.paths.graph(space.id, track.file_name).unlink(missing_ok=True)

    def _delete_filed(self, space: Space) -> None:
        stamp = self.catalogue.spaces.stamp(space.id)
        if stamp is not None:
            self.catalogue.spaces.put_stamp(space.id, replace(stamp, digest=""))
            self.paths.vectors(space.id, stamp.filed).unlink(missing_ok=True)

    def _delete(self, names: Sequence[str]) -> None:
        for name in names:
            (self.paths.directory / name).unlink(missing_ok=True)

    def _flaw(self, part: Part, what: str, mend: Callable[[], None], repaired: str) -> Flaw:
        def mend_at_once() -> None:
            with self.catalogue.transaction():
                mend()

        return Flaw(part, what, mend_at_once, repaired)


def _files(count: int) -> str:
    return counted(count, "file", "files")
