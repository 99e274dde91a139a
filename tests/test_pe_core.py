"""Perception Encoder through open_clip, with a small real model: the presets `small`, `quality`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import open_encoder, pictures
from newer_models import PE_DIM, PE_SIDE, write_pe_core
from PIL import Image

from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.openclip_runtime import import_open_clip, quiet
from engine.encoders.presets import PRESETS
from engine.encoders.prompts import Prompts
from engine.encoders.runtimes import Runtime
from engine.types.vectors import TextKind

TEXTS = ["a dog", "rain on a tin roof", ""]


@pytest.fixture(scope="module")
def pe_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Perception Encoder on disk; not to be changed."""
    return write_pe_core(tmp_path_factory.mktemp("pe"))


@pytest.mark.parametrize("name", ["small", "quality"])
def test_open_clip_reads_pictures_and_texts_as_the_model_was_trained(name: str) -> None:
    """The bounded open_clip squashes pictures, centres them on 0.5, and reads 32 tokens."""
    preset, open_clip = PRESETS[name], import_open_clip()
    known = open_clip.get_pretrained_cfg(preset.model, preset.tag)
    assert (known["mean"], known["std"]) == ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
    assert (known["resize_mode"], known["interpolation"]) == ("squash", "bilinear")
    assert open_clip.get_model_config(preset.model)["text_cfg"]["context_length"] == 32


def test_vectors_agree_with_open_clip(pe_dir: Path) -> None:
    """Pictures and texts get the vectors of open_clip's own towers and preprocessing."""
    encoder = open_encoder(pe_dir)
    with quiet():
        model, preprocess = import_open_clip().create_model_from_pretrained(f"local-dir:{pe_dir}")
    images = pictures(3, PE_SIDE)
    tokens = import_open_clip().get_tokenizer("PE-Core-S-16-384")(TEXTS)
    with torch.inference_mode():
        batch = torch.stack([preprocess(Image.fromarray(image)) for image in images])
        seen = model.eval().encode_image(batch, normalize=True).numpy()
        read = model.encode_text(tokens, normalize=True).numpy()
    np.testing.assert_allclose(encoder.encode_images(images), seen, atol=1e-4)
    np.testing.assert_allclose(encoder.encode_texts(TEXTS, TextKind.DOCUMENT), read, atol=1e-4)
    assert (encoder.dim, encoder.spec.image_side) == (PE_DIM, PE_SIDE)


def test_every_patch_has_a_vector(pe_dir: Path) -> None:
    """What is seen in each part of a picture can be told, so that its best region is shown."""
    image = np.random.default_rng(1).integers(0, 256, (PE_SIDE, PE_SIDE, 3), np.uint8)
    seen = open_encoder(pe_dir).encode_regions(image)
    assert seen is not None
    assert seen.vectors.shape == ((PE_SIDE // 16) ** 2, PE_DIM)


def test_a_prompt_stands_around_queries_alone(pe_dir: Path) -> None:
    """Typed words are asked in the model's words; documents and captions stay as they are."""
    prompts = Prompts("a photo of {}", lower_case=True)
    checkpoint = read_checkpoint(pe_dir)
    asked = ClipEncoder(
        checkpoint, "test:test", pe_dir / "notes", runtime=Runtime.FP32, prompts=prompts
    )
    plain = open_encoder(pe_dir)
    for kind, read in ((TextKind.QUERY, "a photo of a dog"), (TextKind.DOCUMENT, "a dog")):
        np.testing.assert_array_equal(
            asked.encode_texts(["A Dog"], kind), plain.encode_texts([read], kind)
        )
    assert asked.encode_texts([], TextKind.QUERY).shape == (0, PE_DIM)
