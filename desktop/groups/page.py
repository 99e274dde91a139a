"""The page of groups: how they are made, cards of them, and what can be done with these."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from engine.types.item_groups import GroupBy

from ..gallery.thumbnails import ThumbnailLoader
from ..widgets.buttons import Toggle
from ..widgets.sections import line
from .bar import GroupAction, GroupBar, offer_for
from .content import Card, GroupContent
from .making import MakingBar
from .model import CardModel
from .sentences import ABOUT, WAYS, nothing_there
from .trail import Trail
from .view import CardView


class GroupsPage(QWidget):
    """Shows the groups of a library; Enter leads into one.

    Signals:
        read_wanted(GroupBy): the groups are to be read, for `show_content`.
        files_wanted(Card), album_wanted(Card), split_wanted(Card).
        ungrouped_wanted(): the files in no group are to be listed.
        rename_wanted(int, str): the group of that id is to be called so.
        merge_wanted(tuple[Card, ...]): one group is to be made of these.
        pin_wanted(Card, bool): it is to stay as it is, or no more.
    """

    read_wanted = Signal(object)
    files_wanted = Signal(object)
    album_wanted = Signal(object)
    split_wanted = Signal(object)
    ungrouped_wanted = Signal()
    rename_wanted = Signal(int, str)
    merge_wanted = Signal(object)
    pin_wanted = Signal(object, bool)

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = GroupContent()
        self.by = GroupBy.MEANING
        self.ways = {by: Toggle(tr(title), drawing) for by, (title, drawing) in WAYS.items()}
        self.about = line(faint=True)
        self.model = CardModel(self)
        self.making = MakingBar()
        self.trail = Trail()
        self.view = CardView(self.model, thumbnails)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.bar = GroupBar()
        self.body = QStackedWidget()
        self._parent: int | None = None
        self._is_outdated = True
        self._lay_out()
        self._connect()
        self._show_way(self.by)

    def note_change(self) -> None:
        """The groups may be others: read them, once the page is seen."""
        self._is_outdated = True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def show_content(self, content: GroupContent) -> None:
        """Show the groups as they were read; who looked into one still does if it is there."""
        if content.by is not self.by:
            return
        if self.view.is_editing:
            # A name that is being typed would be lost.
            self._is_outdated = True
            return
        self.content = content
        if self._parent not in content.cards:
            self._parent = None
        self.making.note_files(has_files=not content.is_empty)
        self._show_level(self._parent)

    def menu(self, cards: Sequence[Card]) -> QMenu:
        """What can be done with some groups."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        free = offer_for(cards, self.by).free
        for action in GroupAction:
            if action in free:
                entry = menu.addAction(tr(action.value[0]))
                entry.triggered.connect(lambda _=False, chosen=action: self._do(chosen))
        return menu

    # -- private --------------------------------------------------------------------------------

    def _choose(self, by: GroupBy) -> None:
        if by is not self.by:
            self._show_way(by)
            self.note_change()

    def _show_way(self, by: GroupBy) -> None:
        """Show nothing, until groups by that are read."""
        self.by, self._parent = by, None
        self.ways[by].setChecked(True)
        self.about.setText(tr(ABOUT[by]))
        self.making.show_way(by)
        self.content = GroupContent(by=by)
        self._show_level(None)
        self.nothing.clear()

    def _catch_up(self) -> None:
        if self._is_outdated:
            self._is_outdated = False
            self.read_wanted.emit(self.by)

    def _show_level(self, parent: int | None, current: int | None = None) -> None:
        """Show the groups right below one; those that were selected still are, or else one."""
        self._parent = parent
        chosen = {current} if current else {card.group.id for card in self.view.selected}
        current = current or self._id_of(self.view.currentIndex())
        offset = self.view.verticalScrollBar().value()
        cards = self.content.below(parent)
        self.model.show_cards(cards)
        self.making.show_groups(self.content.grouped, len(self.content.ungrouped), len(cards))
        self.trail.show_path(self.content.path(parent), has_levels=self.content.has_levels)
        self._say_nothing_there()
        self.body.setCurrentWidget(self.view if cards else self.nothing)
        self._select(chosen, current)
        self.view.verticalScrollBar().setValue(offset)
        self._let_act()

    def _say_nothing_there(self) -> None:
        """Say why there are no groups, which are perhaps being made."""
        self.nothing.setText(nothing_there(self.content, is_grouping=self.making.is_running))

    def _select(self, chosen: set[int], current: int | None) -> None:
        flags, selection = QItemSelectionModel.SelectionFlag, self.view.selectionModel()
        index = self.model.index_of(current or 0)
        if not index.isValid():
            index = self.model.index(0)
            chosen = {self._id_of(index) or 0}
        selection.setCurrentIndex(index, flags.NoUpdate)
        for group_id in chosen:
            selection.select(self.model.index_of(group_id), flags.Select)

    def _id_of(self, index: QModelIndex) -> int | None:
        card = self.model.card_at(index)
        return card.group.id if card else None

    def _open(self, index: QModelIndex) -> None:
        card = self.model.card_at(index)
        if card is not None and card.finer:
            self._show_level(card.group.id)
        elif card is not None:
            self.files_wanted.emit(card)

    def _go_broader(self) -> None:
        card = self.content.cards.get(self._parent or 0)
        if card is not None:
            self._show_level(card.group.parent, card.group.id)

    def _let_act(self) -> None:
        self.bar.show_offer(offer_for(self.view.selected, self.by))

    def _do(self, action: GroupAction) -> None:
        cards = self.view.selected
        if action not in offer_for(cards, self.by).free:
            return
        card = cards[0]
        match action:
            case GroupAction.FILES:
                self.files_wanted.emit(card)
            case GroupAction.FINER:
                self._show_level(card.group.id)
            case GroupAction.ALBUM:
                self.album_wanted.emit(card)
            case GroupAction.RENAME:
                self.view.edit_name(self.model.index_of(card.group.id))
            case GroupAction.MERGE:
                self.merge_wanted.emit(cards)
            case GroupAction.SPLIT:
                self.split_wanted.emit(card)
            case GroupAction.PIN | GroupAction.UNPIN:
                self.pin_wanted.emit(card, action is GroupAction.PIN)

    def _pop_up(self, place: QPoint) -> None:
        self.menu(self.view.selected).popup(place)

    def _connect(self) -> None:
        for by, way in self.ways.items():
            way.clicked.connect(partial(self._choose, by))
        self.model.renamed.connect(self.rename_wanted)
        self.view.opened.connect(self._open)
        self.view.menu_wanted.connect(self._pop_up)
        self.view.chosen.connect(self._let_act)
        self.view.edited.connect(self._catch_up)
        for wanted in (self.view.broader_wanted, self.trail.broader_wanted):
            wanted.connect(self._go_broader)
        self.making.running_changed.connect(self._say_nothing_there)
        self.making.ungrouped_wanted.connect(self.ungrouped_wanted)
        for action, button in self.bar.buttons.items():
            button.clicked.connect(partial(self._do, action))

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(40, 0, 40, 0)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        choices, group = QHBoxLayout(), QButtonGroup(self)
        choices.setSpacing(12)
        for button in self.ways.values():
            group.addButton(button)
            choices.addWidget(button)
        choices.addStretch(1)
        column.addLayout(choices)
        for widget in (self.about, self.making, self.trail):
            column.addWidget(widget)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)
