"""The rows of the side bar in one tree: sections that fold, with what is chosen marked.

What is selected in the tree is what the query is narrowed by, whoever chose it; the current row is
where the keys are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from engine.language import tr

from .items import (
    COUNT,
    SECTION,
    TITLE,
    Roomy,
    below,
    children,
    draw_icons,
    has_row,
    row_of,
    show_row,
)
from .rows import Row, Section

_ICON = QSize(18, 18)
# Their rows are named by the person.
_NAMED = (Section.SEARCHES, Section.ALBUMS)


class SideTree(QTreeWidget):
    """Shows rows by section, and tells what is done with them.

    Signals:
        filter_wanted(Filters): a row was clicked that narrows the query.
        row_wanted(Section, Row): any other was.
        rows_wanted(list[str]): folders were opened whose rows are not known.
        menu_wanted(Section, Row, QPoint): a menu for a row, at a global position.
        delete_wanted(Section, Row): the Delete key.
        move_wanted(Section, Row, int): Alt with an arrow, up (-1) or down (1).
        title_edited(Section, Row, str): a title was written anew.
        folded(): a section was opened or closed.
    """

    filter_wanted = Signal(object)
    row_wanted = Signal(object, object)
    rows_wanted = Signal(list)
    menu_wanted = Signal(object, object, QPoint)
    delete_wanted = Signal(object, object)
    move_wanted = Signal(object, object, int)
    title_edited = Signal(object, object, str)
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: dict[Section, QTreeWidgetItem] = {}
        self._holds: Callable[[Row], bool] = lambda _: False
        self._edited: QTreeWidgetItem | None = None
        self.setAccessibleName(tr("Side bar"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setIconSize(_ICON)
        self.setUniformRowHeights(True)
        self.setItemDelegate(Roomy(self))
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        for section in Section:
            self._sections[section] = self._heading(section)
        self.itemClicked.connect(self._on_click)
        self.itemExpanded.connect(self._on_expanded)
        self.itemCollapsed.connect(self._on_folded)
        self.itemDelegate().closeEditor.connect(self._on_edited)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_rows(self, section: Section, rows: Sequence[Row]) -> None:
        """Show the rows of a section; one without any is hidden."""
        heading = self._sections[section]
        self._fill(heading, rows)
        # Qt would lay out and paint all rows anew, also where nothing becomes another.
        if heading.isHidden() == bool(rows):
            heading.setHidden(not rows)

    def show_folders(self, folder: str, rows: Sequence[Row]) -> None:
        """Show the rows below a folder that was opened."""
        for item in below(self._sections[Section.FOLDERS]):
            if row_of(item).key == folder:
                self._fill(item, rows)
                return

    def edit_title(self, section: Section, key: str) -> None:
        """Let the person give a row another title, where it stands."""
        self._sections[section].setExpanded(True)
        if (item := self.item_of(section, key)) is None:
            return
        self.setCurrentItem(item)
        self.scrollToItem(item)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self._edited = item
        self.editItem(item, TITLE)

    def mark(self, holds: Callable[[Row], bool]) -> None:
        """Mark the rows that hold now."""
        self._holds = holds
        for section in self._sections.values():
            for item in below(section):
                # With every key that is typed, and hardly ever is another one chosen.
                if item is not self._edited and holds(row_of(item)) != item.isSelected():
                    self._mark(item)

    @property
    def open_folders(self) -> list[str]:
        """The folders whose rows are shown."""
        items = below(self._sections[Section.FOLDERS])
        return [row_of(one).key for one in items if one.isExpanded()]

    def item_of(self, section: Section, key: str) -> QTreeWidgetItem | None:
        """The item of a row, or None where there is none."""
        items = below(self._sections[section])
        return next((one for one in items if row_of(one).key == key), None)

    def row_at(self, section: Section, place: QPoint) -> Row | None:
        """The row of a section at a place of the viewport, or None where there is none."""
        item = self.itemAt(place)
        if item is None or not has_row(item) or self._section_of(item) is not section:
            return None
        return row_of(item)

    def rows(self, section: Section) -> list[Row]:
        """The rows right below the title of a section, in order."""
        return [row_of(one) for one in children(self._sections[section])]

    @property
    def closed_sections(self) -> list[str]:
        """The English titles of the sections that are folded."""
        return [one for one, item in self._sections.items() if not item.isExpanded()]

    def close_sections(self, titles: Iterable[str]) -> None:
        """Fold these sections and no others."""
        for section, item in self._sections.items():
            item.setExpanded(section not in set(titles))

    def redraw(self) -> None:
        """Draw the icons again, in the colours in use now."""
        for section in self._sections.values():
            for item in below(section):
                draw_icons(item, row_of(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        # The line in which a title is written lets Enter through.
        is_editing = self._edited is not None
        if item is None or is_editing or not self._act(item, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Elsewhere in the window these are shortcuts for what is selected in the gallery.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2)
        ):
            event.accept()
            return True
        return super().event(event)

    def _act(self, item: QTreeWidgetItem, event: QKeyEvent) -> bool:
        """Do what a key means for a row; tells whether it means something."""
        is_row, alt = has_row(item), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._on_click(item)
            case Qt.Key.Key_Delete if is_row:
                self.delete_wanted.emit(self._section_of(item), row_of(item))
            case Qt.Key.Key_F2 if is_row and self._section_of(item) in _NAMED:
                self.edit_title(self._section_of(item), row_of(item).key)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if is_row and alt:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self.move_wanted.emit(self._section_of(item), row_of(item), by)
            case _:
                return False
        return True

    def _heading(self, section: Section) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self, [tr(section.value)])
        heading.setToolTip(TITLE, heading.text(TITLE))
        bold = QFont(self.font())
        bold.setBold(True)
        heading.setFont(TITLE, bold)
        heading.setData(TITLE, SECTION, section.value)
        heading.setFirstColumnSpanned(True)
        heading.setExpanded(True)
        heading.setHidden(True)
        return heading

    def _fill(self, parent: QTreeWidgetItem, rows: Sequence[Row]) -> None:
        """Make the rows below an item these; those that stay keep their place and their own."""
        current = self.currentItem()
        place_of_current = parent.indexOfChild(current) if current is not None else -1
        known = {row_of(one).key: one for one in children(parent)}
        for key in known.keys() - {row.key for row in rows}:
            parent.removeChild(known[key])
        for place, row in enumerate(rows):
            item = known.get(row.key) or QTreeWidgetItem()
            is_moved = parent.child(place) is not item
            if is_moved:
                self._move(parent, item, place)
            # What is being written there would be lost.
            if item is not self._edited and (is_moved or row_of(item) != row):
                show_row(item, row)
                self._mark(item)
            if not row.is_partial:
                self._fill(item, row.rows)
        if current is not None and place_of_current >= 0 > parent.indexOfChild(current) and rows:
            # Of another name it is another row, which the next key is meant for.
            left = children(parent)
            self.setCurrentItem(left[min(place_of_current, len(left) - 1)])

    def _move(self, parent: QTreeWidgetItem, item: QTreeWidgetItem, place: int) -> None:
        is_open = item.isExpanded()
        parent.removeChild(item)
        parent.insertChild(place, item)
        item.setExpanded(is_open)

    def _mark(self, item: QTreeWidgetItem) -> None:
        row = row_of(item)
        is_chosen = self._holds(row)
        item.setSelected(is_chosen)
        told = tr("{row}, chosen", row=row.line) if is_chosen else row.line
        item.setData(TITLE, Qt.ItemDataRole.AccessibleTextRole, told)

    def _section_of(self, item: QTreeWidgetItem) -> Section:
        while (above := item.parent()) is not None:
            item = above
        return Section(item.data(TITLE, SECTION))

    def _on_click(self, item: QTreeWidgetItem) -> None:
        if not has_row(item):
            item.setExpanded(not item.isExpanded())
            return
        row = row_of(item)
        if row.filters is not None:
            self.filter_wanted.emit(row.filters)
        else:
            self.row_wanted.emit(self._section_of(item), row)

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        if not has_row(item):
            self.folded.emit()
        elif row_of(item).is_partial and not item.childCount():
            self.rows_wanted.emit([row_of(item).key])

    def _on_folded(self, item: QTreeWidgetItem) -> None:
        if not has_row(item):
            self.folded.emit()

    def _on_edited(self) -> None:
        # The end of an older edit may be told late, while this one goes on.
        if self.state() is self.State.EditingState or (item := self._edited) is None:
            return
        self._edited = None
        if item.parent() is not None:
            row, title = row_of(item), item.text(TITLE)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            item.setText(TITLE, row.title)
            self.title_edited.emit(self._section_of(item), row, title)

    def _on_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is not None and has_row(item):
            where = self.viewport().mapToGlobal(place)
            self.menu_wanted.emit(self._section_of(item), row_of(item), where)
