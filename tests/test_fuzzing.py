"""Damaged files of every format: each is read, read in part, or refused with one plain reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeLibrary
from fuzzing import mutants, write_seeds
from media_files import SPEC
from runs import run

from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.types.decoded import Batch, FileDone, FileFailed

# These tell of a decoder that broke, or of an error that nobody foresaw.
UNFORESEEN = ("decoder", "took longer", "the file is damaged, or of a kind")


def damaged(folder: Path, each: int, seed: int) -> Iterator[str]:
    """Write damaged files one by one, as they are asked for."""
    (folder / "seeds").mkdir()
    for name, content in mutants(write_seeds(folder / "seeds"), each, seed):
        path = folder / f"damaged-{name}"
        path.write_bytes(content)
        yield str(path)


def check(folder: Path, each: int, seed: int) -> int:
    """Decode damaged files as the product does; tells how many there were."""
    ends = 0
    with DecoderPool(SPEC, limits=Limits()) as pool:
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
    assert check(tmp_path, each=4, seed=9) > 200
    assert caplog.records == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(20))
def test_many_damaged_files_harm_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    """Two thousand damaged files of each format, in twenty parts, do no more."""
    assert check(tmp_path, each=100, seed=seed) > 5000
    assert caplog.records == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_damaged_files_in_a_library(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Each becomes an item or a failure, and another run has nothing to do."""
    library, folder = make_library(), tmp_path / "media"
    folder.mkdir()
    files = list(damaged(folder, each=10, seed=5))
    shutil.rmtree(folder / "seeds")
    report = run(library, folder)
    assert (report.cancelled, report.indexed + report.failed) == (False, len(files))
    again = run(library)
    assert (again.unchanged + again.still_failing, again.indexed) == (len(files), 0)
    assert {failure.path for failure in library.failures()} <= set(files)
