"""How files are to be grouped, and how far that is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from engine.language import tr
from engine.sentences.groups import STEPS
from engine.service.group_messages import GroupLibrary, GroupProgress
from engine.types.item_groups import GroupBy, GroupedLibrary, GroupMethod

from ..widgets.choice import ChoiceBox
from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from ..widgets.motion import ThinBar
from ..widgets.sections import line
from .sentences import METHODS, STOPPED, WAITING, summary, ungrouped_title

_MOST_GROUPS = 500
_WIDEST = 340


class MakingBar(QWidget):
    """The choices with the button that begins, and what is being done or came of it.

    Attributes:
        is_running: files are being grouped.

    Signals:
        wanted(GroupLibrary): group all files so.
        stop_wanted(): stop that.
        ungrouped_wanted(): list the files that are in no group.
        running_changed(): files are being grouped now, or no more.
    """

    wanted = Signal(object)
    stop_wanted = Signal()
    ungrouped_wanted = Signal()
    running_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_running = self._is_stopped = False
        self._has_files = True
        self._summary = ""
        self.method = ChoiceBox(
            tr("How files are grouped"), [(one, tr(title)) for one, title in METHODS.items()]
        )
        self.method.setMaximumWidth(_WIDEST)
        # Fewer than two are no groups: there it stands for as many as the files ask for.
        self.count = QSpinBox(minimum=1, maximum=_MOST_GROUPS)
        self.count.setSpecialValueText(tr("As many groups as fit"))
        self.count.setAccessibleName(tr("Number of groups"))
        self.count.setToolTip(tr("Number of groups"))
        self.start = QPushButton()
        self.text = line(faint=True)
        self.bar = ThinBar(tr("Progress"))
        self.bar.setMaximumWidth(160)
        self.stop = QPushButton(tr("Stop"))
        self.ungrouped = QPushButton()
        set_icon(self.ungrouped, "view-tiles")
        set_icon(self.start, "similar")
        set_icon(self.stop, "stop")
        self._lay_out()
        self.start.clicked.connect(self._begin)
        self.stop.clicked.connect(self._stop)
        self.ungrouped.clicked.connect(self.ungrouped_wanted)
        self.show_groups(GroupedLibrary(), 0, 0)
        self.show_end()

    def show_groups(self, grouped: GroupedLibrary, ungrouped: int, shown: int) -> None:
        """Show what there is, how it was made, and how many files are in no group.

        Args:
            shown: how many groups are seen now.
        """
        self.ungrouped.setText(ungrouped_title(ungrouped))
        self.ungrouped.setVisible(ungrouped > 0 and bool(grouped.groups))
        is_new = grouped.method is None
        self.start.setText(tr("Group the files") if is_new else tr("Group anew"))
        told = summary(grouped, shown)
        if grouped.method is not None and told != self._summary:
            self.method.setCurrentIndex(self.method.findData(grouped.method.value))
        self._summary = told
        if not self.is_running:
            self.text.setText(told)

    def note_files(self, *, has_files: bool) -> None:
        """Whether there is anything to group."""
        self._has_files = has_files
        self.start.setEnabled(has_files and not self.is_running)

    def show_way(self, by: GroupBy) -> None:
        """Offer what can be chosen: other groups than those by meaning need not be made."""
        for choice in (self.method, self.count, self.start):
            choice.setVisible(by is GroupBy.MEANING)

    def show_progress(self, progress: GroupProgress) -> None:
        """Show which step goes on."""
        self.text.setText(tr(STEPS[progress.step]))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_start(self) -> None:
        """Files are about to be grouped."""
        self._is_stopped = False
        self.text.setText(tr(WAITING))
        self.bar.setRange(0, 0)
        self._show_running(True)

    def show_end(self) -> None:
        """Nothing goes on any more."""
        self.text.setText(tr(STOPPED) if self._is_stopped else self._summary)
        self._show_running(False)

    def _begin(self) -> None:
        count = self.count.value()
        method = GroupMethod(self.method.currentData())
        self.wanted.emit(GroupLibrary(method, count if count > 1 else None))

    def _stop(self) -> None:
        self._is_stopped = True
        self.stop_wanted.emit()

    def _show_running(self, running: bool) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(running)
        for choice in (self.method, self.count):
            choice.setEnabled(not running)
        self.is_running = running
        self.start.setEnabled(self._has_files and not running)
        self.running_changed.emit()

    def _lay_out(self) -> None:
        choices = FlowLayout()
        for widget in (self.method, self.count, self.start):
            choices.addWidget(widget)
        state = QHBoxLayout()
        state.addWidget(self.text, 1)
        state.addWidget(self.bar)
        state.addWidget(self.stop)
        state.addWidget(self.ungrouped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(choices)
        column.addLayout(state)
