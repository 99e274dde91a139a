"""Widgets that flow into lines, and progress that lies flat: they take longer words as well."""

from __future__ import annotations

from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.library.progress import ProgressPanel
from desktop.widgets.flow import FlowLayout
from engine.types import Progress, Stage

pytestmark = OFFSCREEN_NOISE


def test_widgets_flow_the_way_that_is_read(qtbot: QtBot) -> None:
    """From the right to the left where the window is read so."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(parent=holder)
    first, second = QPushButton("1"), QPushButton("2")
    for button in (first, second):
        flow.addWidget(button)
    holder.resize(600, 60)
    holder.show()
    assert first.geometry().left() == 0
    assert first.x() < second.x()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    assert first.geometry().right() == 599
    assert first.x() > second.x()


def test_flat_progress_never_widens_the_window(qtbot: QtBot) -> None:
    """However long its words are, it fits into the narrowest window."""
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.lie_flat(True)
    panel.show_progress(Progress(Stage.TRYING, 12, 1204))
    panel.stage.setText("A sentence that is much longer in some languages. " * 9)
    assert panel.minimumSizeHint().width() < 640
