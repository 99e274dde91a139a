"""The layouts that take long, as the process that makes them sees it.

Both are deterministic: they begin with given places, and draw lots with a fixed seed.
"""

from __future__ import annotations

import os
import threading
import warnings
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait

import numpy as np

from ..threads import within_limit
from ..types.maps import MapMethod, Places
from ..types.vectors import Vectors
from .neighbours import nearest

SEED = 0
# What both methods are usually run with, and what their authors propose.
_NEIGHBOURS = 15
_PERPLEXITY = 30
# openTSNE's own scale for a start: t-SNE unfolds from a point.
_SMALL = 1e-4


def run(connection: Connection) -> None:
    """Take a method, vectors (n, dim) and first places (n, 2); hand back places, and end."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    method, vectors, start = connection.recv()
    layout = _umap if method is MapMethod.UMAP else _tsne
    with warnings.catch_warnings():
        # Libraries of the layouts tell each other what is going to change in them.
        warnings.simplefilter("ignore")
        connection.send(layout(vectors, start))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _umap(vectors: Vectors, start: Places) -> Places:
    """Uniform manifold approximation and projection (McInnes, Healy and Melville, 2018)."""
    from umap import UMAP  # noqa: PLC0415

    count = min(_NEIGHBOURS, len(vectors) - 1)
    rows, far = nearest(vectors, vectors, count)
    order = np.argsort(far, axis=1, kind="stable")
    near = tuple(np.take_along_axis(of, order, axis=1) for of in (rows, far))
    made = UMAP(
        n_neighbors=count,
        # Its own search for them would be compiled anew in each process, for ten seconds.
        precomputed_knn=(*near, None),
        min_dist=0.1,
        init=np.asarray(start, np.float32),
        random_state=SEED,
        n_jobs=1,
    ).fit_transform(vectors)
    return np.asarray(made, np.float32)


def _tsne(vectors: Vectors, start: Places) -> Places:
    """t-distributed stochastic neighbour embedding (van der Maaten and Hinton, 2008).

    With the approximations of openTSNE (Poličar, Stražar and Zupan, 2024).
    """
    # Its threads meet at every step; waiting in a loop they would take what the others need.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from openTSNE import TSNE  # noqa: PLC0415

    small = start / (np.std(start[:, 0]) or 1.0) * _SMALL
    made = TSNE(
        perplexity=min(_PERPLEXITY, (len(vectors) - 1) / 3),
        initialization=np.asarray(small, np.float64),
        random_state=SEED,
        n_jobs=within_limit(max(1, (os.cpu_count() or 2) // 2)),
    ).fit(vectors)
    return np.asarray(made, np.float32)
