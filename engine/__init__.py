"""Triptych's engine: it finds a person's own pictures, sounds, videos and documents by meaning.

Flow: `indexing` walks a root, decodes (in `media` processes), encodes (`encoders`) and stores
(`catalogue`); `search` turns a `Query` into vectors, asks the `index`, and `ranking` makes hits of
the answers. `library.facade.Library` is the facade of all that. Nothing in here knows about Qt.

Programs in Python use `Library`, which is imported when it is first asked for: docs/programs.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from .api.library import Library

__all__ = ["Library", "__version__"]


def __getattr__(name: str) -> object:
    if name == "Library":
        from .api.library import Library  # noqa: PLC0415 - `engine` is imported by all its parts

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
