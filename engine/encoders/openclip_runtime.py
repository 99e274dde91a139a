"""The one place that imports open_clip, and copes with a torchvision that does not fit torch.

A torchvision built for CUDA cannot load its compiled operators beside a CPU-only torch and then
fails on import. open_clip needs none of those operators, only torchvision's transforms in plain
Python, so it is enough to declare the two that torchvision insists on.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import torch

from ..errors import UserError
from ..language import tr

_OPERATORS = ("nms", "qnms")
_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_REINSTALL = "pip install --upgrade --force-reinstall torch torchvision open_clip_torch"


def import_open_clip() -> ModuleType:
    """The `open_clip` package, imported without a line of log.

    Raises:
        UserError: open_clip or torchvision is missing or does not fit torch.
    """
    with quiet():
        try:
            import_torchvision()
            import open_clip  # noqa: PLC0415 - torchvision has to be mended first
        except (ImportError, RuntimeError, OSError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise UserError(
                tr(
                    "open_clip cannot be loaded ({reason}); run: {command}",
                    reason=reason,
                    command=_REINSTALL,
                )
            ) from error
    module: ModuleType = open_clip
    return module


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what open_clip writes to the root logger to itself."""
    root = logging.getLogger()
    errors = logging.StreamHandler()
    errors.setLevel(logging.ERROR)
    # With no handler at all, logging.info() would install one on stderr for good.
    root.addHandler(errors)
    root.addFilter(_not_from_open_clip)
    try:
        yield
    finally:
        root.removeFilter(_not_from_open_clip)
        root.removeHandler(errors)


def _not_from_open_clip(record: logging.LogRecord) -> bool:
    return "open_clip" not in record.pathname


def import_torchvision() -> None:
    """Import torchvision, mended where it does not fit torch; transformers needs it, too.

    Raises:
        ImportError, RuntimeError, OSError: it is missing, or beyond mending.
    """
    try:
        import torchvision  # noqa: PLC0415
    except RuntimeError as error:
        if "operator torchvision::" not in str(error):
            raise
        _declare_operators()
        _forget_modules("torchvision")
        import torchvision  # noqa: F401, PLC0415


def _declare_operators() -> None:
    for name in _OPERATORS:
        torch.library.define(f"torchvision::{name}", _SCHEMA)


def _forget_modules(package: str) -> None:
    for name in [n for n in sys.modules if n == package or n.startswith(f"{package}.")]:
        del sys.modules[name]
