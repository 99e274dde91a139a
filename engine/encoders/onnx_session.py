"""ONNX Runtime's sessions on the processor. Nothing is told of their use."""

from __future__ import annotations

import os
from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as state

THREADS = "OMP_NUM_THREADS"
_ERRORS_ONLY = 3
_REFUSALS = (
    state.Fail,
    state.InvalidArgument,
    state.InvalidGraph,
    state.InvalidProtobuf,
    state.NoSuchFile,
    state.NotImplemented,
    state.RuntimeException,
)


def open_session(model: bytes | Path) -> onnxruntime.InferenceSession:
    """Open a network with the threads that this process was given, none of them spinning.

    Raises:
        RuntimeError: it is no network that ONNX Runtime can run.
    """
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = _threads()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except _REFUSALS as error:
        raise RuntimeError(f"ONNX Runtime cannot run the network ({error})") from error


def _threads() -> int:
    """What is asked for in OpenMP's way, the outermost level first; 0 lets the runtime choose."""
    outermost = os.environ.get(THREADS, "").partition(",")[0].strip()
    return int(outermost) if outermost.isdecimal() else 0
