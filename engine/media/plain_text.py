"""Text files of any encoding, and the readable text of tables and JSON."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress

from chardetng_py import detect
from charset_normalizer import from_bytes

from .extract import Extract, clean
from .text_signatures import fill_holes, utf16_codec

_SAMPLE_BYTES = 65_536
_WESTERN = "cp1252"
_FEW_BYTES = 400
_SOME_KANA = 3
# What Windows writes under these names has more characters than the standards.
_FULLER = {"Shift_JIS": "cp932", "EUC-KR": "cp949", "ISO-8859-8": "cp1255"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python's that no document is in, and whose time may grow with the square of its length.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape"})
_HEADING = re.compile(r"^#{1,2}[ \t]+(\S.*)$", re.MULTILINE)
_SNIFFED_CHARS = 4096
_DELIMITERS = ",;\t|"


def decode_text(data: bytes) -> str:
    """Decode bytes of whatever encoding; what fits no encoding becomes U+FFFD."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, "replace")
    if codec := utf16_codec(data[:_SAMPLE_BYTES]):
        return data.decode(codec, "replace")
    data = fill_holes(data)
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong == 0 or 20 * wrong < sum(char > "\x7f" for char in text):
        return text
    return data.decode(guess_encoding(_sample_around_accents(data)), "replace")


def decode_as(data: bytes, charset: str) -> str:
    """Decode bytes as they say that they are to be, or as any text where that is wrong."""
    with suppress(LookupError, ValueError):
        if codecs.lookup(charset).name not in _NO_CHARSETS:
            return data.decode(charset)
    return decode_text(data)


def guess_encoding(sample: bytes) -> str:
    """Guess an older encoding; of several that fit equally well, Western European wins.

    A few words are left to the detector of a browser, which is made for titles.
    """
    if len(sample) <= _FEW_BYTES:
        if _is_kana(sample):
            return "cp932"
        guess: str = detect(sample)
        return _FULLER.get(guess, guess)
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        return _WESTERN
    fitting = (match.encoding for match in matches if match.chaos <= best.chaos)
    return _WESTERN if _WESTERN in fitting else best.encoding


def _is_kana(sample: bytes) -> bool:
    """Whether bytes are Japanese of Windows by its syllables, which no other text is full of."""
    with suppress(UnicodeDecodeError):
        foreign = [char for char in sample.decode("cp932") if char > "\x7f"]
        kana = sum("\u3041" <= char <= "\u30fe" for char in foreign)
        return kana >= _SOME_KANA and 3 * kana >= len(foreign)
    return False


def _sample_around_accents(data: bytes) -> bytes:
    """Take the part from the first byte that is not ASCII: only there do encodings differ."""
    accent = re.search(rb"[\x80-\xff]", data)
    start = max(0, (accent.start() if accent else 0) - _SAMPLE_BYTES // 4)
    return data[start : start + _SAMPLE_BYTES]


def read_plain(data: bytes) -> Extract:
    """Extract a text file, source code included, as it stands."""
    return Extract(decode_text(data))


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
            yield ""
            for key, inner in value.items():
                yield from _told(inner, str(key))
        case list():
            for inner in value:
                yield from _told(inner, name)
        case _:
            yield f"{name}: {value}" if name else str(value)
