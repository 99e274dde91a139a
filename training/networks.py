"""From trained modules to ONNX files, and how their weights are kept small.

Halves: large weights are stored as float16 and cast when the file is opened, so nothing is computed
in half precision. Integers: the text tower's matrices are stored and multiplied in 8 bits, one
scale a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

SMALL = 4_096
OPSET = 17


def export(module: nn.Module, path: Path, examples: dict[str, Tensor], axes: Sequence[str]) -> None:
    """Write a module with one output as ONNX; the first `axes` of its inputs are free."""
    free = dict(enumerate(axes))
    torch.onnx.export(
        module.eval(),
        tuple(examples.values()),
        path,
        input_names=list(examples),
        output_names=["found"],
        dynamic_axes=dict.fromkeys(examples, free) | {"found": {0: axes[0]}},
        opset_version=OPSET,
        dynamo=False,
    )


def halve(path: Path) -> None:
    """Store the large weights of a file in half precision."""
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < SMALL:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, path)


def to_integers(path: Path, most_inputs: int) -> None:
    """Store the matrices of a file as integers of 8 bits and multiply in them.

    Without a sign: processors without VNNI add signed products up in 16 bits, which overflow.

    Args:
        most_inputs: matrices over more numbers than these stay as they are. A few of those numbers
            are so large that integers would keep nothing of the others.
    """
    from onnxruntime.quantization import (  # noqa: PLC0415 - imports much that only this needs
        QuantType,
        quantize_dynamic,
    )

    quantize_dynamic(
        path,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QUInt8,
        nodes_to_exclude=_over_more(onnx.load(path), most_inputs),
    )


def _over_more(model: onnx.ModelProto, inputs: int) -> list[str]:
    """Return the names of the products with stored matrices over more than so many inputs."""
    wide = {
        weight.name for weight in model.graph.initializer if weight.dims and weight.dims[0] > inputs
    }
    return [node.name for node in model.graph.node if wide.intersection(node.input)]
