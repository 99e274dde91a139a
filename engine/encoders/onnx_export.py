"""Exports the towers of a CLIP model from its weights to ONNX, in a process of its own.

The exporter takes twice the memory of the weights and half a minute of the interpreter, so it runs
where searches do not, and can be stopped.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.export import Dim

from ..errors import Cancelled, UserError
from .checkpoint import Checkpoint
from .clip_model import read_model, read_tokenizer
from .clip_texts import TextTower
from .onnx_files import INPUT, PICTURES, TEXTS
from .runtimes import Runtime

_SPAWN = get_context("spawn")
_ASK_EVERY = 0.2
_MOST_AT_ONCE = 1024
# The exporter and what it calls raise whatever comes first.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    UserError,
    ValueError,
)


def export(checkpoint: Checkpoint, draft: Path, cancelled: Callable[[], bool]) -> None:
    """Write the networks of each exported runtime to a folder of its name under `draft`.

    Raises:
        RuntimeError: this model cannot be exported here; the message says why.
        Cancelled: the person asked to stop.
    """
    receiver, sender = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_export_and_tell, args=(checkpoint, draft, sender), daemon=True)
    process.start()
    sender.close()
    try:
        failure = _wait(receiver, cancelled)
    finally:
        process.terminate()
        process.join()
        receiver.close()
    if failure:
        raise RuntimeError(failure)


def _wait(receiver: Connection, cancelled: Callable[[], bool]) -> str:
    while not receiver.poll(_ASK_EVERY):
        if cancelled():
            raise Cancelled("the trial of runtimes was stopped")
    try:
        return str(receiver.recv())
    except EOFError:
        return "the exporting process died"


def _export_and_tell(checkpoint: Checkpoint, draft: Path, sender: Connection) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            logging.disable(logging.ERROR)
            write_networks(checkpoint, draft)
    except _FAILURES as error:
        sender.send(f"{type(error).__name__}: {error}")
    else:
        sender.send("")


def write_networks(checkpoint: Checkpoint, draft: Path) -> None:
    """Do the work of `export` in this process; whatever fails is raised as it is."""
    model = read_model(checkpoint)
    side = checkpoint.image_side
    full = draft / Runtime.ONNX_FP32
    full.mkdir(parents=True)
    count = Dim("count", min=1, max=_MOST_AT_ONCE)
    _write_tower(model.visual, torch.zeros(2, 3, side, side), {0: count}, full / PICTURES)
    texts = TextTower(model).eval()
    tokens = texts.ends.cut(read_tokenizer(checkpoint)(["a dog", "rain on a tin roof"]))
    length = {1: Dim("length", min=1, max=model.context_length)} if texts.ends.suffice else {}
    _write_tower(texts, tokens, {0: count, **length}, full / TEXTS)
    _write_integers(full, draft / Runtime.ONNX_INT8)


def _write_tower(
    tower: torch.nn.Module, example: torch.Tensor, dynamic: Mapping[int, Dim], path: Path
) -> None:
    with torch.no_grad():
        torch.onnx.export(
            tower,
            (example,),
            str(path),
            input_names=[INPUT],
            dynamic_shapes=(dict(dynamic),),
            external_data=True,
            dynamo=True,
            verbose=False,
        )


def _write_integers(full: Path, short: Path) -> None:
    """Keep the matrices in 8 bits, one scale a column; what is multiplied is rounded as it comes.

    Half of the range is left free: without the instructions for it (VNNI), sums of products of 8
    bits do not fit into 16.
    """
    short.mkdir()
    for name in (PICTURES, TEXTS):
        quantize_dynamic(
            str(full / name),
            str(short / name),
            op_types_to_quantize=["MatMul", "Gemm"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
