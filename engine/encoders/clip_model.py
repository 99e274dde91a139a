"""A checkpoint as open_clip has it: the model with its weights, as float32, and its tokenizer."""

from __future__ import annotations

import pickle
from types import ModuleType
from typing import Any

from safetensors import SafetensorError

from ..errors import UserError
from ..language import tr
from .checkpoint import Checkpoint
from .clip_weights import fill
from .openclip_runtime import import_open_clip, quiet

_UNBUILDABLE = (
    AssertionError,
    AttributeError,
    ImportError,
    KeyError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
_UNREADABLE = (EOFError, KeyError, OSError, SafetensorError, StopIteration, pickle.UnpicklingError)


def read_model(checkpoint: Checkpoint) -> Any:
    """Build the model and read its weights, as float32.

    Raises:
        UserError: the weights are damaged or belong to another architecture.
    """
    open_clip = import_open_clip()
    with quiet():
        model = _build(open_clip, checkpoint).eval()
        _read_weights(open_clip, model, checkpoint)
    return model


def read_tokenizer(checkpoint: Checkpoint) -> Any:
    """What makes tokens of texts.

    Raises:
        UserError: its files are missing or damaged.
    """
    open_clip = import_open_clip()
    # A tokenizer that brings code of its own is never run.
    options = {"trust_remote_code": False} if checkpoint.has_tokenizer else {}
    try:
        with quiet():
            return open_clip.get_tokenizer(f"local-dir:{checkpoint.directory}", **options)
    except _UNBUILDABLE as error:
        raise UserError(
            tr(
                "The tokenizer in {folder} is missing or damaged; download the model again",
                folder=checkpoint.directory,
            )
        ) from error


def _build(open_clip: ModuleType, checkpoint: Checkpoint) -> Any:
    try:
        return open_clip.create_model(
            f"local-dir:{checkpoint.directory}", load_weights=False, pretrained_text=False
        )
    except _UNBUILDABLE as error:
        raise UserError(
            tr(
                "open_clip cannot build the model that {folder} describes ({reason}); download it "
                "again or choose another model",
                folder=checkpoint.directory,
                reason=_reason(error),
            )
        ) from error


def _read_weights(open_clip: ModuleType, model: Any, checkpoint: Checkpoint) -> None:
    weights = checkpoint.weights
    try:
        fill(open_clip, model, weights)
    except _UNREADABLE as error:
        raise UserError(
            tr("{weights} is damaged; download the model again", weights=weights)
        ) from error
    except (RuntimeError, AttributeError, ValueError) as error:
        raise UserError(
            tr(
                "{weights} does not fit the model that its folder describes; download the model "
                "again or choose another one",
                weights=weights,
            )
        ) from error


def _reason(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
