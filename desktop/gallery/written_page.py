"""The page that a tile shows of a text in Markdown: its beginning as it is meant, on paper.

A Word document is Markdown by then.

It is drawn beside the GUI, as the first pages of other documents are read there.
"""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from ..widgets.markdown import rendered

# In pixels of the page, which has half as many more in each direction for large tiles.
_WIDTH, _HEIGHT, _MARGIN, _INDENT, _LETTERS = 240, 320, 14, 16, 11
_SCALE = 1.5
# Characters, more than there is room for.
_MOST = 3_000


def written_page(text: str) -> QImage | None:
    """A page of 360 by 480 pixels, black on white as other pages are; None where nothing stands."""
    document = rendered(text[:_MOST])
    if not document.toPlainText().strip():
        return None
    font = QFont()
    font.setPixelSize(_LETTERS)
    document.setDefaultFont(font)
    document.setDocumentMargin(_MARGIN)
    document.setIndentWidth(_INDENT)
    document.setPageSize(QSizeF(_WIDTH, _HEIGHT))
    _ink(document)
    page = QImage(round(_WIDTH * _SCALE), round(_HEIGHT * _SCALE), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.scale(_SCALE, _SCALE)
    painter.setClipRect(0, 0, _WIDTH, _HEIGHT)
    document.drawContents(painter)
    painter.end()
    return page


def _ink(document: QTextDocument) -> None:
    """Write all in black: Qt has read the text and its links in the colours of the theme."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    ink = QTextCharFormat()
    ink.setForeground(QColor(Qt.GlobalColor.black))
    cursor.mergeCharFormat(ink)
