"""The text of RTF: what its groups hold, but for tables of fonts, pictures and the like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from .extract import Extract

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_BREAKS = {
    **dict.fromkeys((b"par", b"sect", b"page", b"row", b"nestrow"), "\n\n"),
    **dict.fromkeys((b"line", b"lbr"), "\n"),
    **dict.fromkeys((b"cell", b"nestcell"), ", "),
    **dict.fromkeys((b"tab", b"emspace", b"enspace", b"qmspace"), " "),
    b"emdash": "\u2014",
    b"endash": "\u2013",
    b"bullet": "\u2022",
    b"lquote": "\u2018",
    b"rquote": "\u2019",
    b"ldblquote": "\u201c",
    b"rdblquote": "\u201d",
}
_SYMBOLS = {b"~": " ", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
_UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet pict objdata fldinst filetbl listtable listoverridetable revtbl "
    b"rsidtbl themedata datastore generator xmlnstbl latentstyles bkmkstart bkmkend nonshppict "
    b"xe tc template pntext sp info deleted".split()
)
# What stands apart from the paragraph that it is written in.
_APART = frozenset(
    b"footnote annotation shptxt header headerl headerr headerf footer footerl footerr "
    b"footerf".split()
)
# Seen by readers of today, also where it is marked as what older ones should skip.
_SEEN = _APART | {b"shpinst"}
_ABOUT = frozenset((b"title", b"author"))
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_WESTERN = "cp1252"
_BEFORE_WINDOWS = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside one pair of braces.

    Attributes:
        into: the words that the text belongs to: none for the body, a tag of the document, or
            `None` where it is not seen.
        substitutes: how many characters stand for one of Unicode, for older readers.
        after: what stands between it and what follows.
    """

    into: bytes | None = b""
    codec: str = _WESTERN
    substitutes: int = 1
    after: str = ""


@dataclass(slots=True)
class _Reader:
    texts: dict[bytes, list[str]] = field(default_factory=lambda: {b"": []})
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    codec: str = _WESTERN
    skipping: int = 0
    is_optional: bool = False
    octets: bytearray = field(default_factory=bytearray)

    def read(self, data: bytes) -> None:
        """Take a whole file."""
        place = 0
        while found := _TOKEN.match(data, place):
            place = found.end()
            word, number, octet, symbol, brace, text = found.groups()
            if octet:
                self._bytes(bytes([int(octet, 16)]))
                continue
            if text:
                self._bytes(text)
                continue
            self._flush()
            if brace:
                self._brace(brace)
            elif word == b"bin":
                place += max(0, int(number or 0))
            elif word:
                self._word(word, int(number) if number else None)
            elif symbol == b"*":
                self.is_optional = True
            elif symbol in _SYMBOLS:
                self._add(_SYMBOLS[symbol])
        self._flush()

    def _bytes(self, data: bytes) -> None:
        """Keep bytes until what they stand for is whole."""
        if self.groups[-1].into is None:
            return
        skipped = min(self.skipping, len(data))
        self.skipping -= skipped
        self.is_optional = False
        self.octets += data[skipped:]

    def _flush(self) -> None:
        if self.octets:
            self._add(self.octets.decode(self.groups[-1].codec, "replace"))
            self.octets.clear()

    def _add(self, text: str) -> None:
        into = self.groups[-1].into
        if into is not None:
            self.texts.setdefault(into, []).append(text)

    def _brace(self, brace: bytes) -> None:
        self.skipping = 0
        if brace == b"{":
            self.groups.append(replace(self.groups[-1], after=""))
        elif len(self.groups) > 1:
            after = self.groups.pop().after
            self._add(after)

    def _word(self, word: bytes, number: int | None) -> None:
        group, was_optional = self.groups[-1], self.is_optional
        self.is_optional = False
        if (word in _UNSEEN and number != 0) or (was_optional and word not in _SEEN):
            self._set(into=None)
        elif word in _ABOUT and group.into is None:
            self._set(into=word)
        elif word in _APART:
            self._add("\n\n")
            self._set(after="\n\n")
        elif word in _BREAKS:
            self._add(_BREAKS[word])
        elif word in _BEFORE_WINDOWS:
            self._write_in(_BEFORE_WINDOWS[word])
        elif number is not None:
            self._numbered(word, number)

    def _numbered(self, word: bytes, number: int) -> None:
        match word:
            case b"u":
                self._add(chr(number % 0x10000))
                self.skipping = self.groups[-1].substitutes
            case b"uc":
                self._set(substitutes=max(0, number))
            case b"ansicpg":
                self._write_in(_known(f"cp{number}"))
            case b"f":
                self.font = number
                self._set(codec=self.fonts.get(number, self.codec))
            case b"fcharset":
                self.fonts[self.font] = _CHARSETS.get(number, self.codec)

    def _write_in(self, codec: str) -> None:
        """Take an encoding for all that no font says otherwise."""
        self.codec = codec
        self._set(codec=codec)

    def _set(self, **changes: object) -> None:
        self.groups[-1] = replace(self.groups[-1], **changes)  # type: ignore[arg-type]


def read_rtf(data: bytes) -> Extract:
    """Extract the text of RTF, notes, headers and comments included; deleted text is left out."""
    reader = _Reader()
    reader.read(data[max(0, data.find(b"{")) :])
    text, title, author = (
        "".join(reader.texts.get(name, ())) for name in (b"", b"title", b"author")
    )
    return Extract(text, title, author)


def _known(codec: str) -> str:
    """A code page, or the Western one where Python has no such."""
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return _WESTERN
