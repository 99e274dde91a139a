"""General queries that we wrote: for what unrelated words score, and for naming what is alike."""

from __future__ import annotations

from ..shipped import SHIPPED


def text_bank() -> list[str]:
    """All of them, in the order of their file."""
    text = (SHIPPED / "ranking" / "bank.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]
