"""The engine below a library, which is opened when something first needs it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UserError
from ..language import tr
from ..paths import LibraryPaths

if TYPE_CHECKING:
    from ..encoders.base import Encoder
    from ..library.facade import Library


@dataclass(frozen=True, slots=True)
class Choices:
    """How a library is to be opened; None for what is usual.

    Attributes:
        preset: the model to index with, and the only one to search with.
        device: what models run on.
        encoder_of: makes the encoder of a preset, given the folder of downloaded models.
    """

    preset: str | None = None
    device: str | None = None
    encoder_of: Callable[[str, Path], Encoder] | None = None


class LazyEngine:
    """The facade of one library, opened once. Any thread may ask for it."""

    def __init__(self, directory: Path, choices: Choices) -> None:
        self._directory = directory
        self._choices = choices
        self._lock = threading.Lock()
        self._opened: Library | None = None

    def get(self, *, makes: bool = False) -> Library:
        """The facade.

        Args:
            makes: make a library where there is none.

        Raises:
            UserError: there is no library, or it cannot be opened.
        """
        if not makes:
            self.refuse_missing()
        with self._lock:
            if self._opened is None:
                self._opened = _open(self._directory, self._choices)
            return self._opened

    def refuse_missing(self) -> None:
        """Say so where there is no library.

        Raises:
            UserError: there is none; nothing was made in its place.
        """
        if not os.path.exists(LibraryPaths(self._directory).catalogue):
            raise UserError(
                tr("There is no library in {folder} yet. Index a folder.", folder=self._directory)
            )

    def close(self) -> None:
        """Close what is open; safe to call twice."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()


def _open(directory: Path, choices: Choices) -> Library:
    from ..alignment.registry import build  # noqa: PLC0415 - lists do without
    from ..encoders.devices import parse_device  # noqa: PLC0415
    from ..library.facade import Library  # noqa: PLC0415

    device = parse_device(choices.device) if choices.device else None
    encoder_of = choices.encoder_of or partial(build, device=device)
    return Library(directory, choices.preset, encoder_of=encoder_of)
