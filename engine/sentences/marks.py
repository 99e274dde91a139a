"""Marks in words."""

from __future__ import annotations

from ..types import Marks
from ..wording import counted


def marks_told(marks: Marks) -> str:
    """Marks on a line: favourite, 4 stars, holiday, sea; nothing where there are none."""
    favourite = ["favourite"] if marks.favourite else []
    stars = [counted(marks.rating, "star", "stars")] if marks.rating else []
    return ", ".join([*favourite, *stars, *marks.tags])
