"""The one place that imports transformers, which fails beside a torchvision that does not fit."""

from __future__ import annotations

from types import ModuleType

from ..errors import UserError
from .openclip_runtime import import_torchvision

_REINSTALL = "run: pip install --upgrade --force-reinstall torch torchvision transformers"


def import_transformers() -> ModuleType:
    """The `transformers` package.

    Raises:
        UserError: it or torchvision is missing or does not fit torch.
    """
    try:
        import_torchvision()
        import transformers  # noqa: PLC0415 - torchvision has to be mended first
    except (ImportError, RuntimeError, OSError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise UserError(f"transformers cannot be loaded ({reason}); {_REINSTALL}") from error
    module: ModuleType = transformers
    return module
