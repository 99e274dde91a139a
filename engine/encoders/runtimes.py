"""What a CLIP model's towers run on, as it was found by trial on this machine, and the note of it.

Which is the fastest depends on the processor. A note holds for the versions of torch and ONNX
Runtime that it was made with; vectors of one space may come from any runtime that passed.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from . import json_cache as notes

AGREEMENT = 0.999

_NOTES = "runtimes.json"


class Runtime(StrEnum):
    """What computes the vectors; they are float32 in any case."""

    FP32 = "fp32"
    BF16 = "bf16"
    ONNX_FP32 = "onnx-fp32"
    ONNX_INT8 = "onnx-int8"

    @property
    def exported(self) -> bool:
        """Whether it runs files that were exported, not the model as torch has it."""
        return self in (Runtime.ONNX_FP32, Runtime.ONNX_INT8)


# How many times as fast as the best before it a runtime must be: a copy of the weights on the disk
# is worth some gain, and rounding more.
NEEDED_GAIN: Mapping[Runtime, float] = {
    Runtime.FP32: 1.0,
    Runtime.ONNX_FP32: 1.1,
    Runtime.BF16: 1.3,
    Runtime.ONNX_INT8: 1.3,
}


@dataclass(frozen=True, slots=True)
class Trial:
    """How one runtime did on the probes.

    Attributes:
        seconds: for all probes, the best of a few rounds.
        agreement: the least cosine of its vectors with those of torch in fp32.
    """

    seconds: float
    agreement: float


def fastest(trials: Mapping[Runtime, Trial]) -> Runtime:
    """The quickest runtime that agrees with torch in fp32, which must be among them."""
    best = Runtime.FP32
    for runtime, gain in NEEDED_GAIN.items():
        trial = trials.get(runtime)
        if trial is None or not trial.agreement >= AGREEMENT:
            continue
        if trials[best].seconds > gain * trial.seconds:
            best = runtime
    return best


def noted(identity: str, cache_dir: Path) -> Runtime | None:
    """The runtime that won on this machine, with the versions that are installed now."""
    note = notes.read(cache_dir / _NOTES).get(_key(identity))
    if not isinstance(note, dict) or note.get("versions") != versions():
        return None
    runtime = note.get("runtime")
    return Runtime(runtime) if runtime in tuple(Runtime) else None


def remember(identity: str, cache_dir: Path, runtime: Runtime) -> None:
    """Note which runtime won."""
    note = {"runtime": runtime.value, "versions": versions()}
    notes.remember(cache_dir / _NOTES, _key(identity), note)


def versions() -> dict[str, str]:
    """The versions of what computes vectors and exports networks."""
    return {name: version(name) for name in ("torch", "onnxruntime", "open_clip_torch")}


def _key(identity: str) -> str:
    return f"{platform.node()} {platform.machine()} {identity}"
