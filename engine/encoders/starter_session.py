"""ONNX Runtime's sessions over the starter's shipped files. Nothing is told of their use."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnxruntime

from ..types.vectors import Vectors
from .starter_files import StarterConfig, read_file

THREADS = "OMP_NUM_THREADS"


def open_network(directory: Path, name: str, config: StarterConfig) -> onnxruntime.InferenceSession:
    """Open a network with the threads that this process was given, none of them spinning."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    content = read_file(directory, name, config)
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def run(network: onnxruntime.InferenceSession, **inputs: np.ndarray) -> Vectors:
    """Run a network that has one output."""
    found: Vectors = network.run(None, inputs)[0]
    return found


def _threads() -> int:
    """What is asked for in OpenMP's way, the outermost level first; 0 lets the runtime choose."""
    outermost = os.environ.get(THREADS, "").partition(",")[0].strip()
    return int(outermost) if outermost.isdecimal() else 0
