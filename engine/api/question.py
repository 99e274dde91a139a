"""What a program asks for: text in the query language, joined by files, items and filters."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ..errors import UnreadableFileError
from ..media.sniff import sniff
from ..query import parse
from ..query.words import has_words
from ..types import Filters, Modality, Query, Sort, Term
from ..types.fragments import read_fragment


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file to ask with, or a part of it that stands behind a `#`: `rain.wav#t=12,18`.

    Attributes:
        modality: how it is meant; None for what its content says.
    """

    path: str
    modality: Modality | None = None

    def term(self) -> Term:
        """The file as a term of a query; one whose own name has a `#` goes first.

        Raises:
            UserError: what stands behind the `#` is no part of a file.
        """
        written = os.path.expanduser(self.path)
        path, mark, fragment = written.rpartition("#")
        if not mark or os.path.lexists(written) or not os.path.lexists(path):
            return Term(self.modality or _modality(written), written, is_file=True)
        part = read_fragment(fragment)
        return Term(self.modality or _modality(path), path, is_file=True, fragment=part)


def _modality(path: str) -> Modality:
    """What a file holds; of one that cannot be read the search says so itself."""
    try:
        return sniff(path)
    except (OSError, UnreadableFileError):
        return Modality.TEXT


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, part by part.

    Attributes:
        text: in the query language, filters and order included.
        files: files to ask with, wherever they lie.
        like: ids of items to ask with.
        minus: words for what it should not be.
        kinds, inside, sort: in place of `type:`, `in:` and `sort:` in the text, where given; the
            folders are absolute.
        limit: how many hits, from `offset` on.
    """

    text: str = ""
    files: tuple[AskedFile, ...] = ()
    like: tuple[int, ...] = ()
    minus: tuple[str, ...] = ()
    kinds: frozenset[Modality] = frozenset()
    inside: tuple[str, ...] = ()
    sort: Sort | None = None
    limit: int = 20
    offset: int = 0

    def query(self, liked: Sequence[Term] = ()) -> Query:
        """The same as one query.

        Args:
            liked: the items of `like` as terms.

        Raises:
            QuerySyntaxError: a place of the text cannot be understood.
            UserError: a part of a file is none.
        """
        typed = parse(self.text)
        unwanted = (Term(Modality.TEXT, w, weight=-1.0) for w in self.minus if has_words(w))
        files = (file.term() for file in self.files)
        return replace(
            typed,
            terms=(*typed.terms, *files, *liked, *unwanted),
            filters=self._narrowed(typed.filters),
            sort=self.sort or typed.sort,
            limit=self.limit,
            offset=self.offset,
        )

    def _narrowed(self, typed: Filters) -> Filters:
        return replace(
            typed,
            modalities=self.kinds or typed.modalities,
            folders=self.inside or typed.folders,
        )
