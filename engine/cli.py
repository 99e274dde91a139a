"""Where the `triptych` command begins, and the one place that decides its exit code.

Decoder processes import this module again when they start, so it imports nothing heavy.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

from .errors import Cancelled, UserError

DONE, USER_ERROR, USAGE, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns 0 done, 1 user error, 2 usage, 130 interrupted."""
    from .commands import app  # noqa: PLC0415
    from .console import complain  # noqa: PLC0415

    before = signal.signal(signal.SIGINT, _interrupt)
    try:
        app(arguments, prog_name="triptych")
        sys.stdout.flush()
    except UserError as error:
        complain(str(error))
        return USER_ERROR
    except Cancelled:
        complain("Interrupted. What was indexed so far is kept.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        sys.stderr.close()
        return DONE
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    finally:
        signal.signal(signal.SIGINT, before)
    return DONE


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Cancelled


if __name__ == "__main__":
    main()
