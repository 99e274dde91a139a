"""One of the demonstration's documents as a PDF, which a window shows page by page."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument


def write_pdf(path: Path, markdown: str) -> None:
    """Print a document on pages of A5."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Text is laid out only while it lives.
    application = QGuiApplication.instance() or QGuiApplication([])
    document, writer = QTextDocument(), QPdfWriter(str(path))
    document.setMarkdown(markdown)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(12, 12, 12, 12))
    document.print_(writer)
    del application
