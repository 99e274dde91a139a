"""Where the `triptych` command begins, and the one place that decides its exit code.

Decoder processes import this module again when they start, so it imports nothing at its top.
"""

from __future__ import annotations

import sys

DONE, USER_ERROR, USAGE, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns 0 done, 1 user error, 2 usage, 130 interrupted."""
    from click.exceptions import Abort, ClickException  # noqa: PLC0415

    from .commands import app  # noqa: PLC0415
    from .console import complain  # noqa: PLC0415
    from .errors import Cancelled, UserError  # noqa: PLC0415

    try:
        result = app(arguments, prog_name="triptych", standalone_mode=False)
    except UserError as error:
        complain(str(error))
        return USER_ERROR
    except (Abort, Cancelled, KeyboardInterrupt):
        complain("Interrupted. What was indexed so far is kept.")
        return INTERRUPTED
    except ClickException as error:
        error.show()
        return USAGE
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        sys.stderr.close()
        return DONE
    return result if isinstance(result, int) else DONE


if __name__ == "__main__":
    main()
