"""Whether the preview is there: by itself while a file is looked at, or as the person wants it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QAction, QKeySequence

from engine.language import tr

from .menus import Menus
from .window import MainWindow

# In less than that the gallery needs the room.
_NARROW = 1100
_KEY = "preview"


class PreviewPlace(QObject):
    """Shows and hides the preview.

    It goes while nothing is looked at, and in a narrow window, until the person opens or closes it.
    """

    def __init__(self, window: MainWindow, menus: Menus, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._wanted: bool | None = None
        self.entry = QAction(tr("Preview"), window, checkable=True)
        self.entry.setShortcut(QKeySequence("F10"))
        self.entry.triggered.connect(self._want)
        self.by_itself = QAction(tr("Preview by itself"), window, checkable=True, checked=True)
        self.by_itself.triggered.connect(lambda on: self._want(None if on else self._is_shown))
        menus.view.insertActions(menus.below_panels, [self.entry, self.by_itself])
        window.gallery.current_changed.connect(self._update)
        window.installEventFilter(self)

    def restore(self) -> None:
        """Take up what the person wanted the last time."""
        kept = {"open": True, "closed": False}
        self._want(kept.get(str(self._settings.value(_KEY))))

    def save(self) -> None:
        """Keep it for the next time."""
        words = {None: "by itself", True: "open", False: "closed"}
        self._settings.setValue(_KEY, words[self._wanted])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._update()
        return False

    @property
    def _is_shown(self) -> bool:
        return not self._window.preview.isHidden()

    def _want(self, wanted: bool | None) -> None:
        self._wanted = wanted
        self.by_itself.setChecked(wanted is None)
        self._update()

    def _update(self) -> None:
        is_useful = self._window.gallery.currentIndex().isValid()
        by_itself = is_useful and self._window.width() >= _NARROW
        shown = by_itself if self._wanted is None else self._wanted
        self._window.preview.setVisible(shown)
        self.entry.setChecked(shown)
