"""The shipped starter encoder keeps the promises of the Encoder protocol."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.encoders import fingerprint
from engine.encoders.starter import StarterEncoder
from engine.encoders.starter_files import CONFIG, FILES, TEXT
from engine.english_words import starter_directory
from engine.errors import UserError
from engine.index.centring import unit_rows
from engine.paths import model_cache
from engine.types.tracks import CONTENTS
from engine.types.vectors import Pixels, Role, Samples, TextKind, Vectors

MOST_BYTES = 60_000_000


@pytest.fixture(scope="module")
def encoder() -> StarterEncoder:
    """The shipped encoder, loaded once."""
    found = StarterEncoder()
    found.load()
    return found


def _pictures(count: int) -> list[Pixels]:
    """Pictures of several shapes with something in them."""
    rng = np.random.default_rng(5)
    shapes = [(128, 128), (128, 200), (190, 128), (1, 1)]
    return [rng.integers(0, 256, (*shapes[i % 4], 3), dtype=np.uint8) for i in range(count)]


def _sounds(count: int) -> list[Samples]:
    """Tones and noises of several lengths."""
    rng = np.random.default_rng(6)
    tones = [np.sin(np.arange(16_000 * (1 + i % 3)) * (0.02 + 0.01 * i)) for i in range(count)]
    noise = [rng.standard_normal(len(tone)) for tone in tones]
    return [
        ((tone if i % 2 else rough) * 0.3).astype(np.float32)
        for i, (tone, rough) in enumerate(zip(tones, noise, strict=True))
    ]


def _texts(encoder: StarterEncoder, *texts: str) -> Vectors:
    """Encode queries."""
    return encoder.encode_texts(texts, TextKind.QUERY)


def _assert_unit(vectors: Vectors, count: int, dim: int) -> None:
    """Check the form of a result."""
    assert vectors.dtype == np.float32
    assert vectors.shape == (count, dim)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_every_tower_gives_unit_rows(encoder: StarterEncoder) -> None:
    """Pictures, sounds and texts of any size become unit float32 rows of one space."""
    _assert_unit(encoder.encode_images(_pictures(5)), 5, encoder.dim)
    _assert_unit(encoder.encode_audio(_sounds(5)), 5, encoder.dim)
    _assert_unit(_texts(encoder, "a dog", "", "qwxzzv!", "Ünï 12"), 4, encoder.dim)


def test_no_input_gives_no_rows(encoder: StarterEncoder) -> None:
    """Empty input gives (0, dim), never an error."""
    for rows in (encoder.encode_images([]), encoder.encode_audio([]), _texts(encoder)):
        assert rows.shape == (0, encoder.dim)
        assert rows.dtype == np.float32


def test_an_item_does_not_depend_on_its_batch(encoder: StarterEncoder) -> None:
    """Alone or among others, and again, the same item gives the same vector."""
    pictures, sounds, words = _pictures(5), _sounds(3), ["a red car", "rain", "two dogs play"]
    pairs = [
        (encoder.encode_images(pictures), np.stack([_alone(encoder, p) for p in pictures])),
        (
            encoder.encode_audio(sounds),
            np.concatenate([encoder.encode_audio([sound]) for sound in sounds]),
        ),
        (_texts(encoder, *words), np.concatenate([_texts(encoder, word) for word in words])),
    ]
    for together, alone in pairs:
        np.testing.assert_allclose(together, alone, atol=1e-4)
    np.testing.assert_array_equal(encoder.encode_images(pictures), pairs[0][0])


def _alone(encoder: StarterEncoder, picture: Pixels) -> Vectors:
    """Encode one picture by itself."""
    row: Vectors = encoder.encode_images([picture])[0]
    return row


def test_silence_and_no_samples_are_encodable(encoder: StarterEncoder) -> None:
    """A silent or empty window has a vector, and it is finite."""
    vectors = encoder.encode_audio([np.zeros(160_000, np.float32), np.zeros(0, np.float32)])
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("a dog", "puppy", "airplane"),
        ("a cat sleeping", "kitten", "truck"),
        ("rain", "water falling", "guitar"),
        ("a red car", "automobile", "banana"),
        ("people at the beach", "the sea shore", "computer keyboard"),
        ("the sound of a violin", "a fiddle playing", "dog barking"),
    ],
)
def test_everyday_texts_are_ordered(
    encoder: StarterEncoder, text: str, near: str, far: str
) -> None:
    """A text is nearer to what it is about than to something else."""
    query, close, away = _texts(encoder, text, near, far)
    assert query @ close > query @ away + 0.05


def test_a_note_of_one_word_answers_what_it_means_and_little_else(encoder: StarterEncoder) -> None:
    """Any two words are alike, but a document of one is hardly like what it does not mean."""
    mean = encoder.reference_means
    asked = encoder.encode_texts(["music", "dog", "car", "milk"], TextKind.QUERY)
    said = encoder.encode_texts(["milk", "Anna", "water"], TextKind.DOCUMENT)
    asked = unit_rows(asked - mean[Role.QUERY_TEXT])
    said = unit_rows(said - mean[Role.DOCUMENT_TEXT])
    *unrelated, milk = asked @ said.T
    assert milk.argmax() == 0
    assert milk[0] > 0.6
    assert np.mean(unrelated) < 0.15


@pytest.mark.parametrize("text", ["", "-", "(((((", "!!!", "\u200b", "\N{GRINNING FACE}"])
def test_a_text_without_words_is_the_mean_of_queries(encoder: StarterEncoder, text: str) -> None:
    """Signs, an emoji and invisible characters say nothing, so they are near nothing."""
    mean = encoder.reference_means[Role.QUERY_TEXT]
    np.testing.assert_allclose(_texts(encoder, text)[0], mean / np.linalg.norm(mean), atol=1e-5)


def test_capitals_are_small_letters(encoder: StarterEncoder) -> None:
    """Capitals change nothing."""
    plain, loud = _texts(encoder, "a dog in the park", "A DOG in the Park")
    np.testing.assert_allclose(plain, loud, atol=1e-6)


def test_description_needs_no_weights() -> None:
    """Identity, dim, spec and media are known without importing a runtime."""
    code = (
        "import sys; from engine.encoders.starter import StarterEncoder as S; e = S();"
        "assert e.identity.startswith('starter:') and e.dim and e.spec and e.modalities;"
        "assert not {'torch', 'onnxruntime'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_encoding_needs_no_torch() -> None:
    """A text is encoded by ONNX Runtime alone."""
    code = (
        "import sys; from engine.encoders.starter import StarterEncoder;"
        "from engine.types.vectors import TextKind;"
        "StarterEncoder().encode_texts(['a dog'], TextKind.QUERY);"
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_nothing_is_left_outside_of_the_library(tmp_path: Path) -> None:
    """The runtime writes no note of its use; all that stays are the hashes of the networks."""
    code = (
        "import numpy as np;"
        "from engine.encoders.starter import StarterEncoder as S;"
        "from engine.types.vectors import TextKind; e = S();"
        "e.encode_texts(['a dog'], TextKind.QUERY);"
        "e.encode_images([np.zeros((9, 9, 3), np.uint8)]);"
        "e.encode_audio([np.zeros(16_000, np.float32)])"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    home = {name: str(empty) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, env={**os.environ, **home})
    left = [path.name for path in empty.rglob("*") if path.is_file()]
    assert left == ["fingerprints.json"]


@pytest.mark.parametrize("threads", ["2", "2,1", " 1 ", "", "many", "-1"])
def test_any_wish_for_threads_is_borne(monkeypatch: pytest.MonkeyPatch, threads: str) -> None:
    """OpenMP's variable may have a list of levels, or what OpenMP itself passes over."""
    monkeypatch.setenv("OMP_NUM_THREADS", threads)
    _assert_unit(_texts(StarterEncoder(), "a dog"), 1, 384)


def test_means_are_given_for_every_role(encoder: StarterEncoder) -> None:
    """Each role has a finite mean vector inside the unit ball."""
    assert set(encoder.reference_means) == set(Role)
    assert encoder.modalities == set(CONTENTS)
    for mean in encoder.reference_means.values():
        assert mean.shape == (encoder.dim,)
        assert float(np.linalg.norm(mean)) < 1


def test_the_folder_is_small_and_has_its_card() -> None:
    """The shipped folder stays within 60 MB and says what it is."""
    files = list(starter_directory().iterdir())
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES
    card = (starter_directory() / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "everyday concepts, English" in card
    assert StarterEncoder().identity in card


def _copy(target: Path) -> Path:
    """Copy the shipped folder."""
    return Path(shutil.copytree(starter_directory(), target / "starter"))


def _use_every_file(encoder: StarterEncoder) -> None:
    """Ask for something of each tower, and for words."""
    encoder.load()
    encoder.understands("a dog")
    encoder.encode_images(_pictures(1))
    encoder.encode_audio(_sounds(1))


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    """One changed byte of any file is found and reported in one line that says what to do."""
    folder = _copy(tmp_path)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(UserError, match=r"damaged: install Triptych again") as caught:
        _use_every_file(StarterEncoder(folder))
    assert "\n" not in str(caught.value)


def test_files_are_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next start takes a file for whole without hashing it, until the file is another one."""
    folder = _copy(tmp_path)
    StarterEncoder(folder).load()
    hashed: list[int] = []
    sha256 = hashlib.sha256

    def counted(content: bytes) -> Any:
        hashed.append(len(content))
        return sha256(content)

    monkeypatch.setattr(hashlib, "sha256", counted)
    StarterEncoder(folder).load()
    assert not hashed
    network = folder / TEXT
    content, before = network.read_bytes(), network.stat()
    network.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(UserError, match="damaged"):
        StarterEncoder(folder).load()
    network.write_bytes(content)
    os.utime(network, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    StarterEncoder(folder).load()
    assert hashed == [len(content)] * 2


def test_a_new_file_with_the_time_of_the_old(tmp_path: Path) -> None:
    """The hash that was noted of an older version does not make the new one a damaged file."""
    folder = _copy(tmp_path)
    fingerprint.remember(folder / TEXT, model_cache(), "0" * 64)
    StarterEncoder(folder).load()


def test_missing_weights_are_reported(tmp_path: Path) -> None:
    """A folder without weights is the person's to mend."""
    folder = _copy(tmp_path)
    (folder / TEXT).unlink()
    with pytest.raises(UserError, match="missing"):
        StarterEncoder(folder).load()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"dim": 256}'])
def test_damaged_description_is_reported(tmp_path: Path, content: str) -> None:
    """A description that is not ours is the person's to mend."""
    (tmp_path / CONFIG).write_text(content)
    with pytest.raises(UserError, match="config.json"):
        StarterEncoder(tmp_path)
