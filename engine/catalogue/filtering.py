"""A query's filters as one SQL condition on the table of items."""

from __future__ import annotations

from ..types import Filters
from .folders import under


def item_condition(filters: Filters) -> tuple[str, list[object]]:
    """The condition on `items` that filters make, and its values."""
    values: list[object] = [str(modality) for modality in sorted(filters.modalities)]
    condition = f"modality IN ({','.join('?' * len(values))})"
    if filters.folders:
        parts = [under("path", folder) for folder in filters.folders]
        condition += " AND (" + " OR ".join(part for part, _ in parts) + ")"
        values += [value for _, part_values in parts for value in part_values]
    return condition, values
