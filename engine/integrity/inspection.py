"""Compares the parts of a library whose files can be opened; what is wrong comes with its mending.

What is mended is made again from the catalogue where that is possible, and else taken out, so that
the next run reads the file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.spaces import Space
from ..catalogue.stamp import Stamp
from ..index.snapshot import checksum
from ..index.vector_file import digest
from ..language import tr, tr_count, tr_noop, whole
from ..paths import LibraryPaths
from ..types.tracks import TRACKS, Track
from ..wording import listed
from .findings import Part

READ_AGAIN = tr_noop("taken out; the next run reads them again")
BUILT_AGAIN = tr_noop("deleted; the next run builds them again")


class Flaw(Struct, frozen=True):
    """One thing wrong, and how it is mended.

    Attributes:
        mend: mends it, in a transaction of its own; None where only the person can.
        repaired: what it has done then.
    """

    part: Part
    what: str
    mend: Callable[[], None] | None
    repaired: str = ""


class Inspection(Struct, frozen=True):
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
            told = [
                tr("{number} of {table}", number=whole(count), table=table)
                for table, count in orphans.items()
            ]
            yield self._flaw(
                Part.CATALOGUE,
                tr("rows that belong to nothing: {rows}", rows=listed(told)),
                health.remove_orphans,
                tr("removed"),
            )
        keys = health.keys_out_of_step()
        if keys:
            what = tr_count(
                "{n} files with a folder or copies that do not fit",
                "{n} file with a folder or copies that do not fit",
                keys,
            )
            yield self._flaw(Part.CATALOGUE, what, health.put_keys_in_step, tr("worked out anew"))

    def _texts(self) -> Iterator[Flaw]:
        health = self.catalogue.health
        bad = health.items_with_bad_texts()
        if bad:
            what = tr_count(
                "{n} files whose text cannot be unpacked",
                "{n} file whose text cannot be unpacked",
                len(bad),
            )
            yield self._flaw(Part.CATALOGUE, what, partial(self._remove_texts, bad), tr(READ_AGAIN))
        torn = health.items_without_text()
        if torn:
            what = tr_count(
                "{n} files with passages of a text that is not there",
                "{n} file with passages of a text that is not there",
                len(torn),
            )
            yield self._flaw(
                Part.CATALOGUE, what, partial(self._remove_vectors, torn, None), tr(READ_AGAIN)
            )

    def _words(self) -> Iterator[Flaw]:
        health = self.catalogue.health
        wrong = health.words_out_of_step()
        if wrong:
            what = tr_count(
                "{n} files whose words are not what the index has",
                "{n} file whose words are not what the index has",
                wrong,
            )
            yield self._flaw(Part.WORDS, what, health.put_words_in_step, tr("indexed anew"))

    def _vectors(self, space: Space) -> Iterator[Flaw]:
        bad = self.catalogue.health.items_with_bad_vectors(space.id, space.dim)
        if bad:
            what = tr_count(
                "{n} files with vectors of '{model}' that are none",
                "{n} file with vectors of '{model}' that are none",
                len(bad),
                model=space.preset,
            )
            yield self._flaw(
                Part.VECTORS, what, partial(self._remove_vectors, bad, space.id), tr(READ_AGAIN)
            )

    def _measures(self, space: Space) -> Iterator[Flaw]:
        health = self.catalogue.health
        wrong = health.bad_means(space.id, space.dim)
        if wrong:
            what = tr_count(
                "{n} measures of '{model}' that are no numbers",
                "{n} measure of '{model}' that are no numbers",
                wrong,
                model=space.preset,
            )
            mend = partial(health.remove_measures, space.id)
            yield self._flaw(Part.SPACES, what, mend, tr("removed; the next run measures again"))

    def _graphs(self, space: Space) -> Iterator[Flaw]:
        wrong = self._wrong_graphs(space, self.catalogue.spaces.stamp(space.id))
        if wrong:
            names = listed(self.paths.graph(space.id, track.file_name).name for track in wrong)
            what = tr("files that are not what was written: {names}", names=names)
            yield self._flaw(
                Part.GRAPHS, what, partial(self._delete_graphs, space, wrong), tr(BUILT_AGAIN)
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
            what = tr("vectors that are not what was written: {name}", name=path.name)
            yield self._flaw(Part.GRAPHS, what, partial(self._delete_filed, space), tr(BUILT_AGAIN))

    def _strange_graphs(self) -> Iterator[Flaw]:
        known = {entry.space.id for entry in self.catalogue.spaces.entries()}
        expected = {self.paths.graph(space, track.file_name) for space in known for track in TRACKS}
        for space in known:
            expected.update(p for p in self.paths.graphs(space) if p.suffix != ".hnsw")
        found = self.paths.directory.glob("index-*")
        strange = sorted(path.name for path in found if path not in expected)
        if strange:
            what = tr("files of spaces that are not there: {names}", names=listed(strange))
            yield Flaw(Part.GRAPHS, what, partial(self._delete, strange), tr("deleted"))

    def _previews(self) -> Iterator[Flaw]:
        digests = self.catalogue.items.digests()
        thumbnails = self.thumbnails
        missing = digests - (thumbnails.digests() if thumbnails else set())
        if missing:
            what = tr_count("{n} previews are missing", "{n} preview is missing", len(missing))
            yield Flaw(Part.PREVIEWS, what, lambda: None, tr("the next run makes them again"))
        bad = thumbnails.unreadable() if thumbnails else []
        if thumbnails and bad:
            what = tr_count(
                "{n} previews that cannot be shown", "{n} preview that cannot be shown", len(bad)
            )
            repaired = tr("removed; the next run makes them again")
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
