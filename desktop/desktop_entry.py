"""Puts Triptych into the menus of a Linux desktop: entry, AppStream metadata, and icons.

With the entry it opens links to searches, wherever they are clicked.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from engine.shipped import SHIPPED

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_NAME = "triptych"
_COMMAND = "triptych-gui"


def install_entry(data: Path | None = None) -> list[Path]:
    """Write all of it below a data folder, by default this person's; returns what was written.

    The desktop is told of the entry by its own program, where there is one.

    Raises:
        OSError: it cannot be written.
    """
    home = data or _data_home()
    written = [
        _written(home / "applications" / f"{_NAME}.desktop", _entry().encode()),
        _written(home / "metainfo" / f"{_NAME}.metainfo.xml", _shipped("desktop", "metainfo.xml")),
        *_icons(home / "icons" / "hicolor"),
    ]
    if teller := shutil.which("update-desktop-database"):
        # It notes which entry opens which links; most desktops look only there.
        subprocess.run([teller, home / "applications"], check=False, capture_output=True)
    return written


def _entry() -> str:
    """The entry, with the whole path of the command where a menu would not find it."""
    text = _shipped("desktop", "desktop").decode()
    if shutil.which(_COMMAND) is None:
        # Beside the Python that runs this, as in a virtual environment.
        command = str(Path(sys.executable).with_name(_COMMAND))
        told = f"Exec={_quoted(command)}"
        text = re.sub(rf"^Exec={_COMMAND}", lambda _: told, text, flags=re.MULTILINE)
        text = text.replace(f"TryExec={_COMMAND}", f"TryExec={_escaped(command)}")
    return text


def _quoted(command: str) -> str:
    """A path as an argument of a command, as the Desktop Entry Specification wants it."""
    argument = re.sub(r'["`$\\]', lambda mark: f"\\{mark[0]}", command)
    return f'"{_escaped(argument)}"'.replace("%", "%%")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


def _icons(folder: Path) -> list[Path]:
    """The icon as it is, and drawn in the usual sizes."""
    from PySide6.QtCore import QByteArray  # noqa: PLC0415 (most starts install nothing)
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    drawing = _shipped("icons", "svg")
    written = [_written(folder / "scalable" / "apps" / f"{_NAME}.svg", drawing)]
    renderer = QSvgRenderer(QByteArray(drawing))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = _place(folder / f"{size}x{size}" / "apps" / f"{_NAME}.png")
        if not image.save(str(path)):
            raise OSError(f"{path} cannot be written")
        written.append(path)
    return written


def _shipped(folder: str, ending: str) -> bytes:
    return (SHIPPED / folder / f"{_NAME}.{ending}").read_bytes()


def _written(path: Path, content: bytes) -> Path:
    _place(path).write_bytes(content)
    return path


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _data_home() -> Path:
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named else Path.home() / ".local" / "share"
