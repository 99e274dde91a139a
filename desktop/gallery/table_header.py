"""The header of the table: its columns, their order and widths, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QPen, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeaderV2, QWidget

from engine.language import tr, tr_noop
from engine.types import Likelihood, Sort

_ICON, _ICON_GAP = 16, 8
# Beside what stands in a cell, or in its title.
PAD = 8
_BESIDE_TITLE = 24
# How much wider a key makes a column, in widths of a digit.
_STEP_DIGITS = 2
_BESIDE_MATCH = _ICON + _ICON_GAP + 2 * PAD


class Column(Enum):
    """What a row of the table tells: its title, and how wide it is in widths of a digit."""

    NAME = (tr_noop("Name"), 24)
    FOLDER = (tr_noop("Folder"), 20)
    DATE = (tr_noop("Date"), 14)
    SIZE = (tr_noop("Size"), 12)
    LENGTH = (tr_noop("Length"), 10)
    MATCH = (tr_noop("Match"), 12)
    KIND = (tr_noop("Kind"), 12)

    def __init__(self, title: str, digits: int) -> None:
        self.title = title
        self.digits = digits


MATCHES = {
    Likelihood.CLEAR: tr_noop("Clear"),
    Likelihood.LIKELY: tr_noop("Likely"),
    Likelihood.GUESS: tr_noop("Guess"),
}
# What a click on a header orders by.
_SORTS = {
    Column.NAME: Sort.NAME,
    Column.DATE: Sort.DATE,
    Column.SIZE: Sort.SIZE,
    Column.LENGTH: Sort.DURATION,
    Column.MATCH: Sort.SCORE,
}
# What is left out first where there is little room.
_DISPENSABLE = (Column.KIND, Column.LENGTH, Column.FOLDER, Column.SIZE, Column.DATE)
_COLUMNS = tuple(Column)
RIGHT = {Column.SIZE, Column.LENGTH}
_AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole


class TableHeader(QHeaderView):
    """Titles of the columns; a click on one, or Enter, asks for its order.

    Left and Right go from column to column, and with Shift make one narrower or wider; Down and Esc
    lead to the rows.

    Signals:
        sort_chosen(Sort).
    """

    sort_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        titles = QStandardItemModel(0, len(_COLUMNS), self)
        titles.setHorizontalHeaderLabels([tr(column.title) for column in _COLUMNS])
        for column in RIGHT:
            titles.setHeaderData(_COLUMNS.index(column), self.orientation(), _AT_RIGHT, _ALIGNMENT)
        self.setModel(titles)
        self._rows = parent
        self._current = 0
        self._sort: Sort | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say_current()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sectionClicked.connect(self._on_click)
        self._resize_sections()

    def fit(self, room: int, *, shows_hits: bool) -> None:
        """Leave out columns that have no room, and how well files match where nothing is asked."""
        shown = [one for one in _COLUMNS if shows_hits or one is not Column.MATCH]
        for column in _DISPENSABLE:
            if self._width_of(shown) > room:
                shown.remove(column)
        for place, column in enumerate(_COLUMNS):
            self.setSectionHidden(place, column not in shown)

    def places(self) -> list[tuple[Column, int, int]]:
        """The columns that are shown, with where each begins and how wide it is."""
        return [
            (column, self.sectionPosition(place), self.sectionSize(place))
            for place, column in enumerate(_COLUMNS)
            if not self.isSectionHidden(place)
        ]

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is ordered by; a mix of kinds is ordered by none."""
        sorts = {order: column for column, order in _SORTS.items()}
        column = sorts.get(sort)
        self._sort = sort
        self._say_current()
        self.setSortIndicatorShown(column is not None)
        if column is not None:
            rising = column is Column.NAME
            order = Qt.SortOrder.AscendingOrder if rising else Qt.SortOrder.DescendingOrder
            self.setSortIndicator(_COLUMNS.index(column), order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                by = 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1
                self._widen(by) if is_shifted else self._go(by)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._on_click(self._current)
            case Qt.Key.Key_Down | Qt.Key.Key_Escape:
                self._rows.setFocus()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # What was current may have no room any more.
        self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        painter.save()
        self._paint_title(painter, rect, place)
        painter.restore()
        if self.hasFocus() and place == self._current:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_title(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Draw a section, whose title stands in line with what stands in the cells below."""
        style, option = self.style(), QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        self.initStyleOptionForIndex(option, place)
        style.drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        inset = PAD - style.pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, option, self)
        option.rect = rect.adjusted(inset, 0, -inset, 0)
        arrow = style.subElementRect(QStyle.SubElement.SE_HeaderArrow, option, self)
        option.rect = style.subElementRect(QStyle.SubElement.SE_HeaderLabel, option, self)
        style.drawControl(QStyle.ControlElement.CE_HeaderLabel, option, painter, self)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == place:
            option.rect = arrow
            mark = QStyle.PrimitiveElement.PE_IndicatorHeaderArrow
            style.drawPrimitive(mark, option, painter, self)

    def _go(self, by: int) -> None:
        """Make the column so many further on the current one, of those that are shown."""
        shown = [place for place in range(len(_COLUMNS)) if not self.isSectionHidden(place)]
        before = sum(place < self._current for place in shown)
        self._current = shown[min(max(before + by, 0), len(shown) - 1)]
        self._say_current()
        self.viewport().update()

    def _widen(self, by: int) -> None:
        """Make the current column wider or narrower; the names take what is left."""
        step = by * _STEP_DIGITS * self.fontMetrics().horizontalAdvance("0")
        least = self._width_of([_COLUMNS[self._current]]) // 2
        self.resizeSection(self._current, max(least, self.sectionSize(self._current) + step))

    def _say_current(self) -> None:
        """Let a screen reader tell which column is current, and what comes of Enter."""
        column = _COLUMNS[self._current]
        title, sort = tr(column.title), _SORTS.get(column)
        if sort is None:
            told = tr("Column {title}", title=title)
        elif sort is self._sort:
            told = tr("Column {title}, which the list is ordered by", title=title)
        else:
            told = tr("Column {title}, Enter orders by it", title=title)
        self.setAccessibleName(told)

    def _resize_sections(self) -> None:
        for place, column in enumerate(_COLUMNS):
            self.resizeSection(place, self._width_of([column]))

    def _width_of(self, columns: Sequence[Column]) -> int:
        return sum(map(self._width, columns))

    def _width(self, column: Column) -> int:
        """Room for what a column usually tells, and for its words, which some languages make long.

        A title has the mark of the order beside it.
        """
        room = self.fontMetrics().horizontalAdvance
        words = MATCHES.values() if column is Column.MATCH else ()
        usual, title = column.digits * room("0"), room(tr(column.title)) + _BESIDE_TITLE
        return max(usual, title, *(room(tr(word)) + _BESIDE_MATCH for word in words))

    def _on_click(self, place: int) -> None:
        if (sort := _SORTS.get(_COLUMNS[place])) is not None:
            self.sort_chosen.emit(sort)
