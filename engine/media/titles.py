"""What a document is called, as a segment of its own: its file's name and its own title."""

from __future__ import annotations

import re
from pathlib import PurePath

from ..types import Segment, SegmentKind

MOST_TITLE_CHARS = 300
_BETWEEN_WORDS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


def title_segment(name: str, title: str) -> Segment:
    """The title segment of a file; its name is cut into words and loses its extension."""
    stem = PurePath(name).stem
    readable = stem.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")
    words = " ".join(_BETWEEN_WORDS.sub(" ", readable).split())
    return Segment(SegmentKind.TITLE, text=f"{words} {title}".strip()[:MOST_TITLE_CHARS])
