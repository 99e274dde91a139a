"""The starter's small files: what they cost in precision, and that they are small."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from torch import nn

onnx = pytest.importorskip("onnx", reason="of the extra train")
networks = pytest.importorskip("training.networks")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def _run(path: Path, rows: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"rows": rows})[0])


@pytest.fixture
def written(tmp_path: Path) -> tuple[nn.Module, Path]:
    """A small network and its file."""
    torch.manual_seed(0)
    module = nn.Sequential(nn.Linear(96, 128), nn.ReLU(), nn.Linear(128, 64)).eval()
    path = tmp_path / "network.onnx"
    networks.export(module, path, {"rows": torch.zeros(2, 96)}, ["n"])
    return module, path


def test_a_file_gives_what_its_module_gives(written: tuple[nn.Module, Path]) -> None:
    """For any number of rows."""
    module, path = written
    rows = torch.randn(5, 96, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = module(rows).numpy()
    np.testing.assert_allclose(_run(path, rows.numpy()), expected, atol=1e-5)


def test_halves_lose_little_and_save_half(written: tuple[nn.Module, Path]) -> None:
    """Large weights take half the room, and the results differ by the rounding alone."""
    _, path = written
    rows = np.random.default_rng(2).standard_normal((5, 96)).astype(np.float32)
    before, size = _run(path, rows), path.stat().st_size
    networks.halve(path)
    assert path.stat().st_size < 0.6 * size
    np.testing.assert_allclose(_run(path, rows), before, atol=5e-3)


class _Products(nn.Module):
    """Two products without offsets: of 96 numbers, then of 128."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = nn.Parameter(torch.randn(96, 128))
        self.wide = nn.Parameter(torch.randn(128, 64))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return (rows @ self.narrow).relu() @ self.wide


def test_only_narrow_matrices_become_integers(tmp_path: Path) -> None:
    """A matrix over more inputs than are said keeps its numbers, and the result its direction."""
    torch.manual_seed(0)
    path = tmp_path / "products.onnx"
    networks.export(_Products(), path, {"rows": torch.zeros(2, 96)}, ["n"])
    rows = np.random.default_rng(3).standard_normal((1, 96)).astype(np.float32)
    before = _run(path, rows)
    networks.to_integers(path, most_inputs=96)
    kinds = [weight.data_type for weight in onnx.load(path).graph.initializer if weight.dims[1:]]
    assert sorted(kinds) == [onnx.TensorProto.FLOAT, onnx.TensorProto.UINT8]
    after = _run(path, rows)
    assert float((before * after).sum() / np.linalg.norm(before) / np.linalg.norm(after)) > 0.99
