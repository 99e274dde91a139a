"""The list below the search box from which what is being typed can be chosen.

It opens by itself while a key of the language or its value is typed, and for any word with Ctrl and
the space bar. Nothing in it is chosen before the Down key: Enter always means the query as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from engine.language import tr
from engine.types import Completed

from ..widgets.theme import fill_popup
from .completion import MOST, Place, Suggestion, listed, of_library, place_at, suggestions

PAUSE_MS = 150


class QueryCompleter(QObject):
    """Completes the text of a box.

    Signals:
        wanted(Completed, str): what of the library begins so is asked for.
    """

    wanted = Signal(object, str)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self._place: Place | None = None
        self._listed: list[Suggestion] = []
        self._model = QStringListModel(self)
        self.list = QCompleter(self._model, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setWidget(box)
        self.list.setMaxVisibleItems(MOST)
        popup = self.list.popup()
        assert popup is not None
        self.popup = popup
        popup.setAccessibleName(tr("Suggestions"))
        fill_popup(popup)
        popup.installEventFilter(self)
        self.list.activated.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        box.textEdited.connect(lambda _: self._pause.start())
        box.textChanged.connect(self._on_changed)

    @property
    def shown(self) -> list[str]:
        """What is listed now."""
        return self._model.stringList() if self.popup.isVisible() else []

    @property
    def has_chosen(self) -> bool:
        """Whether the keys have gone to one of the list."""
        return self.popup.isVisible() and self.popup.selectionModel().hasSelection()

    def dismiss(self) -> None:
        """Close the list, with nothing taken from it."""
        self._pause.stop()
        self._place, self._listed = None, []
        self.popup.hide()

    def look(self, *, in_words: bool = False) -> None:
        """List what may be meant at the cursor.

        Args:
            in_words: also where no key of the language is typed.
        """
        self._pause.stop()
        self._listed = []
        self._place = place = place_at(self._box.text(), self._box.cursorPosition())
        if place is None:
            self.popup.hide()
            return
        self._show(suggestions(place, in_words=in_words))
        for source in place.sources if place.key or in_words else ():
            self.wanted.emit(source, place.beginning)

    def take_found(self, source: Completed, beginning: str, found: tuple[str, ...]) -> None:
        """Add what the library has, if that is still what is being typed."""
        place = self._place
        is_same = place is not None and place.beginning == beginning and source in place.sources
        if place is not None and is_same and self._box.hasFocus():
            self._show([*self._listed, *of_library(place, source, found)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Elsewhere Escape clears the search; here it closes the list alone.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return False

    def _on_changed(self) -> None:
        # What was put there by others is not being typed.
        if not self._box.isModified():
            self.dismiss()

    def _show(self, suggested: list[Suggestion]) -> None:
        assert self._place is not None
        self._listed = listed(suggested, self._place)
        titles = [one.title for one in self._listed]
        if titles == self.shown:
            return
        self._model.setStringList(titles)
        if titles and self._box.hasFocus():
            self.list.complete()
            event = QAccessibleEvent(self.popup, QAccessible.Event.PopupMenuStart)
            QAccessible.updateAccessibility(event)
        else:
            self.popup.hide()

    def _take(self, title: str) -> None:
        """Put what was chosen in the place of what was typed."""
        place, text = self._place, self._box.text()
        chosen = next((one.text for one in self._listed if one.title == title), "")
        if place is None or not chosen:
            return
        gap = "" if chosen.endswith(":") or text[place.end : place.end + 1].isspace() else " "
        self._box.setText(f"{text[: place.start]}{chosen}{gap}{text[place.end :]}")
        self._box.setCursorPosition(place.start + len(chosen) + len(gap))
        if chosen.endswith(":"):
            self._pause.start()
