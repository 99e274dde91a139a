"""The `triptych-gui` command. Light on purpose: the engine's processes import this module again."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .shell.errors import NO_DISPLAY


def main() -> int:
    """Open the window as the command's arguments say."""
    from .arguments import parse  # noqa: PLC0415 (see above)

    given = parse(sys.argv[1:])
    if given.installs_entry:
        return _install_entry()
    how = given.link, given.quick_search
    return run(given.library, given.folders, *how, address=given.address)


def run(
    library: Path,
    folders: Sequence[str] = (),
    link: str = "",
    quick_search: bool = False,
    *,
    address: str = "",
) -> int:
    """Open the window on a library with folders and a link to a search; tells the exit status.

    Args:
        quick_search: open the small window for a quick search as well.
        address: where the library is served, in place of `library`.
    """
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 1
    # All that is loaded and built for the window stays: `start` looks for garbage once it is shown.
    gc.disable()
    import platformdirs  # noqa: PLC0415 (see above)

    from . import plain_imports  # noqa: F401, PLC0415 (before all that it makes quicker)
    from .shell import start  # noqa: PLC0415 (see above)

    settings = platformdirs.user_config_path("triptych", False) / "window.ini"
    if address:
        return start.run_elsewhere(address, link, settings, quick_search=quick_search)
    return start.run(library, folders, link, settings, quick_search=quick_search)


def _install_entry() -> int:
    from .desktop_entry import install_entry  # noqa: PLC0415 (see above)

    try:
        for path in install_entry():
            sys.stdout.write(f"{path}\n")
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def has_display() -> bool:
    """Whether there is anything to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
