"""The Health page: what could not be read, what was passed over, and what is not there now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.language import tr, tr_count, tr_noop
from engine.sentences.runs import held_back, passed_over
from engine.types import IndexReport, Root

from ..widgets.icons import set_icon
from ..widgets.sections import ScrolledPage, Section, line
from .contents import Contents
from .failures import FailuresPanel

_ALL_WELL = tr_noop("Every folder is connected, and every file in them could be read.")
_AWAY = tr_noop("Not every folder is connected.")
_PASSED_OVER = tr_noop("Nothing was passed over.")


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
        self.prune = QPushButton(tr("Remove them from the library"))
        set_icon(self.prune, "trash")
        self.failures = FailuresPanel()
        self.passed_over = line()
        self._away = Section(tr("Folders that are not connected"), self.away)
        self._gone = Section(tr("Files that are gone"), self.gone, buttons=(self.prune,))
        self.add(self.summary)
        for section in (self._gone, self._away):
            section.hide()
            self.add(section)
        self.add(Section(tr("Files that could not be read"), self.failures))
        self.add(Section(tr("Files that were passed over"), self.passed_over))
        self.prune.clicked.connect(self._on_prune)
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        """Show how the folders and files are."""
        away = [root for root in contents.roots if not root.online]
        self.failures.show_failures(contents.failures)
        self.away.setText("\n".join(map(_away, away)))
        self._away.setVisible(bool(away))
        self.passed_over.setText(_passed_over(contents.roots))
        # What could not be read is told above the list of it.
        all_well = "" if contents.failures else tr(_ALL_WELL)
        self.summary.setText(tr(_AWAY) if away else all_well)
        self.summary.setVisible(bool(self.summary.text()))

    def show_report(self, report: IndexReport) -> None:
        """Show what a run held back, since it may only be out of reach."""
        self._gone.setVisible(bool(report.held_back))
        if report.held_back:
            self.gone.setText(held_back(report))

    def _on_prune(self) -> None:
        self._gone.hide()
        self.prune_wanted.emit()


def _away(root: Root) -> str:
    return tr_count(
        "{folder}: {n} files stay searchable, and can be opened once its drive is back.",
        "{folder}: {n} file stays searchable, and can be opened once its drive is back.",
        root.items,
        folder=root.path,
    )


def _passed_over(roots: Iterable[Root]) -> str:
    counts = sum((Counter(root.passed_over) for root in roots), Counter[str]())
    return passed_over(counts) if counts else tr(_PASSED_OVER)
