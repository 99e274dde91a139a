"""The art of a document: its first page or cover, and of a hit the words that matched beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from engine.explain import CharSpan
from engine.types import Modality

from ..widgets.utf16 import utf16_length
from .caption import PAD, line_height
from .pictures import paint_kind, rounded
from .quotes import Quote

_EDGE = PAD + 4
# How much of the width a page takes that stands beside words.
_PAGE_SHARE = 0.36
# Characters, more than the largest tile has room for.
_MOST_WRITTEN = 2_000
_TINT_ALPHA = 60
_ColorRole = QPalette.ColorRole


def paint_document(
    painter: QPainter,
    area: QRect,
    colours: QPalette,
    *,
    page: QPixmap | None,
    words: Quote,
    is_quote: bool,
    top: int,
) -> None:
    """Draw a document on a ground of paper.

    Args:
        words: what matched, or else how it begins.
        is_quote: whether they matched, and so are shown even where there is a page to see.
        top: the height of what lies over the upper edge.
    """
    painter.fillRect(area, colours.color(_ColorRole.Base))
    if page is None and not words.text:
        paint_kind(painter, area, colours, Modality.TEXT)
    elif page is None:
        _paint_words(painter, area, colours, words, top)
    elif is_quote and words.text:
        beside = QRect(area)
        beside.setWidth(round(_PAGE_SHARE * area.width()))
        _paint_page(painter, beside.adjusted(PAD, PAD, 0, -PAD), colours, page)
        _paint_words(painter, area.adjusted(beside.width(), 0, 0, 0), colours, words, top)
    else:
        _paint_top_of_page(painter, area, page)
    painter.setPen(QPen(colours.color(_ColorRole.Mid), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(area.adjusted(0, 0, -1, 0)))


def _paint_words(painter: QPainter, area: QRect, colours: QPalette, words: Quote, top: int) -> None:
    """Write whole lines, below what stands at the top, with the words that were sought marked."""
    painter.setPen(colours.color(_ColorRole.Text))
    page = QRectF(area.adjusted(_EDGE, max(PAD, top), -_EDGE, -PAD))
    quote = words.from_first_word()
    layout = QTextLayout(quote.text[:_MOST_WRITTEN], painter.font())
    option = QTextOption(Qt.AlignmentFlag.AlignTop)
    # As its own language is written, whatever the window speaks.
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([marked_word(quote.text, word, colours) for word in quote.words])
    height = line_height(painter.font())
    layout.beginLayout()
    for number in range(max(1, int(page.height()) // height)):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(page.width())
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    layout.draw(painter, page.topLeft())


def marked_word(text: str, word: CharSpan, colours: QPalette) -> QTextLayout.FormatRange:
    """A word in bold on a tint, counted as Qt does."""
    mark = QTextLayout.FormatRange()
    mark.start = utf16_length(text[: word.start])
    mark.length = utf16_length(text[word.start : word.end])
    tint = QColor(colours.color(_ColorRole.Accent))
    tint.setAlpha(_TINT_ALPHA)
    mark.format.setFontWeight(QFont.Weight.Bold)
    mark.format.setBackground(tint)
    return mark


def _paint_page(painter: QPainter, area: QRect, colours: QPalette, page: QPixmap) -> None:
    """Draw a whole page at the top of an area, with a line around it."""
    size = page.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    # So much smaller a painter would leave pixels out, and letters become specks.
    small = page.scaled(
        size * painter.device().devicePixelRatioF(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    place = QRect(area.topLeft(), size)
    painter.drawPixmap(place, small)
    painter.setPen(QPen(colours.color(_ColorRole.Mid), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _paint_top_of_page(painter: QPainter, area: QRect, page: QPixmap) -> None:
    """Fill the width of an area with a page, from its top; one that is low is centred."""
    height = page.height() * area.width() / page.width()
    place = QRectF(area.left(), area.top(), area.width(), height)
    if height < area.height():
        place.moveCenter(QRectF(area).center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, page, QRectF(page.rect()))
