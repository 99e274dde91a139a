"""The hits of `triptych search`, in lines for people."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len

from ..sentences.searches import nothing_found
from ..types import Filters, Hit, Query, SearchResult, Segment, SegmentKind
from ..wording import clock_span, short_path
from .console import complain, say

# Characters on each side of a place that is pointed at.
SHOWN_AROUND = 40


def point_at(text: str, start: int, end: int) -> None:
    """Show a place of a text on stderr: what is around it, and carets below."""
    first = max(0, start - SHOWN_AROUND)
    line = "".join(c if c.isprintable() else " " for c in text[first : end + SHOWN_AROUND])
    before, place = line[: start - first], line[start - first : end - first]
    complain(line)
    complain(" " * cell_len(before) + "^" * max(1, cell_len(place)))


def print_hits(result: SearchResult, query: Query, reasons: Sequence[str] = ()) -> None:
    """List hits in their order, with a line above the weak ones, and how to see more.

    Args:
        query: what they are the answer to.
        reasons: why each was found, in the same order, or nothing.
    """
    if not result.hits:
        say(_nothing_found(result, query))
    closest = next((place for place, hit in enumerate(result.hits) if hit.weak), None)
    for place, hit in enumerate(result.hits):
        if place == closest:
            say(
                "--- closest we have"
                if place or query.offset
                else "--- nothing matches well; closest we have"
            )
        say(hit_line(hit))
        if reasons:
            say(f"     {reasons[place]}")
    shown = query.offset + len(result.hits)
    if result.hits and shown < result.total:
        say(f"{query.offset + 1}-{shown} of {result.total}. For more: --offset {shown}")


def _nothing_found(result: SearchResult, query: Query) -> str:
    if result.total:
        return f"There are only {result.total} hits."
    if result.searched or query.phrases:
        return f"Nothing found. {nothing_found(query)}"
    ways = "Widen the filters, or add" if query.filters != Filters() else "Add"
    return f"Nothing found. {ways} folders with: triptych index FOLDER"


def hit_line(hit: Hit) -> str:
    """One hit for people."""
    # What was only listed has no likelihood.
    likelihood = f"{hit.likelihood:6}  " if hit.sources else ""
    whose = f"{hit.elsewhere.owner}: " if hit.elsewhere else ""
    line = f"{likelihood}{hit.item.modality:5}  {whose}{short_path(hit.item.path)}"
    copies = f"  (+{len(hit.copies)} alike)" if hit.copies else ""
    return f"{line}{copies}  {_where(hit.segment)}".rstrip()


def _where(segment: Segment) -> str:
    if segment.kind in (SegmentKind.WINDOW, SegmentKind.FRAME):
        return clock_span(segment.start, segment.end)
    if segment.kind in (SegmentKind.PASSAGE, SegmentKind.WRITTEN, SegmentKind.SPOKEN):
        text = textwrap.shorten(segment.text, 80, placeholder="...")
        is_said = segment.kind is SegmentKind.SPOKEN
        place = clock_span(segment.start, segment.end) if is_said else segment.place
        return f"{place}: {text}" if place else text
    if segment.kind is SegmentKind.WHOLE and segment.start:
        return f"picture {segment.start + 1:.0f} inside"
    return ""
