"""A decoder that a hostile file has taken over costs that file, and reaches nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import hostile_decoders
import pytest
from hostile_decoders import mark_of
from media_files import SPEC

from engine.media import worker
from engine.media.pool import DecoderPool
from engine.types.decoded import FileDone, FileFailed

NOT_VALID = FileFailed("the decoder gave an answer that is not valid")


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[DecoderPool]:
    """A pool whose process is hostile."""
    monkeypatch.setattr(worker, "run", hostile_decoders.run)
    monkeypatch.setattr("engine.media.decoder_process._REPLY_SECONDS", 1.0)
    with DecoderPool(SPEC, workers=1) as made:
        yield made


def end_of(pool: DecoderPool, name: str, folder: Path) -> FileDone | FileFailed:
    """How a file ends that makes its decoder do what its name says, and a good one after it."""
    path = str(folder / f"{name}.png")
    ends = {
        its_path: part
        for its_path, part in pool.stream([path, "good.png"])
        if isinstance(part, FileDone | FileFailed)
    }
    assert isinstance(ends["good.png"], FileDone)
    return ends[path]


@pytest.mark.parametrize("name", ["pickled", "pickled-in-a-header", "pickled-in-an-array"])
def test_nothing_that_a_decoder_sends_is_executed(
    pool: DecoderPool, tmp_path: Path, name: str
) -> None:
    """A pickle that runs code when it is read costs the file at most, and is never run."""
    end = end_of(pool, name, tmp_path)
    assert end == NOT_VALID or name == "pickled-in-an-array"
    assert not mark_of(str(tmp_path / f"{name}.png")).exists()


@pytest.mark.parametrize(
    "name", ["no-reply", "object-array", "stops-in-the-middle", "started-again", "endless"]
)
def test_a_malformed_reply_costs_the_file(pool: DecoderPool, tmp_path: Path, name: str) -> None:
    """What no decoder of ours sends costs the file that it came for, with a reason."""
    assert end_of(pool, name, tmp_path) == NOT_VALID


@pytest.mark.skipif(sys.platform != "linux", reason="simulates a Linux kernel without them")
@pytest.mark.parametrize("where", ["on_an_old_kernel", "in_a_container"])
def test_a_system_that_cannot_confine_decoders_decodes_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    """Where Landlock and seccomp are not to be had, files are read; the log says so once."""
    monkeypatch.setattr(worker, "run", getattr(hostile_decoders, f"run_{where}"))
    monkeypatch.setattr("engine.media.pool._ALONE_SECONDS", 0.0)
    path = tmp_path / "a.txt"
    path.write_text("Some words.")
    with DecoderPool(SPEC, workers=2) as pool:
        ends = [part for _, part in pool.stream([str(path)] * 4) if isinstance(part, FileDone)]
    assert len(ends) == 4
    assert caplog.text.count("not confined by Landlock") == 1
    assert caplog.text.count("not confined by seccomp") == 1
