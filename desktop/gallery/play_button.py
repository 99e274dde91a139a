"""Plays a sound from its tile: by a click on the button there, or by a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListView

from engine.types import Item, Modality

from .caption import caption_height
from .delegate import TileDelegate
from .roles import TileRole
from .sound_tile import button_of_sound


class PlayButton(QObject):
    """Hears the clicks on the buttons that a delegate draws in a view.

    Signals:
        wanted(Item): the sound or film of the current tile is to be played, or paused.
    """

    wanted = Signal(object)

    def __init__(self, view: QListView, delegate: TileDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        view.viewport().installEventFilter(self)

    def click(self) -> None:
        """Play what is current, or pause it."""
        item: Item | None = self._view.currentIndex().data(TileRole.ITEM)
        if item is not None and item.modality in (Modality.AUDIO, Modality.VIDEO):
            self.wanted.emit(item)

    def show_playing(self, item: Item | None) -> None:
        """Draw which sound plays now, or that none does."""
        self._delegate.playing = item
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if not (is_press and isinstance(event, QMouseEvent)):
            return False
        place = event.position().toPoint()
        index = self._view.indexAt(place)
        item: Item | None = index.data(TileRole.ITEM)
        if item is None or item.modality is not Modality.AUDIO:
            return False
        tile = self._view.visualRect(index)
        art = tile.adjusted(0, 0, 0, -caption_height(self._view.font()))
        if event.button() != Qt.MouseButton.LeftButton or not button_of_sound(art).contains(place):
            return False
        self._view.setCurrentIndex(index)
        self.wanted.emit(item)
        return True
