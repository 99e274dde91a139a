"""Markdown as a document to be read: in the viewer, and as the page that a tile shows.

Nothing is loaded and nothing is run: raw HTML stands as it was typed, and a picture is its text.
"""

from __future__ import annotations

from collections.abc import Iterator

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

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_PARAGRAPH_GAP = 8
_CODE = QTextFormat.Property.BlockCodeFence
# How much larger than the text Qt writes a heading: 3 steps for the first level, then fewer.
_LARGEST = 4


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
