"""The sheets of a workbook, a paragraph for each row, with the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator

from .cells import Cells, date_styles, shared_strings
from .limits import Limits
from .office_text import blocks_beside
from .packages import Package
from .plain_text import told_rows
from .xml_events import Attributes, EnoughReadError
from .xml_fields import AttributeHandler

_BESIDE_A_SHEET = frozenset({"comments", "drawing"})
_MOST_COLUMNS = 16_384


def sheets(package: Package, main: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each sheet."""
    listed, settings = AttributeHandler("s:sheet"), AttributeHandler("s:workbookPr")
    package.tell(main, listed)
    package.tell(main, settings)
    related = package.relationships(main)
    parts = {one.id: one.part for one in related}
    first = {one.kind: one.part for one in reversed(related)}
    strings = shared_strings(package, first.get("sharedStrings", ""))
    of_macs = any(one.get("date1904") in ("1", "true") for one in settings.found)
    reader = Cells(strings, date_styles(package, first.get("styles", "")), of_macs=of_macs)
    for number, sheet in enumerate(listed.found, 1):
        part = parts.get(sheet.get("r:id", ""), "")
        handler = _RowHandler(reader, limits.text_chars)
        package.tell(part, handler)
        blocks = [*told_rows(handler.rows), *blocks_beside(package, part, _BESIDE_A_SHEET, limits)]
        yield f"sheet {sheet.get('name') or number}", "\n\n".join(blocks)


class _RowHandler:
    """Gathers the rows of a sheet; formulas are left out, since their results are there."""

    def __init__(self, cells: Cells, most_chars: int) -> None:
        self.rows: list[list[str]] = []
        self._cells = cells
        self._left_chars = most_chars
        self._cell: Attributes = {}
        self._is_value = False
        self._value: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Open a row, a cell, or what a cell holds."""
        if name == "s:row":
            self.rows.append([])
        elif name == "s:c":
            self._cell, self._value = attributes, []
        self._is_value = name in ("s:v", "s:t")

    def end(self, name: str) -> None:
        """Put a whole cell into its row."""
        self._is_value = False
        if name == "s:c" and self.rows and self._value:
            row, place = self.rows[-1], _column(self._cell.get("r", ""))
            gap = max(0, min(place, _MOST_COLUMNS) - len(row))
            row += [""] * gap
            row.append(self._cells.shown(self._cell, "".join(self._value)))
            self._left_chars -= gap + len(row[-1])
            if self._left_chars < 0:
                raise EnoughReadError

    def characters(self, data: str) -> None:
        """Keep what a cell holds."""
        if self._is_value:
            self._value.append(data)


def _column(reference: str) -> int:
    """The number of a column from 0, by a cell's reference such as AB12; 0 without one."""
    letters = reference.rstrip("0123456789").upper()
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return max(0, number - 1)
