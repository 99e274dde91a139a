"""Imports as Python does them by itself: what starts the window imports this first.

PySide reads the source of each module that is imported after it and looks for a use of its
`__feature__` names, which nothing here uses. That takes a tenth of the time until the window is
painted, and 9 MB for sources that are kept.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it replaces what imports, at its own import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
