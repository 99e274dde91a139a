"""The number format of a model's weights, chosen by trying both on this machine, once.

On a CPU with AMX or AVX512-BF16 half the bits make a model three times as fast; on others they
make it slower. The choice is noted per machine, model and version of torch, so that vectors stay
the same between runs; with another version it is made anew.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from . import json_cache as notes

_NOTES = "precision.json"
_ROUNDS = 3
# Below this gain the small loss of accuracy is not worth it.
_NEEDED_GAIN = 1.3


class Precision(StrEnum):
    """How weights and activations are kept; vectors are float32 either way."""

    FP32 = "fp32"
    BF16 = "bf16"
    FP16 = "fp16"


def choose(
    model: str,
    cache_dir: Path,
    run_fp32: Callable[[], object],
    run_bf16: Callable[[], object],
    agrees: Callable[[], bool],
) -> Precision:
    """The precision noted for this model on this machine, else the faster of the two.

    Args:
        model: identity of the model.
        cache_dir: where the choice is noted.
        run_fp32: encodes a small batch.
        run_bf16: encodes the same batch in bf16.
        agrees: whether bf16 makes the same vectors; asked where it is faster.
    """
    # The window imports this module, too, and asks for no version.
    from importlib.metadata import version  # noqa: PLC0415

    machine = f"{platform.node()} {platform.machine()}"
    path, key = cache_dir / _NOTES, f"{machine} torch {version('torch')} {model}"
    noted = notes.read(path).get(key)
    if noted in (Precision.FP32, Precision.BF16):
        return Precision(noted)
    chosen = faster(run_fp32, run_bf16)
    if chosen is Precision.BF16 and not agrees():
        chosen = Precision.FP32
    notes.remember(path, key, chosen.value)
    return chosen


def faster(run_fp32: Callable[[], object], run_bf16: Callable[[], object]) -> Precision:
    """BF16 where it is clearly faster, else FP32; the best of a few rounds of each counts."""
    for warm_up in (run_fp32, run_bf16):
        warm_up()
    plain = min(_seconds(run_fp32) for _ in range(_ROUNDS))
    short = min(_seconds(run_bf16) for _ in range(_ROUNDS))
    return Precision.BF16 if plain > _NEEDED_GAIN * short else Precision.FP32


def _seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin
