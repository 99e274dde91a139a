"""The cells of a notebook: what was written, run and answered in words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .extract import Extract, joined
from .plain_text import heading_of, read_json
from .text_encoding import decode_text


def read_notebook(data: bytes) -> Extract:
    """Extract the cells of a Jupyter notebook with their outputs in words, pictures left out."""
    try:
        cells = json.loads(decode_text(data))["cells"]
        parts = [(f"cell {number}", _told(cell)) for number, cell in enumerate(cells, 1)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return read_json(data)
    text, places = joined(parts, len(data))
    return Extract(text, heading_of(text), places=places)


def _told(cell: dict[str, object]) -> str:
    outputs = cell.get("outputs")
    told = [_lines(cell.get("source")), *_outputs(outputs if isinstance(outputs, list) else [])]
    return "\n\n".join(part for part in told if part)


def _outputs(outputs: list[dict[str, object]]) -> Iterator[str]:
    for output in outputs:
        data = output.get("data")
        yield _lines(output.get("text"))
        yield _lines(data.get("text/plain") if isinstance(data, dict) else None)
        yield f"{output['ename']}: {output.get('evalue')}" if "ename" in output else ""


def _lines(source: object) -> str:
    """A text that is written as a whole or line by line."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
