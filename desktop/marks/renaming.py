"""A file gets another name: the dialog that asks for it, and the change on the disk."""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.language import tr
from engine.system_reasons import system_reason


class RenameDialog(QDialog):
    """Asks for the new name of one file, with the part before its ending selected.

    Signals:
        rename_wanted(str, str): the file at this path is to have this name.
    """

    rename_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rename"))
        self._path = ""
        self.what = QLabel(tr("New name"))
        self.box = QLineEdit()
        self.what.setBuddy(self.box)
        self.box.setAccessibleName(tr("New name"))
        self.problem = QLabel(wordWrap=True)
        self.problem.hide()
        self.rename = QPushButton(tr("Rename"), default=True)
        self.cancel = QPushButton(tr("Cancel"), autoDefault=False)
        self.rename.clicked.connect(self._rename)
        self.cancel.clicked.connect(self.reject)
        self.box.textChanged.connect(self._let_rename)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.rename)
        column = QVBoxLayout(self)
        for widget in (self.what, self.box, self.problem):
            column.addWidget(widget)
        column.addLayout(below)
        self.resize(420, 0)

    def ask(self, path: str) -> None:
        """Ask for the new name of a file."""
        self._path = path
        name = os.path.basename(path)
        self.box.setText(name)
        self.open()
        self.box.setFocus()
        self.box.setSelection(0, len(os.path.splitext(name)[0]))

    def _let_rename(self, text: str) -> None:
        self.problem.hide()
        self.rename.setEnabled(text.strip() not in ("", os.path.basename(self._path)))

    def _rename(self) -> None:
        name = self.box.text().strip()
        try:
            _beside(self._path, name)
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
        self.rename_wanted.emit(self._path, name)


def rename_file(path: str, name: str) -> str:
    """Give a file another name in its folder, and its own sidecar; returns its new path.

    Raises:
        UserError: there is such a file, or no file can be called so, or the disk refuses.
    """
    new = _beside(path, name)
    if os.path.lexists(new) and not _is_same(path, new):
        raise UserError(tr("There is a file {name} already. Choose another name.", name=name))
    try:
        os.rename(path, new)
    except OSError as error:
        raise UserError(
            tr(
                "{name} cannot be renamed: {reason}.",
                name=os.path.basename(path),
                reason=system_reason(error),
            )
        ) from error
    from engine.media.sidecars import own_sidecar  # noqa: PLC0415 - not before a file is renamed

    _take_along(own_sidecar(path), own_sidecar(new))
    return new


def _beside(path: str, name: str) -> str:
    """The path of a file of another name in the same folder; the disk is not asked.

    Raises:
        UserError: no file can be called so.
    """
    new = os.path.join(os.path.dirname(path), name)
    # On Windows a letter and a colon would lead to another drive, too.
    if name in ("", ".", "..") or os.path.basename(new) != name or "\0" in name:
        raise UserError(tr("No file can be called {name}. Choose another name.", name=name))
    return new


def _take_along(sidecar: str, new: str) -> None:
    """Keep a sidecar beside its file; it stays where there is another one already."""
    if os.path.isfile(sidecar) and not os.path.lexists(new):
        with suppress(OSError):
            os.rename(sidecar, new)


def _is_same(path: str, new: str) -> bool:
    """Whether it is the same file, as where only the case of a letter changes."""
    try:
        return os.path.samefile(path, new) and path.lower() == new.lower()
    except OSError:
        return False
