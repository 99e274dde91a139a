"""Enums whose values stand in libraries, where a newer version may have put one that is new.

Such a value comes with a step of the catalogue (`catalogue.migrations`), so that older versions
refuse the whole library in one line; what they meet all the same is told as such.
"""

from __future__ import annotations

from enum import StrEnum

from ..errors import NewerValueError


class StoredEnum(StrEnum):
    """An enum of which libraries keep values.

    Raises:
        NewerValueError: it has no such value; that is a `ValueError`, too, for whoever asks with
            what a person or another program has written.
    """

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise NewerValueError(value)
