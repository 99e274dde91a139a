"""What is to be kept of each group: the choices that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QPushButton, QWidget

from engine.language import tr, tr_noop, whole
from engine.types.duplicates import KeepBy, KeepRule

from ..widgets.choice import ChoiceBox
from ..widgets.flow import FlowLayout
from .sentences import RULES

_ANYWHERE = tr_noop("Wherever it lies")
_ANOTHER = "\0"
_REFERENCE_TIP = tr_noop(
    "Files in these folders always stay. Of what they have, everything elsewhere is proposed to go."
)


class RuleBar(QWidget):
    """Choices in a row that wraps.

    Signals:
        rule_chosen(KeepRule): another rule is to hold for all groups.
        all_but_one_wanted(), all_kept_wanted(): in all groups that are listed.
    """

    rule_chosen = Signal(object)
    all_but_one_wanted = Signal()
    all_kept_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = KeepRule()
        self._roots: Sequence[str] = ()
        self.by = ChoiceBox(tr("What is kept"), [(by, tr(name)) for by, name in RULES.items()])
        self.folder = ChoiceBox(tr("Where it is kept"), [])
        self.references = QPushButton(tr("Take nothing from"))
        self.references.setToolTip(tr(_REFERENCE_TIP))
        self.references.setMenu(QMenu(self))
        self.references.menu().aboutToShow.connect(self._list_references)
        self.all_but_one = QPushButton(tr("All but one go"))
        self.all_kept = QPushButton(tr("All stay"))
        flow = FlowLayout(parent=self)
        keep = QLabel(tr("Keep", "a file of each group"))
        for widget in (keep, self.by, self.folder, self.references, *self._buttons):
            flow.addWidget(widget)
        self._connect()
        self._fill()

    @property
    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        return self.all_but_one, self.all_kept

    def show_folders(self, roots: Sequence[str]) -> None:
        """Offer the folders of the library."""
        if tuple(roots) != self._roots:
            self._roots = tuple(roots)
            self._fill()

    def take_up(self, rule: KeepRule) -> None:
        """Show a rule that holds already."""
        self.rule = rule
        self._fill()

    def keep_in(self, folder: str) -> None:
        """Rather keep what lies in a folder; empty for no matter where."""
        self._choose(replace(self.rule, folder=folder))

    def take_nothing_from(self, folder: str, *, wanted: bool = True) -> None:
        """Keep all that lies in a folder, or no more."""
        others = tuple(one for one in self.rule.references if one != folder)
        self._choose(replace(self.rule, references=(*others, folder) if wanted else others))

    def _connect(self) -> None:
        self.by.activated.connect(
            lambda: self._choose(replace(self.rule, by=KeepBy(self.by.currentData())))
        )
        self.folder.activated.connect(self._on_folder)
        self.all_but_one.clicked.connect(self.all_but_one_wanted)
        self.all_kept.clicked.connect(self.all_kept_wanted)

    def _choose(self, rule: KeepRule) -> None:
        changed = rule != self.rule
        self.rule = rule
        self._fill()
        if changed:
            self.rule_chosen.emit(rule)

    def _on_folder(self) -> None:
        if self.folder.currentData() == _ANOTHER:
            self._fill()
            self._ask_folder(self.keep_in)
        else:
            self.keep_in(self.folder.currentData())

    def _ask_folder(self, act: Callable[[str], None]) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"))
        if folder:
            act(folder)

    def _fill(self) -> None:
        """Show the rule, among what else can be chosen."""
        self.by.setCurrentIndex(self.by.findData(self.rule.by.value))
        self.folder.clear()
        self.folder.addItem(tr(_ANYWHERE), "")
        chosen = (self.rule.folder,) if self.rule.folder else ()
        for folder in dict.fromkeys((*self._roots, *chosen)):
            self.folder.addItem(tr("If in {folder}", folder=folder), folder)
        self.folder.addItem(tr("In another folder…"), _ANOTHER)
        self.folder.setCurrentIndex(self.folder.findData(self.rule.folder))
        count = len(self.rule.references)
        title = tr("Take nothing from")
        self.references.setText(f"{title}  {whole(count)}" if count else title)

    def _list_references(self) -> None:
        """Fill the menu of folders that nothing is taken from."""
        menu = self.references.menu()
        menu.clear()
        for folder in dict.fromkeys((*self._roots, *self.rule.references)):
            entry = menu.addAction(folder.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(folder in self.rule.references)
            entry.toggled.connect(
                lambda wanted, folder=folder: self.take_nothing_from(folder, wanted=wanted)
            )
        other = menu.addAction(tr("Another folder…"))
        other.triggered.connect(partial(self._ask_folder, self.take_nothing_from))
