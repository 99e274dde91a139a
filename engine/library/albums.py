"""The albums of one library: filled by hand, from a group, or by a search.

What a search finds is written down when the album is made, and again by `refresh`: then a filter
by it costs no more than one by a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..disk import Disk
from ..errors import UserError
from ..language import tr
from ..paths import LibraryPaths
from ..query import parse
from ..search.query_files import QueryFiles
from ..search.query_vectors import QueryEmbedder
from ..search.searcher import Searcher
from ..types import Query
from ..types.albums import Album
from ..types.ids import Ids
from ..types.item_groups import collection_name
from .lease import refuse_other_computers
from .searches import left_by
from .spaces import OpenSpace

# Of what is ranked by meaning, an album has the best that match well, and no more than so many.
MOST_BY_MEANING = 1_000


class Albums(Struct, frozen=True):
    """Makes and changes the albums of one library; any thread may call.

    Every method that writes raises `LibraryBusyError` where another computer writes, and
    `UserError` where there is no album of a name.

    Attributes:
        serving: opens the space that searches use.
    """

    paths: LibraryPaths
    disk: Disk
    serving: Callable[[Catalogue], OpenSpace]

    def all(self) -> tuple[Album, ...]:
        """Every album, by the alphabet."""
        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            return catalogue.albums.all()

    def find(self, name: str) -> Album | None:
        """The album of a name, whatever its capitals."""
        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            return catalogue.albums.find(name)

    def make(self, name: str, item_ids: Sequence[int] = ()) -> str:
        """Make an album of items; returns its name.

        Raises:
            UserError: there is one of that name, or it is no name.
        """
        name = collection_name(name)
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.albums.make(name)
            catalogue.albums.add(name, item_ids)
        return name

    def make_of_group(self, group_id: int, name: str = "") -> str:
        """Make an album of the items that a group has now, by default with its name; returns that.

        Raises:
            UserError: there is an album of that name, or the group is gone.
        """
        with self._writing() as catalogue, catalogue.transaction():
            group = catalogue.item_groups.get(group_id)
            name = collection_name(name or group.name)
            catalogue.albums.make(name)
            catalogue.albums.add(name, catalogue.item_groups.members(group_id).tolist())
        return name

    def make_of_search(self, name: str, query: str) -> str:
        """Make an album of what a search in the query language finds, now and later.

        Raises:
            UserError: there is one of that name, or the query cannot be read or answered.
        """
        name = collection_name(name)
        with self._writing() as catalogue:
            found = self._found(catalogue, parse(query))
            with catalogue.transaction():
                catalogue.albums.make(name, query)
                catalogue.albums.fill(name, found.tolist())
        return name

    def refresh(self) -> None:
        """Fill the albums of searches with what these find now.

        Raises:
            UserError: the model that a search needs is missing or damaged.
        """
        with self._writing() as catalogue:
            for album in catalogue.albums.all():
                if not album.query:
                    continue
                found = self._found(catalogue, parse(album.query))
                if not np.array_equal(np.sort(found), catalogue.albums.items(album.name)):
                    with catalogue.transaction():
                        catalogue.albums.fill(album.name, found.tolist())

    def add(self, name: str, item_ids: Sequence[int]) -> tuple[int, ...]:
        """Put items in an album that is filled by hand; returns those that were not in it.

        Raises:
            UserError: it is filled by a search.
        """
        with self._writing() as catalogue, catalogue.transaction():
            _refuse_search(catalogue.albums.get(name))
            return catalogue.albums.add(name, item_ids)

    def take_out(self, name: str, item_ids: Sequence[int]) -> tuple[int, ...]:
        """Take items out of an album that is filled by hand; returns those that were in it.

        Raises:
            UserError: it is filled by a search.
        """
        with self._writing() as catalogue, catalogue.transaction():
            _refuse_search(catalogue.albums.get(name))
            return catalogue.albums.take_out(name, item_ids)

    def rename(self, name: str, new: str) -> str:
        """Give an album another name; returns that as it is kept.

        Raises:
            UserError: there is one of the new name, or it is no name.
        """
        new = collection_name(new)
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.albums.rename(name, new)
        return new

    def remove(self, name: str) -> tuple[Album, tuple[int, ...]]:
        """Remove an album; its files stay. Returns what it was, with its items."""
        with self._writing() as catalogue, catalogue.transaction():
            album = catalogue.albums.get(name)
            items = tuple(catalogue.albums.items(name).tolist())
            catalogue.albums.remove(name)
        return album, items

    def _found(self, catalogue: Catalogue, query: Query) -> Ids:
        """The ids of what a query finds, int64 (n,)."""
        found = left_by(catalogue, query)
        if found is not None:
            return found
        opened = self.serving(catalogue)
        opened.encoder.load()
        with closing(QueryFiles()) as files:
            embedder = QueryEmbedder(
                opened.encoder, files.decode, catalogue, opened.space.id, self.disk
            )
            searcher = Searcher(catalogue, opened.index, embedder)
            hits = searcher.search(replace(query, limit=MOST_BY_MEANING)).hits
        strong = [(hit.item.id, *hit.copies) for hit in hits if not hit.weak]
        return np.array([item for ids in strong for item in ids], np.int64)

    @contextmanager
    def _writing(self) -> Iterator[Catalogue]:
        refuse_other_computers(self.paths)
        with closing(Catalogue(self.paths.catalogue)) as catalogue:
            yield catalogue


def _refuse_search(album: Album) -> None:
    """Its next filling would undo what a person does to it by hand."""
    if album.query:
        raise UserError(
            tr(
                "The search {query} fills the album {name}. Choose an album without a search.",
                query=album.query,
                name=album.name,
            )
        )
