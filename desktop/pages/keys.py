"""The page of the keys, and of what can be typed in the search box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from engine.language import tr

from ..widgets.help_table import help_table
from ..widgets.lazy import Lazy
from ..widgets.sections import ScrolledPage, Section


class KeysPage(ScrolledPage):
    """What each key does, what can be typed, and where more is told; filled when it is first shown.

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
        self.report = QPushButton(tr("Report a problem…"))
        self.log = QPushButton(tr("Show log"))
        self.report.clicked.connect(self.report_wanted)
        self.log.clicked.connect(self.log_wanted)
        self._content = Lazy(partial(self._fill, keys, examples, version))

    def showEvent(self, event: QShowEvent) -> None:
        # To lay out its tables takes a tenth of a second, which no other page has to wait for.
        self._content.get()
        super().showEvent(event)

    def _fill(
        self, keys: Sequence[tuple[str, str]], examples: Sequence[tuple[str, str]], version: str
    ) -> Sequence[Section]:
        told = tr("Triptych {version}. Everything stays on this computer.", version=version)
        about = QLabel(told, wordWrap=True)
        sections = (
            Section(tr("Keys", "of the keyboard"), help_table(keys)),
            Section(tr("What can be typed in the search box"), help_table(examples)),
            Section(tr("About"), about, buttons=(self.report, self.log)),
        )
        for section in sections:
            self.add(section)
        return sections
