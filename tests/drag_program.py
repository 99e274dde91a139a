"""Another program: files can be dragged out of it, and dropped into it, which it tells."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Folder(QLabel):
    """A square before all other windows that holds one file."""

    def __init__(self, held: str) -> None:
        super().__init__("files", None, Qt.WindowType.BypassWindowManagerHint)
        self._held = held
        self.setAcceptDrops(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the file be dragged."""
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._held)])
        drag.setMimeData(data)
        drag.actionChanged.connect(tell_welcome)
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files; a line tells that some are here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            tell("entered")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files were dropped, a line each."""
        for url in event.mimeData().urls():
            tell(url.toLocalFile())
        event.acceptProposedAction()


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell_welcome(action: Qt.DropAction) -> None:
    """Tell that what the file is over would take it."""
    if action is Qt.DropAction.CopyAction:
        tell("welcome")


def main(held: str, left: int, top: int, side: int) -> int:
    """Show the square until the program is ended; a first line tells that it is there."""
    application = QApplication(["another program"])
    folder = Folder(held)
    folder.setGeometry(left, top, side, side)
    folder.show()
    tell("ready")
    return application.exec()


sys.exit(main(sys.argv[1], *map(int, sys.argv[2:5])))
