"""The plain data that travels between the engine's parts, and on to the window."""

from .answering import Elsewhere, Hit, Likelihood, MatchSource, NullDistribution, SearchResult
from .asking import Filters, Query, Sort, Term
from .completed import Completed
from .holdings import Failure, FolderCount, Item, MonthCount, Root
from .marks import MarkChange, Marking, Marks, TagCount
from .media import (
    PEAKS,
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
from .progress import ImportReport, IndexReport, KindProgress, Progress, Stage
from .saved import SavedSearch

__all__ = [
    "PEAKS",
    "Box",
    "Completed",
    "Elsewhere",
    "Failure",
    "FileStat",
    "Filters",
    "FolderCount",
    "Hit",
    "ImportReport",
    "IndexReport",
    "Item",
    "KindProgress",
    "Likelihood",
    "MarkChange",
    "Marking",
    "Marks",
    "MatchSource",
    "Metadata",
    "Modality",
    "MonthCount",
    "NullDistribution",
    "Preview",
    "PreviewKind",
    "Progress",
    "Query",
    "Root",
    "SavedSearch",
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
