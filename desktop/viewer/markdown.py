"""Markdown as a document to be read, and where the characters of what was written stand in it.

Nothing is loaded and nothing is run: raw HTML stands as it was typed, and a picture is its text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextTable,
)

from engine.explain import CharSpan

from ..gallery.quotes import is_markdown

# Characters; Qt takes a tenth of a second for them.
MOST_RENDERED = 50_000
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
# Scripts without blanks between words by character, all others by word.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
# How many words that are not to be seen, as the address of a link, lie between two that are.
_MOST_UNSEEN = 200
_PARAGRAPH_GAP = 8
_CODE = QTextFormat.Property.BlockCodeFence
# How much larger than the text Qt writes a heading: 3 steps for the first level, then fewer.
_LARGEST = 4


def is_rendered(path: str, text: str) -> bool:
    """Whether a document is shown as Markdown means it; very long ones are not."""
    return is_markdown(path) and len(text) <= MOST_RENDERED


def rendered(text: str) -> QTextDocument:
    """A text in Markdown as a document, without its pictures.

    Qt reads a picture when it lays a document out, so they are taken out before.
    """
    document = QTextDocument()
    document.setMarkdown(text, _FEATURES)
    for picture in list(_pictures(document)):
        cursor = QTextCursor(document)
        cursor.setPosition(picture.position())
        end = picture.position() + picture.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        told = picture.charFormat().property(QTextFormat.Property.ImageAltText)
        cursor.insertText(str(told or ""), QTextCharFormat())
    for block in _blocks(document):
        _set_out(QTextCursor(block))
    return document


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of a written text stand in what is shown of it, in order.

    Attributes:
        written, shown: offsets of words that stand in both; as many of each, rising.
        lengths: how many characters each has.
    """

    written: tuple[int, ...]
    shown: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def between(cls, written: str, shown: str) -> Places:
        """Go through both texts; what is shown leaves words out, and hardly ever adds any."""
        words = list(_WORD.finditer(written))
        next_word, pairs = 0, []
        for word in _WORD.finditer(shown):
            near = islice(words, next_word, next_word + _MOST_UNSEEN)
            ahead = (at for at, one in enumerate(near, next_word) if one.group() == word.group())
            if (at := next(ahead, None)) is not None:
                pairs.append((words[at].start(), word.start(), len(word.group())))
                next_word = at + 1
        starts, places, lengths = zip(*pairs, strict=True) if pairs else ((), (), ())
        return cls(starts, places, lengths)

    def of(self, span: CharSpan) -> CharSpan:
        """Where a part of the written text is shown; an empty span where none of it is."""
        first = max(0, bisect_right(self.written, span.start) - 1)
        if self.written and self.written[first] + self.lengths[first] <= span.start:
            first += 1
        last = bisect_left(self.written, span.end) - 1
        if last < first:
            return CharSpan(0, 0)
        begin = self.shown[first] + max(0, span.start - self.written[first])
        end = self.shown[last] + min(self.lengths[last], span.end - self.written[last])
        return CharSpan(begin, end)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document, the last first, so that any can be taken out."""
    block = document.lastBlock()
    while block.isValid():
        yield block
        block = block.previous()


def _pictures(document: QTextDocument) -> Iterator[QTextFragment]:
    for block in _blocks(document):
        part = block.begin()
        while not part.atEnd():
            if part.fragment().charFormat().isImageFormat():
                yield part.fragment()
            part += 1


def _set_out(cursor: QTextCursor) -> None:
    """Mend what Qt makes of a paragraph: its distance to others, and the letters of headings.

    Qt puts an empty paragraph before the first cell of a table that follows a quotation.
    """
    block, table = cursor.block(), cursor.currentTable()
    form = block.blockFormat()
    if table is not None:
        _stand_off(table)
        cell, after = table.cellAt(cursor), block.next()
        if not block.text() and table.cellAt(after.position()) == cell:
            cursor.deleteChar()
        if cell.row() == 0:
            _merge(cursor, QTextFormat.Property.FontWeight, QFont.Weight.Bold.value)
    elif not _goes_on(block):
        form.setTopMargin(_PARAGRAPH_GAP * (2 if form.headingLevel() else 1))
        cursor.setBlockFormat(form)
    if form.headingLevel():
        _merge(cursor, QTextFormat.Property.FontSizeAdjustment, _LARGEST - form.headingLevel())


def _stand_off(table: QTextTable) -> None:
    """Keep a table as far from what stands above it as a paragraph."""
    form = table.format().toTableFormat()
    if form.topMargin() != _PARAGRAPH_GAP:
        form.setTopMargin(_PARAGRAPH_GAP)
        table.setFormat(form)


def _goes_on(block: QTextBlock) -> bool:
    """Whether it is a further line of the code, or a further point of the list, above it."""
    before = block.previous()
    if block.blockFormat().hasProperty(_CODE):
        return before.blockFormat().hasProperty(_CODE)
    return block.textList() is not None and before.textList() is not None


def _merge(cursor: QTextCursor, what: QTextFormat.Property, value: int) -> None:
    """Give all of a paragraph one property, whatever else its words have."""
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setProperty(what, value)
    cursor.mergeCharFormat(form)
