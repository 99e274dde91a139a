"""The table of models, checked against open_clip's own tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.encoders.openclip_runtime import import_open_clip
from engine.encoders.presets import PRESETS, ModelKind, ModelSource, Preset, parse
from engine.errors import UserError

HUB = [preset for preset in PRESETS.values() if preset.source is ModelSource.HUB]
CLIP = [preset for preset in HUB if preset.kind is ModelKind.CLIP]


@pytest.mark.parametrize("preset", CLIP, ids=lambda preset: preset.name)
def test_open_clip_knows_the_preset(preset: Preset) -> None:
    """Model, tag, repository and dimension are those that open_clip states."""
    open_clip = import_open_clip()
    assert preset.hub is not None
    known = open_clip.get_pretrained_cfg(preset.model, preset.tag)
    assert known["hf_hub"] == f"{preset.hub.repo}/"
    assert open_clip.get_model_config(preset.model)["embed_dim"] == preset.dim


@pytest.mark.parametrize("preset", HUB, ids=lambda preset: preset.name)
def test_downloads_are_pinned_and_safe(preset: Preset) -> None:
    """Every download names a full commit and no file that could run code."""
    assert preset.hub is not None
    assert len(preset.hub.revision) == 40
    assert int(preset.hub.revision, 16)
    assert all(name.endswith((".json", ".safetensors")) for name in preset.hub.names)
    assert preset.download_bytes > 0


def test_names_are_the_keys() -> None:
    """A preset is found under its own name, and the table holds what the design lists."""
    assert " ".join(PRESETS) == "balanced fast small multilingual quality best omni starter"
    for name in PRESETS:
        assert parse(name).name == name


def test_a_folder_is_a_preset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`local-dir:PATH` becomes a preset with an absolute folder, however the path is written."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for written in ("~/mine", "mine", str(tmp_path / "mine")):
        preset = parse(f"local-dir:{written}")
        assert preset.source is ModelSource.LOCAL
        assert preset.directory == tmp_path / "mine"
        assert parse(preset.name) == preset


@pytest.mark.parametrize("name", ["", "Balanced", "clip", "local-dir:"])
def test_an_unknown_name_is_told(name: str) -> None:
    """A name that is none ends in one line; an unknown one lists what can be chosen."""
    with pytest.raises(UserError) as caught:
        parse(name)
    message = str(caught.value)
    assert "\n" not in message
    assert "local-dir:" in message
    assert name == "local-dir:" or all(known in message for known in PRESETS)


def test_looking_at_models_imports_nothing_heavy() -> None:
    """The seam, the table, the registry and the download work without torch."""
    code = (
        "import sys; from pathlib import Path\n"
        "from engine.alignment import registry\n"
        "from engine.encoders import base, clip, download, presets\n"
        "registry.available(Path('nowhere')); registry.default_preset(Path('nowhere'))\n"
        "heavy = {'torch', 'torchvision', 'open_clip', 'transformers', 'safetensors'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert (done.returncode, done.stderr) == (0, "")
