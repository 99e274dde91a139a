"""Where the `triptych` command begins, and the one place that decides its exit code.

Decoder processes import this module again when they start, so it imports nothing heavy.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from types import FrameType

from ..errors import Cancelled, UserError
from .exit_codes import DONE, INTERRUPTED, USER_ERROR
from .interrupt import interrupt_held


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        # Nothing more can be written; a reader that has seen enough, such as `head`, is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            code = _unwritable(error)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; returns 0 done, 1 user error, 2 usage, 130 interrupted."""
    before = signal.signal(signal.SIGINT, _interrupt)
    try:
        with interrupt_held():
            from .app import app  # noqa: PLC0415
        app(arguments, prog_name="triptych")
    except UserError as error:
        return _end(str(error), USER_ERROR)
    except Cancelled:
        return _end("Interrupted. What was done so far is kept.", INTERRUPTED)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return _unwritable(error)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    finally:
        signal.signal(signal.SIGINT, before)
    return DONE


def _unwritable(error: OSError) -> int:
    return _end(f"The output could not be written: {error.strerror}.", USER_ERROR)


def _end(message: str, code: int) -> int:
    from .console import complain  # noqa: PLC0415

    complain(message)
    return code


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Cancelled


if __name__ == "__main__":
    main()
