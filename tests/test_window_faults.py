"""What nobody caught: the window says so, has a report to copy, and goes on."""

from __future__ import annotations

import sys

import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.shell.fault_reports import hook_of
from desktop.shell.fault_text import fault_report, without_names
from engine.logs import open_log
from engine.version import __version__

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def broken(own_desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> QPushButton:
    """A button of the window whose slot raises an error that names a file."""

    def fail() -> None:
        raise ValueError("no tile for '/home/ann/My letters/will.odt'")

    monkeypatch.setattr(sys, "excepthook", hook_of(own_desktop.show_error))
    button = QPushButton("Break", own_desktop.window)
    button.clicked.connect(fail)
    button.show()
    return button


def test_an_exception_in_a_slot_is_reported_and_the_window_goes_on(
    own_desktop: Desktop, broken: QPushButton, qtbot: QtBot
) -> None:
    """The bar leads to a report with error, version and log; searches are answered as before."""
    with open_log():
        qtbot.mouseClick(broken, LEFT)
        messages, dialog = own_desktop.window.messages, own_desktop.faults.dialog
        assert "ValueError" in messages.text.text()
        assert messages.button.text() == "Show report"
        qtbot.mouseClick(messages.button, LEFT)
        qtbot.waitUntil(dialog.isVisible)
    report = dialog.text.toPlainText()
    assert report.startswith(f"Triptych {__version__}, Python ")
    assert "ValueError: no tile for" in report
    assert "The last lines of the log:" in report
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == report
    qtbot.mouseClick(dialog.close_button, LEFT)
    type_words(own_desktop, qtbot, "red")
    assert own_desktop.model.rowCount()


def test_names_of_files_stand_in_a_report_only_on_request(
    own_desktop: Desktop, broken: QPushButton, qtbot: QtBot
) -> None:
    """The box is not ticked, and is not ticked again for the next report."""
    dialog = own_desktop.faults.dialog
    qtbot.mouseClick(broken, LEFT)
    for _ in range(2):
        own_desktop.faults.open()
        qtbot.waitUntil(lambda: dialog.isVisible() and not dialog.with_names.isChecked())
        assert "will.odt" not in dialog.text.toPlainText()
        dialog.with_names.setChecked(True)
        assert "/home/ann/My letters/will.odt" in dialog.text.toPlainText()
        dialog.close()


def test_a_report_without_a_fault_has_what_the_log_says(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The menu leads to it at any time, also where there is no log yet."""
    desktop = open_desktop()
    desktop.menus.report.trigger()
    qtbot.waitUntil(desktop.faults.dialog.isVisible)
    assert desktop.faults.dialog.text.toPlainText().startswith("Triptych ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("'/home/ann/My letters/will.odt' is gone", "'(a file)' is gone"),
        (r'"C:\Users\ann\will.odt" is gone', '"(a file)" is gone'),
        ("/home/ann/a b/c.png: No such file.", "(a file): No such file."),
        (
            'File "/home/ann/venv/desktop/shell/app.py", line 3, in run',
            'File "…/desktop/shell/app.py", line 3, in run',
        ),
        (
            'File "/opt/lib/site-packages/numpy/core.py", line 3',
            'File "…/site-packages/numpy/core.py", line 3',
        ),
        ('"/home/ann/Ann\'s will.odt" is gone', '"(a file)" is gone'),
        (r"'/home/ann/the \'last\' will.odt' is gone", "'(a file)' is gone"),
        ("/home/ann/Ann's will.odt: No such file.", "(a file): No such file."),
        (r"'\\\\server\\share\\will.odt' is gone", "'(a file)' is gone"),
        ("half/half, 3/4 of it", "half/half, 3/4 of it"),
    ],
)
def test_paths_are_left_out_but_those_of_the_program(line: str, told: str) -> None:
    """Quoted or not, of any system; what only looks like one stays."""
    assert without_names(line) == told


def test_a_report_tells_the_fault_before_the_log() -> None:
    """What happened is what is read first."""
    report = fault_report(KeyError("x"), ["one", "two"])
    assert report.index("KeyError") < report.index("The last lines of the log:\none\ntwo")
