"""Text files, and the readable text of tables and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

from .extract import Extract, clean
from .text_encoding import decode_text

_HEADING = re.compile(r"^#{1,2}[ \t]+(\S.*)$", re.MULTILINE)
# What a terminal does and does not show: ECMA-48, and letters that are printed over others.
_OF_TERMINALS = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]{0,999}(?:\x07|\x1b\\\\)|[ -/]*[0-~])|[^\n]\b"
)
_SNIFFED_CHARS = 4096
_DELIMITERS = ",;\t|"


def read_plain(data: bytes) -> Extract:
    """Extract a text file, source code and what was meant for a terminal included."""
    return Extract(_OF_TERMINALS.sub("", decode_text(data)))


def read_markdown(data: bytes) -> Extract:
    """Extract Markdown as it stands, with its first heading as the title."""
    text = clean(decode_text(data))
    return Extract(text, heading_of(text))


def heading_of(text: str) -> str:
    """The first heading of a text in Markdown."""
    found = _HEADING.search(text)
    return found.group(1).rstrip("# ") if found else ""


def read_table(data: bytes) -> Extract:
    """Extract CSV as one paragraph a row, each cell told with its column's name."""
    text = clean(decode_text(data))
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SNIFFED_CHARS], _DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        return Extract("\n\n".join(told_rows(list(csv.reader(io.StringIO(text), dialect)))))
    except csv.Error:
        return Extract(text)


def told_rows(rows: list[list[str]]) -> Iterator[str]:
    """The rows of a table, each cell with its column's name where the first row has names."""
    names = rows[0] if len(rows) > 1 and _is_header(rows[0]) else []
    for row in rows[1:] if names else rows:
        if told := ", ".join(_told_cells(names, row)):
            yield told


def _is_header(row: list[str]) -> bool:
    names = [cell.strip() for cell in row]
    return len(names) > 1 and all(names) and not any(c.isdigit() for name in names for c in name)


def _told_cells(names: list[str], row: list[str]) -> Iterator[str]:
    for index, cell in enumerate(row):
        if value := cell.strip():
            yield f"{names[index].strip()}: {value}" if index < len(names) else value


def read_json(data: bytes) -> Extract:
    """Extract JSON, or JSON lines, as "key: value" lines, a paragraph for each object.

    Text that is not JSON is kept as it stands.
    """
    text = clean(decode_text(data))
    for whole in (True, False):
        try:
            values = json.loads(text if whole else _as_list(text))
            return Extract("\n".join(_told(values)))
        except (ValueError, RecursionError):
            continue
    return Extract(text)


def _as_list(lines: str) -> str:
    return "[" + ",".join(line for line in lines.splitlines() if line.strip()) + "]"


def _told(value: object, name: str = "") -> Iterator[str]:
    match value:
        case dict():
            yield f"\n{name}" if name else ""
            for key, inner in value.items():
                yield from _told(inner, str(key))
        case list():
            for number, inner in enumerate(value):
                # Of a list of objects, its name stands before the first of them.
                is_told = number and isinstance(inner, dict)
                yield from _told(inner, "" if is_told else name)
        case _:
            yield f"{name}: {value}" if name else str(value)
