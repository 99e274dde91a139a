"""The paragraphs and tables of a document in XML, whichever way they are nested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .xml_events import Attributes, EnoughReadError


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements of one kind of document mean.

    Attributes:
        paragraphs: elements that hold words.
        joins: elements that hold paragraphs and each other, such as the cells and rows of a
            table, with what stands between those.
        words: elements whose characters are words; empty where all in a paragraph are.
        skipped: elements that a reader does not see, with all that is in them.
        gaps: elements that part words, with what stands in their place.
        drawn: elements that say in an attribute which words they draw, with its name.
        collapses: whether white space of the source counts as one space.
    """

    paragraphs: frozenset[str]
    joins: Mapping[str, str]
    words: frozenset[str]
    skipped: frozenset[str]
    gaps: Mapping[str, str]
    drawn: Mapping[str, str] = field(default_factory=dict)
    collapses: bool = False


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet; `between` is None for a paragraph."""

    between: str | None
    parts: list[str] = field(default_factory=list)


class TextHandler:
    """Gathers blocks of text: paragraphs, and rows of tables.

    A paragraph inside another one, as in a text box or a note, is a block of its own. Of the
    alternatives that a document offers for one thing, the first with words is taken.

    Args:
        most_chars: when to stop.
    """

    def __init__(self, markup: Markup, most_chars: int) -> None:
        self._blocks: list[str] = []
        self._markup = markup
        self._most_chars = most_chars
        self._chars = 0
        self._open: list[_Open] = []
        self._skipping = 0
        self._in_words = 0
        self._before_alternatives: list[int] = []

    @property
    def block_count(self) -> int:
        """How many blocks are whole."""
        return len(self._blocks)

    @property
    def is_outside(self) -> bool:
        """Whether nothing with text in it is open."""
        return not self._open

    def start(self, name: str, attributes: Attributes) -> None:
        """Open an element."""
        markup = self._markup
        if self._skipping or self._is_skipped(name, attributes):
            self._skipping += 1
            return
        if name in markup.gaps:
            self._add(markup.gaps[name])
        if name in markup.drawn:
            self._add(f" {attributes.get(markup.drawn[name], '')} ")
        if name in markup.paragraphs:
            self._open.append(_Open(None))
        elif name in markup.joins:
            self._open.append(_Open(markup.joins[name]))
        elif name == "mc:AlternateContent":
            self._before_alternatives.append(self._chars)
        if name in markup.words:
            self._in_words += 1

    def _is_skipped(self, name: str, attributes: Attributes) -> bool:  # noqa: ARG002
        """Whether a reader sees nothing of an element."""
        return name in self._markup.skipped or self._is_second_alternative(name)

    def _is_second_alternative(self, name: str) -> bool:
        is_alternative = name in ("mc:Choice", "mc:Fallback") and self._before_alternatives
        return bool(is_alternative) and self._chars > self._before_alternatives[-1]

    def end(self, name: str) -> None:
        """Close an element."""
        markup = self._markup
        if self._skipping:
            self._skipping -= 1
            return
        if name in markup.paragraphs or name in markup.joins:
            self._close()
        elif name == "mc:AlternateContent":
            self._before_alternatives.pop()
        if name in markup.words:
            self._in_words -= 1

    def characters(self, data: str) -> None:
        """Keep the words of a paragraph."""
        if not self._skipping and (self._in_words or not self._markup.words):
            self._add(data)

    def _add(self, data: str) -> None:
        if self._open and self._open[-1].between is None:
            self._open[-1].parts.append(data)
            self._chars += len(data.strip())
        if self._chars > self._most_chars:
            raise EnoughReadError

    def finish(self) -> list[str]:
        """All blocks, with what was still open where reading ended early."""
        while self._open:
            self._close()
        return self._blocks

    def _close(self) -> None:
        closed = self._open.pop()
        text = (closed.between or "").join(closed.parts)
        text = " ".join(text.split()) if self._markup.collapses else text.strip()
        if not text:
            return
        outer = (one.parts for one in reversed(self._open) if one.between is not None)
        next(outer, self._blocks).append(text)
