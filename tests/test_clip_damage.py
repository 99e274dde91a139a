"""Models that cannot be loaded: whatever is wrong, the person reads one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import edit_config, open_encoder, pictures, write_clip, write_siglip
from safetensors.torch import load_file, save_file

from engine.alignment.registry import build
from engine.encoders.pins import CONFIG_FILE, WEIGHTS_FILE
from engine.errors import UserError


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


def truncate(directory: Path) -> None:
    """Cut the weights in half, as a full disk would."""
    path = directory / WEIGHTS_FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(directory: Path) -> None:
    """Leave a weights file of no bytes."""
    (directory / WEIGHTS_FILE).write_bytes(b"")


def remove_weights(directory: Path) -> None:
    """Leave the configuration alone."""
    (directory / WEIGHTS_FILE).unlink()


def remove_config(directory: Path) -> None:
    """Leave the weights alone."""
    (directory / CONFIG_FILE).unlink()


def garble_config(directory: Path) -> None:
    """Make the configuration no JSON."""
    (directory / CONFIG_FILE).write_text("{", "utf-8")


def foreign_config(directory: Path) -> None:
    """Make the configuration that of something else."""
    (directory / CONFIG_FILE).write_text('["not", "a", "model"]', "utf-8")


def other_width(directory: Path) -> None:
    """Describe another architecture than the weights have."""
    edit_config(directory, "vision_cfg", width=96)


def impossible(directory: Path) -> None:
    """Describe a model that cannot be built."""
    edit_config(directory, "vision_cfg", patch_size="eight")


def networked_text(directory: Path) -> None:
    """Ask for a text tower from the hub."""
    edit_config(directory, "text_cfg", hf_model_name="somebody/roberta")


def networked_image(directory: Path) -> None:
    """Ask for an image tower from the hub."""
    edit_config(directory, "vision_cfg", timm_model_name="hf-hub:somebody/vit")


def pickled_code(directory: Path) -> None:
    """Offer a pickle that would run code instead of plain weights."""
    (directory / WEIGHTS_FILE).unlink()
    torch.save({"state_dict": Path("/")}, directory / "open_clip_pytorch_model.bin")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (truncate, "damaged"),
        (empty, "damaged"),
        (remove_weights, "no weights"),
        (remove_config, "holds no model"),
        (garble_config, "cannot be read"),
        (foreign_config, "not an open_clip configuration"),
        (other_width, "does not fit"),
        (impossible, "cannot build"),
        (networked_text, "from the network"),
        (networked_image, "from the network"),
        (pickled_code, "damaged"),
    ],
)
def test_a_bad_model_is_told_in_one_line(
    tmp_path: Path, clip_dir: Path, damage: Callable[[Path], None], says: str
) -> None:
    """Whatever is wrong with a model's files, the person reads one line that says what to do."""
    directory = tmp_path / "model"
    directory.mkdir()
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        (directory / name).write_bytes((clip_dir / name).read_bytes())
    damage(directory)
    with pytest.raises(UserError, match=says) as caught:
        build(f"local-dir:{directory}", tmp_path / "cache").load()
    assert "\n" not in str(caught.value)


def test_a_missing_tokenizer_is_told(tmp_path: Path) -> None:
    """A model that needs tokenizer files says so instead of asking the network for them."""
    directory = write_siglip(tmp_path / "model")
    for path in directory.glob("*token*"):
        path.unlink()
    with pytest.raises(UserError, match="tokenizer"):
        build(f"local-dir:{directory}", tmp_path / "cache").load()


def test_a_plain_pickle_of_weights_loads(tmp_path: Path, clip_dir: Path) -> None:
    """Weights in open_clip's older file give the same vectors as in safetensors."""
    directory = tmp_path / "model"
    directory.mkdir()
    (directory / CONFIG_FILE).write_bytes((clip_dir / CONFIG_FILE).read_bytes())
    torch.save(load_file(clip_dir / WEIGHTS_FILE), directory / "open_clip_pytorch_model.bin")
    np.testing.assert_array_equal(
        open_encoder(directory).encode_images(pictures(2)),
        open_encoder(clip_dir).encode_images(pictures(2)),
    )


def test_weights_of_an_older_layout_load(tmp_path: Path, clip_dir: Path) -> None:
    """What open_clip has to convert first gives the same vectors as what is read as it is."""
    directory = tmp_path / "model"
    directory.mkdir()
    (directory / CONFIG_FILE).write_bytes((clip_dir / CONFIG_FILE).read_bytes())
    weights = load_file(clip_dir / WEIGHTS_FILE)
    older = {f"module.{name}": value for name, value in weights.items()}
    older["module.logit_scale"] = weights["logit_scale"].reshape(1)
    save_file(older, directory / WEIGHTS_FILE)
    np.testing.assert_array_equal(
        open_encoder(directory).encode_images(pictures(2)),
        open_encoder(clip_dir).encode_images(pictures(2)),
    )
