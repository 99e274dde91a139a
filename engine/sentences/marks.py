"""Marks in words."""

from __future__ import annotations

from ..language import tr, tr_count
from ..types import Marks
from ..wording import listed


def marks_told(marks: Marks) -> str:
    """Marks on a line: favourite, 4 stars, holiday, sea; nothing where there are none."""
    favourite = [tr("favourite")] if marks.favourite else []
    stars = [tr_count("{n} stars", "{n} star", marks.rating)] if marks.rating else []
    return listed([*favourite, *stars, *marks.tags])
