"""Where a bridge is kept between runs: beside the models, one per pair of models.

The description is written last and holds the hash of the weights and the identities of all inputs.
One that is missing, damaged or made from anything else counts as none, and the bridge is fitted
again. A refusal is kept, too, so that a pair that does not fit is examined once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from msgspec import Struct, to_builtins

from ..encoders import json_cache as notes
from ..encoders.audio_text import AudioTextModel
from ..encoders.base import Encoder
from ..errors import Cancelled, UserError
from ..language import tr
from ..system_reasons import reason_and_file
from .fitting import Bridge, OnProgress, Recipe, fit_bridge
from .validation import BridgeFigures, BridgeRefused

FORMAT = 1
_DIRECTORY = "bridges"
_WAIT_SECONDS = 0.5


class BridgeStore(Struct, frozen=True):
    """The place of one pair's bridge.

    Attributes:
        clip, sound: the identities of the two models.
    """

    cache_dir: Path
    clip: str
    sound: str
    recipe: Recipe

    @property
    def identity(self) -> str:
        """What vectors of sounds depend on: both models and how the bridge is fitted."""
        return f"{self.clip}+{self.sound}+bridge:{self.recipe.identity}"

    def refusal(self) -> str:
        """Why the bridge of just these inputs was refused; empty where it was not."""
        return str(self._description().get("refused", ""))

    def read(self) -> Bridge | None:
        """The bridge, or None where there is none that was made from just these inputs."""
        from safetensors import SafetensorError  # noqa: PLC0415 - looking at models does without
        from safetensors.numpy import load  # noqa: PLC0415

        expected = self._description().get("sha256")
        try:
            content = self._weights.read_bytes()
            if hashlib.sha256(content).hexdigest() != expected:
                return None
            arrays = load(content)
            return Bridge(arrays["matrix"], arrays["mean"])
        except (OSError, KeyError, SafetensorError):
            return None

    def obtain(
        self,
        clip: Encoder,
        sound: AudioTextModel,
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> Bridge:
        """The bridge, fitted now unless it is there; processes that want the same fit it once.

        Raises:
            BridgeRefused: it failed its own check, now or before.
            UserError: a model is damaged, or the folder cannot be written.
            Cancelled: the person asked to stop.
        """
        try:
            self._weights.parent.mkdir(parents=True, exist_ok=True)
            with self._alone(cancelled):
                if reason := self.refusal():
                    raise BridgeRefused(reason)
                return self.read() or self._fit(clip, sound, on_progress, cancelled)
        except OSError as error:
            raise UserError(
                tr(
                    "Cannot write {folder}: {reason}",
                    folder=self._weights.parent,
                    reason=reason_and_file(error),
                )
            ) from error

    def _fit(
        self,
        clip: Encoder,
        sound: AudioTextModel,
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> Bridge:
        bridge, figures = fit_bridge(clip, sound, self.recipe.captions, on_progress, cancelled)
        try:
            figures.demand(self.recipe.least_recall)
        except BridgeRefused as refusal:
            self._describe(figures, refused=refusal.reason)
            raise
        self._write(bridge, figures)
        return bridge

    def figures(self) -> BridgeFigures | None:
        """What its examination found; None where there is no bridge of these inputs."""
        found = self._description().get("figures")
        return BridgeFigures.from_json(found) if found else None

    def _write(self, bridge: Bridge, figures: BridgeFigures) -> None:
        from safetensors.numpy import save  # noqa: PLC0415 - as in `read`

        content = save({"matrix": bridge.matrix, "mean": bridge.mean})
        draft = self._weights.with_suffix(".part")
        draft.write_bytes(content)
        draft.replace(self._weights)
        self._describe(figures, sha256=hashlib.sha256(content).hexdigest())

    def _describe(self, figures: BridgeFigures, **verdict: str) -> None:
        notes.write(self._note, {**self._inputs(), "figures": to_builtins(figures), **verdict})

    def _description(self) -> dict[str, Any]:
        """What is noted, as long as it is of the inputs as they are now."""
        noted = notes.read(self._note)
        inputs = self._inputs()
        return noted if inputs.items() <= noted.items() else {}

    def _inputs(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "clip": self.clip,
            "sound": self.sound,
            "recipe": self.recipe.identity,
            "least_recall": self.recipe.least_recall,
        }

    @property
    def _weights(self) -> Path:
        name = hashlib.sha256(f"{self.clip}\n{self.sound}".encode()).hexdigest()[:16]
        return self.cache_dir / _DIRECTORY / f"{name}.safetensors"

    @property
    def _note(self) -> Path:
        return self._weights.with_suffix(".json")

    @contextmanager
    def _alone(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        lock = FileLock(self._weights.with_suffix(".lock"))
        while True:
            try:
                lock.acquire(timeout=_WAIT_SECONDS)
                break
            except Timeout:
                if cancelled():
                    raise Cancelled("waiting for another process's bridge was given up") from None
        try:
            yield
        finally:
            lock.release()
