"""Install the system packages that Python's wheels cannot carry, or print the line that does.

Usage: system_packages.py build|offscreen|window|drill

The Makefile runs it before it makes the virtual environment (`build`), before the tests
(`offscreen`), before the window opens (`window`), and before the drills (`drill`), some of which
have a display, a keyboard and a screen reader of their own. Only what is missing is asked for:
a library is missing when the loader cannot find it. Elsewhere than on Linux there is nothing to do.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from glob import glob
from pathlib import Path

PYTHONS = (3, 11), (3, 14)
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
}
WINDOW = OFFSCREEN | {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# By where a file of each lies.
OF_A_DISPLAY = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/openbox": "openbox",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


def main(purpose: str) -> int:
    """Bring in what `purpose` lacks; 0 when it is all there in the end."""
    if not PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]:
        print("Triptych needs Python 3.11, 3.12 or 3.13: run make again with PYTHON=python3.12")
        return 1
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(purpose)
    if not packages:
        return 0
    return install(packages)


def missing(purpose: str) -> list[str]:
    """The Debian names of what is not there."""
    if purpose == "build":
        return missing_build_tools()
    libraries = OFFSCREEN if purpose == "offscreen" else WINDOW
    packages = [package for name, package in libraries.items() if not loads(name)]
    if purpose == "drill":
        packages += [package for place, package in OF_A_DISPLAY.items() if not glob(place)]
    return packages if has_fonts() else [*packages, "fonts-dejavu-core"]


def missing_build_tools() -> list[str]:
    """What making the environment needs; hnswlib comes as C++ source."""
    there = {
        "python3-venv": importlib.util.find_spec("ensurepip") is not None,
        "g++": shutil.which("c++") is not None,
        "python3-dev": Path(sysconfig.get_path("include"), "Python.h").exists(),
    }
    return [package for package, found in there.items() if not found]


def loads(library: str) -> bool:
    """Whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """Whether any font is installed; without one, text is drawn as empty boxes."""
    return any(Path("/usr/share/fonts").rglob("*.[to]tf"))


def install(packages: list[str]) -> int:
    """Install with apt where this user may, else say which line does it."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        print("Please install what your system calls these packages:", *packages)
        return 1
    if os.geteuid() != 0:
        print("Some system packages are missing. Please run this line, then try again:")
        print(f"  sudo apt-get update && sudo {shlex.join(command)}")
        return 1
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=True, env=quiet)
    return subprocess.run(command, check=False, env=quiet).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
