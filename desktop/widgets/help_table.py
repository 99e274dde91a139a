"""A table of what can be typed or pressed, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def help_table(rows: Sequence[tuple[str, str]]) -> QLabel:
    """A label of two columns: what is typed or pressed, and what it means or does."""
    # Not in the middle, what is typed would stand lower: its letters are of another height.
    lines = "".join(
        "<tr style='vertical-align: middle'>"
        f"<td style='padding: 3px 18px 3px 0'><code>{escape(entry)}</code></td>"
        f"<td style='padding: 3px 0'>{escape(meaning)}</td></tr>"
        for entry, meaning in rows
    )
    table = QLabel(f"<table cellspacing='0'>{lines}</table>", wordWrap=True)
    table.setTextFormat(Qt.TextFormat.RichText)
    table.setAccessibleName(". ".join(": ".join(row) for row in rows))
    return table
