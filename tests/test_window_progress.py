"""Progress where there is little height."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.library.progress import ProgressPanel
from engine.types import KindProgress, Modality, Progress, Stage


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


def test_progress_tells_how_far_each_kind_is(qtbot: QtBot) -> None:
    """Of one kind nothing more is said than how many files there are."""
    around = QWidget()
    qtbot.addWidget(around)
    panel = ProgressPanel(around)
    pictures, sounds = KindProgress(Modality.IMAGE, 120, 1400), KindProgress(Modality.AUDIO, 0, 3)
    panel.show_progress(Progress(Stage.INDEXING, 120, 1403, kinds=(pictures, sounds)))
    assert (
        panel.kinds.text().replace("\N{NO-BREAK SPACE}", " ")
        == "Pictures: 120 of 1,400 · Sounds: 0 of 3"
    )
    assert "Sounds:\N{NO-BREAK SPACE}0\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}3" in panel.kinds.text()
    # A line may end with a point and begins with none.
    assert "1,400\N{NO-BREAK SPACE}· Sounds:" in panel.kinds.text()
    assert not panel.kinds.isHidden()
    panel.lie_flat(True)
    assert panel.kinds.isHidden()
    panel.show_progress(Progress(Stage.INDEXING, 120, 1400, kinds=(pictures,)))
    panel.lie_flat(False)
    assert panel.kinds.isHidden()
    assert not panel.current.isHidden()
