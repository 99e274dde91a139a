"""Tags of the selected files: those they have, to be taken away, and a line for new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.language import tr, tr_noop
from engine.types import Item, TagCount
from engine.types.marks import tag_name

_HINT = tr_noop("Tags, such as holiday, Places/Rome")
# Also those that are written between Chinese words.
_COMMAS = re.compile(r"[,\uff0c\u3001]")

_SIZE, _SMALL = QSize(360, 300), QSize(360, 120)


class TagDialog(QDialog):
    """Stays open for several tags; each is given at once.

    Signals:
        add_wanted(str): all of the files are to have this tag.
        remove_wanted(str): none of them is to have it.
    """

    add_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self.what = QLabel(wordWrap=True)
        self.box = QLineEdit(placeholderText=tr(_HINT))
        self.box.setAccessibleName(tr("New tag"))
        self.add = QPushButton(tr("Add"), default=True)
        self.problem = QLabel(wordWrap=True)
        self.problem.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tags of these files"))
        self.remove = QPushButton(tr("Remove"))
        self.done_button = QPushButton(tr("Close"), autoDefault=False)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.done_button.clicked.connect(self.close)
        self.list.itemSelectionChanged.connect(self._let_remove)
        self._let_remove()

    def ask(self, files: str, items: Sequence[Item]) -> None:
        """Show the tags of files.

        Args:
            files: what they are called together.
            items: those of them that are known.
        """
        self.what.setText(tr("Tags of {files}", files=files))
        self.list.clear()
        for tag in sorted({tag for item in items for tag in item.marks.tags}, key=str.casefold):
            self.list.addItem(QListWidgetItem(tag))
        self.box.clear()
        self.problem.hide()
        self._show_list()
        self.resize(_SIZE if self.list.count() else _SMALL)
        self.open()
        self.box.setFocus()

    def complete_with(self, tags: Iterable[TagCount]) -> None:
        """Propose tags that there are."""
        completer = QCompleter([tag.name for tag in tags], self.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)

    def _add(self) -> None:
        try:
            tags = [tag_name(part) for part in _parts(self.box.text())]
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()
        self.box.clear()
        for tag in tags:
            if not self.list.findItems(tag, Qt.MatchFlag.MatchFixedString):
                self.list.addItem(QListWidgetItem(tag))
            self.add_wanted.emit(tag)
        self._show_list()

    def _remove(self) -> None:
        for entry in self.list.selectedItems():
            self.list.takeItem(self.list.row(entry))
            self.remove_wanted.emit(entry.text())

    def _show_list(self) -> None:
        """An empty list says nothing."""
        for widget in (self.list, self.remove):
            widget.setVisible(self.list.count() > 0)

    def _let_remove(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.addWidget(self.box, 1)
        entry.addWidget(self.add)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.addWidget(self.what)
        column.addLayout(entry)
        column.addWidget(self.problem)
        column.addWidget(self.list, 1)
        column.addLayout(below)


def _parts(text: str) -> list[str]:
    """What stands between commas, without what is empty; the text itself where all is."""
    return [part for part in _COMMAS.split(text) if part.strip()] or [text]
