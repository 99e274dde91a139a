"""ONNX Runtime's sessions on the processor. Nothing is told of their use."""

from __future__ import annotations

from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as state

from ..threads import threads_of_models

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
    options.intra_op_num_threads = threads_of_models()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except _REFUSALS as error:
        raise RuntimeError(f"ONNX Runtime cannot run the network ({error})") from error
