"""Models on accelerators: chosen by trial, in batches that fit, and left where they break.

There is no accelerator where tests run: torch on the processor stands in for one, by its name.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import CLIP_SIDE, open_encoder, pictures, write_clip
from typer.testing import CliRunner

from engine.alignment.runtime_setup import has_left_accelerator
from engine.cli.app import app
from engine.encoders import runtimes, torch_devices, towers
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.devices import Device, parse_device, settle_device, settled_device
from engine.encoders.runtimes import Runtime, Trial, fastest
from engine.encoders.torch_devices import FittingBatches, accelerators
from engine.encoders.towers import ClipTowers
from engine.errors import UserError
from engine.sentences.runs import report_sentences
from engine.types import IndexReport
from engine.types.vectors import TextKind


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let torch say that there is a graphics card, and compute on the processor instead."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(towers, "place_of", lambda device: torch.device("cpu"))


def opened(directory: Path, cache: Path, device: Device | None) -> ClipEncoder:
    """The model of a directory, on a device."""
    return ClipEncoder(read_checkpoint(directory), "test:test", cache, device=device)


def test_accelerators_are_those_that_torch_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is asked for by torch's own question."""
    for module in (torch.cuda, torch.xpu, torch.backends.mps):
        monkeypatch.setattr(module, "is_available", lambda: False)
    assert accelerators() == ()
    monkeypatch.setattr(torch.xpu, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert accelerators() == (Device.CUDA, Device.XPU)


def test_every_runtime_has_its_place() -> None:
    """A runtime's name tells its device and, unless it was exported, its numbers."""
    assert {runtime.device for runtime in Runtime} == set(Device)
    for runtime in Runtime:
        if not runtime.exported:
            assert runtime.value.endswith(runtime.precision)


def test_a_card_that_agrees_is_used(clip_dir: Path, tmp_path: Path, card: None) -> None:
    """Its vectors are those of torch on the processor, and it is noted for the next start."""
    plain = open_encoder(clip_dir, Runtime.FP32)
    encoder = opened(clip_dir, tmp_path, Device.CUDA)
    images = pictures(5, CLIP_SIDE)
    found = encoder.encode_images(images)
    assert encoder.runtime is not None
    assert encoder.runtime.device is Device.CUDA
    assert (found * plain.encode_images(images)).sum(axis=1).min() >= runtimes.AGREEMENT
    texts = encoder.encode_texts(["a dog"], TextKind.QUERY)
    expected = plain.encode_texts(["a dog"], TextKind.QUERY)
    assert (texts * expected).sum() >= runtimes.AGREEMENT
    assert runtimes.noted(encoder.identity, tmp_path, Device.CUDA) is encoder.runtime
    assert runtimes.noted(encoder.identity, tmp_path) is None


def test_a_card_that_disagrees_is_never_used(
    clip_dir: Path, tmp_path: Path, card: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it makes of the probes is not what torch makes in fp32, so the processor is used."""
    plain = ClipTowers._placed

    def mirrored(self: ClipTowers, pixels: torch.Tensor) -> torch.Tensor:
        placed = plain(self, pixels)
        return placed.flip(-1) if self._device is Device.CUDA else placed

    monkeypatch.setattr(ClipTowers, "_placed", mirrored)
    encoder = opened(clip_dir, tmp_path, Device.CUDA)
    encoder.load()
    assert encoder.runtime in (Runtime.FP32, Runtime.BF16)


def test_a_note_of_a_card_that_is_gone_is_not_followed(clip_dir: Path, tmp_path: Path) -> None:
    """Whoever takes the card out goes on with the processor."""
    encoder = opened(clip_dir, tmp_path, None)
    runtimes.remember(encoder.identity, tmp_path, Runtime.CUDA_FP16)
    encoder.load()
    assert encoder.runtime in (Runtime.FP32, Runtime.BF16)


def test_a_device_that_is_not_there_is_told(clip_dir: Path, tmp_path: Path) -> None:
    """Who asks for it by name learns that torch does not find it, and what to do."""
    with pytest.raises(UserError, match="no 'xpu' on this computer"):
        opened(clip_dir, tmp_path, Device.XPU).load()


def test_only_runtimes_of_the_device_are_chosen() -> None:
    """A settled device leaves the faster ones of others alone, and what disagrees out."""
    trials = {
        Runtime.FP32: Trial(1.0, 1.0),
        Runtime.ONNX_INT8: Trial(0.3, 1.0),
        Runtime.CUDA_FP32: Trial(2.0, 1.0),
        Runtime.CUDA_FP16: Trial(0.1, 0.99),
    }
    assert fastest(trials) is Runtime.ONNX_INT8
    assert fastest(trials, Device.CPU) is Runtime.ONNX_INT8
    assert fastest(trials, Device.CUDA) is Runtime.CUDA_FP32
    assert fastest(trials, Device.MPS) is Runtime.FP32
    quick = {**trials, Runtime.CUDA_FP16: Trial(0.1, 0.9999)}
    assert fastest(quick) is Runtime.CUDA_FP16
    assert fastest(quick, Device.CPU) is Runtime.ONNX_INT8


def test_batches_are_halved_where_memory_runs_out(caplog: pytest.LogCaptureFixture) -> None:
    """All items come in order, the smaller size stays, and one line for each step tells it."""
    sizes: list[int] = []

    def encode(items: Sequence[int]) -> torch.Tensor:
        sizes.append(len(items))
        if len(items) > 3:
            raise torch.OutOfMemoryError("no room")
        return torch.tensor(items)

    batches = FittingBatches(16)
    with caplog.at_level(logging.WARNING, torch_devices.__name__):
        assert torch.cat(batches.run(encode, range(10))).tolist() == list(range(10))
    assert sizes == [10, 5, 2, 2, 2, 2, 2]
    assert len(caplog.records) == 2
    assert torch.cat(batches.run(encode, range(5))).tolist() == list(range(5))
    assert sizes[7:] == [2, 2, 1]


def test_no_room_for_a_single_one_is_an_error() -> None:
    """What does not fit at all is told, rather than tried for ever."""

    def encode(items: Sequence[int]) -> torch.Tensor:
        raise torch.OutOfMemoryError("no room")

    with pytest.raises(torch.OutOfMemoryError):
        FittingBatches(16).run(encode, range(10))


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("no room"), RuntimeError("it broke")])
def test_a_card_that_fails_is_left(
    clip_dir: Path,
    tmp_path: Path,
    card: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: RuntimeError,
) -> None:
    """In the middle of its work the processor takes over, with one line; nothing is lost."""
    expected = open_encoder(clip_dir, Runtime.FP32).encode_images(pictures(9, CLIP_SIDE))
    encoder = opened(clip_dir, tmp_path, Device.CUDA)
    encoder.load()
    plain = ClipTowers._placed

    def failing(self: ClipTowers, pixels: torch.Tensor) -> torch.Tensor:
        if self._device is Device.CUDA:
            raise error
        return plain(self, pixels)

    monkeypatch.setattr(ClipTowers, "_placed", failing)
    with caplog.at_level(logging.WARNING, towers.__name__):
        found = encoder.encode_images(pictures(9, CLIP_SIDE))
    assert (found * expected).sum(axis=1).min() >= 0.9999
    assert encoder.runtime is Runtime.FP32
    assert [r for r in caplog.records if "the processor is used" in r.getMessage()]
    assert has_left_accelerator(encoder)
    told = report_sentences(IndexReport(indexed=9, left_accelerator=True))
    assert told[-1].startswith("The graphics card could not go on")


def test_a_device_is_settled_for_all_models(tmp_path: Path) -> None:
    """What was settled is remembered, and can be taken back; nonsense in the note is nothing."""
    assert settled_device(tmp_path) is None
    settle_device(parse_device("cpu"), tmp_path)
    assert settled_device(tmp_path) is Device.CPU
    settle_device(parse_device("auto"), tmp_path)
    assert settled_device(tmp_path) is None
    (tmp_path / "device.json").write_text('{"device": "abacus"}', "utf-8")
    assert settled_device(tmp_path) is None


def test_the_command_line_settles_and_tells(home: Path) -> None:
    """`models device` says what is settled, and what cannot be chosen is one line."""
    runner = CliRunner()
    assert "fastest" in runner.invoke(app, ["models", "device"]).output
    assert "'cpu' alone" in runner.invoke(app, ["models", "device", "cpu"]).output
    assert "'cpu' alone" in runner.invoke(app, ["models", "device"]).output
    assert "'cpu' alone" in runner.invoke(app, ["models", "list"]).output
    wrong = runner.invoke(app, ["models", "device", "abacus"])
    assert isinstance(wrong.exception, UserError)
    assert "auto, cpu, cuda, mps, xpu" in str(wrong.exception)


def test_vectors_do_not_depend_on_how_they_are_cut(clip_dir: Path) -> None:
    """Smaller batches make the same vectors, but for rounding."""
    model = ClipTowers(read_checkpoint(clip_dir))
    images = pictures(9, CLIP_SIDE)
    whole = model.encode_images(images)
    model._images.size = 2
    np.testing.assert_allclose(model.encode_images(images), whole, atol=1e-5)
