"""The selected files as rows of a table, for other programs: csv or json."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.language import tr
from engine.system_reasons import system_reason
from engine.types import Hit, Item

_COLUMNS = (
    *("path", "modality", "date", "size", "score", "strength"),
    *("favourite", "rating", "tags"),
)


def save_rows(target: Path, items: Sequence[Item], hits: Mapping[int, Hit]) -> None:
    """Write a row for each file: as JSON where the name of the target ends so, else as csv.

    Args:
        hits: the hits that files are, by their ids; others have no score.

    Raises:
        UserError: the target cannot be written.
    """
    rows = [_row(item, hits.get(item.id)) for item in items]
    try:
        if target.suffix.lower() == ".json":
            target.write_text(json.dumps({"files": rows}, indent=2) + "\n", encoding="utf-8")
        else:
            _write_csv(target, rows)
    except OSError as error:
        reason = system_reason(error)
        raise UserError(
            tr("{target} cannot be written: {reason}.", target=target, reason=reason)
        ) from error


def _row(item: Item, hit: Hit | None) -> dict[str, Any]:
    changed = datetime.fromtimestamp(item.mtime_ns / 1e9, UTC)
    return {
        "path": item.path,
        "modality": str(item.modality),
        "date": item.metadata.taken or changed.isoformat(timespec="seconds"),
        "size": item.size,
        "score": None if hit is None else round(hit.score, 4),
        "strength": None if hit is None else hit.strength,
        "favourite": item.marks.favourite,
        "rating": item.marks.rating,
        "tags": list(item.marks.tags),
    }


def _write_csv(target: Path, rows: Sequence[dict[str, Any]]) -> None:
    # Names that are not UTF-8 have no place in a text file; what they lack is marked.
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, "tags": "; ".join(row["tags"])})
