"""What can be wrong with a query as it was typed."""

from __future__ import annotations

from ..errors import UserError


class QuerySyntaxError(UserError):
    """A place of a query that cannot be understood; one line says what to write instead.

    Attributes:
        start, end: the place, as character offsets into the text; 0 <= start < end <= length.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


class BadValueError(UserError):
    """What follows a `key:` cannot be understood; the parser adds the place."""
