"""What a CLIP encoder settles about itself: the precision it runs in and its identity."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from checkpoints import (
    SIGLIP_SIDE,
    edit_config,
    open_encoder,
    pictures,
    write_clip,
    write_siglip,
)

from engine.alignment.registry import build
from engine.encoders import precision
from engine.encoders.precision import Precision
from engine.encoders.runtimes import Runtime
from engine.types.vectors import TextKind

TEXTS = ["a dog", "rain on a tin roof", "two red buses"]


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture(scope="module")
def siglip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of SigLIP2's shape on disk; not to be changed."""
    return write_siglip(tmp_path_factory.mktemp("siglip"))


@pytest.mark.parametrize("family", ["clip_dir", "siglip_dir"])
def test_bf16_stays_close_to_fp32(family: str, request: pytest.FixtureRequest) -> None:
    """Half the bits change the direction of a vector by less than a hundredth."""
    directory: Path = request.getfixturevalue(family)
    images = pictures(6, SIGLIP_SIDE)
    full, half = open_encoder(directory), open_encoder(directory, Runtime.BF16)
    for one, other in (
        (full.encode_images(images), half.encode_images(images)),
        (full.encode_texts(TEXTS, TextKind.QUERY), half.encode_texts(TEXTS, TextKind.QUERY)),
    ):
        assert other.dtype == np.float32
        assert (one * other).sum(axis=1).min() > 0.999
        assert np.abs(one - other).max() > 0


def test_precision_is_chosen_once(clip_dir: Path, tmp_path: Path) -> None:
    """What the micro-benchmark chose at the first start holds at every later one."""
    first = build(f"local-dir:{clip_dir}", tmp_path)
    first.load()
    path = tmp_path / "precision.json"
    note = path.read_text("utf-8")
    assert f"torch {version('torch')} {first.identity}" in note
    for forced in (Precision.FP32, Precision.BF16):
        flipped = note.replace('"fp32"', f'"{forced}"').replace('"bf16"', f'"{forced}"')
        path.write_text(flipped, "utf-8")
        again = build(f"local-dir:{clip_dir}", tmp_path).encode_images(pictures(2))
        expected = open_encoder(clip_dir, Runtime(forced)).encode_images(pictures(2))
        np.testing.assert_array_equal(again, expected)


def test_the_faster_precision_wins() -> None:
    """bf16 is taken where it is clearly quicker, and left where it is slower."""

    def quick() -> int:
        return sum(range(10))

    def slow() -> int:
        return sum(range(200_000))

    assert precision.faster(slow, quick) is Precision.BF16
    assert precision.faster(quick, slow) is Precision.FP32


def test_identity_tells_weights_apart(tmp_path: Path) -> None:
    """Equal files share an identity wherever they lie; other weights have another."""
    one = open_encoder(write_clip(tmp_path / "one", seed=1))
    same = open_encoder(write_clip(tmp_path / "same", seed=1))
    other = open_encoder(write_clip(tmp_path / "other", seed=2))
    assert one.identity == same.identity
    assert one.identity != other.identity
    assert one.identity.startswith("clip:test:test:")
    assert len(one.identity.rsplit(":", 1)[1]) == 16


def test_changed_weights_change_the_identity(tmp_path: Path) -> None:
    """The noted hash is not believed once the file has been replaced."""
    directory = write_clip(tmp_path / "model", seed=1)
    before = open_encoder(directory).identity
    write_clip(directory, seed=2)
    assert open_encoder(directory).identity != before


def test_local_preprocessing_is_part_of_the_identity(tmp_path: Path) -> None:
    """Two local models that differ in their configuration alone are two spaces."""
    one, two = write_clip(tmp_path / "one"), write_clip(tmp_path / "two")
    edit_config(two, "preprocess_cfg", mean=[0.5, 0.5, 0.5])
    assert (
        build(f"local-dir:{one}", tmp_path).identity != build(f"local-dir:{two}", tmp_path).identity
    )
