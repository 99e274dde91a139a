"""The plain data that travels between the engine's parts, and on to the window."""

from .answering import Hit, Likelihood, MatchSource, NullDistribution, SearchResult
from .asking import Filters, Query, Sort, Term
from .holdings import Failure, Item, Root
from .marks import MarkChange, Marking, Marks, TagCount
from .media import (
    Box,
    FileStat,
    Metadata,
    Modality,
    Preview,
    PreviewKind,
    Segment,
    SegmentKind,
    TextLine,
    TextWord,
    Utterance,
)
from .progress import IndexReport, Progress, Stage

__all__ = [
    "Box",
    "Failure",
    "FileStat",
    "Filters",
    "Hit",
    "IndexReport",
    "Item",
    "Likelihood",
    "MarkChange",
    "Marking",
    "Marks",
    "MatchSource",
    "Metadata",
    "Modality",
    "NullDistribution",
    "Preview",
    "PreviewKind",
    "Progress",
    "Query",
    "Root",
    "SearchResult",
    "Segment",
    "SegmentKind",
    "Sort",
    "Stage",
    "TagCount",
    "Term",
    "TextLine",
    "TextWord",
    "Utterance",
]
