"""How many threads the libraries below may take, told before they are imported."""

from __future__ import annotations

import os

_NUMPY, _MODELS = "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"
# Our own: so many cores at most, for this process and for those that it starts.
_LIMIT = "TRIPTYCH_CORES"


def keep_numpy_on_one_thread() -> None:
    """Have numpy multiply on the thread that asks, unless the person wants otherwise.

    A search multiplies little at a time: threads that wait for their part of it in a loop take more
    of the processor than the search does. numpy counts them as it is imported, so this comes first.
    """
    os.environ.setdefault(_NUMPY, "1")


def leave_cores(most: int | None = None) -> None:
    """Have models take half of the cores, or of `most` if that is less, and leave the others.

    They go to decoders, to the window and to whoever else asks at the same time. A model counts its
    threads as it is loaded. What the person wants otherwise stays. All else keeps to `most`.
    """
    os.environ.pop(_LIMIT, None)
    if most is not None:
        os.environ[_LIMIT] = str(most)
    os.environ.setdefault(_MODELS, str(_share_of_models(most)))


def threads_of_models() -> int:
    """What is asked for in OpenMP's way, the outermost level first; 0 leaves it to the library."""
    outermost = os.environ.get(_MODELS, "").partition(",")[0].strip()
    return int(outermost) if outermost.isdecimal() else 0


def within_limit(wanted: int) -> int:
    """How many may compute side by side where so many are wanted and no model is at work."""
    most = os.environ.get(_LIMIT, "")
    return max(1, min(wanted, int(most))) if most.isdecimal() else wanted


def decoders_beside_models(most: int | None) -> int | None:
    """How many processes may decode where these and the threads of models take `most` cores.

    One of each is the least. None is for as many as are found good.
    """
    if most is None:
        return None
    return max(1, most - (threads_of_models() or _share_of_models(most)))


def _share_of_models(most: int | None) -> int:
    cores = os.cpu_count() or 2
    return max(1, min(cores, most or cores) // 2)
