"""Sound through a real CLAP: the encoder by itself, and the whole path beside a real CLIP."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from audio_models import encode_file, open_both, write_sound
from checkpoints import (
    CLAP_DIM,
    CLAP_WEIGHTS,
    DIM,
    open_clap,
    sounds,
    write_clap,
)
from safetensors.torch import save_file

from engine.encoders import clap, fingerprint
from engine.encoders.audio_text import AudioTextModel
from engine.encoders.clap import ClapAudioEncoder
from engine.encoders.precision import Precision
from engine.encoders.transformers_runtime import import_transformers
from engine.errors import UserError
from engine.types.vectors import Samples

RATE = 48_000
CAPTIONS = ["a dog barking in a park", "rain", "the sound of a violin playing, then thunder"]
PROJECT = Path(__file__).parent.parent
ENCODE = """
import hashlib, sys
from pathlib import Path
import torch
torch.set_num_threads(1)
sys.path.insert(0, "tests")
from audio_models import encode_file, open_both
vectors = encode_file(open_both(Path(sys.argv[1])), Path(sys.argv[2]))
print(hashlib.sha256(vectors.tobytes()).hexdigest())
"""


@pytest.fixture
def clap_dir(hearing_models: Path, tmp_path: Path) -> Path:
    """A CLAP of this test's own."""
    return shutil.copytree(hearing_models / "clap", tmp_path / "clap")


@torch.inference_mode()
def reference(directory: Path, windows: list[Samples], captions: list[str]) -> list[np.ndarray]:
    """Vectors of sounds and captions by transformers' own model and feature extractor."""
    transformers = import_transformers()
    config = json.loads((directory / clap.CONFIG_FILE).read_text("utf-8"))
    model = transformers.ClapModel(transformers.ClapConfig.from_dict(config)).eval()
    model.load_state_dict(torch.load(directory / CLAP_WEIGHTS, weights_only=True))
    extractor = transformers.ClapFeatureExtractor.from_pretrained(directory)
    features = extractor(windows, sampling_rate=RATE, return_tensors="pt")
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_file=str(directory / clap.TOKENIZER_FILE), pad_token="<pad>"
    )
    tokens = tokenizer(captions, return_tensors="pt", padding=True)
    return [
        model.get_audio_features(features["input_features"]).pooler_output.numpy(),
        model.get_text_features(tokens.input_ids, tokens.attention_mask).pooler_output.numpy(),
    ]


def test_answers_keep_the_promises_of_the_protocol(hearing_models: Path) -> None:
    """Vectors are float32, of unit length, one per input; no input gives no rows."""
    sound: AudioTextModel = open_clap(hearing_models / "clap")
    assert (sound.dim, sound.sample_rate, sound.window_seconds) == (CLAP_DIM, RATE, 10.0)
    assert sound.encode_audio([]).shape == sound.encode_captions([]).shape == (0, CLAP_DIM)
    for vectors in (sound.encode_audio(sounds(3)), sound.encode_captions(CAPTIONS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (3, CLAP_DIM)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vectors_agree_with_transformers(hearing_models: Path) -> None:
    """Whole and short windows and captions get the vectors of transformers' own calls."""
    windows = [*sounds(2), *sounds(1, seconds=3.3), *sounds(1, seconds=7.0)]
    expected = reference(hearing_models / "clap", windows, CAPTIONS)
    sound = open_clap(hearing_models / "clap")
    np.testing.assert_allclose(sound.encode_audio(windows), expected[0], atol=1e-4)
    np.testing.assert_allclose(sound.encode_captions(CAPTIONS), expected[1], atol=1e-4)
    assert np.abs(expected[0][0] - expected[0][1]).max() > 1e-2
    assert np.abs(expected[1][0] - expected[1][1]).max() > 1e-2


@pytest.mark.parametrize("precision", Precision)
def test_a_window_has_the_same_vector_in_any_company(
    hearing_models: Path, precision: Precision
) -> None:
    """Alone or among others, bit by bit; nothing is cropped at random."""
    sound = open_clap(hearing_models / "clap", precision)
    windows = sounds(5)
    together = sound.encode_audio(windows)
    for window, vector in zip(windows, together, strict=True):
        np.testing.assert_array_equal(sound.encode_audio([window])[0], vector)


def test_bf16_stays_close_to_fp32(hearing_models: Path) -> None:
    """Half the bits change the direction of a vector by less than a hundredth."""
    full, half = (
        open_clap(hearing_models / "clap", precision)
        for precision in (Precision.FP32, Precision.BF16)
    )
    for one, other in (
        (full.encode_audio(sounds(4)), half.encode_audio(sounds(4))),
        (full.encode_captions(CAPTIONS), half.encode_captions(CAPTIONS)),
    ):
        assert other.dtype == np.float32
        assert (one * other).sum(axis=1).min() > 0.999
        assert np.abs(one - other).max() > 0


@pytest.mark.slow
def test_a_clip_of_half_a_minute_has_the_same_vectors_in_every_process(
    hearing_models: Path, tmp_path: Path
) -> None:
    """Decoded, encoded and carried over here and in another process: bit by bit the same."""
    path = write_sound(tmp_path / "clip.wav", 400, seconds=30)
    vectors = encode_file(open_both(hearing_models), path)
    assert vectors.shape == (5, DIM)
    np.testing.assert_array_equal(encode_file(open_both(hearing_models), path), vectors)
    told = subprocess.run(
        [sys.executable, "-c", ENCODE, str(hearing_models), str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    assert told.stdout.strip() == hashlib.sha256(vectors.tobytes()).hexdigest()


def test_only_the_audio_tower_is_needed_for_sounds(clap_dir: Path) -> None:
    """Sounds are encoded from a file that holds nothing else; captions then ask for a download."""
    expected = open_clap(clap_dir).encode_audio(sounds(1))
    state = torch.load(clap_dir / CLAP_WEIGHTS, weights_only=True)
    heard = {name: value for name, value in state.items() if name.startswith("audio_")}
    save_file(heard, clap_dir / "model.safetensors")
    sound = open_clap(clap_dir)
    np.testing.assert_array_equal(sound.encode_audio(sounds(1)), expected)
    with pytest.raises(UserError, match="download the sound model again"):
        sound.encode_captions(CAPTIONS)


def cut_weights(directory: Path) -> None:
    """Lose the end of the weights."""
    path = directory / CLAP_WEIGHTS
    path.write_bytes(path.read_bytes()[:10_000])


def take_code(directory: Path) -> None:
    """Put a pickle that would run code in place of the weights."""
    torch.save({"audio_model": print}, directory / CLAP_WEIGHTS)


def lose(name: str) -> Callable[[Path], None]:
    """Lose a file."""
    return lambda directory: (directory / name).unlink()


def configure(**changes: object) -> Callable[[Path], None]:
    """Change entries of the audio tower's configuration."""

    def change(directory: Path) -> None:
        path = directory / clap.CONFIG_FILE
        config = json.loads(path.read_text("utf-8"))
        config["audio_config"].update(changes)
        path.write_text(json.dumps(config), "utf-8")

    return change


@pytest.mark.parametrize(
    "harm",
    [
        cut_weights,
        take_code,
        lose(CLAP_WEIGHTS),
        lose(clap.CONFIG_FILE),
        lose(clap.PREPROCESSING_FILE),
        lose(clap.TOKENIZER_FILE),
        configure(patch_embeds_hidden_size=24, hidden_size=48),
        configure(num_attention_heads=[5, 5]),
        configure(enable_fusion=True, fusion_type="aff_2d"),
    ],
)
def test_unusable_models_end_in_one_line(clap_dir: Path, harm: Callable[[Path], None]) -> None:
    """Missing, damaged, dangerous or other weights: one line that says what to do."""
    harm(clap_dir)
    with pytest.raises(UserError, match="download the sound model|without fusion") as caught:
        sound = open_clap(clap_dir)
        sound.encode_audio(sounds(1))
        sound.encode_captions(CAPTIONS)
    assert "\n" not in str(caught.value)


def test_changed_weights_are_not_loaded(clap_dir: Path) -> None:
    """Weights that are not those that were downloaded tell nobody's sounds apart."""
    digest = fingerprint.hash_file(clap_dir / CLAP_WEIGHTS)
    write_clap(clap_dir, seed=1)
    sound = ClapAudioEncoder(clap_dir, clap_dir, digest, Precision.FP32)
    assert digest[:16] in sound.identity
    with pytest.raises(UserError, match="damaged; download the sound model again"):
        sound.load()


def test_weights_and_preprocessing_are_the_identity(hearing_models: Path, clap_dir: Path) -> None:
    """Equal files have one identity wherever they lie; any change has another."""
    before = open_clap(hearing_models / "clap").identity
    assert open_clap(clap_dir).identity == before
    path = clap_dir / clap.PREPROCESSING_FILE
    changed = {**json.loads(path.read_text("utf-8")), "frequency_min": 0}
    path.write_text(json.dumps(changed), "utf-8")
    assert open_clap(clap_dir).identity != before
    assert open_clap(write_clap(clap_dir, seed=1)).identity != before
