"""What tests of explanations share: queries, and the way to one file's explanation."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from colour_media import write_text

from engine.explain import Explanation
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.types import Filters, Hit, Modality, Query, Term


def words(text: str) -> Query:
    """A query of some words."""
    return Query((Term(Modality.TEXT, text),))


def like(path: Path, modality: Modality) -> Query:
    """A query for what is like a file."""
    return Query((Term(modality, str(path), is_file=True),))


def explain(library: Library, query: Query, path: Path) -> Explanation:
    """Index a file's folder, then explain that file."""
    library.index((str(path.parent),))
    with closing(LibraryReader(Path(library.status().directory))) as reader:
        known = {item.path: item.id for item in reader.items(reader.item_ids(Filters()).tolist())}
    return library.explain(query, known[str(path)])


def hit_of(library: Library, query: Query, path: Path) -> Hit:
    """The hit that a search has of a file."""
    return next(hit for hit in library.search(query).hits if hit.item.path == str(path))


def ruby_library(folder: Path) -> Path:
    """Make a library of one document with the shipped model; returns its directory."""
    path = write_text(folder / "m" / "ruby.txt", "A red ruby lay in the grass. It was cold.")
    with closing(Library(folder / "library", "starter")) as library:
        library.index((str(path),))
    return folder / "library"
