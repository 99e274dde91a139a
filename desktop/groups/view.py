"""The cards of groups: as many beside each other as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from engine.language import tr
from engine.types import Item

from ..gallery.thumbnails import ThumbnailLoader
from .content import Card
from .delegate import CardDelegate, card_height
from .model import CardModel

_NARROWEST = 210


class CardView(QListView):
    """Shows a `CardModel`; only what is on the screen is painted, and its pictures loaded.

    Signals:
        opened(QModelIndex): Enter, or a double click.
        broader_wanted(): Backspace.
        menu_wanted(QPoint): what else can be done, at a global position.
        chosen(): other cards are selected.
        edited(): a name is no longer being typed.
    """

    opened = Signal(object)
    broader_wanted = Signal()
    menu_wanted = Signal(QPoint)
    chosen = Signal()
    edited = Signal()

    def __init__(
        self, model: CardModel, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards = model
        self._thumbnails = thumbnails
        self._delegate = CardDelegate(model, thumbnails)
        self._columns = 1
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        thumbnails.ready.connect(self._repaint)
        # Once the view has let go of the editor.
        self._delegate.closeEditor.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().selectionChanged.connect(self.chosen)

    @property
    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == self.State.EditingState

    @property
    def selected(self) -> tuple[Card, ...]:
        """The groups that are selected, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._cards.cards[row] for row in rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.viewport().width() - 1
        self._columns = max(1, room // _NARROWEST)
        width = room // self._columns
        self.setGridSize(QSize(width, card_height(width, self.font())))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._thumbnails.want(self._items_on_screen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing:
            # A line of text hands on the keys that it has no use for, Enter among them.
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            case Qt.Key.Key_Backspace:
                self.broader_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        current = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current.isValid():
            centre = self.visualRect(current).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(centre))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def edit_name(self, index: QModelIndex) -> None:
        """Let the name of a card be typed over, where it stands."""
        self.scrollTo(index)
        self.edit(index)

    def _repaint(self) -> None:
        self.viewport().update()

    def _items_on_screen(self) -> list[Item]:
        height = max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        first = top // height * self._columns
        last = ((top + self.viewport().height()) // height + 1) * self._columns
        return [item for card in self._cards.cards[first:last] for item in card.samples]

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Groups"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(self.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setEditTriggers(self.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else it would come and go with the width that it takes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
