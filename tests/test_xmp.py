"""XMP sidecars: what is read in them, and what is left as it was when they are changed."""

from __future__ import annotations

from contextlib import suppress
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UnreadableFileError
from engine.media.xmp import MOST_TAGS, read_marks, with_marks
from engine.media.xmp_scan import MOST_BYTES
from engine.types import Marks

LIGHTROOM = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 5.6">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
   xmp:CreatorTool="a > b"
   xmp:Rating="3"
   crs:Exposure2012="+0.35">
   <dc:subject><rdf:Bag><rdf:li>Rome</rdf:li><rdf:li>family</rdf:li></rdf:Bag></dc:subject>
   <lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Rome</rdf:li></rdf:Bag></lr:hierarchicalSubject>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">The forum</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
DIGIKAM = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:digiKam="http://www.digikam.org/ns/1.0/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" digiKam:PickLabel="3">
<xmp:Rating>5</xmp:Rating>
<digiKam:TagsList><rdf:Seq><rdf:li>Orte/Köln</rdf:li></rdf:Seq></digiKam:TagsList>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
BARE = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about=""%s/></rdf:RDF>'
)
WANTED = Marks(rating=4, tags=("Places/Rome & more", "sea"))


def test_what_lightroom_and_digikam_write_is_read() -> None:
    """Stars are an attribute or an element; a tag is told once, with its steps."""
    assert read_marks(LIGHTROOM) == Marks(rating=3, tags=("Places/Rome", "family"))
    assert read_marks(DIGIKAM) == Marks(rating=5, tags=("Orte/Köln",))


@pytest.mark.parametrize("data", [b"", LIGHTROOM, DIGIKAM, BARE % b""])
def test_what_is_written_is_read_back(data: bytes) -> None:
    """New or changed, a sidecar has the wanted stars and tags and no others, and is sound XML."""
    written = with_marks(data, WANTED)
    assert read_marks(written) == WANTED
    ElementTree.fromstring(written)
    assert read_marks(with_marks(written, Marks())) == Marks()


def test_all_else_stays_to_the_byte() -> None:
    """Without what is ours, nothing of a changed sidecar is another than before."""
    left = with_marks(LIGHTROOM, Marks())
    assert left == (
        LIGHTROOM.replace(b'\n   xmp:Rating="3"', b"")
        .replace(LIGHTROOM[LIGHTROOM.index(b"<dc:subject") : LIGHTROOM.index(b"<lr:")].strip(), b"")
        .replace(LIGHTROOM[LIGHTROOM.index(b"<lr:") : LIGHTROOM.index(b"<dc:title")].strip(), b"")
    )
    assert with_marks(with_marks(LIGHTROOM, WANTED), Marks()).split() == left.split()
    assert b'digiKam:PickLabel="3"' in with_marks(DIGIKAM, WANTED)


@given(st.binary(max_size=300), st.integers(0, len(DIGIKAM)), st.integers(0, 40))
def test_damage_is_refused_or_read(put: bytes, at: int, less: int) -> None:
    """Whatever was done to a sidecar, reading and changing it end in marks, or in one error."""
    data = DIGIKAM[:at] + put + DIGIKAM[at + less :]
    for act in (read_marks, lambda data: read_marks(with_marks(data, WANTED))):
        with suppress(UnreadableFileError):
            assert len(act(data).tags) <= MOST_TAGS


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<x>" + b" " * MOST_BYTES + b"</x>",
        b"no xml",
        DIGIKAM.decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="latin-1"?>' + LIGHTROOM,
    ],
    ids=["entities", "external", "large", "text", "utf-16", "latin-1"],
)
def test_what_no_sidecar_is_stays_unchanged(data: bytes) -> None:
    """Entities are never expanded, and nothing is written into what is no sidecar."""
    with pytest.raises(UnreadableFileError):
        with_marks(data, WANTED)


@pytest.mark.parametrize(
    ("told", "stars"),
    [(b"-1", 0), (b"4.0", 4), (b"99", 5), (b"many", 0), (b"nan", 0), (b"1e999", 0)],
)
def test_odd_ratings(told: bytes, stars: int) -> None:
    """A rejected picture has no stars, and no number is out of bounds."""
    rating = b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="' + told + b'"'
    assert read_marks(BARE % rating).rating == stars
    assert read_marks(with_marks(BARE % rating, Marks(rating=2))).rating == 2


@pytest.mark.parametrize(
    "kept",
    [
        b'xmp:Rating="-1"',
        b'MicrosoftPhoto:Rating="75"',
        b"<dc:title>after an empty list</dc:title>",
        b"<rdf:li>" + b"x" * 300 + b"</rdf:li>",
        b"<rdf:li>AC/DC|live</rdf:li>",
    ],
    ids=["rejected", "other rating", "after empty", "long tag", "slash"],
)
def test_what_has_no_place_in_a_library_stays(kept: bytes) -> None:
    """A rejection, a rating of another program and odd tags outlive that a tag is added."""
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        b' xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
        b' xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"'
        b' xmp:Rating="-1" MicrosoftPhoto:Rating="75">'
        b"<dc:subject/><dc:title>after an empty list</dc:title>"
        b"<lr:hierarchicalSubject><rdf:Bag><rdf:li>AC/DC|live</rdf:li>"
        b"<rdf:li>" + b"x" * 300 + b"</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
        b"</rdf:Description></rdf:RDF>"
    )
    marks = read_marks(data)
    written = with_marks(data, Marks(rating=marks.rating, tags=(*marks.tags, "sea")))
    assert read_marks(written).tags == ("AC/DC/live", "sea")
    assert kept in written


def test_what_says_the_same_is_not_written_anew() -> None:
    """A sidecar that has the stars and tags already stays as it is, to the byte."""
    for data in (LIGHTROOM, DIGIKAM):
        assert with_marks(data, read_marks(data)) == data


def test_many_tags_are_bounded() -> None:
    """A sidecar gives no more tags than anybody has."""
    many = Marks(tags=tuple(f"tag {number:05}" for number in range(2 * MOST_TAGS)))
    assert len(read_marks(with_marks(b"", many)).tags) == MOST_TAGS
