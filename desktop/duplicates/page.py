"""The page of duplicates: three kinds that are never mixed, their groups, and what is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, Signal
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

from engine.language import tr, whole
from engine.types import Item
from engine.types.duplicates import DuplicateKind, DuplicateReport, KeepRule

from ..gallery.thumbnails import ThumbnailLoader
from ..widgets.buttons import Toggle
from ..widgets.flow import FlowLayout
from ..widgets.sections import line
from .bar import ActionBar
from .choices import all_but_one, all_kept
from .kept_rule import read_rule, written_rule
from .model import DuplicatesModel
from .rules import RuleBar
from .sentences import ABOUT, KINDS, NOTHING
from .task import DuplicateTask
from .view import DuplicatesView

_RULE_KEY = "duplicates/keep"
_DRAWINGS = {
    DuplicateKind.EXACT: "copy",
    DuplicateKind.NEAR: "similar",
    DuplicateKind.SIMILAR: "view-tiles",
}


class DuplicatesPage(QWidget):
    """Shows what a search found, and lets a person choose what of it goes.

    Signals:
        trash_wanted(list[DuplicateGroup]): what of these does not stay is to go to the trash.
        apart_wanted(DuplicateGroup): its files are no duplicates.
        look_wanted(list[Item], int): the item at that place is to be shown large.
        open_wanted(Item), reveal_wanted(Item).
        gallery_wanted(DuplicateGroup): its files are to be listed in the gallery.
        refused(str): something cannot be done, for the reason that is told.
    """

    trash_wanted = Signal(list)
    apart_wanted = Signal(object)
    look_wanted = Signal(list, int)
    open_wanted = Signal(object)
    reveal_wanted = Signal(object)
    gallery_wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DuplicatesModel(self)
        self.task = DuplicateTask()
        self.kinds = {kind: Toggle("", _DRAWINGS[kind]) for kind in DuplicateKind}
        self.about = line(faint=True)
        self.rules = RuleBar()
        self.view = DuplicatesView(self.model, thumbnails)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.bar = ActionBar()
        self.body = QStackedWidget()
        self._found: set[DuplicateKind] = set()
        self._lay_out()
        self._connect()
        self._show_kind(DuplicateKind.EXACT)

    def restore(self, settings: QSettings) -> None:
        """Take up the rule that was kept, before anything is looked for."""
        rule = read_rule(str(settings.value(_RULE_KEY, "")))
        self.rules.take_up(rule)
        self.task.take_up(rule)

    def save(self, settings: QSettings) -> None:
        """Keep the rule: what nothing was taken from is as dear the next time."""
        settings.setValue(_RULE_KEY, written_rule(self.rules.rule))

    def note_change(self) -> None:
        """The library has changed: look again, once the page is seen."""
        self.task.note_change()
        if self.isVisible():
            self.task.catch_up()

    def remove_files(self, paths: Container[str]) -> None:
        """Files are gone."""
        self.model.remove_files(paths)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.task.catch_up()

    # -- what is shown --------------------------------------------------------------------------

    def _show_report(
        self, report: DuplicateReport, kinds: Iterable[DuplicateKind] = DuplicateKind
    ) -> None:
        self._found.update(kinds)
        self.model.show_report(report, kinds)

    def _show_kind(self, kind: DuplicateKind) -> None:
        self.kinds[kind].setChecked(True)
        self.about.setText(tr(ABOUT[kind]))
        self.model.show_kind(kind)
        self.view.scrollToTop()

    def _show_chosen(self) -> None:
        """Show how much there is and would go."""
        for kind, button in self.kinds.items():
            count = whole(self.model.count(kind)) if kind in self._found else ""
            button.setText(f"{tr(KINDS[kind])}  {count}".rstrip())
        groups = self.model.groups
        self.nothing.setText(tr(NOTHING[self.model.kind]) if self.model.kind in self._found else "")
        self.body.setCurrentWidget(self.view if groups else self.nothing)
        self._let_act()

    def _let_act(self) -> None:
        self.bar.show_groups(self.model.groups, in_one=self.view.currentIndex().isValid())

    def _search_by(self, rule: KeepRule) -> None:
        self.model.forget_choices()
        self.task.begin(rule)

    # -- what is done ---------------------------------------------------------------------------

    def _look(self, index: QModelIndex) -> None:
        spot, group = self.model.spot(index), self.model.group_at(index)
        if spot is not None and group is not None and spot.place >= 0:
            self.look_wanted.emit([one.item for one in group.items], spot.place)

    def _with_item(self, act: Callable[[Item], None], index: QModelIndex) -> None:
        if (one := self.model.file_at(index)) is not None:
            act(one.item)

    def _with_group(self, wanted: Callable[[object], None]) -> None:
        if (group := self.model.group_at(self.view.currentIndex())) is not None:
            wanted(group)

    def _pop_up(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, self.view.currentIndex())
        menu.popup(place)

    def _fill(self, menu: QMenu, index: QModelIndex) -> None:
        if (one := self.model.file_at(index)) is not None:
            folder = os.path.dirname(one.item.path)
            _add(menu, tr("Look at it"), partial(self._look, index))
            _add(menu, tr("Open"), partial(self.open_wanted.emit, one.item))
            _add(menu, tr("Show in folder"), partial(self.reveal_wanted.emit, one.item))
            menu.addSeparator()
            _add(menu, tr("Keep only this one"), partial(self.model.keep_only, index))
            _add(menu, tr("Rather keep what is in its folder"), partial(self.rules.keep_in, folder))
            from_here = partial(self.rules.take_nothing_from, folder)
            _add(menu, tr("Take nothing from its folder"), from_here)
            menu.addSeparator()
        _add(menu, tr("Take the whole group"), partial(self.model.take_whole, index))
        _add(menu, tr("These are not duplicates"), self.bar.apart.click)
        _add(menu, tr("Show in the gallery"), self.bar.gallery.click)

    # -- private --------------------------------------------------------------------------------

    def _connect(self) -> None:
        model, view, bar, rules = self.model, self.view, self.bar, self.rules
        self.task.found_exact.connect(partial(self._show_report, kinds=(DuplicateKind.EXACT,)))
        self.task.found.connect(self._show_report)
        for kind, button in self.kinds.items():
            button.clicked.connect(partial(self._show_kind, kind))
        rules.rule_chosen.connect(self._search_by)
        rules.all_but_one_wanted.connect(lambda: model.change_all(all_but_one))
        rules.all_kept_wanted.connect(lambda: model.change_all(all_kept))
        model.chosen.connect(self._show_chosen)
        model.refused.connect(self.refused)
        view.selectionModel().currentChanged.connect(self._let_act)
        view.look_wanted.connect(self._look)
        view.reveal_wanted.connect(partial(self._with_item, self.reveal_wanted.emit))
        view.menu_wanted.connect(self._pop_up)
        bar.trash.clicked.connect(lambda: self.trash_wanted.emit(list(model.groups)))
        bar.apart.clicked.connect(lambda: self._with_group(self.apart_wanted.emit))
        bar.gallery.clicked.connect(lambda: self._with_group(self.gallery_wanted.emit))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for button in self.kinds.values():
            group.addButton(button)
        kinds = FlowLayout(spacing=12)
        for button in self.kinds.values():
            kinds.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(kinds)
        head.addWidget(self.task, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.about, self.rules):
            column.addWidget(widget)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)


def _add(menu: QMenu, title: str, act: Callable[[], object]) -> None:
    menu.addAction(title).triggered.connect(lambda _: act())
