"""What import contracts cannot say: importing the light parts loads nothing heavy, however deep."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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


# What may be loaded grows from one to the next, so each leaves unloaded what it would by itself.
ENGINE = {
    "engine.media.worker": (*HEAVY, *STORE),
    "desktop.__main__": (*HEAVY, *STORE, "argparse"),
    "engine.cli.main": (*HEAVY, *STORE, "typer"),
    "engine.cli.app": (*HEAVY, *STORE),
    "engine.library.reader": (*HEAVY, "hnswlib"),
    "engine.library.facade": HEAVY,
    "engine.service.server": (*MODELS, *NETWORK, "PIL", "PySide6"),
}
WINDOW = {
    "engine.service.client": (*MODELS, *DECODERS, "hnswlib", "sqlite3", "PySide6"),
    "desktop.shell.start": (
        *(*MODELS, *NETWORK, "av", "soundfile", "pypdfium2", "hnswlib"),
        *("desktop.viewer", "desktop.map.pane", "desktop.pages.frame", "desktop.library.welcome"),
        *("engine.evaluation", "engine.media.sniff", "difflib"),
        *("importlib.metadata", "importlib.resources"),
    ),
}
COMMANDS = {
    ("--help", "--version", "models --help"): (*HEAVY, *STORE),
    ("search type:text",): (*HEAVY, "xxhash", "safetensors"),
    ("models list", "status", "failures"): HEAVY,
    ("search dog",): tuple(set(HEAVY) - STARTER),
    ("search dog --why",): tuple(set(HEAVY) - STARTER - {"PIL", "pillow_heif"}),
    ("index",): tuple(set(MODELS) - STARTER),
}


FROZEN_DATACLASSES = """
import sys
from dataclasses import is_dataclass
ours = [module for name, module in sys.modules.items() if name.split(".")[0] in OURS]
made = {kind for module in ours for kind in vars(module).values() if isinstance(kind, type)}
frozen = [kind for kind in made if is_dataclass(kind) and kind.__dataclass_params__.frozen]
found = sorted(f"{kind.__module__}.{kind.__name__}" for kind in frozen)
"""


def loaded_after(steps: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Run code step by step in a fresh interpreter; what is loaded of some modules after each."""
    lines = ["import sys", "found = {}"]
    for code, forbidden in steps.items():
        lines += [code, f"found[{code!r}] = sorted(set({forbidden!r}) & set(sys.modules))"]
    loaded: dict[str, list[str]] = found_by("\n".join(lines))
    return loaded


def found_by(code: str) -> Any:
    """What code leaves as `found` in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json\nprint()\nprint(json.dumps(found))"],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("modules", [ENGINE, WINDOW], ids=["engine", "window"])
def test_importing_them_loads_nothing_heavy(modules: Mapping[str, tuple[str, ...]]) -> None:
    """In a fresh interpreter, importing these modules leaves unloaded what is heavy."""
    steps = {f"import {module}": forbidden for module, forbidden in modules.items()}
    assert loaded_after(steps) == {code: [] for code in steps}


@pytest.mark.parametrize("begins", ["desktop.shell.start", "engine.service.server"])
def test_starting_makes_no_frozen_dataclass(begins: str) -> None:
    """What travels is structs: each takes a thirtieth of a dataclass's millisecond to be made."""
    code = f"OURS = ('engine', 'desktop')\nimport {begins}\n{FROZEN_DATACLASSES}"
    assert found_by(code) == []


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


def test_commands_import_only_what_they_use(library: Path) -> None:
    """Run on a library that is there, commands leave the rest unloaded; only `index` decodes."""
    steps: dict[str, tuple[str, ...]] = {"from engine.cli.main import run": (*HEAVY, *STORE)}
    for commands, forbidden in COMMANDS.items():
        lines = [["--library", str(library), *command.split()] for command in commands]
        steps[f"assert not any([run(line) for line in {lines!r}])"] = forbidden
    assert loaded_after(steps) == {code: [] for code in steps}
