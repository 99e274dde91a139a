"""The `triptych-gui` command. Light on purpose: the engine's processes import this module again."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .shell.errors import NO_DISPLAY


def main() -> int:
    """Open the window as the command's arguments say."""
    from .arguments import parse  # noqa: PLC0415 (see above)

    given = parse(sys.argv[1:])
    return run(given.library, given.folders, given.query)


def run(library: Path, folders: Sequence[str] = (), query: str = "") -> int:
    """Open the window on a library with folders and a query; tells the exit status."""
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 1
    import platformdirs  # noqa: PLC0415 (see above)

    from .shell.app import run as run_window  # noqa: PLC0415 (see above)

    settings = platformdirs.user_config_path("triptych", False) / "window.ini"
    return run_window(library, folders, query, settings)


def has_display() -> bool:
    """Whether there is anything to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
