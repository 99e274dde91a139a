"""What the window imports is read once."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import linecache
import PySide6.QtCore, desktop.plain_imports
import colorsys
assert not any(name.endswith("colorsys.py") for name in linecache.cache), "its source was read"
"""


def test_sources_of_modules_are_not_searched() -> None:
    """PySide does not read the source of what is imported after it."""
    subprocess.run([sys.executable, "-c", _CODE], check=True)
