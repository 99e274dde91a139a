"""A film: its pictures, a bar to seek with, and a button for each moment that matched."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.explain import Explanation
from engine.language import tr, tr_noop
from engine.types import Hit, Item, Segment, SegmentKind
from engine.wording import clock

from ..widgets.moments import moment_line, moments_of
from .canvas import Canvas
from .playback import Jump, PlaybackView
from .player import Player
from .seek_bar import SeekBar

# What the button of a moment says, and what a screen reader says of it.
_JUMPS = {
    SegmentKind.FRAME: (tr_noop("Seen from {when}"), tr_noop("Play what is seen from {when}")),
    SegmentKind.WINDOW: (tr_noop("Heard from {when}"), tr_noop("Play what is heard from {when}")),
    SegmentKind.SPOKEN: (tr_noop("Said from {when}"), tr_noop("Play what is said from {when}")),
}


class FilmView(PlaybackView):
    """Canvas, bar, buttons and time of one film.

    Args:
        fills: the canvas takes all the room that there is.
    """

    def __init__(
        self, player: Player, parent: QWidget | None = None, *, fills: bool = False
    ) -> None:
        super().__init__(player, SeekBar(), parent)
        self._item: Item | None = None
        self._hit: Hit | None = None
        self.canvas = Canvas(fills=fills)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1 if fills else 0)
        self.lay_out_controls(column)
        if not fills:
            column.addStretch(1)
        self.canvas.clicked.connect(player.toggle)
        player.frame_came.connect(self.canvas.show_frame)

    def show_film(self, item: Item, poster: QImage | None, hit: Hit | None) -> None:
        """Show a film, ready to play from the moment that matched; one that plays goes on."""
        self._item, self._hit = item, hit
        self._duration = item.metadata.duration
        self.bar.begin(self._duration)
        goes_on = self._player.plays(item.path)
        moments = moments_of(item, hit, None)
        self._start = moments[0].start if moments else 0.0
        self._show_moments(moments)
        self._player.load(item.path, self._start)
        if not goes_on:
            self.canvas.show_poster(poster)

    def show_explanation(self, told: Explanation) -> None:
        """Mark the moment that is told; a film that was not played yet will begin there."""
        if self._item is None:
            return
        self.bar.show_curve(told.seconds)
        moments = moments_of(self._item, self._hit, told)
        if moments:
            self._show_moments(moments)
            self.begin_at(moments[0].start)

    def _show_moments(self, moments: list[Segment]) -> None:
        if moments:
            best = moments[0]
            line = moment_line(best)
            self.bar.show_match(best.start, best.end, line[:1].upper() + line[1:])
        self.show_jumps([_jump(moment) for moment in moments])


def _jump(moment: Segment) -> Jump:
    title, spoken = _JUMPS[moment.kind]
    when = clock(moment.start)
    return Jump(tr(title, when=when), tr(spoken, when=when), moment.start)
