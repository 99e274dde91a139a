"""How many threads the libraries below may take, told before they are imported."""

from __future__ import annotations

import os

_NUMPY, _MODELS = "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"


def keep_numpy_on_one_thread() -> None:
    """Have numpy multiply on the thread that asks, unless the person wants otherwise.

    A search multiplies little at a time: threads that wait for their part of it in a loop take more
    of the processor than the search does. numpy counts them as it is imported, so this comes first.
    """
    os.environ.setdefault(_NUMPY, "1")


def leave_cores(most: int | None = None) -> None:
    """Have models take half of the cores, or `most` if that is less, and leave the others.

    They go to decoders, to the window and to whoever else asks at the same time. A model counts its
    threads as it is loaded.
    """
    half = max(1, (os.cpu_count() or 2) // 2)
    os.environ.setdefault(_MODELS, str(min(half, most or half)))
