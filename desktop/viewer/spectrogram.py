"""Whether what plays is shown by its pitches: a box to tick, and what was drawn of the file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QWidget

from engine.language import tr

from ..gallery.stored_picture import decode


class SpectrogramBox(QCheckBox):
    """Stays ticked from one file to the next.

    Signals:
        wanted(str): the spectrogram of this file is to be drawn.
        shown(QImage | None): this grey picture of all pitches is to be shown; None for none.
    """

    wanted = Signal(str)
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._drawn: QImage | None = None
        self._allow()
        self.toggled.connect(self._choose)

    def begin(self, path: str) -> None:
        """Be of a file, which may be the same one still."""
        if path != self._path:
            self._path, self._drawn = path, None
            self._allow()
            self._choose()

    def take(self, path: str, picture: bytes) -> None:
        """Take what was drawn of a file; empty where there is no sound that can be read."""
        if path != self._path:
            return
        self._drawn = decode(picture)
        if self._drawn is None:
            self.setEnabled(False)
            self.setText(tr("Spectrogram: there is no sound"))
        self._show()

    def _allow(self) -> None:
        self.setEnabled(True)
        self.setText(tr("Spectrogram"))
        self.setToolTip(tr("Show how loud each pitch is at each moment"))

    def _choose(self) -> None:
        self._show()
        if self.isChecked() and self._drawn is None:
            self.wanted.emit(self._path)

    def _show(self) -> None:
        self.shown.emit(self._drawn if self.isChecked() else None)
