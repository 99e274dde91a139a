"""Qt's application on this machine's display: it says what is needed, and no more."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from .errors import NO_DISPLAY

# The window's thread gets Python's lock after so long from one that reads or decodes beside it.
# Python's own 5 ms, a few times over, would be a frame that comes too late.
SWITCH_SECONDS = 0.0001
# Of icons, and of buttons and bars in each size that they have had, where a pixel is one: Qt's own
# 10 MB fill up with sizes that are gone, for half an hour.
DRAWINGS_KB = 3 * 2**9


def open_application() -> QApplication:
    """Make the application; where the display does not answer, say so and end with status 1."""

    def end(kind: QtMsgType, _context: QMessageLogContext, _message: str | None) -> None:
        if kind is QtMsgType.QtFatalMsg:
            # Qt itself would say six lines, and abort.
            sys.stderr.write(f"{NO_DISPLAY}\n")
            sys.stderr.flush()
            os._exit(1)

    sys.setswitchinterval(SWITCH_SECONDS)
    # Which libraries of sound a machine lacks, and which picture cannot be shown, is told in the
    # preview, where it matters; what is odd in a picture that can be shown matters to nobody.
    silent = ("qt.multimedia*", "qt.gui.icc", "qt.gui.imageio*")
    QLoggingCategory.setFilterRules("\n".join(f"{one}=false" for one in silent))
    qInstallMessageHandler(end)
    application = QApplication(["triptych"])
    qInstallMessageHandler(None)
    QPixmapCache.setCacheLimit(round(DRAWINGS_KB * application.devicePixelRatio() ** 2))
    application.setApplicationName("Triptych")
    application.setDesktopFileName("triptych")
    return application
