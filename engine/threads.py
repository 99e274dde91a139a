"""How many threads the libraries below may take, told before they are imported."""

from __future__ import annotations

import os

_NUMPY = "OPENBLAS_NUM_THREADS"


def keep_numpy_on_one_thread() -> None:
    """Have numpy multiply on the thread that asks, unless the person wants otherwise.

    A search multiplies little at a time: threads that wait for their part of it in a loop take more
    of the processor than the search does. numpy counts them as it is imported, so this comes first.
    """
    os.environ.setdefault(_NUMPY, "1")
