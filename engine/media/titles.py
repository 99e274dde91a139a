"""What a document is called, as a segment of its own: its file's name and its own title.

Where both are numbers alone, as of a scan or a note of a day, it is called by how it begins: the
vector of a number means anything.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from ..types import Segment, SegmentKind
from .passages import has_word

MOST_TITLE_CHARS = 300
FIRST_WORDS = 12
_BETWEEN_WORDS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


def title_segment(name: str, title: str, text: str) -> Segment:
    """The title segment of a file; its name is cut into words and loses its extension.

    Args:
        text: what the document says.
    """
    stem = PurePath(name).stem
    readable = stem.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")
    words = " ".join(_BETWEEN_WORDS.sub(" ", readable).split())
    called = f"{words} {title}".strip()
    beginning = " ".join(text[:MOST_TITLE_CHARS].split()[:FIRST_WORDS])
    if has_word(beginning) and not has_word(called):
        called = beginning
    return Segment(SegmentKind.TITLE, text=called[:MOST_TITLE_CHARS])
