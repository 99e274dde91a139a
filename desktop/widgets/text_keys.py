"""Lets a text that has the focus be copied by the keys that copy files elsewhere in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel


def keeps_keys(event: QEvent, *, has_selection: bool) -> bool:
    """Keep a key that copies or selects text from the window; tells whether it was one."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    copies = has_selection and event.matches(QKeySequence.StandardKey.Copy)
    if not copies and not event.matches(QKeySequence.StandardKey.SelectAll):
        return False
    event.accept()
    return True


class CopiedLabel(QLabel):
    """A label whose text can be selected and copied, where its flags allow that."""

    def event(self, event: QEvent) -> bool:
        return keeps_keys(event, has_selection=self.hasSelectedText()) or super().event(event)
