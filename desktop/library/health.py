"""The Health page: what could not be read, what was passed over, and what is not there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.sentences.runs import held_back, passed_over
from engine.types import IndexReport, Root
from engine.wording import counted

from ..widgets.icons import set_icon
from ..widgets.sections import ScrolledPage, Section, line
from .failures import FailuresPanel
from .library_store import Contents

_ALL_WELL = "Every folder is connected, and every file in them could be read."
_UNREAD = "Some files could not be read."
_AWAY = "Not every folder is connected."
_PASSED_OVER = "Nothing was passed over."


class HealthPage(ScrolledPage):
    """How the library is, the most pressing first.

    Signals:
        prune_wanted(): files that are gone are to leave the library.
    """

    prune_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = line()
        self.away = line()
        self.gone = line()
        self.prune = QPushButton("Remove them from the library")
        set_icon(self.prune, "trash")
        self.failures = FailuresPanel()
        self.passed_over = line()
        self._away = Section("Folders that are not connected", self.away)
        self._gone = Section("Files that are gone", self.gone, buttons=(self.prune,))
        self.add(self.summary)
        for section in (self._gone, self._away):
            section.hide()
            self.add(section)
        self.add(Section("Files that could not be read", self.failures))
        self.add(Section("Files that were passed over", self.passed_over))
        self.prune.clicked.connect(self._on_prune)
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        """Show how the folders and files are."""
        away = [root for root in contents.roots if not root.online]
        self.failures.show_failures(contents.failures)
        self.away.setText("\n".join(map(_away, away)))
        self._away.setVisible(bool(away))
        self.passed_over.setText(_passed_over(contents.roots))
        told = [_AWAY] if away else []
        told += [_UNREAD] if contents.failures else []
        self.summary.setText(" ".join(told) or _ALL_WELL)

    def show_report(self, report: IndexReport) -> None:
        """Show what a run held back, since it may only be out of reach."""
        self._gone.setVisible(bool(report.held_back))
        if report.held_back:
            self.gone.setText(held_back(report))

    def _on_prune(self) -> None:
        self._gone.hide()
        self.prune_wanted.emit()


def _away(root: Root) -> str:
    files = counted(root.items, "file stays", "files stay")
    return f"{root.path}: {files} searchable, and can be opened once its drive is back."


def _passed_over(roots: Iterable[Root]) -> str:
    counts = sum((Counter(root.passed_over) for root in roots), Counter[str]())
    return passed_over(counts) if counts else _PASSED_OVER
