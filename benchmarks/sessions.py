"""Starts a script that drives a window, as light for the engine's process as `triptych-gui` is.

A process that Python spawns reads the main module again, which must not be a heavy one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CODE = (
    "import gc, sys; gc.disable(); "
    "sys.path.insert(0, sys.argv[1]); import {module}; {module}.main()"
)


def start(module: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Run `main` of a module beside this one, without a display; arguments begin at the third."""
    here = Path(__file__).parent
    return subprocess.Popen(
        [sys.executable, "-c", _CODE.format(module=module), here, *map(str, arguments)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
