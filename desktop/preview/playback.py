"""What plays: a bar to seek with, play and pause, the moments that matched, and the time."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from engine.types.fragments import Interval
from engine.wording import clock, sound_length

from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from .player import NO_DEVICE, Player
from .seek_bar import SeekBar

_MOST_JUMPS = 3


class Jump(Struct, frozen=True):
    """A moment that can be played from.

    Attributes:
        title: what its button says, and `spoken` what a screen reader says of it.
        second: where it begins.
    """

    title: str
    spoken: str
    second: float


class PlaybackView(QWidget):
    """A bar, buttons and time of one file; whoever derives from it adds what is to be seen.

    Args:
        bar: what is clicked on to seek.

    Signals:
        part_wanted(Interval): what is like these seconds is to be looked for.
    """

    part_wanted = Signal(object)

    def __init__(self, player: Player, bar: SeekBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._duration = 0.0
        self._start = 0.0
        self.bar = bar
        self.play = QPushButton(tr("Play"))
        self.jumps = [QPushButton() for _ in range(_MOST_JUMPS)]
        self._seconds = [0.0] * _MOST_JUMPS
        self.part = QPushButton()
        self.part.hide()
        self._marked: Interval | None = None
        self.time = QLabel()
        self.trouble = QLabel(wordWrap=True)
        self.trouble.hide()
        set_icon(self.play, "play")
        set_icon(self.part, "similar")
        self._connect()

    def lay_out_controls(self, column: QVBoxLayout) -> None:
        """Put the bar and what is below it at the end of a column."""
        buttons = FlowLayout()
        for widget in (self.play, *self.jumps, self.part, self.time):
            buttons.addWidget(widget)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        column.addWidget(self.trouble)

    def show_jumps(self, jumps: Sequence[Jump]) -> None:
        """Offer these moments to play from, the first of those that there is room for."""
        for number, button in enumerate(self.jumps):
            button.setVisible(number < len(jumps))
            if number < len(jumps):
                self._seconds[number] = jumps[number].second
                button.setText(jumps[number].title)
                button.setAccessibleName(jumps[number].spoken)

    def begin_at(self, second: float) -> None:
        """Let what was not played yet begin at another second."""
        waits = self._player.position == self._start
        self._start = second
        if waits:
            self._player.seek(second)

    def _connect(self) -> None:
        self.play.clicked.connect(self._player.toggle)
        for number, button in enumerate(self.jumps):
            set_icon(button, "from-match")
            button.hide()
            button.clicked.connect(
                lambda _=False, number=number: self._player.play_from(self._seconds[number])
            )
        self.bar.sought.connect(self._player.seek)
        self.bar.marked.connect(self._on_marked)
        self.part.clicked.connect(lambda: self.part_wanted.emit(self._marked))
        self._player.moved.connect(self._on_moved)
        self._player.playing_changed.connect(self._on_playing)
        self._player.trouble_changed.connect(self._on_trouble)

    def _on_moved(self, seconds: float) -> None:
        self.bar.set_position(seconds)
        self.time.setText(self._told(seconds))

    def _told(self, seconds: float) -> str:
        """Where it plays, and how long all of it is once the file was read."""
        at = clock(seconds)
        return f"{at} / {sound_length(self._duration)}" if self._duration else at

    def _on_marked(self, marked: Interval | None) -> None:
        self._marked = marked
        self.part.setVisible(marked is not None)
        if marked is not None:
            start, end = clock(marked.start), clock(marked.end)
            self.part.setText(tr("Find similar to {start} to {end}", start=start, end=end))

    def _on_playing(self, playing: bool) -> None:
        self.play.setText(tr("Pause") if playing else tr("Play"))
        set_icon(self.play, "pause" if playing else "play")

    def _on_trouble(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        # Without a loudspeaker it plays all the same: one may come while it does.
        is_over = bool(trouble) and trouble != tr(NO_DEVICE)
        for button in (self.play, *self.jumps):
            button.setEnabled(not is_over)
