"""A rating and tags in XMP sidecars, as digiKam and Lightroom write them.

A sidecar is anybody's file: it is bounded, and declares no entity. What is changed in one is cut
out of its bytes and written anew, so that all else stays as it was, to the byte: what says the
same already, too, and tags that have no place in a library.
"""

from __future__ import annotations

import re
from html import escape

from ..errors import UnreadableFileError
from ..stored_texts import TOO_MANY_TAGS
from ..types import Marks
from ..types.marks import STEP
from .xmp_scan import (
    DAMAGED,
    DC,
    DIGIKAM,
    FLAT,
    HIERARCHY,
    LIGHTROOM,
    RDF,
    STEPS,
    TAGS_LIST,
    XMP,
    folded,
    scanned,
    steps_of,
)

MOST_TAGS = 500
_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    f' <rdf:RDF xmlns:rdf="{RDF}">\n'
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
    scan = scanned(data)
    return Marks(rating=scan.rating, tags=scan.tags()[:MOST_TAGS])


def with_marks(data: bytes, marks: Marks) -> bytes:
    """A sidecar with these stars and tags and no others, and all else that it had.

    Args:
        data: the sidecar as it is; empty for a new one.

    Raises:
        UnreadableFileError: it is none that can be changed, or has more tags than are kept.
    """
    data = data or _EMPTY.encode()
    scan = scanned(data)
    known, wanted = scan.tags(), folded(marks.tags)
    if len(known) > MOST_TAGS:
        raise UnreadableFileError(TOO_MANY_TAGS.format(number=MOST_TAGS))
    cuts, lines = [], []
    if scan.rating != marks.rating:
        cuts += scan.ratings
        lines += _rating(marks.rating)
    if folded(known) != wanted:
        cuts += scan.lists
        lines += _lists(scan.entries, marks.tags)
    made = _put(data, scan.place, cuts, "".join(lines).encode())
    again = scanned(made)
    if (again.rating, folded(again.tags())) != (marks.rating, wanted):
        # Better no change than one of what somebody else wrote.
        raise UnreadableFileError(DAMAGED)
    return made


def _put(data: bytes, place: tuple[int, int], cuts: list[tuple[int, int]], body: bytes) -> bytes:
    """A sidecar without some ranges, and with properties in the description that begins there."""
    start, end = place
    opening = data[start:end]
    if not body or not opening.endswith(b"/>"):
        return _cut(data, cuts, end, end, b"\n" + body if body else b"")
    name = re.match(rb"<([^\s/>]+)", opening)
    closing = b"</" + (name[1] if name else b"rdf:Description") + b">"
    return _cut(data, cuts, end - 2, end, b">\n" + body + closing)


def _cut(data: bytes, cuts: list[tuple[int, int]], start: int, end: int, put: bytes) -> bytes:
    """Bytes without some ranges, and with others in the place of one."""
    parts, last = [], 0
    for low, high, instead in sorted([*((*cut, b"") for cut in cuts), (start, end, put)]):
        parts += [data[last:low], instead]
        last = high
    return b"".join([*parts, data[last:]])


def _rating(stars: int) -> list[str]:
    return [f'   <xmp:Rating xmlns:xmp="{XMP}">{stars}</xmp:Rating>\n'] if stars else []


def _lists(entries: dict[str, dict[str, str]], tags: tuple[str, ...]) -> list[str]:
    """The lists with these tags; entries that stay, and those that are no tags, as they were."""
    there = {of: _wanted(of, entries[of], tags) for of in STEPS}
    return [
        *_list("dc:subject", DC, "Bag", there[FLAT]),
        *_list("digiKam:TagsList", DIGIKAM, "Seq", there[TAGS_LIST]),
        *_list("lr:hierarchicalSubject", LIGHTROOM, "Bag", there[HIERARCHY]),
    ]


def _wanted(of: str, entries: dict[str, str], tags: tuple[str, ...]) -> list[str]:
    stay = folded(tags) | (steps_of(tags) if of == FLAT else set())
    kept = [text for text, tag in entries.items() if not tag or tag.casefold() in stay]
    known = folded(entries[text] for text in kept)
    lacking = [tag for tag in tags if tag.casefold() not in known]
    if of == FLAT:
        return list(dict.fromkeys([*kept, *(tag.rpartition(STEP)[2] for tag in lacking)]))
    return [*kept, *(tag.replace(STEP, STEPS[of]) for tag in lacking)]


def _list(name: str, space: str, kind: str, entries: list[str]) -> list[str]:
    prefix = name.partition(":")[0]
    if not entries:
        return []
    return [
        f'   <{name} xmlns:{prefix}="{space}">\n    <rdf:{kind} xmlns:rdf="{RDF}">\n',
        *(f"     <rdf:li>{escape(entry, quote=False)}</rdf:li>\n" for entry in entries),
        f"    </rdf:{kind}>\n   </{name}>\n",
    ]
