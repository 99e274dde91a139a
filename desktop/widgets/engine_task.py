"""Work that the engine does for one widget: which it is, how far it has come, how it ended."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from .motion import WorkBar


class EngineTask(QWidget):
    """One thing at a time, known by its number; what is told of those before it is not shown.

    A subclass begins it with `_begin`, ends it with `_end`, and lays `text` and `bar` out.

    Attributes:
        text: what goes on, or what it came to.
        bar: how far it is.
    """

    def __init__(self, text: QLabel, bar: WorkBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_running = False
        self.text = text
        self.bar = bar

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self._is_running

    def break_off(self, message: str) -> None:
        """The engine has ended, and what it did ends with it."""
        if self._is_running:
            self._end(message)

    def _goes_on(self, number: int) -> bool:
        return self._is_running and number == self._number

    def _begin(self, waiting: str) -> int:
        """Show that something waits for its turn; its number."""
        self._number += 1
        self.text.setText(waiting)
        self.bar.setRange(0, 0)
        self._show_state(running=True)
        return self._number

    def _show_progress(self, text: str, done: int, total: int) -> None:
        self.text.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self, text: str) -> None:
        self.text.setText(text)
        self._show_state(running=False)

    def _show_state(self, *, running: bool) -> None:
        """Show what there is to see and to press while it goes on, or does not."""
        self._is_running = running
        self.bar.setVisible(running)
