"""The trial of torch on accelerators, where there are any: seconds, and nothing is exported."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from ..errors import Cancelled
from ..types.vectors import Vectors
from .devices import Device
from .precision import Precision
from .runtimes import Runtime, Trial, fastest, on_device
from .towers import ClipTowers

_ROUNDS = 3
_log = logging.getLogger(__name__)


def try_accelerators(
    towers: ClipTowers,
    expected: Vectors,
    devices: Sequence[Device],
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[Runtime, Trial]:
    """How the runtimes of accelerators do; those that break are left out.

    Args:
        expected: the vectors of the probes, as torch makes them in fp32.

    Raises:
        Cancelled: the person asked to stop.
    """
    trials = {}
    for runtime in (runtime for device in devices for runtime in on_device(device)):
        stop_if(cancelled)
        try:
            towers.use_torch(runtime.precision, runtime.device)
            trial = trial_of(towers, expected)
        except RuntimeError as error:
            _log.warning("%s is left out: %s", runtime, error)
            continue
        if towers.left_accelerator:
            _log.warning("%s is left out: it breaks", runtime)
            towers.left_accelerator = False
            continue
        trials[runtime] = trial
    return trials


def compare_torch(
    towers: ClipTowers, devices: Sequence[Device], device: Device | None
) -> Runtime | None:
    """The runtime of accelerators that does best; None where torch in fp32 is as fast.

    It takes some seconds: nothing is exported. The towers are as they were before.
    """
    expected = towers.encode_probes()
    trials = {Runtime.FP32: trial_of(towers, expected)}
    trials |= try_accelerators(towers, expected, devices)
    towers.use_torch(Precision.FP32)
    best = fastest(trials, device)
    return best if best is not Runtime.FP32 else None


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise `Cancelled` where the person asked to stop."""
    if cancelled():
        raise Cancelled("the trial of runtimes was stopped")


def trial_of(towers: ClipTowers, expected: Vectors) -> Trial:
    """How the towers do on the probes, as they are now.

    Args:
        expected: the vectors of the probes, as torch makes them in fp32.
    """
    found = towers.encode_probes()
    seconds = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        towers.encode_probes()
        seconds.append(time.perf_counter() - begin)
    return Trial(min(seconds), float((found * expected).sum(axis=1).min()))
