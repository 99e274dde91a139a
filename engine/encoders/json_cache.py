"""Small JSON notes beside the models: what was measured or hashed once and need not be again.

A note is a convenience: one that is missing, damaged or cannot be written costs time, never
correctness.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any


def read(path: Path) -> dict[str, Any]:
    """The object in a JSON file; empty where there is none or it cannot be read."""
    with suppress(OSError, ValueError):
        content = json.loads(path.read_text("utf-8"))
        if isinstance(content, dict):
            return content
    return {}


def remember(path: Path, key: str, value: object) -> None:
    """Set one key of a JSON file, leaving the others as they are."""
    # A read-only or full disk must not stop the work: the next start measures again.
    with suppress(OSError):
        write(path, {**read(path), key: value})


def write(path: Path, content: dict[str, Any]) -> None:
    """Replace a JSON file in one step.

    Raises:
        OSError: the directory cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as draft:
        json.dump(content, draft, indent=2, sort_keys=True)
    try:
        Path(draft.name).replace(path)
    except OSError:
        Path(draft.name).unlink()
        raise
