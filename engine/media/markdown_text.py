"""Text of other documents written as Markdown: what is typed in it stays as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

# What means something wherever it stands, and what does so at the start of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&#]")
_FIRST_MARKS = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=[-+=:]))")
# From the first letter or digit to the last: beside these an emphasis always opens and closes.
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
# As many of an item's spaces as its mark has characters belong to it.
_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of a paragraph that look alike."""

    text: str
    is_bold: bool = False
    is_italic: bool = False

    @property
    def mark(self) -> str:
        """What is written on both sides of it."""
        return "**" * self.is_bold + "*" * self.is_italic


def inline(runs: Iterable[Run], between_lines: str = "\\\n") -> str:
    """A paragraph of Markdown that shows these runs; empty where there are no words.

    Args:
        between_lines: what stands for the end of a line.
    """
    pieces: list[str] = []
    was_marked = False
    for mark, alike in groupby((run for run in runs if run.text), key=lambda run: run.mark):
        text = "".join(run.text for run in alike).replace("\t", " ")
        core = _CORE.search(text) if mark else None
        # Marks of two emphases in a row would be read as one.
        if core is None or (was_marked and core.start() == 0):
            pieces.append(_escaped(text))
            was_marked = False
            continue
        before, inside, after = text[: core.start()], core.group(), text[core.end() :]
        pieces += [_escaped(before), mark, _escaped(inside), mark, _escaped(after)]
        was_marked = not after
    lines = map(str.strip, "".join(pieces).split("\n"))
    return between_lines.join(_FIRST_MARKS.sub(r"\1\\", line) for line in lines if line)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


@dataclass(slots=True)
class MarkdownWriter:
    """Gathers the blocks of a document, whose texts are `inline`.

    Attributes:
        pieces: what is written, in its order.
    """

    pieces: list[str] = field(default_factory=list)
    _items: list[tuple[int, int]] = field(default_factory=list)

    def paragraph(self, text: str) -> None:
        """Write a paragraph."""
        self._put(text, "\n\n")

    def heading(self, level: int, text: str) -> None:
        """Write a heading of a level from 1 to 6."""
        self._put(f"{'#' * level} {text}", "\n\n")

    def quotation(self, text: str) -> None:
        """Write what somebody else said."""
        self._put("> " + text.replace("\n", "\n> "), "\n\n")

    def item(self, level: int, number: int | None, text: str) -> None:
        """Write a point of a list, of the level 0 or deeper below the points above it.

        Args:
            number: None for one with a bullet.
        """
        items = [(at, width) for at, width in self._items if at < level]
        mark = _BULLET if number is None else f"{number}. "
        indent = " " * sum(width for _, width in items)
        further = indent + " " * len(mark)
        follows = bool(self._items)
        self._put(indent + mark + text.replace("\n", f"\n{further}"), "\n" if follows else "\n\n")
        self._items = [*items, (level, len(mark))]

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Write a table, whose first row is its head; short rows are filled up."""
        width = max(map(len, rows))
        lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
        self._put("\n".join([lines[0], _row(["---"] * width), *lines[1:]]), "\n\n")

    def _put(self, text: str, before: str) -> None:
        self._items = []
        self.pieces += [before, text] if self.pieces else [text]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
