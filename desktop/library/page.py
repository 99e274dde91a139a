"""The Library page: what the library holds, and what keeps it whole."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

from engine.language import tr, tr_noop
from engine.library.sizes import LibrarySizes
from engine.sentences.sizes import held, taken
from engine.service.upkeep_messages import (
    BackUpLibrary,
    ExportLibrary,
    RepairLibrary,
    RestoreLibrary,
    UpkeepDone,
    VerifyLibrary,
)
from engine.wording import short_path

from ..widgets.icons import set_icon
from ..widgets.sections import ScrolledPage, Section, line, wrapped
from .check import CheckPanel
from .upkeep_task import UpkeepTask

_BACKUP = tr_noop(
    "A backup is one file with all that was read, and none of your own files. What you forget "
    "later is still in it. A restore puts it in the place of this library, which is kept beside "
    "it. An export writes all that is known as plain files for other programs."
)
_SAMPLE = tr_noop("Pictures, sounds and documents of our own, which you tried searching with.")
_RESTORE = tr_noop(
    "Put the backup {name} in the place of this library? What the library knows now is kept in a "
    "folder beside it; your own files are not touched."
)
_BACKUP_FILES = tr_noop("Backups (*.triptych-backup);;All files (*)")


class LibraryPage(ScrolledPage):
    """The library as a whole.

    Signals:
        opened(): the page is shown, and should be up to date.
        sample_unwanted(): the sample is to be removed.
        restore_asked(str, object): what to ask before a restore, and what to do then.
    """

    opened = Signal()
    sample_unwanted = Signal()
    restore_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = line(faint=True)
        self._table = QGridLayout()
        self.task = UpkeepTask()
        self.verify = self._button(tr("Check that it is whole"), "info")
        self.repair = self._button(tr("Repair"), "retry")
        self.back_up = self._button(tr("Back up…"), "copy")
        self.restore = self._button(tr("Restore a backup…"), "back")
        self.export = self._button(tr("Export…"), "drop")
        self.remove_sample = self._button(tr("Remove the sample"), "trash")
        self.check = CheckPanel()
        self.repair.hide()
        self._lay_out()
        self._connect()

    def show_sizes(self, sizes: LibrarySizes) -> None:
        """Show what the library holds and takes."""
        self.place.setText(short_path(sizes.directory))
        rows = [*held(sizes), *taken(sizes)]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self._cell(number, column).setText(text)

    def show_sample(self, is_there: bool) -> None:
        """Show whether the sample can be removed."""
        self._sample.setVisible(is_there)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()

    def _cell(self, row: int, column: int) -> QLabel:
        item = self._table.itemAtPosition(row, column)
        label = item.widget() if item is not None else None
        if not isinstance(label, QLabel):
            label = QLabel()
            sides = Qt.AlignmentFlag.AlignTrailing if column else Qt.AlignmentFlag.AlignLeading
            self._table.addWidget(label, row, column, sides)
        return label

    def _button(self, title: str, icon: str) -> QPushButton:
        button = QPushButton(title)
        set_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        table = QWidget()
        table.setLayout(self._table)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setHorizontalSpacing(24)
        self._table.setColumnStretch(2, 1)
        self.add(Section(tr("What it holds, and what it takes"), table, self.place))
        look = (self.verify, self.repair)
        copy = (self.back_up, self.restore, self.export)
        about = line(tr(_BACKUP))
        self.add(Section(tr("Safe keeping"), about, wrapped((*look, *copy)), self.task))
        about_sample = line(tr(_SAMPLE))
        self._sample = Section(tr("The sample"), about_sample, buttons=(self.remove_sample,))
        self._sample.hide()
        self.add(self._sample)
        self.add(Section(tr("How good searches are"), self.check))

    def _connect(self) -> None:
        begin = self.task.begin
        self.verify.clicked.connect(lambda: begin(VerifyLibrary))
        self.repair.clicked.connect(lambda: begin(RepairLibrary))
        self.back_up.clicked.connect(self._on_back_up)
        self.restore.clicked.connect(self._on_restore)
        self.export.clicked.connect(self._on_export)
        self.remove_sample.clicked.connect(self.sample_unwanted)
        self.task.running.connect(self._on_running)
        self.task.done.connect(self._on_done)

    def _on_back_up(self) -> None:
        name = os.path.join(os.path.expanduser("~"), "library.triptych-backup")
        kinds = tr(_BACKUP_FILES)
        file, _ = QFileDialog.getSaveFileName(self, tr("Back up to a file"), name, kinds)
        if file:
            self.task.begin(lambda number: BackUpLibrary(number, file))

    def _on_restore(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Restore a backup"), "", tr(_BACKUP_FILES))
        if file:
            question = tr(_RESTORE, name=os.path.basename(file))
            begin = partial(self.task.begin, lambda number: RestoreLibrary(number, file))
            self.restore_asked.emit(question, begin)

    def _on_export(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Export into an empty folder"))
        if folder:
            self.task.begin(lambda number: ExportLibrary(number, folder))

    def _on_running(self, running: bool) -> None:
        for button in (self.verify, self.repair, self.back_up, self.restore, self.export):
            button.setEnabled(not running)

    def _on_done(self, done: UpkeepDone) -> None:
        self.repair.setVisible(done.is_damaged)
        self.opened.emit()
