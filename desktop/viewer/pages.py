"""A PDF in the viewer: its pages as they are printed, and what finds words on them.

Qt's library for them is imported when the first one is looked at: most of the time none is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QModelIndex, QPointF, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr, whole

from ..widgets.buttons import tool_button
from ..widgets.flow import FlowLayout
from .find_box import FindBox

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
    from PySide6.QtPdfWidgets import QPdfView

_WIDEST = 1000
_BOX_WIDTH = 260
# Pixels around the pages.
_EDGE = 6
_PAGE = re.compile(r"page (\d+)")


class PdfPages(QWidget):
    """The pages of one document at a time.

    Signals:
        text_wanted(): its text is to be seen instead.
    """

    text_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._found: QPdfSearchModel | None = None
        self._data = QBuffer(self)
        self._is_awaited = False
        self.box = FindBox()
        self.told, self.place = QLabel(), QLabel()
        self.before = tool_button(tr("The place before"), "previous", lambda: self._step(-1))
        self.next = tool_button(tr("The next place"), "next", lambda: self._step(1))
        self.text = QPushButton(tr("Show text"))
        self.text.clicked.connect(self.text_wanted)
        self.box.textEdited.connect(self._look)
        self.box.next_wanted.connect(lambda backwards: self._step(-1 if backwards else 1))
        self._lay_out()

    def show_pdf(self, data: bytes, place: str) -> bool:
        """Show a document from its bytes; tells whether it can be shown.

        Args:
            place: what its passage calls its page, to begin there.
        """
        if not self._is_ready() or self._document is None or self._view is None:
            return False
        self._document.close()
        self._data.close()
        self._data.setData(data)
        self._data.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._data)
        if self._document.status() is not self._document.Status.Ready:
            return False
        page = _PAGE.match(place)
        self._begin_at(int(page[1]) - 1 if page else 0)
        return True

    def mark(self, words: str) -> None:
        """Mark these words wherever they stand, unless others are looked for."""
        if self._found is not None and not self.box.text():
            self._found.setSearchString(words)

    def begin(self) -> None:
        """Show another document, in which nothing is looked for yet."""
        self.box.clear()
        self.told.clear()
        if self._document is not None:
            self._document.close()

    def _begin_at(self, page: int) -> None:
        """Go to a page once the view knows how high all of them are."""

        def jump() -> None:
            if self._view is not None:
                self._view.pageNavigator().jump(page, QPointF(), 0)
                self._show_place()

        QTimer.singleShot(0, self, jump)

    def _is_ready(self) -> bool:
        """Whether this computer can draw pages."""
        if self._view is None:
            try:
                self._set_up()
            except ImportError:
                return False
        return True

    def _set_up(self) -> None:
        from PySide6.QtPdf import QPdfDocument, QPdfSearchModel  # noqa: PLC0415
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415

        document, found, view = QPdfDocument(self), QPdfSearchModel(self), QPdfView(self)
        found.setDocument(document)
        view.setDocument(document)
        view.setSearchModel(found)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setFrameShape(QPdfView.Shape.NoFrame)
        view.setAccessibleName(tr("Pages of the document"))
        view.pageNavigator().currentPageChanged.connect(self._show_place)
        found.countChanged.connect(self._on_found)
        self._document, self._found, self._view = document, found, view
        self._fit()
        self._column.addWidget(view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have pages in the middle, no wider than is easy to read, in a view that is as wide."""
        if self._view is not None:
            side = max(_EDGE, (self.width() - _WIDEST) // 2)
            self._view.setDocumentMargins(QMargins(side, _EDGE, side, _EDGE))

    def _look(self, words: str) -> None:
        if self._found is not None and self._view is not None:
            self._is_awaited = True
            self._view.setCurrentSearchResultIndex(0)
            self._found.setSearchString(words)
            self._tell()

    def _on_found(self) -> None:
        """More was found; the first place of it is gone to."""
        if self._is_awaited and self.box.text() and self._count:
            self._is_awaited = False
            self._go_to(0)
        self._tell()

    @property
    def _count(self) -> int:
        """How many places were found so far."""
        return self._found.rowCount(QModelIndex()) if self._found is not None else 0

    def _go_to(self, place: int) -> None:
        """Mark one of the places, and bring it into sight, which the view does not do by itself."""
        if self._found is not None and self._view is not None:
            self._view.setCurrentSearchResultIndex(place)
            link, view = self._found.resultAtIndex(place), self._view
            down = self._height_to(link.page(), link.location().y())
            view.verticalScrollBar().setValue(round(down - view.viewport().height() / 3))

    def _height_to(self, page: int, points: float) -> float:
        """How far below the top of the document a place is, in pixels, with pages of full width."""
        if self._document is None or self._view is None:
            return 0.0
        margins, spacing = self._view.documentMargins(), self._view.pageSpacing()
        width = self._view.viewport().width() - margins.left() - margins.right()
        sizes = [self._document.pagePointSize(one) for one in range(page + 1)]
        above = sum(width * size.height() / size.width() + spacing for size in sizes[:page])
        return margins.top() + above + points * width / sizes[page].width()

    def _step(self, by: int) -> None:
        if self._view is not None and self._count:
            self._go_to((self._view.currentSearchResultIndex() + by) % self._count)
            self._tell()

    def _tell(self) -> None:
        """Say which of the places is in sight, as far as the document was searched."""
        if self._view is None or not self.box.text():
            self.told.clear()
        elif count := self._count:
            number = whole(self._view.currentSearchResultIndex() + 1)
            self.told.setText(tr("{number} of {count}", number=number, count=whole(count)))
        else:
            self.told.setText(tr("Not found"))

    def _show_place(self) -> None:
        if self._document is not None and self._view is not None:
            page = whole(self._view.pageNavigator().currentPage() + 1)
            pages = whole(self._document.pageCount())
            self.place.setText(tr("Page {page} of {pages}", page=page, pages=pages))

    def _lay_out(self) -> None:
        bar = FlowLayout()
        for widget in (self.place, self.box, self.before, self.next, self.told, self.text):
            bar.addWidget(widget)
        bar.let_fill(self.place)
        self.box.setMinimumWidth(_BOX_WIDTH)
        around = QVBoxLayout()
        around.setContentsMargins(8, 0, 8, 6)
        around.addLayout(bar)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(around)
