"""Progress where there is little height."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.library.progress import ProgressPanel
from engine.types import Progress, Stage


def test_progress_is_one_line_where_it_lies_flat(qtbot: QtBot) -> None:
    """Below the gallery of a narrow window it takes the height of its button."""
    around = QWidget()
    qtbot.addWidget(around)
    panel = ProgressPanel(around)
    panel.show_progress(Progress(Stage.INDEXING, 3, 20, current="/media/sea.png"))
    column = panel.sizeHint().height()
    panel.lie_flat(True)
    assert panel.sizeHint().height() < column / 2
    assert panel.current.isHidden()
    panel.lie_flat(False)
    assert panel.sizeHint().height() == column
    assert not panel.current.isHidden()
