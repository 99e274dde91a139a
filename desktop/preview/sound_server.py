"""Keeps the terminal free of a line about sound, which is told in the window where it matters.

Qt writes it once, where no server of sounds answers, without the category that its other lines of
sound can be silenced by.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_NO_SERVER = "PulseAudioService: pa_context_connect() failed"


@contextmanager
def no_word_of_sound_server() -> Iterator[None]:
    """Pass that line over during the block; whatever else Qt says is said as before."""

    def tell(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        said = message or ""
        if said == _NO_SERVER:
            return
        if before is not None:
            before(kind, context, said)
        else:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, said)}\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
