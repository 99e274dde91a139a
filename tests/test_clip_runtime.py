"""Importing open_clip beside any torchvision: quietly, or with one line that mends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.encoders.openclip_runtime import import_open_clip
from engine.errors import UserError

IMPORT = "from engine.encoders import openclip_runtime as runtime; runtime.{}()"
# torchvision's own way of failing when its compiled operators cannot be loaded.
MISFIT = """
import torch
for name in ("nms", "qnms"):
    @torch.library.register_fake(f"torchvision::{name}")
    def _(dets, scores, iou_threshold):
        return dets
"""


def run(code: str, *packages: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh Python in which every warning is an error."""
    setup = f"import sys; sys.path[:0] = {[str(path) for path in packages]}\n"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", setup + code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A directory that holds a torchvision of the test's own making, found before any other."""
    (tmp_path / "torchvision").mkdir()
    return tmp_path


@pytest.mark.slow
def test_the_import_says_nothing() -> None:
    """open_clip imports without a warning, a line of log or a handler left on the root logger."""
    code = IMPORT.format("import_open_clip") + (
        "\nimport logging; assert not logging.getLogger().handlers"
        "\nassert not logging.getLogger().filters"
        "\nassert runtime.import_open_clip().create_model"
    )
    done = run(code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_misfit_torchvision_is_mended(site: Path) -> None:
    """A torchvision whose operators cannot be loaded imports all the same."""
    (site / "torchvision" / "__init__.py").write_text(MISFIT + "loaded = True\n")
    code = (
        "try:\n    import torchvision\nexcept RuntimeError:\n    print('unmended')\n"
        + IMPORT.format("import_torchvision")
        + "\nimport torchvision; assert torchvision.loaded"
    )
    done = run(code, site)
    assert (done.returncode, done.stdout, done.stderr) == (0, "unmended\n", "")


@pytest.mark.slow
def test_a_sound_torchvision_is_left_alone(site: Path) -> None:
    """Where torchvision imports, nothing is declared in its name."""
    (site / "torchvision" / "__init__.py").write_text("")
    code = IMPORT.format("import_torchvision") + (
        "\nimport torch; assert not hasattr(torch.ops.torchvision, 'nms')"
    )
    assert run(code, site).returncode == 0


def test_a_broken_torchvision_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be mended ends in one line with the command that mends it."""
    (site / "torchvision" / "__init__.py").write_text("raise RuntimeError('made for CUDA 99')")
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(site)
    with pytest.raises(UserError, match=r"made for CUDA 99.*pip install") as caught:
        import_open_clip()
    assert "\n" not in str(caught.value)
