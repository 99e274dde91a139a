"""The report of a fault as plain text: what happened, on what system, and what the log says last.

Names of the person's own files are written out only where they want them to be.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import PySide6
from PySide6.QtGui import QGuiApplication

from engine.log_format import tell
from engine.logs import log_file, log_in_use
from engine.version import __version__

_MOST_LINES = 40
_MOST_BYTES = 24_000
_HIDDEN = "(a file)"
# Up to the quote that ends it, or else to what usually follows a path in a line.
_PATH = re.compile(
    r"""(?P<quote>["'])(?P<named>(?:/|[A-Za-z]:\\|\\\\)(?:\\.|(?!(?P=quote))[^\n\\])*)(?P=quote)"""
    r"""|(?<![\w./…])(?P<bare>(?:/|[A-Za-z]:\\|\\\\)[^\s"'][^\n"]*?)(?=: |, line |\. |\.?$| \()""",
    re.MULTILINE,
)
_PROGRAM = re.compile(r"[/\\](?:(?:desktop|engine)[/\\].*\.py|site-packages[/\\].*)$")


def fault_report(
    error: BaseException | None, log_lines: Sequence[str], *, with_names: bool = False
) -> str:
    """What to send along with a complaint.

    Args:
        error: what went wrong; None where only the log tells.
        with_names: whether names of the person's files stand in it.
    """
    parts = [_system()]
    if error is not None:
        parts.append(f"What happened:\n{tell(error)}")
    if log_lines:
        parts.append("\n".join(["The last lines of the log:", *log_lines]))
    text = "\n\n".join(parts) + "\n"
    return text if with_names else without_names(text)


def without_names(text: str) -> str:
    """A text in which paths of Triptych's own code are shortened, and all others are left out."""
    return _PATH.sub(_hidden, text)


def last_log_lines() -> list[str]:
    """The end of the log; nothing where there is none. Asks the disk."""
    path = log_in_use() or log_file()
    try:
        return _end_of(path)
    except OSError:
        return []


def _end_of(path: Path) -> list[str]:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _MOST_BYTES))
        lines = file.read().decode("utf-8", "replace").splitlines()
    # The first one may be the end of a line.
    return (lines if size <= _MOST_BYTES else lines[1:])[-_MOST_LINES:]


def _system() -> str:
    python = sys.version.partition(" ")[0]
    qt = f"PySide6 {PySide6.__version__} ({QGuiApplication.platformName()})"
    return f"Triptych {__version__}, Python {python}, {qt}\n{platform.platform()}"


def _hidden(found: re.Match[str]) -> str:
    quote, path = found["quote"] or "", found["named"] or found["bare"]
    own = _PROGRAM.search(path)
    return f"{quote}{'…' + own[0] if own else _HIDDEN}{quote}"
