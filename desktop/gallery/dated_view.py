"""The gallery with the dates of its list beside it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from .dates import DateMarks
from .heading_view import HeadingView
from .model import GalleryModel
from .row_delegate import RowDelegate
from .scrubber import Scrubber


class DatedView(HeadingView):
    """Shows a scrubber at its far edge while the list is ordered by date."""

    def __init__(
        self,
        model: GalleryModel,
        delegate: RowDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, delegate, parent)
        self.scrubber = Scrubber(self._share_of, self)
        self.scrubber.jumped.connect(self.go_to_place)
        # Months lie elsewhere where tiles have another size.
        self.verticalScrollBar().rangeChanged.connect(self.scrubber.update)

    def show_dates(self, marks: DateMarks) -> None:
        """Show the months of another list, or of none."""
        self.scrubber.show_marks(marks)
        self._set_margins()

    def go_to_place(self, place: int) -> int:
        """Scroll to a place of the list; tells its row."""
        row = self._gallery.row_at(place)
        self.scrollTo(self._gallery.index(row), self.ScrollHint.PositionAtTop)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_scrubber()

    def _set_margins(self) -> None:
        width = self.scrubber.wished_width
        left, right = (width, 0) if self.isRightToLeft() else (0, width)
        self.setViewportMargins(left, self._header_height, right, 0)
        self.scrubber.setVisible(width > 0)
        self._place_scrubber()

    def _place_scrubber(self) -> None:
        beside, width = self.viewport().geometry(), self.scrubber.wished_width
        left = beside.left() - width if self.isRightToLeft() else beside.right() + 1
        self.scrubber.setGeometry(left, beside.top(), width, beside.height())
        self.scrubber.update()

    def _share_of(self, place: int) -> float:
        tiles = self.tiles
        return tiles.rect(self._gallery.row_at(place)).top() / max(1, tiles.height)
