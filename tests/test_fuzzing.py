"""Damaged files of every format: each is read, read in part, or refused with one plain reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fuzzing import mutants, write_seeds
from media_files import SPEC

from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.types.decoded import Batch, FileDone, FileFailed

# These tell of a decoder that broke, or of an error that nobody foresaw.
UNFORESEEN = ("decoder", "took longer", "the file is damaged, or of a kind")


def damaged(folder: Path, each: int, seed: int) -> Iterator[str]:
    """Write damaged files one by one, as they are asked for."""
    seeds = write_seeds(folder)
    for name, content in mutants(seeds, each, seed):
        path = folder / f"damaged-{name}"
        path.write_bytes(content)
        yield str(path)


def check(folder: Path, each: int, seed: int) -> int:
    """Decode damaged files as the product does; tells how many there were."""
    ends = 0
    with DecoderPool(SPEC, limits=Limits(seconds=20.0)) as pool:
        for path, part in pool.stream(damaged(folder, each, seed)):
            if isinstance(part, Batch):
                continue
            ends += 1
            assert isinstance(part, FileDone | FileFailed)
            if isinstance(part, FileFailed):
                assert not part.reason.startswith(UNFORESEEN), Path(path).name
                assert "decoder" not in part.reason
                assert len(part.reason.splitlines()) == 1
            Path(path).unlink()
    return ends


def test_damaged_files_harm_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A few hundred damaged files crash nothing, hold nothing up, and surprise no decoder."""
    assert check(tmp_path, each=3, seed=9) > 70
    assert caplog.records == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(4))
def test_many_damaged_files_harm_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    """Thousands of damaged files do no more."""
    assert check(tmp_path, each=100, seed=seed) > 2000
    assert caplog.records == []
