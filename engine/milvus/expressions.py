"""Filters as Milvus reads them. Whatever a person typed comes in as a quoted text or a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..local_days import midnight
from ..types import Filters, Modality

_MOST = 2**63 - 1
# A search of the library's own files leaves out by the exact day itself, in SQL.
_DAY_NS = 86_400 * 10**9


def stored(text: str, most: int = _MOST) -> str:
    """A text as a row has it: no control characters nor halves of letters, cut to some bytes."""
    plain = "".join(" " if ord(letter) < 32 or ord(letter) == 127 else letter for letter in text)
    return plain.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def quoted(text: str) -> str:
    """A text as a literal: nothing in it can end the literal."""
    escaped = stored(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def among(field: str, values: Iterable[str | int]) -> str:
    """A field has one of some values."""
    listed = ", ".join(quoted(one) if isinstance(one, str) else str(int(one)) for one in values)
    return f"{field} in [{listed}]"


def is_text(field: str, value: str) -> str:
    """A field has exactly this text."""
    return f"{field} == {quoted(value)}"


def is_other_text(field: str, value: str) -> str:
    """A field has another text than this."""
    return f"{field} != {quoted(value)}"


def both(*conditions: str) -> str:
    """All of some conditions; empty ones say nothing."""
    return " and ".join(f"({one})" for one in conditions if one)


def filters_of(filters: Filters) -> str:
    """What of some filters a row can be asked; empty where that is nothing.

    Everything that passes all filters passes this; days are a day wider on both sides, since
    cameras and computers tell time in zones of their own.
    """
    return both(*_conditions(filters))


def _conditions(filters: Filters) -> Iterator[str]:
    if filters.modalities != frozenset(Modality):
        yield among("modality", sorted(map(str, filters.modalities)))
    if filters.extensions:
        endings = {one.lower().rpartition(".")[2] for one in filters.extensions}
        yield among("ending", sorted(endings))
    yield from _bounds("size", filters.smallest, filters.largest)
    if filters.shortest is not None or filters.longest is not None:
        # A duration that is not known is stored as 0.
        yield "duration > 0.0"
    yield from _bounds("duration", filters.shortest, filters.longest)
    after = None if filters.after is None else midnight(filters.after) * 10**9 - _DAY_NS
    before = None if filters.before is None else midnight(filters.before) * 10**9 + _DAY_NS
    yield from _bounds("moment", after, before)


def _bounds(field: str, low: float | None, high: float | None) -> Iterator[str]:
    if low is not None:
        yield f"{field} >= {_number(low)}"
    if high is not None:
        yield f"{field} <= {_number(high)}"


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(min(max(value, -_MOST), _MOST))
    return repr(min(max(float(value), -1e300), 1e300))
