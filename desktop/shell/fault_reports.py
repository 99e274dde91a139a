"""Tells the person what went wrong, and shows a report of what is ours to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.language import tr, tr_noop

from ..services.files import FileQuestions
from ..widgets.icons import set_icon
from ..widgets.message_bar import MessageBar
from .errors import error_line
from .fault_text import fault_report, last_log_lines

_SIZE = QSize(680, 460)
_ABOUT = tr_noop(
    "Nothing of this is sent anywhere. Copy it, and add what you were doing, to tell the makers of "
    "Triptych. You can go on working."
)


class ReportDialog(QDialog):
    """A report to read and to copy. Never in the way of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Report a problem"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._error: BaseException | None = None
        self._log_lines: Sequence[str] = ()
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Report"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.with_names = QCheckBox(tr("With the names of my files, where the log has some"))
        self.copy_button = QPushButton(tr("Copy"))
        self.close_button = QPushButton(tr("Close"))
        set_icon(self.copy_button, "copy")
        self.with_names.toggled.connect(self._fill)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        self._lay_out()

    def show_report(self, error: BaseException | None, log_lines: Sequence[str]) -> None:
        """Show what happened, without names of files."""
        self._error, self._log_lines = error, log_lines
        self.with_names.setChecked(False)
        self._fill()
        self.show()
        self.raise_()

    def _fill(self) -> None:
        with_names = self.with_names.isChecked()
        self.text.setPlainText(fault_report(self._error, self._log_lines, with_names=with_names))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _lay_out(self) -> None:
        about = QLabel(tr(_ABOUT), wordWrap=True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        for widget in (about, self.text, self.with_names):
            column.addWidget(widget)
        column.addLayout(buttons)


class FaultReports:
    """Says what went wrong in the message bar; what is ours can be read there in full."""

    def __init__(self, window: QWidget, messages: MessageBar, files: FileQuestions) -> None:
        self.dialog = ReportDialog(window)
        self._messages = messages
        self._files = files
        self._error: BaseException | None = None

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, and go on."""
        if isinstance(error, UserError | OSError):
            self._messages.show_error(error_line(error))
        else:
            self._error = error
            self._messages.show_fault(error_line(error), tr("Show report"), self.open)

    def open(self) -> None:
        """Show the report of the last fault, or what the log says where there was none."""
        self._files.submit(
            last_log_lines, lambda lines: self.dialog.show_report(self._error, lines)
        )


def hook_of(
    tell: Callable[[BaseException], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What Python is to do with an exception that nothing has caught, such as one in a slot.

    It is told, and the window goes on.
    """
    return lambda _kind, error, _traceback: tell(error)
