"""The map with what is chosen about it, what its colours mean, and what is being done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr, tr_noop
from engine.types.maps import USUAL_METHOD, MapMethod

from ..gallery import ThumbnailLoader
from ..widgets.buttons import tool_button
from ..widgets.choice import ChoiceBox
from ..widgets.elided import ElidedLabel
from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from ..widgets.motion import ThinBar
from .canvas import MapCanvas
from .colouring import Colouring
from .session import MapState

_METHODS = {
    MapMethod.PCA: tr_noop("PCA: at once"),
    MapMethod.TSNE: tr_noop("t-SNE: keeps neighbours"),
    MapMethod.UMAP: tr_noop("UMAP: keeps neighbours"),
}
_COLOURINGS = {
    Colouring.KIND: tr_noop("Colours by kind"),
    Colouring.FOLDER: tr_noop("Colours by folder"),
    Colouring.GROUP: tr_noop("Colours by group"),
    Colouring.DATE: tr_noop("Colours by year"),
}
_HINT = tr_noop("Hold Shift and draw around files to list them.")
_DOT, _LEGEND_ICON = 5, 14
_ZOOM = 1.5


class MapPane(QWidget):
    """Shows a map and what can be done with it.

    Signals:
        method_chosen(MapMethod), colouring_chosen(Colouring).
        make_wanted(bool): bring the map up to date; True to lay out all of it anew.
        stop_wanted(): stop what is being done.
        export_wanted(): write the map into a file.
    """

    method_chosen = Signal(object)
    colouring_chosen = Signal(object)
    make_wanted = Signal(bool)
    stop_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas(thumbnails)
        self.method = ChoiceBox(
            tr("How files are laid out"), [(one, tr(title)) for one, title in _METHODS.items()]
        )
        self.colouring = ChoiceBox(
            tr("What the colours mean"),
            [(one.value, tr(title)) for one, title in _COLOURINGS.items()],
        )
        self.update_button = QPushButton()
        self.export = QPushButton(tr("Save as a web page…"))
        self.line = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.bar = ThinBar(tr("Progress"))
        self.bar.setMaximumWidth(160)
        self.stop = QPushButton(tr("Stop"))
        set_icon(self.stop, "stop")
        self._legend = FlowLayout(10)
        self._entries: list[QWidget] = []
        self._shown_legend: tuple[tuple[str, str], ...] = ()
        self._is_current = False
        self._lay_out()
        self._wire()
        self.show_state(MapState(USUAL_METHOD))

    def show_state(self, state: MapState) -> None:
        """Show what is done with the map."""
        self.method.setCurrentIndex(self.method.findData(state.method.value))
        self._is_current = state.is_current
        title = tr("Lay out anew") if state.is_current else tr("Bring up to date")
        self.update_button.setText(title)
        for button in (self.update_button, self.export):
            button.setEnabled(not state.is_working)
        self.line.setText(state.line or tr(_HINT))
        self.bar.setRange(0, state.total)
        self.bar.setValue(state.done)
        for widget in (self.bar, self.stop):
            widget.setVisible(state.is_working)

    def show_colouring(self, colouring: Colouring) -> None:
        """Show what colours mean from now on."""
        self.colouring.setCurrentIndex(self.colouring.findData(colouring.value))

    def show_legend(self, legend: Sequence[tuple[str, str]]) -> None:
        """Say what each colour stands for, as `#rrggbb` and a name."""
        if self._shown_legend == tuple(legend):
            return
        self._shown_legend = tuple(legend)
        for entry in self._entries:
            self._legend.removeWidget(entry)
            entry.deleteLater()
        self._entries = [_legend_entry(colour, name) for colour, name in legend]
        for entry in self._entries:
            self._legend.addWidget(entry)

    @property
    def legend(self) -> Sequence[tuple[str, str]]:
        """What each colour stands for."""
        return self._shown_legend

    def _wire(self) -> None:
        self.method.activated.connect(
            lambda: self.method_chosen.emit(MapMethod(self.method.currentData()))
        )
        self.colouring.activated.connect(
            lambda: self.colouring_chosen.emit(Colouring(self.colouring.currentData()))
        )
        self.update_button.clicked.connect(lambda: self.make_wanted.emit(self._is_current))
        self.export.clicked.connect(lambda _: self.export_wanted.emit())
        self.stop.clicked.connect(lambda _: self.stop_wanted.emit())

    def _lay_out(self) -> None:
        choices = FlowLayout()
        for widget in (self.method, self.colouring, *self._zoom_buttons()):
            choices.addWidget(widget)
        for button in (self.update_button, self.export):
            choices.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(self.bar)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(choices)
        column.addWidget(self.canvas, 1)
        column.addLayout(self._legend)
        column.addLayout(foot)

    def _zoom_buttons(self) -> Sequence[QWidget]:
        canvas = self.canvas
        return (
            tool_button(tr("Larger (+)"), "zoom-in", lambda: canvas.zoom(_ZOOM)),
            tool_button(tr("Smaller (-)"), "zoom-out", lambda: canvas.zoom(1 / _ZOOM)),
            tool_button(tr("The whole map (0)"), "fit", canvas.show_all),
        )


def _legend_entry(colour: str, name: str) -> QWidget:
    """A dot of a colour, and what it stands for."""
    entry = QWidget()
    dot = QLabel()
    drawing = QPixmap(_LEGEND_ICON, _LEGEND_ICON)
    drawing.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(_LEGEND_ICON / 2, _LEGEND_ICON / 2), _DOT, _DOT)
    painter.end()
    dot.setPixmap(drawing)
    text = QLabel(name)
    text.setTextFormat(Qt.TextFormat.PlainText)
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(dot)
    row.addWidget(text)
    return entry
