"""How loud, how fast and how often everything is played: one choice for sounds and films."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from engine.language import tr

from ..preview import Player, Tuning
from ..widgets.flow import FlowLayout

_SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_LOUDEST = 100


class TuningBar(QWidget):
    """Choices in rows; each bar of a player shows what was chosen in another.

    Args:
        looks: what else is chosen there, of how the sound is shown.
    """

    def __init__(self, player: Player, *looks: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.repeats = QCheckBox(tr("Repeat"))
        self.speed = QComboBox()
        for times in _SPEEDS:
            self.speed.addItem(f"{QLocale().toString(times, 'g', 3)} ×", times)
        self.speed.setAccessibleName(tr("Speed"))
        self.volume = QSlider(Qt.Orientation.Horizontal, maximum=_LOUDEST)
        self.volume.setFixedWidth(140)
        self.volume.setAccessibleName(tr("Volume"))
        flow = FlowLayout(spacing=12, parent=self)
        speed, volume = _named(tr("Speed"), self.speed), _named(tr("Volume"), self.volume)
        for widget in (self.repeats, speed, volume, *looks):
            flow.addWidget(widget)
        flow.let_fill(volume)
        self._show_choice()
        self.repeats.toggled.connect(self._choose)
        self.speed.currentIndexChanged.connect(self._choose)
        self.volume.valueChanged.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:
        self._show_choice()
        super().showEvent(event)

    def _choose(self) -> None:
        volume, speed = self.volume.value() / _LOUDEST, _SPEEDS[self.speed.currentIndex()]
        self._player.tune(Tuning(volume, speed, self.repeats.isChecked()))

    def _show_choice(self) -> None:
        chosen = self._player.tuning
        blocked = [QSignalBlocker(one) for one in (self.repeats, self.speed, self.volume)]
        self.repeats.setChecked(chosen.repeats)
        self.speed.setCurrentIndex(_SPEEDS.index(chosen.speed))
        self.volume.setValue(round(chosen.volume * _LOUDEST))
        for one in blocked:
            one.unblock()


def _named(title: str, choice: QWidget) -> QWidget:
    """A choice with its title before it, which stay together."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(QLabel(title))
    row.addWidget(choice)
    row.addStretch(1)
    return pair
