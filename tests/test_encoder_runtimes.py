"""The runtimes of a CLIP model: exported networks agree with torch, and only such are used."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from checkpoints import CLIP_SIDE, SIGLIP_SIDE, open_encoder, pictures, write_clip, write_siglip

from engine.alignment.registry import build
from engine.encoders import clip, onnx_files, probes, runtimes
from engine.encoders.checkpoint import Checkpoint, read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.devices import Device
from engine.encoders.pins import WEIGHTS_FILE
from engine.encoders.runtime_trial import try_runtimes
from engine.encoders.runtimes import Runtime, Trial
from engine.errors import Cancelled
from engine.models.speed import cached_speed
from engine.models.upkeep import measure_speed
from engine.sentences.models import speed as told
from engine.types.vectors import TextKind

TEXTS = ["a dog", "rain on a tin roof", "", "犬", "word " * 200]


def never() -> bool:
    """Whether to stop: no."""
    return False


@pytest.fixture(scope="module")
def plain_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP, and in `networks` what is no network but lies where one would."""
    directory = write_clip(tmp_path_factory.mktemp("plain"))
    for name in (onnx_files.PICTURES, onnx_files.TEXTS):
        path = directory / "networks" / Runtime.ONNX_FP32 / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 99)
    return directory


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP with its networks beside it, in `networks`; not to be changed."""
    return with_networks(write_clip(tmp_path_factory.mktemp("clip")))


@pytest.fixture(scope="module")
def siglip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of SigLIP2's shape."""
    return with_networks(write_siglip(tmp_path_factory.mktemp("siglip")))


def with_networks(directory: Path) -> Path:
    """Export a model into its own folder."""
    from engine.encoders.onnx_export import export

    export(read_checkpoint(directory), directory / "networks", never)
    return directory


@pytest.fixture
def model(plain_dir: Path, tmp_path: Path) -> Path:
    """A copy of the small CLIP, to be changed."""
    return Path(shutil.copytree(plain_dir, tmp_path / "model"))


def keep(model: Path, runtime: Runtime) -> Checkpoint:
    """Put the networks of a runtime where an encoder of the model looks for them."""
    checkpoint = read_checkpoint(model)
    onnx_files.keep(model / "networks" / runtime, checkpoint, runtime, model / "notes")
    return checkpoint


def kept(model: Path) -> Path:
    """Where the networks of the model were kept."""
    checkpoint = read_checkpoint(model)
    return onnx_files.folder_for(checkpoint.weights_hash(model / "notes"), model / "notes")


@pytest.mark.slow
@pytest.mark.parametrize("family", ["clip_dir", "siglip_dir"])
@pytest.mark.parametrize(
    ("runtime", "agreement"), [(Runtime.ONNX_FP32, 0.999999), (Runtime.ONNX_INT8, 0.99)]
)
def test_exported_networks_agree_with_torch(
    family: str,
    runtime: Runtime,
    agreement: float,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Any number of pictures and texts get the vectors of torch; 8 bits of so few, nearly so."""
    model = Path(shutil.copytree(request.getfixturevalue(family), tmp_path / "model"))
    keep(model, runtime)
    plain, other = open_encoder(model), open_encoder(model, runtime)
    images = pictures(35, SIGLIP_SIDE)
    for expected, found in (
        (plain.encode_images(images), other.encode_images(images)),
        (plain.encode_texts(TEXTS, TextKind.QUERY), other.encode_texts(TEXTS, TextKind.QUERY)),
    ):
        assert found.dtype == np.float32
        assert (found * expected).sum(axis=1).min() >= agreement
    assert other.runtime is runtime


@pytest.mark.slow
def test_parts_of_pictures_are_seen_beside_exported_networks(
    clip_dir: Path, tmp_path: Path
) -> None:
    """What torch alone can tell is the same, whatever encodes whole pictures."""
    model = Path(shutil.copytree(clip_dir, tmp_path / "model"))
    keep(model, Runtime.ONNX_FP32)
    image = pictures(1, SIGLIP_SIDE)[0]
    expected = open_encoder(model).encode_regions(image)
    found = open_encoder(model, Runtime.ONNX_FP32).encode_regions(image)
    assert expected is not None
    assert found is not None
    np.testing.assert_array_equal(found.vectors, expected.vectors)


def flip_a_bit(folder: Path) -> None:
    """Damage the weights of a network, as a bad disk would."""
    path = max(folder.iterdir(), key=lambda one: one.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def lose_a_file(folder: Path) -> None:
    """Remove one of the networks."""
    (folder / onnx_files.TEXTS).unlink()


def age(folder: Path) -> None:
    """Say that another version of torch made them."""
    path = folder / "exported.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["versions"]["torch"] = "1.0"
    path.write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("harm", [flip_a_bit, lose_a_file, age, shutil.rmtree])
def test_networks_that_are_not_what_was_exported_are_not_run(
    model: Path, harm: Callable[[Path], None]
) -> None:
    """Damaged, incomplete, stale or absent networks leave the model to torch."""
    keep(model, Runtime.ONNX_FP32)
    harm(kept(model))
    encoder = open_encoder(model, Runtime.ONNX_FP32)
    encoder.load()
    assert encoder.runtime in (Runtime.FP32, Runtime.BF16)


def test_networks_of_other_weights_are_not_run(model: Path) -> None:
    """Who replaces the weights of a model has its networks left alone."""
    keep(model, Runtime.ONNX_FP32)
    checkpoint = read_checkpoint(model)
    assert onnx_files.find(checkpoint, Runtime.ONNX_FP32, model / "notes") == kept(model)
    (write_clip(model.parent / "other", seed=5) / WEIGHTS_FILE).replace(checkpoint.weights)
    assert onnx_files.find(checkpoint, Runtime.ONNX_FP32, model / "notes") is None


@pytest.mark.slow
def test_a_measurement_finds_the_runtime_and_notes_it(
    model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """All runtimes are tried; the next load uses the best, which the figures name."""
    monkeypatch.setattr(clip, "_WORTH_A_TRIAL", 0)
    name, cache = f"local-dir:{model}", model / "cache"
    with caplog.at_level(logging.INFO, "engine.encoders.runtime_trial"):
        speed = measure_speed(name, cache, never)
    tried = {record.args[0] for record in caplog.records if isinstance(record.args, tuple)}
    assert tried == set(runtimes.on_device(Device.CPU))
    encoder = build(name, cache)
    best = runtimes.noted(encoder.identity, cache)
    assert best is not None
    assert speed.runtime is best
    weights = read_checkpoint(model).weights_hash(cache)
    assert onnx_files.folder_for(weights, cache).exists() is best.exported
    assert not list(cache.glob(".onnx-*"))
    assert cached_speed(name, cache) == speed
    assert " torch" in told(speed) or " ONNX Runtime" in told(speed)


def test_a_stopped_trial_keeps_nothing(model: Path, tmp_path: Path) -> None:
    """Who stops the measurement of a speed finds no note, no networks and no draft."""
    encoder = ClipEncoder(read_checkpoint(model), "test:test", tmp_path / "cache")
    with pytest.raises(Cancelled):
        try_runtimes(read_checkpoint(model), encoder.identity, tmp_path / "cache", lambda: True)
    assert runtimes.noted(encoder.identity, tmp_path / "cache") is None
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]


def test_small_models_are_not_tried(model: Path, tmp_path: Path) -> None:
    """What is quick anyway is not exported."""
    encoder = ClipEncoder(read_checkpoint(model), "test:test", tmp_path / "cache")
    encoder.try_runtimes(never)
    assert runtimes.noted(encoder.identity, tmp_path / "cache") is None


def test_a_note_holds_for_the_versions_it_was_made_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update nobody knows whether the runtime still agrees, so torch is used."""
    runtimes.remember("clip:a", tmp_path, Runtime.ONNX_INT8)
    assert runtimes.noted("clip:a", tmp_path) is Runtime.ONNX_INT8
    assert runtimes.noted("clip:b", tmp_path) is None
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    assert runtimes.noted("clip:a", tmp_path) is None


def test_only_what_agrees_can_win() -> None:
    """The fastest runtime wins if its vectors agree, and if the gain is worth what it costs."""
    plain = Trial(1.0, 1.0)
    assert runtimes.fastest({Runtime.FP32: plain}) is Runtime.FP32
    for trial, expected in (
        (Trial(0.1, 0.9985), Runtime.FP32),
        (Trial(0.1, float("nan")), Runtime.FP32),
        (Trial(0.9, 0.9995), Runtime.FP32),
        (Trial(0.5, 0.9995), Runtime.ONNX_INT8),
    ):
        assert runtimes.fastest({Runtime.FP32: plain, Runtime.ONNX_INT8: trial}) is expected
    both = {Runtime.FP32: plain, Runtime.ONNX_FP32: Trial(0.6, 1.0)}
    assert runtimes.fastest({**both, Runtime.BF16: Trial(0.5, 1.0)}) is Runtime.ONNX_FP32
    assert runtimes.fastest({**both, Runtime.BF16: Trial(0.2, 1.0)}) is Runtime.BF16


def test_probes_are_the_same_everywhere() -> None:
    """Each time the same, in three shapes, and no two alike."""
    once, again = probes.pictures(CLIP_SIDE), probes.pictures(CLIP_SIDE)
    for one, other in zip(once, again, strict=True):
        np.testing.assert_array_equal(one, other)
    assert {picture.shape[:2] for picture in once} == {(32, 32), (32, 48), (48, 32)}
    assert len({picture.tobytes() for picture in once}) == len(once)
    assert len(set(probes.TEXTS)) == len(probes.TEXTS)
