"""The filter bar: kinds of media with their counts, a folder, the order, and the groups."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from engine.language import tr, tr_noop, whole
from engine.paths import is_within
from engine.types import Modality, Sort
from engine.types.grouping import Grouping

from ..library.contents import Contents
from ..widgets.buttons import Toggle
from ..widgets.choice import ChoiceBox
from ..widgets.elided import ElidedLabel
from ..widgets.flow import FlowLayout
from ..widgets.icons import MODALITY_ICONS, set_icon
from .draft import QueryDraft
from .pages import nothing_well, some_well
from .view_buttons import ViewButtons

# Their letters for Alt are those that no menu has.
_TITLES = {
    Modality.IMAGE: tr_noop("&Pictures"),
    Modality.AUDIO: tr_noop("So&unds"),
    Modality.TEXT: tr_noop("&Documents"),
    Modality.VIDEO: tr_noop("Vide&os"),
}
_SORTS = {
    Sort.RELEVANCE: tr_noop("Best mix first"),
    Sort.SCORE: tr_noop("By score"),
    Sort.DATE: tr_noop("Newest first"),
    Sort.NAME: tr_noop("Name A to Z"),
    Sort.SIZE: tr_noop("Largest first"),
    Sort.DURATION: tr_noop("Longest first"),
}
_GROUPINGS = {
    Grouping.NONE: tr_noop("No groups"),
    Grouping.FOLDER: tr_noop("By folder"),
    Grouping.DAY: tr_noop("By day"),
    Grouping.MODALITY: tr_noop("By kind"),
}
_USUAL_STRONG, _USUAL_WEAK, _USUAL_SECONDS = 100, 10_000, 0.1
_TOGGLE_TIP = tr_noop("Show only these; press several to combine them")
_TYPED_TIP = tr_noop("The search box decides this while it says “{key}:”")


One = TypeVar("One", Sort, Grouping)


class FilterBar(QWidget):
    """Toggles for the kinds (none pressed means all), choices, and a line of summary.

    What the search box decides is shown and cannot be chosen here as well.

    Signals:
        modalities_chosen(frozenset[Modality]): empty means all.
        folder_chosen(str): empty means anywhere.
        sort_chosen(Sort), grouping_chosen(Grouping).
        back_wanted(): from the copies of a file or the like to what was shown before.
        onward_wanted(): a random walk is to go on.
    """

    modalities_chosen = Signal(object)
    folder_chosen = Signal(str)
    sort_chosen = Signal(object)
    grouping_chosen = Signal(object)
    back_wanted = Signal()
    onward_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = _button(tr("&Back"), "back", self.back_wanted)
        self.onward = _button(tr("&Walk on"), "walk", self.onward_wanted)
        self.toggles = {modality: self._toggle(modality) for modality in Modality}
        self.folder = ChoiceBox(tr("Folder"), [("", tr("All folders"))])
        self._roots: list[str] | None = None
        self.folder.activated.connect(self._on_folder)
        self.sort = ChoiceBox(tr("Order"), _translated(_SORTS))
        self._shown_sort = Sort.RELEVANCE
        self.sort.activated.connect(self._on_sort)
        self.grouping = ChoiceBox(tr("Groups"), _translated(_GROUPINGS))
        self.grouping.activated.connect(self._on_grouping)
        self.summary = _summary()
        self.views = ViewButtons()
        choices = (self.folder, self.sort, self.grouping, self.views)
        flow = FlowLayout()
        for widget in (*self.toggles.values(), *choices, self.back, self.onward, self.summary):
            flow.addWidget(widget)
        self.setLayout(flow)

    @property
    def chosen(self) -> frozenset[Modality]:
        """The kinds whose toggles are pressed."""
        return frozenset(one for one, button in self.toggles.items() if button.isChecked())

    def show_contents(self, contents: Contents) -> None:
        """Show the folders of the library."""
        self._show_folders([root.path for root in contents.roots])

    def show_counts(self, counts: Mapping[Modality, int]) -> None:
        """Show how many files of each kind the result has, as far as that is known."""
        for modality, button in self.toggles.items():
            count = counts.get(modality)
            title = tr(_TITLES[modality])
            button.setText(title if count is None else f"{title}  {whole(count)}")
            # Never narrower again, so that nothing beside it moves with every answer.
            button.setMinimumWidth(max(button.minimumWidth(), button.sizeHint().width()))

    def show_draft(self, draft: QueryDraft) -> None:
        """Show what the search box decides, and let the rest be chosen."""
        typed = draft.typed
        for modality, button in self.toggles.items():
            fits = modality in typed.filters.modalities
            button.setEnabled(fits)
            button.setChecked(modality in draft.kinds)
            button.setToolTip(tr(_TOGGLE_TIP) if fits else tr(_TYPED_TIP, key="type"))
        _let_choose(self.folder, not typed.filters.folders, "in")
        _let_choose(self.sort, typed.sort is Sort.RELEVANCE, "sort")
        self._show_sort(draft)
        self.grouping.setCurrentIndex(self.grouping.findData(draft.grouping))
        self._show_folder(draft.folder)

    @property
    def shows_copies(self) -> bool:
        """Whether the copies of one file are shown in place of the results."""
        return not self.back.isHidden()

    def show_copies(self, shown: bool) -> None:
        """Offer the way back from the copies of a file, or no more."""
        self.back.setVisible(shown)
        self.onward.hide()

    def show_walk(self) -> None:
        """Offer to walk on, beside the way back."""
        self.onward.show()

    def summarise(self, line: str) -> None:
        """Say in a few words what is shown."""
        self.summary.setText(line)

    def _toggle(self, modality: Modality) -> QPushButton:
        button = Toggle(tr(_TITLES[modality]), MODALITY_ICONS[modality])
        button.setToolTip(tr(_TOGGLE_TIP))
        button.clicked.connect(lambda: self.modalities_chosen.emit(self.chosen))
        return button

    def _on_folder(self) -> None:
        self.folder_chosen.emit(self.folder.currentData())

    def _show_sort(self, draft: QueryDraft) -> None:
        """Show the order, and let what is only listed have no best."""
        for by_match in filter(lambda sort: sort.is_by_match, Sort):
            self.sort.let_choose(by_match, draft.asks)
        self._shown_sort = draft.shown_sort
        self.sort.setCurrentIndex(self.sort.findData(self._shown_sort))

    def _on_sort(self) -> None:
        # Choosing what is shown already is no wish for the time when there is a best.
        if (sort := Sort(self.sort.currentData())) is not self._shown_sort:
            self.sort_chosen.emit(sort)

    def _on_grouping(self) -> None:
        self.grouping_chosen.emit(Grouping(self.grouping.currentData()))

    def _show_folders(self, paths: list[str]) -> None:
        if paths == self._roots:
            return
        self._roots = paths
        chosen = self.folder.currentData()
        self.folder.clear()
        self.folder.addItem(tr("All folders"), "")
        for path in paths:
            self._add_folder(path)
        if chosen and not any(is_within(chosen, path) for path in paths):
            self.folder_chosen.emit("")
        else:
            self._show_folder(chosen)

    def _show_folder(self, folder: str) -> None:
        if self.folder.findData(folder) < 0:
            # One below those, or kept from the last time before it is known which there are.
            self._add_folder(folder)
        self.folder.setCurrentIndex(self.folder.findData(folder))

    def _add_folder(self, path: str) -> None:
        self.folder.addItem(PurePath(path).name or path, path)
        self.folder.setItemData(self.folder.count() - 1, path, Qt.ItemDataRole.ToolTipRole)


def _button(title: str, icon: str, wanted: SignalInstance) -> QPushButton:
    """A button that is there only while it leads somewhere."""
    button = QPushButton(title)
    set_icon(button, icon)
    button.clicked.connect(wanted)
    button.hide()
    return button


def _summary() -> ElidedLabel:
    """As wide whatever it says, so that it never moves to another line, and the gallery with it."""
    summary = ElidedLabel(Qt.TextElideMode.ElideMiddle)
    summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    usual = (
        nothing_well(_USUAL_WEAK, _USUAL_SECONDS),
        some_well(_USUAL_STRONG, _USUAL_WEAK, _USUAL_SECONDS),
    )
    summary.setMinimumWidth(max(map(summary.fontMetrics().horizontalAdvance, usual)))
    return summary


def _translated(titles: Mapping[One, str]) -> list[tuple[One, str]]:
    return [(value, tr(title)) for value, title in titles.items()]


def _let_choose(box: ChoiceBox, free: bool, key: str) -> None:
    box.setEnabled(free)
    box.setToolTip(box.accessibleName() if free else tr(_TYPED_TIP, key=key))
