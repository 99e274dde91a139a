"""What a CLIP model's towers run on, as it was found by trial on this machine, and the note of it.

Which is the fastest depends on the processor. A note holds for the versions of torch and ONNX
Runtime that it was made with; vectors of one space may come from any runtime that passed.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from . import json_cache as notes
from .devices import Device
from .precision import Precision

AGREEMENT = 0.999

_NOTES = "runtimes.json"


class Runtime(StrEnum):
    """What computes the vectors; they are float32 in any case."""

    FP32 = "fp32"
    BF16 = "bf16"
    ONNX_FP32 = "onnx-fp32"
    ONNX_INT8 = "onnx-int8"
    CUDA_FP32 = "cuda-fp32"
    CUDA_FP16 = "cuda-fp16"
    CUDA_BF16 = "cuda-bf16"
    MPS_FP32 = "mps-fp32"
    MPS_FP16 = "mps-fp16"
    XPU_FP32 = "xpu-fp32"
    XPU_FP16 = "xpu-fp16"
    XPU_BF16 = "xpu-bf16"

    @property
    def exported(self) -> bool:
        """Whether it runs files that were exported, not the model as torch has it."""
        return self in (Runtime.ONNX_FP32, Runtime.ONNX_INT8)

    @property
    def device(self) -> Device:
        """Where the weights lie."""
        name = self.value.partition("-")[0]
        return Device(name) if name in tuple(Device) else Device.CPU

    @property
    def precision(self) -> Precision:
        """The number format of the weights, where torch has them.

        Raises:
            ValueError: it is an exported one.
        """
        return Precision(self.value.rpartition("-")[2])


# How many times as fast as the best before it a runtime must be: a copy of the weights on the disk
# is worth some gain, and rounding more.
NEEDED_GAIN: Mapping[Runtime, float] = {
    Runtime.FP32: 1.0,
    Runtime.ONNX_FP32: 1.1,
    Runtime.BF16: 1.3,
    Runtime.ONNX_INT8: 1.3,
    # What an accelerator does leaves the processor to the decoders.
    Runtime.CUDA_FP32: 1.0,
    Runtime.CUDA_FP16: 1.0,
    Runtime.CUDA_BF16: 1.1,
    Runtime.MPS_FP32: 1.0,
    Runtime.MPS_FP16: 1.1,
    Runtime.XPU_FP32: 1.0,
    Runtime.XPU_FP16: 1.0,
    Runtime.XPU_BF16: 1.1,
}


class Trial(Struct, frozen=True):
    """How one runtime did on the probes.

    Attributes:
        seconds: for all probes, the best of a few rounds.
        agreement: the least cosine of its vectors with those of torch in fp32.
    """

    seconds: float
    agreement: float


def on_device(device: Device) -> tuple[Runtime, ...]:
    """The runtimes of a device, those of more exact numbers first."""
    return tuple(runtime for runtime in Runtime if runtime.device is device)


def fastest(trials: Mapping[Runtime, Trial], device: Device | None = None) -> Runtime:
    """The quickest runtime that agrees with torch in fp32, which must be among them.

    Args:
        device: the only one to choose from; where nothing on it agrees, it is torch in fp32.
    """
    able = {runtime: trial for runtime, trial in trials.items() if trial.agreement >= AGREEMENT}
    if device not in (None, Device.CPU):
        on_it = [runtime for runtime in able if runtime.device is device]
        return min(on_it, key=lambda runtime: able[runtime].seconds, default=Runtime.FP32)
    best = Runtime.FP32
    for runtime, gain in NEEDED_GAIN.items():
        is_wanted = runtime in able and device in (None, runtime.device)
        if is_wanted and trials[best].seconds > gain * able[runtime].seconds:
            best = runtime
    return best


def noted(identity: str, cache_dir: Path, device: Device | None = None) -> Runtime | None:
    """The runtime that won on this machine, with the versions that are installed now.

    Args:
        device: the one that was settled, if any.
    """
    note = notes.read(cache_dir / _NOTES).get(_key(identity, device))
    if not isinstance(note, dict) or note.get("versions") != versions():
        return None
    runtime = note.get("runtime")
    return Runtime(runtime) if runtime in tuple(Runtime) else None


def remember(
    identity: str, cache_dir: Path, runtime: Runtime, device: Device | None = None
) -> None:
    """Note which runtime won, of all or of those of a device."""
    note = {"runtime": runtime.value, "versions": versions()}
    notes.remember(cache_dir / _NOTES, _key(identity, device), note)


def versions() -> dict[str, str]:
    """The versions of what computes vectors and exports networks."""
    from importlib.metadata import version  # noqa: PLC0415 - the window asks for none of these

    return {name: version(name) for name in ("torch", "onnxruntime", "open_clip_torch")}


def _key(identity: str, device: Device | None) -> str:
    on = f" on {device}" if device else ""
    return f"{platform.node()} {platform.machine()} {identity}{on}"
