"""A layout in a process of its own.

What it is compiled from and computes holds Python's lock for seconds, during which nobody else in
the engine could do anything; a process can also be ended at once, and gives all its memory back.
"""

from __future__ import annotations

from multiprocessing import get_context

from ..errors import UserError
from ..integrity.steps import Step, Steps
from ..language import tr
from ..types.maps import MapMethod, Places
from ..types.vectors import Vectors
from . import layouts

_SPAWN = get_context("spawn")
_LOOK_SECONDS = 0.2


def lay_out(method: MapMethod, vectors: Vectors, start: Places, steps: Steps) -> Places:
    """Places by UMAP or t-SNE, float32 (n, 2).

    Args:
        vectors: float32 (n, dim).
        start: where points lie at first, float32 (n, 2).

    Raises:
        Cancelled: it was stopped.
        UserError: the process came to an end, as where memory is short.
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=layouts.run, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send((method, vectors, start))
        while not ours.poll(_LOOK_SECONDS):
            steps.begin(Step.ARRANGING)
        made: Places = ours.recv()
    except (EOFError, OSError) as error:
        raise UserError(
            tr(
                "The map could not be laid out: memory may be short. Close other programs, or "
                "choose the method PCA, which needs little."
            )
        ) from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    return made
