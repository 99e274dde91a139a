"""A rating and tags in XMP sidecars, as digiKam and Lightroom write them.

A sidecar is anybody's file: it is bounded, and declares no entity. What is changed in one is cut
out of its bytes and written anew, so that all else stays as it was, to the byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from ..errors import UnreadableFileError, UserError
from ..types import Marks
from ..types.marks import BEST, STEP, tag_name

MOST_BYTES = 1 << 20
MOST_TAGS = 500
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = "http://ns.adobe.com/xap/1.0/"
_DC = "http://purl.org/dc/elements/1.1/"
_DIGIKAM = "http://www.digikam.org/ns/1.0/"
_LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/"
_DESCRIPTION = f"{_RDF} Description"
_RATING = f"{_XMP} Rating"
_FLAT = f"{_DC} subject"
# What stands between the steps of a tag.
_STEPS = {f"{_DIGIKAM} TagsList": "/", f"{_LIGHTROOM} hierarchicalSubject": "|"}
_OURS = frozenset({_RATING, _FLAT, *_STEPS})
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_RATING_ATTRIBUTE = re.compile(rb"""\s+[^\s=:]+:Rating\s*=\s*("[^"]*"|'[^']*')""")
_DAMAGED = "it is no XMP sidecar, or a damaged one"
_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    f' <rdf:RDF xmlns:rdf="{_RDF}">\n'
    '  <rdf:Description rdf:about="">\n'
    "  </rdf:Description>\n"
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    '<?xpacket end="w"?>\n'
)


def read_marks(data: bytes) -> Marks:
    """The rating and the tags that a sidecar has.

    Raises:
        UnreadableFileError: it is none, is too large, or declares entities.
    """
    scan = _scanned(data)
    steps = {name for tag in scan.tags for name in tag.casefold().split(STEP)}
    flat = [tag for tag in scan.flat if tag.casefold() not in steps]
    tags = dict.fromkeys((*scan.tags, *flat))
    return Marks(rating=scan.rating, tags=tuple(tags)[:MOST_TAGS])


def with_marks(data: bytes, marks: Marks) -> bytes:
    """A sidecar with these stars and tags and no others, and all else that it had.

    Args:
        data: the sidecar as it is; empty for a new one.

    Raises:
        UnreadableFileError: it is none that can be changed.
    """
    data = data or _EMPTY.encode()
    scan = _scanned(data)
    if scan.place is None:
        raise UnreadableFileError(_DAMAGED)
    start, end = scan.place
    opening = data[start:end]
    is_empty = opening.endswith(b"/>")
    cuts = [*scan.cuts, *_attributes(data, scan)]
    body = _properties(marks)
    if is_empty:
        name = re.match(rb"<([^\s/>]+)", opening)
        closing = b"</" + (name[1] if name else b"rdf:Description") + b">"
        return _cut(data, cuts, end - 2, end, b">\n" + body + closing)
    return _cut(data, cuts, end, end, b"\n" + body if body else b"")


@dataclass(slots=True)
class _Scan:
    """What is found while a sidecar is read.

    Attributes:
        cuts: the bytes of what is ours, as ranges.
        openings: those of the tags that begin a description.
        place: of these the first.
    """

    data: bytes
    rating: int = 0
    tags: list[str] = field(default_factory=list)
    flat: list[str] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)
    _parser: expat.XMLParserType = field(init=False)
    _path: list[str] = field(default_factory=list)
    _began: int = 0
    _text: list[str] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int] | None:
        return self.openings[0] if self.openings else None

    def run(self) -> None:
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.XmlDeclHandler = _refuse_encoding
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.Parse(self.data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if name == _DESCRIPTION:
            self.openings.append((at, self._tag_end(at)))
            self._take_rating(attributes.get(_RATING, ""))
        elif self._is_property(name):
            self._began = at
        self._path.append(name)
        self._text.clear()

    def _end(self, name: str) -> None:
        self._path.pop()
        text = "".join(self._text).strip()
        self._text.clear()
        if self._is_property(name):
            self.cuts.append((self._began, self._tag_end(self._parser.CurrentByteIndex)))
            if name == _RATING:
                self._take_rating(text)
        elif name == f"{_RDF} li" and len(self._path) > 1:
            self._take_tag(self._path[-2], text)

    def _is_property(self, name: str) -> bool:
        return name in _OURS and bool(self._path) and self._path[-1] == _DESCRIPTION

    def _take_rating(self, text: str) -> None:
        try:
            rating = int(float(text))
        except (ValueError, OverflowError):
            return
        # -1 is a picture that was rejected.
        self.rating = min(max(rating, 0), BEST)

    def _take_tag(self, of: str, text: str) -> None:
        step = _STEPS.get(of)
        if of != _FLAT and step is None:
            return
        try:
            # A slash in a name of Lightroom's is no step.
            tag = tag_name(text if step is None or step == STEP else text.replace(step, STEP))
        except UserError:
            return
        known = self.flat if step is None else self.tags
        if tag not in known and len(known) < MOST_TAGS:
            known.append(tag)

    def _tag_end(self, at: int) -> int:
        found = _TAG.match(self.data, at)
        if found is None:
            # Not in UTF-8, where places in bytes are not what they seem.
            raise UnreadableFileError(_DAMAGED)
        return found.end()


def _scanned(data: bytes) -> _Scan:
    if len(data) > MOST_BYTES:
        raise UnreadableFileError("it is far too large for an XMP sidecar")
    if b"\0" in data:
        raise UnreadableFileError(_DAMAGED)
    scan = _Scan(data)
    try:
        scan.run()
    except expat.ExpatError as error:
        raise UnreadableFileError(_DAMAGED) from error
    return scan


def _refuse(*_: object) -> None:
    raise UnreadableFileError("it declares what no XMP sidecar needs")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    # What is put into it is in UTF-8.
    if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
        raise UnreadableFileError("it is not in UTF-8")


def _attributes(data: bytes, scan: _Scan) -> list[tuple[int, int]]:
    """The bytes of ratings that are attributes of a description."""
    found = []
    for start, end in scan.openings:
        found += [match.span() for match in _RATING_ATTRIBUTE.finditer(data, start, end)]
    return found


def _cut(data: bytes, cuts: list[tuple[int, int]], start: int, end: int, put: bytes) -> bytes:
    """Bytes without some ranges, and with others in the place of one."""
    parts, last = [], 0
    for low, high, instead in sorted([*((*cut, b"") for cut in cuts), (start, end, put)]):
        parts += [data[last:low], instead]
        last = high
    return b"".join([*parts, data[last:]])


def _properties(marks: Marks) -> bytes:
    lines = []
    if marks.rating:
        lines.append(f'   <xmp:Rating xmlns:xmp="{_XMP}">{marks.rating}</xmp:Rating>\n')
    if marks.tags:
        leaves = tuple(dict.fromkeys(tag.rpartition(STEP)[2] for tag in marks.tags))
        piped = tuple(tag.replace(STEP, "|") for tag in marks.tags)
        lines += _list("dc:subject", _DC, "Bag", leaves)
        lines += _list("digiKam:TagsList", _DIGIKAM, "Seq", marks.tags)
        lines += _list("lr:hierarchicalSubject", _LIGHTROOM, "Bag", piped)
    return "".join(lines).encode()


def _list(name: str, space: str, kind: str, entries: tuple[str, ...]) -> list[str]:
    prefix = name.partition(":")[0]
    return [
        f'   <{name} xmlns:{prefix}="{space}">\n    <rdf:{kind} xmlns:rdf="{_RDF}">\n',
        *(f"     <rdf:li>{escape(entry, quote=False)}</rdf:li>\n" for entry in entries),
        f"    </rdf:{kind}>\n   </{name}>\n",
    ]
