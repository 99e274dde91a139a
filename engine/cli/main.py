"""Where the `triptych` command begins, and the one place that decides its exit code.

Decoder processes import this module again when they start, so it imports nothing heavy.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import ExitStack

from ..errors import Cancelled, EngineError, bug_line, is_for_want_of_room, user_line
from ..logs import open_log
from ..threads import keep_numpy_on_one_thread
from .exit_codes import DONE, INTERRUPTED, USAGE, USER_ERROR
from .interrupt import CommandEnd, handled, interrupt_held

_log = logging.getLogger(__name__)


def main() -> None:
    """Run the command line and leave with its exit code."""
    keep_numpy_on_one_thread()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        # Nothing more can be written; a reader that has seen enough, such as `head`, is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            code = _unwritable(error)
    if _is_held_up():
        os._exit(code)
    sys.exit(code)


def _is_held_up() -> bool:
    """Whether a decoder could not be ended: a drive that has died holds it inside the system.

    Python would wait for it, which it must not: it ends when the drive is back.
    """
    processes = sys.modules.get("multiprocessing")
    return processes is not None and bool(processes.active_children())


def run(arguments: list[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 user error, 2 usage, 3 damaged; 128 and the number of the signal that ended it:
        130 for Ctrl-C.
    """
    end = CommandEnd()
    with handled(end), ExitStack() as logs:
        started = time.monotonic()
        code = _run(arguments, logs)
        if code == INTERRUPTED:
            code = 128 + end.number
        _log.debug("exit code %d after %.2f s", code, time.monotonic() - started)
        return code


def _run(arguments: list[str], logs: ExitStack) -> int:
    """Run one command; what is logged of it, until `logs` is closed, is for `--verbose` to say."""
    if "" in arguments:
        # As a path it would be the present folder, which `forget` or `index` would then take.
        return _end("One of the arguments is empty: is it a variable that is not set?", USAGE)
    try:
        logs.enter_context(open_log())
        with interrupt_held():
            from .app import app  # noqa: PLC0415
        app(arguments, prog_name="triptych", obj=logs)
    except Cancelled:
        return _end("Interrupted. What was done so far is kept.", INTERRUPTED)
    except EngineError as error:
        return _end(user_line(error), USER_ERROR)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    except Exception as error:  # noqa: BLE001 - the person gets a line, the log the traceback
        if isinstance(error, OSError) and is_for_want_of_room(error):
            return _unwritable(error)
        return _end(bug_line(type(error).__name__, error), USER_ERROR)
    return DONE


def _unwritable(error: OSError) -> int:
    return _end(f"The output could not be written: {error.strerror}.", USER_ERROR)


def _end(message: str, code: int) -> int:
    from .console import complain  # noqa: PLC0415

    complain(message)
    return code


if __name__ == "__main__":
    main()
