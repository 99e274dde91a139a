"""How a record of the log is written: on one line each, and without what is not to stand there."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

_LINE = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
_MOST_FRAMES = 40
_MOST_CAUSES = 5
_MOST_CHARS = 500
# Also the separators of lines that are not "\n", and halves of characters, which no file can hold.
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What a message quotes may come from a file or a query; an absolute path may stand in the log.
_QUOTED = re.compile(r"""(["'])(?!/|[A-Za-z]:\\)(?:\\.|(?!\1)[^\\])*\1""", re.DOTALL)
# These quote names of the program's own.
_OF_CODE = (AttributeError, ImportError, NameError, TypeError)

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LogFormatter(logging.Formatter):
    """Escapes what could be taken for another record, and tells errors without their quotations."""

    def __init__(self, line: str = _LINE) -> None:
        super().__init__(line)

    def format(self, record: logging.LogRecord) -> str:
        # Another formatter may have left its own text of the error in the record.
        own = copy.copy(record)
        own.exc_text = None
        text = _UNPRINTABLE.sub(_escaped, super().format(own))
        return text.replace("\n", "\n    ")

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name that it overrides
        return tell(ei[1]) if ei[1] else ""


def tell(error: BaseException) -> str:
    """An error and what it came of, with where they were raised, as the log may have them."""
    return "\n".join(_tellings(error))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _tellings(error: BaseException | None) -> Iterator[str]:
    for _ in range(_MOST_CAUSES):
        if error is None:
            return
        frames = traceback.format_tb(error.__traceback__, limit=-_MOST_FRAMES)
        yield f"Traceback:\n{''.join(frames)}{type(error).__qualname__}: {_message(error)}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _message(error: BaseException) -> str:
    whole = str(error)
    told = whole if isinstance(error, _OF_CODE) else _QUOTED.sub("'…'", whole)
    return told[:_MOST_CHARS]
