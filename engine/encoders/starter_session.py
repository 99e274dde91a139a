"""The starter's shipped files as networks of ONNX Runtime."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from ..types.vectors import Vectors
from .onnx_session import open_session
from .starter_files import StarterConfig, read_file


def open_network(directory: Path, name: str, config: StarterConfig) -> onnxruntime.InferenceSession:
    """Open a network of the starter.

    Raises:
        UserError: its file is missing or damaged.
    """
    return open_session(read_file(directory, name, config))


def run(network: onnxruntime.InferenceSession, **inputs: np.ndarray) -> Vectors:
    """Run a network that has one output."""
    found: Vectors = network.run(None, inputs)[0]
    return found
