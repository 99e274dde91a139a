"""The plain data that travels between the engine's parts, and on to the window."""

from .answering import Hit, Likelihood, MatchSource, NullDistribution, SearchResult
from .asking import Filters, Query, Sort, Term
from .holdings import Failure, Item, Root
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
    "Term",
    "TextLine",
    "TextWord",
    "Utterance",
]
