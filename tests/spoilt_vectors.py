"""Files of vectors that are not what `triptych encode` writes, each wrong in its own way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

Spoil = Callable[[Path, pa.Table], None]


def column(**values: object) -> Spoil:
    """Write a table with other values in some columns."""

    def write(path: Path, table: pa.Table) -> None:
        for name, value in values.items():
            number, field = table.schema.get_field_index(name), table.schema.field(name)
            others = pa.array([value] * table.num_rows, field.type)
            table = table.set_column(number, field, others)
        pq.write_table(table, path)

    return write


def torn(path: Path, table: pa.Table) -> None:
    """Write the first half of a file."""
    pq.write_table(table, path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoilt(path: Path, table: pa.Table) -> None:
    """Write a file whose pages were overwritten."""
    pq.write_table(table, path)
    data = bytearray(path.read_bytes())
    data[4:2000] = bytes(1996)
    path.write_bytes(data)


def narrow(path: Path, table: pa.Table) -> None:
    """Write a file whose vectors have other lengths than those of its model."""
    vectors = pa.array([[1.0, 0.0]] * table.num_rows, pa.list_(pa.float16(), 2))
    pq.write_table(table.drop_columns(["vector"]).append_column("vector", vectors), path)


def swelling(path: Path, table: pa.Table) -> None:
    """Write a small file that is half a gigabyte in memory."""
    many = pa.concat_tables([table] * (600 // table.num_rows + 1))
    first = pa.array([0] * many.num_rows, pa.int32())
    texts = pa.DictionaryArray.from_arrays(first, pa.array(["x" * 1_000_000], pa.large_string()))
    number = many.schema.get_field_index("document")
    pq.write_table(many.set_column(number, "document", texts), path)
