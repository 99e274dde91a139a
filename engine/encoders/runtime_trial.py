"""The trial of a CLIP model's runtimes on this machine: export, compare on probes, keep the best.

It takes a minute or two, so it belongs to the measurement of a model's speed, not to its start.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ..errors import Cancelled
from ..types.vectors import Vectors
from . import onnx_files
from .checkpoint import Checkpoint
from .onnx_export import export
from .precision import Precision
from .runtimes import Runtime, Trial, fastest, remember
from .towers import ClipTowers

_ROUNDS = 3
_log = logging.getLogger(__name__)


def try_runtimes(
    checkpoint: Checkpoint, identity: str, cache_dir: Path, cancelled: Callable[[], bool]
) -> dict[Runtime, Trial]:
    """Try all runtimes, keep the networks of the fastest where it needs them, and note it.

    Returns:
        How each did that could be tried.

    Raises:
        UserError: the model cannot be read.
        OSError: the disk refuses.
        Cancelled: the person asked to stop; nothing is noted or kept.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir, prefix=".onnx-") as draft:
        drafts = _exported(checkpoint, Path(draft) / "networks", cancelled)
        trials = _trials(ClipTowers(checkpoint), drafts, cancelled)
        best = fastest(trials)
        if best.exported:
            onnx_files.keep(drafts[best], checkpoint, best, cache_dir)
    remember(identity, cache_dir, best)
    return trials


def _exported(
    checkpoint: Checkpoint, draft: Path, cancelled: Callable[[], bool]
) -> dict[Runtime, Path]:
    try:
        export(checkpoint, draft, cancelled)
    except RuntimeError as error:
        _log.warning("the model in %s stays with torch: %s", checkpoint.directory, error)
        return {}
    return {runtime: draft / runtime for runtime in Runtime if runtime.exported}


def _trials(
    towers: ClipTowers, drafts: dict[Runtime, Path], cancelled: Callable[[], bool]
) -> dict[Runtime, Trial]:
    expected = towers.encode_probes()
    trials = {Runtime.FP32: _trial(towers, expected)}
    for runtime, folder in drafts.items():
        _stop_if(cancelled)
        try:
            towers.use_exported(folder)
        except RuntimeError as error:
            _log.warning("%s is left out: %s", runtime, error)
            continue
        trials[runtime] = _trial(towers, expected)
    _stop_if(cancelled)
    towers.use_torch(Precision.BF16)
    trials[Runtime.BF16] = _trial(towers, expected)
    for runtime, trial in trials.items():
        _log.info("%s: %.3f s, cosine %.5f", runtime, trial.seconds, trial.agreement)
    return trials


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled("the trial of runtimes was stopped")


def _trial(towers: ClipTowers, expected: Vectors) -> Trial:
    found = towers.encode_probes()
    seconds = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        towers.encode_probes()
        seconds.append(time.perf_counter() - begin)
    return Trial(min(seconds), float((found * expected).sum(axis=1).min()))
