"""The page of the keys, and of what can be typed in the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from engine.language import tr

from ..widgets.help_table import help_table
from ..widgets.sections import ScrolledPage, Section


class KeysPage(ScrolledPage):
    """What each key does, what can be typed, and where more is told.

    Args:
        keys, examples: what is pressed or typed, and what comes of it.

    Signals:
        report_wanted(), log_wanted(): the report of a problem, or the log, is to be shown.
    """

    report_wanted = Signal()
    log_wanted = Signal()

    def __init__(
        self,
        keys: Sequence[tuple[str, str]],
        examples: Sequence[tuple[str, str]],
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.keys = help_table(keys)
        self.report = QPushButton(tr("Report a problem…"))
        self.log = QPushButton(tr("Show log"))
        self.report.clicked.connect(self.report_wanted)
        self.log.clicked.connect(self.log_wanted)
        self.add(Section(tr("Keys", "of the keyboard"), self.keys))
        self.add(Section(tr("What can be typed in the search box"), help_table(examples)))
        told = tr("Triptych {version}. Everything stays on this computer.", version=version)
        about = QLabel(told, wordWrap=True)
        self.add(Section(tr("About"), about, buttons=(self.report, self.log)))
