"""The bytes of a graph's file: hnswlib marks what is removed, and leaves its vectors there.

After a header comes one record for every node: its links on the lowest level, its vector, and its
id. `erase_vectors` gives a removed node the vector of a neighbour, so that the graph leads to the
same places as before.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .base import Ids

# As `HierarchicalNSW::saveIndex` of hnswlib 0.8 writes it.
_HEADER = struct.Struct("=6QiI3QdQ")
_ID_BYTES = 8
_LINK_BYTES = 4
_NUMBER_BYTES = 4
_ROWS_AT_ONCE = 4096

Bytes = NDArray[np.uint8]


def erase_vectors(path: Path, kept: Ids) -> None:
    """Overwrite the vectors of all ids that are not kept, int64 (n,), in place.

    Raises:
        OSError: the file cannot be read or written.
        ValueError: it is no file of hnswlib 0.8, or nothing is kept.
    """
    nodes, links, vectors, ids = _parts(path)
    gone = ~np.isin(ids, kept)
    if gone.all():
        raise ValueError("nothing would be left of the graph")
    removed = np.flatnonzero(gone)
    for start in range(0, len(removed), _ROWS_AT_ONCE):
        rows = removed[start : start + _ROWS_AT_ONCE]
        vectors[rows] = vectors[_stand_ins(links[rows], gone)]
    nodes.flush()


def width_of(path: Path) -> int:
    """How many numbers the vectors of a file have; 0 where it is no file of hnswlib 0.8."""
    try:
        *_, vector_at, id_at = _layout(path)
    except ValueError:
        return 0
    return (id_at - vector_at) // _NUMBER_BYTES


def _parts(path: Path) -> tuple[np.memmap[tuple[int, ...], np.dtype[np.uint8]], Bytes, Bytes, Ids]:
    """The nodes of a file, mapped, with what lies in them: links, vectors, and ids as a copy."""
    count, size, vector_at, id_at = _layout(path)
    nodes = np.memmap(path, np.uint8, "r+", _HEADER.size, (count, size))
    ids: Ids = np.ascontiguousarray(nodes[:, id_at:]).view(np.int64)[:, 0]
    return nodes, nodes[:, :vector_at], nodes[:, vector_at:id_at], ids


def _layout(path: Path) -> tuple[int, int, int, int]:
    """How many nodes a file has, their size, and where in each the vector and the id are."""
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise ValueError("the header is cut off")
    start, _, count, size, id_at, vector_at, *_ = _HEADER.unpack(header)
    if start or not count or not vector_at < id_at == size - _ID_BYTES:
        raise ValueError("the header makes no sense")
    return count, size, vector_at, id_at


def _stand_ins(links: Bytes, gone: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each of some removed nodes one that is kept: the first neighbour, or any."""
    counts = np.ascontiguousarray(links[:, :2]).view(np.uint16)
    neighbours = np.ascontiguousarray(links[:, _LINK_BYTES:]).view(np.uint32)
    is_linked = np.arange(neighbours.shape[1]) < counts
    fitting = is_linked & ~gone[np.where(is_linked, neighbours, 0)]
    first = neighbours[np.arange(len(links)), fitting.argmax(axis=1)]
    found = np.where(fitting.any(axis=1), first, np.flatnonzero(~gone)[0])
    return np.asarray(found, dtype=np.intp)
