"""The vectors of a space in a file: a cache of the catalogue that is mapped, not read.

So a library is open at once, and takes up memory only for what is looked at. What is left of a row
beside its vector is a fiftieth of it, and is read. Arrays stand one after the other as NumPy writes
them; whether they are what was written, the catalogue's stamp tells (`snapshot`).
"""

from __future__ import annotations

from collections.abc import Iterable
from mmap import mmap
from os import SEEK_CUR
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from msgspec import Struct
from numpy.lib import format as npy
from numpy.typing import NDArray

from ..errors import DiskFullError, is_for_want_of_room
from .base import Ids, Vectors
from .row_file import Halves, RowFile

ROWS_AT_ONCE = 4096
_BYTES_AT_ONCE = 1 << 22


class FiledRows(Struct, frozen=True, eq=False):
    """What a file has of a table: one entry for each segment, in rising order of id.

    Attributes:
        basis: what the graphs' vectors were reduced with, float32 (dim, width); (dim, 0) for
            nothing.
        codes: the place of each one's track in `TRACKS`, int8 (n,).
        draws: uint32 (n,).
        vectors: float16 (n, dim), mapped where they come from a file.
        file: that file, if they do.
    """

    basis: Vectors
    ids: Ids
    items: Ids
    codes: NDArray[np.int8]
    draws: NDArray[np.uint32]
    vectors: Halves
    file: RowFile | None = None


def write_rows(path: Path, rows: FiledRows, blocks: Iterable[Halves]) -> None:
    """Write a file.

    Args:
        rows: all of it, but for the vectors, of which only the shape is looked at.
        blocks: the vectors, some rows at a time.

    Raises:
        DiskFullError: the file could not be written whole.
    """
    try:
        with path.open("wb") as file:
            for array in (rows.basis, rows.ids, rows.items, rows.draws):
                npy.write_array(file, array, allow_pickle=False)
            header = {"descr": "<f2", "fortran_order": False, "shape": rows.vectors.shape}
            npy.write_array_header_1_0(file, header)
            for block in blocks:
                file.write(block.astype("<f2", copy=False).tobytes())
            npy.write_array(file, rows.codes, allow_pickle=False)
    except OSError as error:
        if is_for_want_of_room(error):
            raise DiskFullError(path.parent) from error
        raise


def read_rows(path: Path) -> FiledRows:
    """What a file has whose digest was compared."""
    with path.open("rb") as file:
        basis, ids, items, draws = (npy.read_array(file, allow_pickle=False) for _ in range(4))
        shape, _ = _header(file)
        vectors = RowFile(file, file.tell(), shape)
        file.seek(vectors.rows.nbytes, SEEK_CUR)
        codes = npy.read_array(file, allow_pickle=False)
    return FiledRows(basis, ids, items, codes, draws, vectors.rows, vectors)


def erase_rows(path: Path, kept: Ids) -> None:
    """Overwrite what files were made into, of all ids that are not kept, int64 (n,), in place."""
    with path.open("r+b") as file:
        _, ids, _ = (npy.read_array(file, allow_pickle=False) for _ in range(3))
        mapping, gone = mmap(file.fileno(), 0), ~np.isin(ids, kept)
        # Draws follow from the contents of files, as vectors do.
        for array in (_mapped(mapping, file), _mapped(mapping, file)):
            array[gone] = 0
        mapping.flush()


def _mapped(mapping: mmap, file: BinaryIO) -> NDArray[Any]:
    """An array that begins where the file is read; it is read on after it."""
    shape, kind = _header(file)
    array: NDArray[Any] = np.ndarray(shape, kind, mapping, file.tell())
    file.seek(array.nbytes, SEEK_CUR)
    return array


def _header(file: BinaryIO) -> tuple[Any, np.dtype[Any]]:
    """The shape and the kind of the array that is next; the file is read on at its values."""
    npy.read_magic(file)
    shape, _, kind = npy.read_array_header_1_0(file)
    return shape, kind


def digest(path: Path) -> str:
    """XXH3 of a file in 128 bits, as hex; empty when there is no such file.

    It tells accidents apart, not forgeries: no vector harms who compares it.
    """
    import xxhash  # noqa: PLC0415

    summed = xxhash.xxh3_128()
    try:
        with path.open("rb") as file:
            while part := file.read(_BYTES_AT_ONCE):
                summed.update(part)
    except FileNotFoundError:
        return ""
    return summed.hexdigest()
