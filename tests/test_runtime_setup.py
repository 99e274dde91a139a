"""Before many pictures are indexed, what the model runs fastest on is found out by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checkpoints import write_clip

from engine.alignment import runtime_setup
from engine.alignment.runtime_setup import settle_runtime
from engine.encoders import clip, runtime_trial, runtimes
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.runtimes import Runtime
from engine.errors import Cancelled
from engine.types import Progress, Stage
from engine.types.vectors import TextKind

PICTURES = [f"/{number}.jpg" for number in range(runtime_setup.WORTH_PICTURES)]


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_small_clip: Path) -> ClipEncoder:
    """A small CLIP that counts as a large one, and cannot be exported, which takes long."""

    def refuse(*_: object) -> None:
        raise RuntimeError("it cannot be exported")

    monkeypatch.setattr(clip, "_WORTH_A_TRIAL", 0)
    monkeypatch.setattr(runtime_trial, "export", refuse)
    return ClipEncoder(read_checkpoint(write_small_clip), "test:test", tmp_path)


@pytest.fixture(scope="module")
def write_small_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


def settled(
    encoder: ClipEncoder, paths: list[str], cancelled: Callable[[], bool] = lambda: False
) -> list[Stage]:
    """What a run tells while it settles what the model runs on."""
    told: list[Progress] = []
    settle_runtime(encoder, paths, told.append, cancelled)
    return [progress.stage for progress in told]


def test_many_pictures_are_worth_a_trial(encoder: ClipEncoder, tmp_path: Path) -> None:
    """It is made once, and the encoder uses what won from then on."""
    encoder.load()
    assert settled(encoder, PICTURES) == [Stage.TRYING]
    assert encoder.runtime is runtimes.noted(encoder.identity, tmp_path)
    assert encoder.encode_texts(["a dog"], TextKind.QUERY).shape == (1, encoder.dim)
    assert settled(encoder, PICTURES) == []


def test_few_pictures_are_not(encoder: ClipEncoder) -> None:
    """Nor are texts and sounds, however many: they are encoded as they were before."""
    others = [f"/{number}.txt" for number in range(len(PICTURES))]
    assert settled(encoder, PICTURES[1:] + others) == []


def test_an_update_of_torch_asks_again(
    encoder: ClipEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note is void, nobody has to do anything, and the model stays the same one."""
    encoder.load()
    settled(encoder, PICTURES)
    identity = encoder.identity
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    assert settled(encoder, PICTURES) == [Stage.TRYING]
    assert runtimes.noted(identity, tmp_path) is not None
    assert encoder.identity == identity


def test_a_runtime_that_was_asked_for_is_left(encoder: ClipEncoder, tmp_path: Path) -> None:
    """Who settles the runtime, as benchmarks do, is not second-guessed."""
    fixed = ClipEncoder(encoder._checkpoint, "test:test", tmp_path, runtime=Runtime.FP32)
    assert settled(fixed, PICTURES) == []


def test_a_stopped_trial_ends_the_run_and_is_made_the_next_time(encoder: ClipEncoder) -> None:
    """Nothing is noted of half a trial."""
    with pytest.raises(Cancelled):
        settled(encoder, PICTURES, lambda: True)
    assert settled(encoder, PICTURES) == [Stage.TRYING]
