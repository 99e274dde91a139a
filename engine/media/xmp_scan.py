"""What an XMP sidecar says of rating and tags, and at which of its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ..errors import UnreadableFileError, UserError
from ..language import tr_noop
from ..types.marks import BEST, STEP, tag_name

MOST_BYTES = 1 << 20
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XMP = "http://ns.adobe.com/xap/1.0/"
DC = "http://purl.org/dc/elements/1.1/"
DIGIKAM = "http://www.digikam.org/ns/1.0/"
LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/"
_ROOT = f"{RDF} RDF"
_DESCRIPTION = f"{RDF} Description"
_RATING = f"{XMP} Rating"
FLAT = f"{DC} subject"
TAGS_LIST, HIERARCHY = f"{DIGIKAM} TagsList", f"{LIGHTROOM} hierarchicalSubject"
# What stands between the steps of a tag; flat tags have none, but as others wrote them.
STEPS = {FLAT: "/", TAGS_LIST: "/", HIERARCHY: "|"}
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s+(?:([^\s=:"']+):)?([^\s=:"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
DAMAGED = tr_noop("it is no XMP sidecar, or a damaged one")


@dataclass(slots=True)
class Scan:
    """What is found while a sidecar is read.

    Attributes:
        entries: what each list of tags has, as it stands, with the tag that it is; an empty one
            for what is no tag here.
        ratings, lists: the bytes that say the rating, and those of the lists, as ranges.
        openings: those of the tags that begin a description.
    """

    data: bytes
    rating: int = 0
    entries: dict[str, dict[str, str]] = field(default_factory=lambda: {of: {} for of in STEPS})
    ratings: list[tuple[int, int]] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)
    _parser: expat.XMLParserType = field(init=False)
    _spaces: dict[str, str] = field(default_factory=dict)
    _path: list[str] = field(default_factory=list)
    _began: int = 0
    _text: list[str] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int]:
        """The bytes of the tag that begins the first description.

        Raises:
            UnreadableFileError: there is none.
        """
        if not self.openings:
            raise UnreadableFileError(DAMAGED)
        return self.openings[0]

    def tags(self) -> tuple[str, ...]:
        """All tags, each once; a flat one that is a step of another says nothing more."""
        whole = [*self.entries[TAGS_LIST].values(), *self.entries[HIERARCHY].values()]
        steps = steps_of(whole)
        flat = (tag for tag in self.entries[FLAT].values() if tag.casefold() not in steps)
        return tuple(tag for tag in dict.fromkeys((*whole, *flat)) if tag)

    def run(self) -> None:
        """Read it all."""
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.XmlDeclHandler = _refuse_encoding
        parser.StartNamespaceDeclHandler = self._name_space
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.Parse(self.data, True)

    def _name_space(self, prefix: str | None, space: str | None) -> None:
        self._spaces[prefix or ""] = space or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if name == _DESCRIPTION and self._path[-1:] == [_ROOT]:
            self.openings.append((at, self._tag_end(at)))
            if _RATING in attributes:
                self._take_rating(attributes[_RATING])
                self.ratings += self._rating_attributes(*self.openings[-1])
        elif self._is_property(name):
            self._began = at
        self._path.append(name)
        self._text.clear()

    def _end(self, name: str) -> None:
        self._path.pop()
        text = "".join(self._text).strip()
        self._text.clear()
        if self._is_property(name):
            cut = self._began, self._property_end()
            (self.ratings if name == _RATING else self.lists).append(cut)
            if name == _RATING:
                self._take_rating(text)
        elif name == f"{RDF} li" and len(self._path) > 1 and text:
            self._take_tag(self._path[-2], text)

    def _is_property(self, name: str) -> bool:
        is_ours = name == _RATING or name in STEPS
        return is_ours and self._path[-2:] == [_ROOT, _DESCRIPTION]

    def _property_end(self) -> int:
        """Behind the tag that ends; one that begins and ends at once lies before this place."""
        end, began = self._parser.CurrentByteIndex, self._tag_end(self._began)
        is_empty = self.data[self._began : began].endswith(b"/>")
        return began if is_empty else self._tag_end(end)

    def _rating_attributes(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in _ATTRIBUTE.finditer(self.data, start, end):
            prefix, name = (found[1] or b"").decode(), found[2]
            if name == b"Rating" and self._spaces.get(prefix) == XMP:
                yield found.span()

    def _take_rating(self, text: str) -> None:
        try:
            rating = int(float(text))
        except (ValueError, OverflowError):
            return
        # -1 is a picture that was rejected.
        self.rating = min(max(rating, 0), BEST)

    def _take_tag(self, of: str, text: str) -> None:
        if of in STEPS:
            self.entries[of][text] = _tag(text.replace(STEPS[of], STEP))

    def _tag_end(self, at: int) -> int:
        found = _TAG.match(self.data, at)
        if found is None:
            # Not in UTF-8, where places in bytes are not what they seem.
            raise UnreadableFileError(DAMAGED)
        return found.end()


def scanned(data: bytes) -> Scan:
    """Read a sidecar.

    Raises:
        UnreadableFileError: it is none, is too large, or declares entities.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(tr_noop("it is far too large for an XMP sidecar"))
    if b"\0" in data:
        raise UnreadableFileError(DAMAGED)
    scan = Scan(data)
    try:
        scan.run()
    except expat.ExpatError as error:
        raise UnreadableFileError(DAMAGED) from error
    return scan


def _refuse(*_: object) -> None:
    raise UnreadableFileError(tr_noop("it declares what no XMP sidecar needs"))


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    # What is put into it is in UTF-8.
    if encoding is not None and encoding.lower() not in ("utf-8",):
        raise UnreadableFileError(tr_noop("it is not in UTF-8"))


def _tag(text: str) -> str:
    """The tag that an entry is; empty where it can be none."""
    try:
        return tag_name(text)
    except UserError:
        return ""


def folded(tags: Iterable[str]) -> set[str]:
    """Tags as they are compared."""
    return {tag.casefold() for tag in tags}


def steps_of(tags: Iterable[str]) -> set[str]:
    """Their steps, so."""
    return {step for tag in tags for step in tag.casefold().split(STEP)}
