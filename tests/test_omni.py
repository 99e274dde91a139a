"""EmbeddingGemma 2 through transformers, with a small real model: the preset `omni`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import pictures, sounds
from newer_models import OMNI_DIM, open_omni, write_omni
from PIL import Image
from safetensors.torch import load_file, save_file

from engine.encoders.omni import SOFT_TOKENS, WEIGHTS_FILE
from engine.encoders.precision import Precision
from engine.encoders.transformers_runtime import import_transformers
from engine.errors import BugError, UserError
from engine.types import Modality
from engine.types.vectors import TextKind, Vectors

TEXTS = ["a dog", "rain on a tin roof", "", "Ein Hund läuft"]


@pytest.fixture(scope="module")
def omni_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model on disk; not to be changed."""
    return write_omni(tmp_path_factory.mktemp("omni"))


@pytest.fixture
def changed(omni_dir: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(omni_dir, tmp_path / "changed"))


@torch.inference_mode()
def reference(directory: Path, **media: object) -> Vectors:
    """What transformers' own processor and model make of one input, by the mean of its tokens."""
    transformers = import_transformers()
    model = transformers.EmbeddingGemma2Model.from_pretrained(directory).eval()
    processor = transformers.EmbeddingGemma2Processor.from_pretrained(directory)
    inputs = processor(return_tensors="pt", **media)
    hidden = model(**inputs).last_hidden_state[0].mean(0)
    vector: Vectors = torch.nn.functional.normalize(hidden, dim=-1).numpy()
    return vector


def test_texts_agree_with_transformers_and_carry_their_task(omni_dir: Path) -> None:
    """A query and a document of the same words are read with the prefix of their task."""
    omni = open_omni(omni_dir)
    for kind, read in (
        (TextKind.QUERY, "task: search result | query: a dog"),
        (TextKind.DOCUMENT, "title: none | text: a dog"),
    ):
        expected = reference(omni_dir, text=read)
        np.testing.assert_allclose(omni.encode_texts(["a dog"], kind)[0], expected, atol=1e-5)


def test_pictures_and_sounds_agree_with_transformers(omni_dir: Path) -> None:
    """Both are seen and heard as the processor brings them before the model, without a prompt."""
    omni = open_omni(omni_dir)
    image, sound = pictures(2, 400)[1], sounds(1, 3.0)[0][::3]
    seen = reference(omni_dir, images=[[Image.fromarray(image)]], max_soft_tokens=SOFT_TOKENS)
    heard = reference(omni_dir, audio=[sound], sampling_rate=16_000)
    np.testing.assert_allclose(omni.encode_images([image])[0], seen, atol=1e-5)
    np.testing.assert_allclose(omni.encode_audio([sound])[0], heard, atol=1e-5)


def test_answers_keep_the_promises_of_the_protocol(omni_dir: Path) -> None:
    """Unit float32 rows in the order given, whatever they are encoded with; none for none."""
    omni = open_omni(omni_dir)
    assert (omni.dim, omni.spec.sample_rate) == (OMNI_DIM, 16_000)
    assert omni.modalities == {Modality.IMAGE, Modality.AUDIO, Modality.TEXT}
    together = omni.encode_texts(TEXTS, TextKind.DOCUMENT)
    alone = [omni.encode_texts([text], TextKind.DOCUMENT)[0] for text in TEXTS]
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert together.dtype == np.float32
    for nothing in (omni.encode_images([]), omni.encode_audio([]), omni.encode_texts([], kind())):
        assert nothing.shape == (0, OMNI_DIM)


def kind() -> TextKind:
    """Any."""
    return TextKind.QUERY


def test_only_the_towers_that_are_needed_are_read(changed: Path) -> None:
    """Words and pictures are encoded from a file that has no ears; sounds then say so."""
    weights = load_file(changed / WEIGHTS_FILE)
    save_file({n: v for n, v in weights.items() if "audio" not in n}, changed / WEIGHTS_FILE)
    omni = open_omni(changed)
    assert omni.encode_texts(TEXTS, TextKind.QUERY).shape == (len(TEXTS), OMNI_DIM)
    assert omni.encode_images(pictures(1, 400)).shape == (1, OMNI_DIM)
    with pytest.raises(UserError, match="does not fit its configuration; download"):
        omni.encode_audio(sounds(1, 1.0))


def test_a_vector_is_cut_and_made_unit_again(
    omni_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first numbers of a long vector, made of length 1, are the vector that is kept."""
    whole = open_omni(omni_dir).encode_texts(TEXTS, TextKind.QUERY)
    monkeypatch.setattr("engine.encoders.omni._MOST_NUMBERS", 16)
    cut = open_omni(omni_dir)
    assert cut.dim == 16
    expected = whole[:, :16] / np.linalg.norm(whole[:, :16], axis=1, keepdims=True)
    np.testing.assert_allclose(cut.encode_texts(TEXTS, TextKind.QUERY), expected, atol=1e-5)


def test_sixteen_bits_change_little(omni_dir: Path) -> None:
    """In bf16 all three towers give nearly the vectors that they give in float32."""
    full, short = open_omni(omni_dir), open_omni(omni_dir, Precision.BF16)
    for one, other in (
        (full.encode_texts(TEXTS, kind()), short.encode_texts(TEXTS, kind())),
        (full.encode_images(pictures(2, 400)), short.encode_images(pictures(2, 400))),
        (full.encode_audio(sounds(2, 2.0)), short.encode_audio(sounds(2, 2.0))),
    ):
        assert (one * other).sum(axis=1).min() > 0.99
    with pytest.raises(BugError):
        open_omni(omni_dir, Precision.FP16)


def test_what_looks_like_a_token_is_text(omni_dir: Path) -> None:
    """A document that has the model's own tokens in it is a text like any other."""
    awkward = ["<|image|><|image|> dog", "<|audio>", "<eos><pad>", "x" * 100_000, "\udcff\x00"]
    vectors = open_omni(omni_dir).encode_texts(awkward, TextKind.DOCUMENT)
    assert np.isfinite(vectors).all()
    assert np.abs(vectors[0] - vectors[1]).max() > 1e-3


def test_ears_of_its_own_make_a_space_of_their_own(omni_dir: Path) -> None:
    """With and without them it is told apart, and shares its memory; without, sounds are a bug."""
    omni = open_omni(omni_dir)
    deaf = omni.without_sound
    assert omni.identity == f"{deaf.identity}:ears"
    assert deaf.with_own_ears.identity == omni.identity
    assert deaf.modalities == {Modality.IMAGE, Modality.TEXT}
    np.testing.assert_array_equal(
        omni.encode_texts(TEXTS, kind()), deaf.encode_texts(TEXTS, kind())
    )
    with pytest.raises(BugError):
        deaf.encode_audio(sounds(1, 1.0))


@pytest.mark.parametrize("damage", ["weights", "config", "kind", "processor"])
def test_damage_is_told_in_one_line(changed: Path, damage: str) -> None:
    """A file that is cut short, makes no sense, or is missing says to download the model again."""
    config = changed / "config.json"
    match damage:
        case "weights":
            (changed / WEIGHTS_FILE).write_bytes(b"short")
        case "config":
            config.write_text("{", "utf-8")
        case "kind":
            config.write_text(json.dumps({"model_type": "clap"}), "utf-8")
        case "processor":
            (changed / "processor_config.json").write_text("[]", "utf-8")
    with pytest.raises(UserError, match="download the model again") as caught:
        open_omni(changed).load()
    assert "\n" not in str(caught.value)
