"""The trial of a CLIP model's runtimes on this machine: export, compare on probes, keep the best.

It takes a minute or two, so it belongs to the measurement of a model's speed, not to its start.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import onnx_files
from .accelerator_trial import stop_if, trial_of, try_accelerators
from .checkpoint import Checkpoint
from .devices import Device
from .onnx_export import export
from .precision import Precision
from .runtimes import Runtime, Trial, fastest, remember
from .torch_devices import accelerators
from .towers import ClipTowers

_log = logging.getLogger(__name__)


def try_runtimes(
    checkpoint: Checkpoint,
    identity: str,
    cache_dir: Path,
    cancelled: Callable[[], bool],
    device: Device | None = None,
) -> dict[Runtime, Trial]:
    """Try all runtimes, keep the networks of the fastest where it needs them, and note it.

    Args:
        device: the only one to choose from.

    Returns:
        How each did that could be tried.

    Raises:
        UserError: the model cannot be read.
        OSError: the disk refuses.
        Cancelled: the person asked to stop; nothing is noted or kept.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir, prefix=".onnx-") as draft:
        is_wanted = device in (None, Device.CPU)
        networks = Path(draft) / "networks"
        drafts = _exported(checkpoint, networks, cancelled) if is_wanted else {}
        trials = _trials(ClipTowers(checkpoint), drafts, cancelled)
        best = fastest(trials, device)
        if best.exported:
            onnx_files.keep(drafts[best], checkpoint, best, cache_dir)
    remember(identity, cache_dir, best, device)
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
    trials = {Runtime.FP32: trial_of(towers, expected)}
    for runtime, folder in drafts.items():
        stop_if(cancelled)
        try:
            towers.use_exported(folder)
        except RuntimeError as error:
            _log.warning("%s is left out: %s", runtime, error)
            continue
        trials[runtime] = trial_of(towers, expected)
    stop_if(cancelled)
    towers.use_torch(Precision.BF16)
    trials[Runtime.BF16] = trial_of(towers, expected)
    trials |= try_accelerators(towers, expected, accelerators(), cancelled)
    for runtime, trial in trials.items():
        _log.info("%s: %.3f s, cosine %.5f", runtime, trial.seconds, trial.agreement)
    return trials
