"""Files of vectors in the format Parquet, which any program reads: a row for each segment.

The first row of a file's content also has what there is of the whole: its text, what it says of
itself, and its preview. docs/bulk.md has the columns. This is the only importer of pyarrow.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from msgspec.structs import asdict

from ..encoders.base import Encoder
from ..errors import UserError
from ..language import tr
from ..system_reasons import system_reason
from ..types import Metadata
from ..types.vectors import StoredVectors
from .encoded import EncodedFile

try:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq
except ImportError as error:
    raise UserError(tr('Files of vectors need more: pip install "triptych[bulk]"')) from error

FORMAT = 1
DIGEST_BYTES = 16
_ROWS_AT_ONCE = 1024
# Of so many rows; a document has a million letters at most, and then hundreds of rows.
_MOST_BYTES = 500_000_000
_TYPES = {int: pa.int32(), float: pa.float64(), str: pa.string()}
_METADATA = [(name, type(value)) for name, value in asdict(Metadata()).items()]
# Of these the first row of a content has a value, and all others none.
OF_THE_WHOLE = ("document", "preview_kind", "preview", "metadata")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made vectors: they mean nothing beside those of another.

    Attributes:
        space: the identity of the encoder.
        preset: the name that it goes by.
        dim: how many numbers a vector has.
    """

    space: str
    preset: str
    dim: int

    @classmethod
    def of(cls, encoder: Encoder, preset: str) -> Self:
        """An encoder, by its name."""
        return cls(encoder.identity, preset, encoder.dim)


def table_of(files: Sequence[EncodedFile], made: MadeBy) -> pa.Table:
    """Contents as rows, in order; of none an empty table with all columns."""
    rows = [row for file in files for row in _rows(file, made)]
    vectors = np.concatenate([np.empty((0, made.dim), np.float16), *(f.vectors for f in files)])
    columns = {
        field.name: pa.array([row[field.name] for row in rows], field.type)
        for field in _schema(made.dim)
        if field.name != "vector"
    }
    values = pa.array(vectors.ravel(), pa.float16())
    columns["vector"] = pa.FixedSizeListArray.from_arrays(values, made.dim)
    schema = _schema(made.dim)
    return pa.table([columns[name] for name in schema.names], schema=schema)


class VectorWriter:
    """Writes a file that is there once it is whole, or not at all.

    Raises:
        UserError: it cannot be written.
    """

    def __init__(self, path: Path, made: MadeBy) -> None:
        self._path, self._draft, self._made = path, path.with_name(f"{path.name}.part"), made
        self._waiting: list[EncodedFile] = []
        with _writing(path):
            # It has texts and previews: nobody else is to read it.
            self._draft.unlink(missing_ok=True)
            self._draft.touch(mode=0o600, exist_ok=False)
            self._writer = pq.ParquetWriter(self._draft, _schema(made.dim), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        try:
            with _writing(self._path):
                if error is None:
                    self._write()
                self._writer.close()
                if error is None:
                    os.replace(self._draft, self._path)
        finally:
            self._draft.unlink(missing_ok=True)

    def add(self, file: EncodedFile) -> None:
        """Take one more content."""
        self._waiting.append(file)
        if sum(len(one.segments) for one in self._waiting) >= _ROWS_AT_ONCE:
            with _writing(self._path):
                self._write()

    def _write(self) -> None:
        self._writer.write_table(table_of(self._waiting, self._made))
        self._waiting.clear()


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            tr(
                "{file} cannot be written: {reason}.",
                file=path,
                reason=system_reason(error),
            )
        ) from error


def read_rows(
    path: Path, columns: Sequence[str] | None = None
) -> Iterator[tuple[Row, StoredVectors]]:
    """The rows of a file in their order, each with its vector, float16 (dim,).

    Args:
        columns: those that are wanted; without `vector` the vectors have no numbers.

    Raises:
        UserError: there is no such file, or it has no vectors that `table_of` wrote.
    """
    wanted = set(columns or _schema(0).names) - {"vector"}
    plain = pa.schema([field for field in _schema(0) if field.name in wanted])
    with _reading(path), pq.ParquetFile(path, read_dictionary=_texts()) as file:
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=columns):
            _refuse_swelling(batch)
            vectors = np.empty((batch.num_rows, 0), np.float16)
            if "vector" in batch.schema.names:
                vectors = _vectors(batch.column("vector"))
            told = pa.Table.from_batches([batch]).select(plain.names).cast(plain)
            yield from zip(told.to_pylist(), vectors, strict=True)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(tr("There is no file {path}. Check its name.", path=path)) from error
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise malformed(path, error) from error


def malformed(path: Path, why: object) -> UserError:
    """What to tell of a file that is none of ours, or not any more."""
    reason = str(why).split("\n", 1)[0][:200]
    return UserError(
        tr(
            "{file} has no vectors that `triptych encode` wrote, or is damaged ({reason}).",
            file=path,
            reason=reason,
        )
    )


def _texts() -> list[str]:
    """The columns in which one value may stand for many rows, as Parquet calls them."""
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_large_binary)
    flat = [field for one in _schema(0) for field in one.flatten()]
    return [field.name for field in flat if any(is_one(field.type) for is_one in kinds)]


def _refuse_swelling(batch: pa.RecordBatch) -> None:
    """Refuse rows that take far more memory than an encoder's, and few bytes of the file.

    Raises:
        ValueError: they do.
    """
    for column in pa.Table.from_batches([batch]).flatten().columns:
        for part in column.chunks:
            if pa.types.is_dictionary(part.type):
                sizes = pc.binary_length(part.dictionary).cast(pa.int64())
                if (pc.sum(sizes.take(part.indices)).as_py() or 0) > _MOST_BYTES:
                    raise ValueError("its texts are too long")


def _vectors(column: Any) -> StoredVectors:
    """The vectors of rows, which all have as many numbers.

    Raises:
        ValueError: they do not.
    """
    values = column.flatten()
    dim, rest = divmod(len(values), len(column)) if len(column) else (0, 0)
    lengths = pc.list_value_length(column).to_numpy(zero_copy_only=False)
    if rest or (lengths != dim).any() or values.type != pa.float16() or values.null_count:
        raise ValueError("its vectors are none")
    return np.asarray(values.to_numpy(zero_copy_only=False), np.float16).reshape(-1, dim)


def _schema(dim: int) -> pa.Schema:
    metadata = pa.struct([(name, _TYPES[kind]) for name, kind in _METADATA])
    return pa.schema(
        [
            ("format", pa.int32()),
            ("space", pa.string()),
            ("preset", pa.string()),
            ("hash", pa.binary(DIGEST_BYTES)),
            ("path", pa.string()),
            ("size", pa.int64()),
            ("modality", pa.string()),
            ("number", pa.int32()),
            ("segments", pa.int32()),
            ("kind", pa.string()),
            ("start", pa.float64()),
            ("end", pa.float64()),
            ("place", pa.string()),
            ("text", pa.string()),
            ("vector", pa.list_(pa.float16(), dim)),
            ("document", pa.large_string()),
            ("preview_kind", pa.string()),
            ("preview", pa.large_binary()),
            ("metadata", metadata),
        ]
    )


def _rows(file: EncodedFile, made: MadeBy) -> Iterator[Row]:
    of_all = {
        "format": FORMAT,
        "space": made.space,
        "preset": made.preset,
        "hash": file.digest,
        "path": _plain(os.fsencode(file.path).decode("utf-8", "replace")),
        "size": file.size,
        "modality": str(file.done.modality),
        "segments": len(file.segments),
    }
    whole: Row = {
        "document": _plain(file.done.text),
        "preview_kind": str(file.done.preview.kind),
        "preview": file.done.preview.data,
        "metadata": _all_plain(asdict(file.done.metadata)),
    }
    for number, segment in enumerate(file.segments):
        told = whole if number == 0 else dict.fromkeys(whole)
        yield {**of_all, **_all_plain(asdict(segment)), **told, "number": number}


def _all_plain(told: Mapping[str, Any]) -> Row:
    return {name: _plain(one) if isinstance(one, str) else one for name, one in told.items()}


def _plain(text: str) -> str:
    """Text as UTF-8 can hold it; a lone surrogate becomes one other character."""
    return str(text).encode("utf-8", "replace").decode("utf-8")
