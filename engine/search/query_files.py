"""Decodes the files that a question is asked with, and those that an answer is explained with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..types.decoded import Batch, Part
from ..types.vectors import InputSpec

if TYPE_CHECKING:
    from ..media.pool import DecoderPool

# The first minutes of a long sound are enough to ask with, and keep memory bounded.
MOST_PARTS = 16
# Sounds are decoded from their beginning, so what lies deeper takes too long to fetch.
MOST_SECONDS = 600


class QueryFiles:
    """One decoder process, kept from one question to the next. One thread uses an instance."""

    def __init__(self) -> None:
        self._pool: DecoderPool | None = None
        self._spec: InputSpec | None = None

    def decode(
        self,
        spec: InputSpec,
        path: str,
        is_enough: Callable[[list[Part]], bool] = lambda parts: False,
    ) -> list[Part]:
        """The first parts of a file, prepared as this `spec` says.

        Args:
            is_enough: asked about the parts so far; once true, no more are waited for.
        """
        parts: list[Part] = []
        for _, part in self._pool_for(spec).stream(
            [path], lambda: sum(map(_tells, parts)) >= MOST_PARTS or is_enough(parts)
        ):
            parts.append(part)
        return parts

    def close(self) -> None:
        """End the process; safe to call twice."""
        if self._pool is not None:
            self._pool.close()

    def _pool_for(self, spec: InputSpec) -> DecoderPool:
        from ..media.pool import DecoderPool  # noqa: PLC0415 - most questions are words alone

        if self._pool is None or self._spec != spec:
            self.close()
            self._pool, self._spec = DecoderPool(spec, workers=1), spec
        return self._pool


def _tells(part: Part) -> bool:
    """Whether it is more than a sign that the decoder is at work."""
    return not isinstance(part, Batch) or bool(part.segments)
