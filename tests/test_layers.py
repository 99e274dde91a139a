"""What import contracts cannot say: importing the light parts loads nothing heavy, however deep."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from colour_media import write_text
from processes import PROJECT

from engine.library.facade import Library

MODELS = (
    *("torch", "open_clip", "transformers", "tokenizers", "onnxruntime"),
    *("librosa", "sklearn", "scipy"),
)
DECODERS = (
    "PIL",
    "pillow_heif",
    "tifffile",
    "psd_tools",
    "resvg_py",
    "pylibjxl",
    "rawpy",
    "rapidocr",
    "cv2",
    "av",
    "soundfile",
    "pypdfium2",
    "selectolax",
)
NETWORK = ("httpx", "httpx2", "requests", "ssl")
STORE = ("numpy", "hnswlib", "sqlite3")
HEAVY = (*MODELS, *DECODERS, *NETWORK, "PySide6")
# What the shipped model runs on; both are imported in a tenth of a second.
STARTER = {"onnxruntime", "tokenizers"}


def loaded_of(forbidden: tuple[str, ...], code: str) -> tuple[int, list[str], str]:
    """Run code in a fresh interpreter; its exit status, what it loaded of some, and its stderr."""
    last = f"atexit.register(lambda: print('', *sorted(set({forbidden!r}) & set(sys.modules))))"
    done = subprocess.run(
        [sys.executable, "-c", f"import atexit, sys; {last}; {code}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    return done.returncode, done.stdout.splitlines()[-1].split(), done.stderr


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("engine.cli.main", (*HEAVY, *STORE, "typer")),
        ("engine.cli.app", (*HEAVY, *STORE)),
        ("engine.service.client", (*MODELS, *DECODERS, "hnswlib", "sqlite3", "PySide6")),
        ("engine.library.reader", (*HEAVY, "hnswlib")),
        ("engine.library.facade", HEAVY),
        ("engine.media.worker", (*HEAVY, *STORE)),
        ("desktop.__main__", (*HEAVY, *STORE, "argparse")),
        ("desktop.shell.start", (*MODELS, *NETWORK, "av", "soundfile", "pypdfium2", "hnswlib")),
        ("desktop.shell.start", ("desktop.viewer", "desktop.map.pane", "desktop.pages.frame")),
        ("desktop.shell.start", ("engine.evaluation", "engine.media.sniff", "difflib")),
    ],
)
def test_importing_it_loads_nothing_heavy(module: str, forbidden: tuple[str, ...]) -> None:
    """In a fresh interpreter, importing the module alone leaves these unloaded."""
    code, found, err = loaded_of(forbidden, f"import {module}")
    assert (code, found) == (0, []), err


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the starter's with two documents."""
    folder = tmp_path_factory.mktemp("light")
    write_text(folder / "media" / "dog.txt", "a dog runs along the beach")
    write_text(folder / "media" / "rain.txt", "the sound of rain on a roof")
    opened = Library(folder / "library", "starter")
    opened.index((str(folder / "media"),))
    opened.close()
    return folder / "library"


@pytest.mark.parametrize(
    ("commands", "forbidden"),
    [
        (["--help", "--version", "models --help"], (*HEAVY, *STORE)),
        (["models list", "status", "failures"], HEAVY),
        (["search dog"], tuple(set(HEAVY) - STARTER)),
        (["search dog --why"], tuple(set(HEAVY) - STARTER - {"PIL", "pillow_heif"})),
        (["search type:text"], (*HEAVY, "xxhash", "safetensors")),
        (["index"], tuple(set(MODELS) - STARTER)),
    ],
    ids=lambda part: ", ".join(part) if isinstance(part, list) else "",
)
def test_a_command_imports_only_what_it_uses(
    library: Path, commands: list[str], forbidden: tuple[str, ...]
) -> None:
    """Run on a library that is there, commands leave these unloaded; only `index` decodes."""
    lines = [["--library", str(library), *command.split()] for command in commands]
    ran = f"from engine.cli.main import run; ended = [run(line) for line in {lines!r}]"
    code, found, err = loaded_of(forbidden, f"{ran}; assert not any(ended), ended")
    assert (code, found) == (0, []), err
