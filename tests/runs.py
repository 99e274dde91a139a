"""Indexing runs over the colour space, and what the tests ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from colour_media import write_picture

from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.types import Filters, IndexReport, Modality, Query, Segment, SegmentKind, Term

MEDIA_FILES = 8


def run(library: Library, *folders: Path, **options: bool) -> IndexReport:
    """One run over folders, or over all roots."""
    return library.index(tuple(map(str, folders)), IndexOptions(**options))


def counts(report: IndexReport) -> dict[str, int]:
    """The counts of a report that are not zero."""
    names = ("indexed", "unchanged", "moved", "removed", "failed", "still_failing", "held_back")
    found = {name: getattr(report, name) for name in (*names, "left_out", "unsupported")}
    return {name: count for name, count in found.items() if count}


def best(library: Library, words: str, *modalities: Modality) -> str:
    """The name of the first hit for some words."""
    kinds = frozenset(modalities or Modality)
    hits = library.search(Query((Term(Modality.TEXT, words),), Filters(kinds))).hits
    return Path(hits[0].item.path).name


def pictures(folder: Path, count: int) -> list[Path]:
    """Write so many pictures, all of other content."""
    return [write_picture(folder / f"{n:02}.png", "red", n) for n in range(count)]


def passages(segments: Sequence[object]) -> list[Segment]:
    """The segments that are not titles."""
    return [s for s in segments if isinstance(s, Segment) and s.kind is not SegmentKind.TITLE]
