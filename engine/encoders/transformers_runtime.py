"""The one place that imports transformers, which fails beside a torchvision that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from ..errors import UserError
from ..language import tr
from .openclip_runtime import import_torchvision

_REINSTALL = "pip install --upgrade --force-reinstall torch torchvision transformers"


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
        raise UserError(
            tr(
                "transformers cannot be loaded ({reason}); run: {command}",
                reason=reason,
                command=_REINSTALL,
            )
        ) from error
    module: ModuleType = transformers
    return module


@contextmanager
def quiet(transformers: ModuleType) -> Iterator[None]:
    """Keep reports and bars of reading weights from the terminal."""
    logging = transformers.utils.logging
    verbosity, has_bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if has_bars:
            logging.enable_progress_bar()
