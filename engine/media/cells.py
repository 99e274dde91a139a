"""What the cells of a workbook show, by the strings and styles that they refer to."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta

from .packages import Package
from .xml_events import Attributes
from .xml_fields import AttributeHandler

_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DAY_ZERO = datetime(1899, 12, 30)
_DAY_ZERO_OF_MACS = datetime(1904, 1, 1)
# What is no letter of a date in the code of a format: words, colours and conditions.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Cells:
    """What cells show, by the strings and the styles of their workbook."""

    def __init__(self, strings: list[str], date_styles: set[int], *, of_macs: bool) -> None:
        self._strings = strings
        self._date_styles = date_styles
        self._day_zero = _DAY_ZERO_OF_MACS if of_macs else _DAY_ZERO

    def shown(self, attributes: Attributes, value: str) -> str:
        """What a cell with this value shows; empty for what no cell can hold."""
        with suppress(ValueError, LookupError, OverflowError):
            match attributes.get("t", "n"):
                case "s":
                    return self._strings[int(value)]
                case "b":
                    return "TRUE" if value == "1" else "FALSE"
                case "n" if int(attributes.get("s", 0)) in self._date_styles:
                    return self._date(float(value))
            return value
        return ""

    def _date(self, days: float) -> str:
        moment = self._day_zero + timedelta(seconds=round(days * 86_400))
        if days < 1:
            return moment.time().isoformat()
        return moment.isoformat(" ") if days % 1 else moment.date().isoformat()


class _StringHandler:
    """Gathers the strings that cells refer to by their numbers; how they are spoken is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text = False
        self._is_spoken = False

    def start(self, name: str, _: Attributes) -> None:
        """Open a string or a run of it."""
        if name == "s:si":
            self._parts = []
        self._is_spoken = name == "s:rPh" or (self._is_spoken and name == "s:t")
        self._is_text = name == "s:t" and not self._is_spoken

    def end(self, name: str) -> None:
        """Close a string."""
        self._is_text = False
        if name == "s:si":
            self.found.append("".join(self._parts))

    def characters(self, data: str) -> None:
        """Keep the words of a run."""
        if self._is_text:
            self._parts.append(data)


def shared_strings(package: Package, part: str) -> list[str]:
    """The strings that cells refer to by their numbers."""
    handler = _StringHandler()
    package.tell(part, handler)
    return handler.found


def date_styles(package: Package, part: str) -> set[int]:
    """The numbers of the cell styles that show a day or a time."""
    formats, styles = AttributeHandler("s:numFmt"), _StyleHandler()
    package.tell(part, formats)
    package.tell(part, styles)
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in formats.found}
    return {number for number, id_ in enumerate(styles.found) if _shows_date(id_, own)}


class _StyleHandler:
    """Gathers the ids of number formats by the cell styles that have them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._is_inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep the formats of the styles of cells alone."""
        if name == "s:cellXfs":
            self._is_inside = True
        elif name == "s:xf" and self._is_inside:
            self.found.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        """Leave the styles of cells."""
        if name == "s:cellXfs":
            self._is_inside = False

    def characters(self, data: str) -> None:
        """Styles hold no text."""


def _shows_date(format_id: str, own: dict[str | None, str]) -> bool:
    if format_id in own:
        bare = _QUOTED.sub("", own[format_id]).lower()
        return any(letter in bare for letter in "ymdhs") and "general" not in bare
    return format_id.isdecimal() and int(format_id) in _DATE_FORMATS
