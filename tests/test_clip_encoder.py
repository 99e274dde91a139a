"""The CLIP encoder over open_clip, with small real models that the tests write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import (
    CLIP_SIDE,
    DIM,
    SIGLIP_SIDE,
    open_encoder,
    pictures,
    write_clip,
    write_siglip,
)
from PIL import Image

from engine.encoders.base import Encoder
from engine.encoders.openclip_runtime import import_open_clip, quiet
from engine.encoders.runtimes import Runtime
from engine.errors import BugError
from engine.types import Modality
from engine.types.vectors import Pixels, TextKind

TEXTS = ["a dog", "rain on a tin roof", "Ein Hund", "", "two red buses", "sea"]


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture(scope="module")
def siglip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of SigLIP2's shape on disk; not to be changed."""
    return write_siglip(tmp_path_factory.mktemp("siglip"))


def reference(directory: Path) -> tuple[torch.nn.Module, Callable[[Image.Image], torch.Tensor]]:
    """The same model and its preprocessing, straight from open_clip."""
    with quiet():
        model, preprocess = import_open_clip().create_model_from_pretrained(
            f"local-dir:{directory}"
        )
    return model.eval(), preprocess


@torch.inference_mode()
def reference_images(directory: Path, images: list[Pixels]) -> np.ndarray:
    """Unit vectors of pictures, one at a time, by open_clip's own calls."""
    model, preprocess = reference(directory)
    rows = [
        model.encode_image(preprocess(Image.fromarray(i))[None], normalize=True) for i in images
    ]
    return torch.cat(rows).numpy()


def test_answers_keep_the_promises_of_the_protocol(clip_dir: Path) -> None:
    """Vectors are float32, of unit length, one per input, for pictures and texts alike."""
    clip: Encoder = open_encoder(clip_dir)
    assert clip.dim == DIM
    assert clip.spec.image_side == CLIP_SIDE
    assert clip.modalities == {Modality.IMAGE, Modality.TEXT}
    assert dict(clip.reference_means) == {}
    for vectors in (clip.encode_images(pictures(5)), clip.encode_texts(TEXTS[:5], TextKind.QUERY)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (5, DIM)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_input_gives_no_rows(clip_dir: Path) -> None:
    """An empty batch gives an empty float32 matrix, and does not load the model for it."""
    clip = open_encoder(clip_dir)
    for vectors in (clip.encode_images([]), clip.encode_texts([], TextKind.DOCUMENT)):
        assert vectors.shape == (0, DIM)
        assert vectors.dtype == np.float32


def test_sounds_are_refused(clip_dir: Path) -> None:
    """Handing sound to an encoder without an audio tower is our own mistake."""
    with pytest.raises(BugError):
        open_encoder(clip_dir).encode_audio([np.zeros(16_000, np.float32)])


@pytest.mark.parametrize("family", ["clip_dir", "siglip_dir"])
def test_pictures_agree_with_open_clip(family: str, request: pytest.FixtureRequest) -> None:
    """Pictures get the vectors of open_clip's own tower on its own preprocessing (crop, squash)."""
    directory: Path = request.getfixturevalue(family)
    images = pictures(4, CLIP_SIDE if family == "clip_dir" else SIGLIP_SIDE)
    expected = reference_images(directory, images)
    np.testing.assert_allclose(open_encoder(directory).encode_images(images), expected, atol=1e-4)
    assert np.abs(expected[0] - expected[1]).max() > 1e-2


def test_texts_agree_with_open_clip(clip_dir: Path) -> None:
    """Texts get the vectors of open_clip's own text tower, without any prompt around them."""
    model, _ = reference(clip_dir)
    tokens = import_open_clip().get_tokenizer("ViT-B-32")(TEXTS)
    with torch.inference_mode():
        expected = model.encode_text(tokens, normalize=True).numpy()
    for kind in TextKind:
        np.testing.assert_allclose(
            open_encoder(clip_dir).encode_texts(TEXTS, kind), expected, atol=1e-4
        )


def test_siglip_texts_use_the_tokenizer_beside_the_weights(siglip_dir: Path) -> None:
    """A model that brings a tokenizer is fed its tokens: lower case, padded to the context."""
    from transformers import PreTrainedTokenizerFast  # almost a second, which only this test needs

    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(siglip_dir / "tokenizer.json"), pad_token="<pad>"
    )
    tokens = tokenizer(
        ["a dog", "rain"], return_tensors="pt", padding="max_length", max_length=64
    ).input_ids
    model, _ = reference(siglip_dir)
    with torch.inference_mode():
        expected = model.encode_text(tokens, normalize=True).numpy()
    actual = open_encoder(siglip_dir).encode_texts(["A Dog!", "rain"], TextKind.QUERY)
    assert (tokens == 1).any()
    np.testing.assert_allclose(actual, expected, atol=1e-4)


@pytest.mark.parametrize(("chosen", "tolerance"), [(Runtime.FP32, 1e-5), (Runtime.BF16, 1e-3)])
def test_vectors_do_not_depend_on_their_batch(
    clip_dir: Path, chosen: Runtime, tolerance: float
) -> None:
    """One at a time or seventy at once, in any order, the same input has the same vector."""
    clip = open_encoder(clip_dir, chosen)
    images = pictures(35)
    texts = [f"picture number {index}" for index in range(70)]
    for together, alone in (
        (clip.encode_images(images), [clip.encode_images([image]) for image in images[-2:]]),
        (
            clip.encode_texts(texts, TextKind.QUERY),
            [clip.encode_texts([text], TextKind.QUERY) for text in texts[-2:]],
        ),
    ):
        np.testing.assert_allclose(together[-2:], np.concatenate(alone), atol=tolerance)
    np.testing.assert_allclose(
        clip.encode_images(images[::-1]), clip.encode_images(images)[::-1], atol=tolerance
    )


def test_encoding_is_deterministic(clip_dir: Path) -> None:
    """Two encoders of one file give bit-identical vectors."""
    first, second = open_encoder(clip_dir), open_encoder(clip_dir)
    images = pictures(6)
    np.testing.assert_array_equal(first.encode_images(images), second.encode_images(images))
    np.testing.assert_array_equal(
        first.encode_texts(TEXTS, TextKind.QUERY), second.encode_texts(TEXTS, TextKind.QUERY)
    )


@pytest.mark.parametrize("family", ["clip_dir", "siglip_dir"])
@pytest.mark.timeout(20)
def test_any_text_can_be_encoded(family: str, request: pytest.FixtureRequest) -> None:
    """Names that are not UTF-8, other scripts and a million letters without a space all work."""
    awkward = ["holiday \udcff.jpg", "犬と雨", "x" * 1_000_000, "\x00", "word " * 5_000]
    vectors = open_encoder(request.getfixturevalue(family)).encode_texts(awkward, TextKind.DOCUMENT)
    assert np.isfinite(vectors).all()
    assert vectors.shape == (5, DIM)


def test_words_past_the_context_are_cut(clip_dir: Path) -> None:
    """What lies beyond the model's context does not change the vector."""
    clip = open_encoder(clip_dir)
    base = "dog " * 100
    one, two = clip.encode_texts([base + "rain", base + "sea"], TextKind.DOCUMENT)
    np.testing.assert_allclose(one, two, atol=1e-6)
