"""What files say of themselves beside their content: camera, album and date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import av
import docx
import pytest
import soundfile
from media_files import decoded, photo, tone, write_odt, write_with_ffmpeg
from pdf_files import write_pdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.media.dates import iso_date
from engine.types import Metadata


def tags(path: Path) -> Metadata:
    """The metadata that a decoder hands back."""
    return decoded(path)[1].metadata


@pytest.mark.parametrize("extension", ["jpg", "heic", "webp"])
def test_a_picture_tells_its_camera_and_day(tmp_path: Path, extension: str) -> None:
    """Make, model and date come from EXIF, in every format that can hold it."""
    path = tmp_path / f"a.{extension}"
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "FUJIFILM", "X-T3"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:31 18:30:07"
    photo().save(path, exif=exif)
    found = tags(path)
    assert (found.camera, found.taken) == ("FUJIFILM X-T3", "2024-05-31T18:30:07")


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("Apple", "", "Apple"),
        ("", "DSC-RX100\0\0", "DSC-RX100"),
    ],
)
def test_the_make_is_told_once(tmp_path: Path, make: str, model: str, camera: str) -> None:
    """A model that begins with its make stands alone, and one may be missing."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = make, model
    photo().save(tmp_path / "a.jpg", exif=exif)
    assert tags(tmp_path / "a.jpg").camera == camera


@pytest.mark.parametrize(
    ("tags_of", "day"),
    [
        ({0x9003: "2015:08:22 24:08:19"}, "2015-08-22"),
        ({0x9003: "    :  :     :  :  ", 0x9004: "2015:08:22 18:30:07"}, "2015-08-22T18:30:07"),
        ({0x9003: "0000:00:00 00:00:00", 0x0132: "2015:08:22 18:30:07"}, "2015-08-22T18:30:07"),
        ({0x9003: "2015:08:22 18:30:07", 0x0132: "2020:01:01 00:00:00"}, "2015-08-22T18:30:07"),
    ],
)
def test_a_good_day_is_never_lost(tmp_path: Path, tags_of: dict[int, str], day: str) -> None:
    """An impossible time costs the time, and a blank or empty date gives way to the next one."""
    exif = Image.Exif()
    for tag, value in tags_of.items():
        (exif if tag < 0x9000 else exif.get_ifd(0x8769))[tag] = value
    photo().save(tmp_path / "a.jpg", exif=exif)
    assert tags(tmp_path / "a.jpg").taken == day


_XMP = '<rdf:Description xmlns:{0}="x" {0}:{1}="{2}"/>'


@pytest.mark.parametrize(
    ("packet", "day"),
    [
        (_XMP.format("photoshop", "DateCreated", "2015-08-22"), "2015-08-22"),
        (_XMP.format("exif", "DateTimeOriginal", "2015-08-22T24:01:00"), "2015-08-22"),
        ("<xmp:CreateDate>2015-08-22T18:30:07.5+02:00</xmp:CreateDate>", "2015-08-22T18:30:07"),
        (_XMP.format("xmp", "CreateDate", "no day at all"), ""),
    ],
)
def test_a_picture_may_tell_its_day_in_xmp(tmp_path: Path, packet: str, day: str) -> None:
    """Where EXIF has no day, as of a picture that was edited, XMP has."""
    photo().save(tmp_path / "a.jpg", xmp=packet.encode())
    assert tags(tmp_path / "a.jpg").taken == day
    exif = Image.Exif()
    exif[0x0132] = "2020:01:01 00:00:00"
    photo().save(tmp_path / "a.jpg", xmp=packet.encode(), exif=exif)
    assert tags(tmp_path / "a.jpg").taken == "2020-01-01T00:00:00"


def test_a_picture_may_tell_its_day_in_iptc(tmp_path: Path) -> None:
    """So do pictures of agencies, in blocks that Photoshop made."""
    told = b"\x1c\x02\x37\x00\x0820150822\x1c\x02\x3c\x00\x0b183007+0200"
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(told).to_bytes(4) + told
    photo().save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    segment = b"\xff\xed" + (len(block) + 2).to_bytes(2) + block
    (tmp_path / "a.jpg").write_bytes(data[:2] + segment + data[2:])
    assert tags(tmp_path / "a.jpg").taken == "2015-08-22T18:30:07"


@pytest.mark.parametrize("written", ["Sat, 22 Aug 2015 18:30:07 GMT", "2015:08:22 18:30:07"])
def test_a_png_may_tell_its_day(tmp_path: Path, written: str) -> None:
    """Its text tells when it was made, as the specification or as other programs write it."""
    text = PngInfo()
    text.add_text("Creation Time", written)
    photo().save(tmp_path / "a.png", pnginfo=text)
    assert tags(tmp_path / "a.png").taken == "2015-08-22T18:30:07"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1251", "shift_jis"])
def test_tags_of_a_picture_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """EXIF knows ASCII alone; what programs write there all the same is read as it was meant."""
    words = {"cp1251": "Вечер на старой набережной", "shift_jis": "夕方の港と古い灯台の写真"}
    title = words.get(encoding, "Café by the harbour, où l'été s'achève")
    exif = Image.Exif()
    exif[0x010E] = title.encode(encoding)
    photo().save(tmp_path / "a.jpg", exif=exif)
    assert tags(tmp_path / "a.jpg").title == title


def test_a_title_that_windows_wrote(tmp_path: Path) -> None:
    """Windows keeps a title in a tag of its own, in UTF-16; half a character of it is left out."""
    exif = Image.Exif()
    exif[0x9C9B] = "Lighthouse \N{WAVING HAND SIGN}".encode("utf-16-le")[:-2]
    photo().save(tmp_path / "a.jpg", exif=exif)
    assert tags(tmp_path / "a.jpg").title == "Lighthouse"


@pytest.mark.parametrize(
    ("extension", "day"), [("flac", "2004-08-30"), ("ogg", "2004-08-30"), ("mp3", "")]
)
def test_a_sound_tells_its_album_and_day(tmp_path: Path, extension: str, day: str) -> None:
    """Artist, album and date come from the tags that libsndfile reads; of the date it writes only
    the year into an MP3, which is no day.
    """
    path = tmp_path / f"a.{extension}"
    with soundfile.SoundFile(path, "w", 16_000, 1) as file:
        file.title, file.artist, file.album, file.date = "Oceania", "Björk", "Medúlla", "2004-08-30"
        file.write(tone(1.0))
    found = tags(path)
    assert (found.title, found.author) == ("Oceania", "Björk")
    assert (found.album, found.taken) == ("Medúlla", day)


def test_ffmpeg_tells_album_and_day(tmp_path: Path) -> None:
    """The tags of an m4a, which libsndfile cannot open, are read too."""
    plain, path = tmp_path / "plain.m4a", tmp_path / "a.m4a"
    write_with_ffmpeg(plain, tone(1.0), "aac", "ipod")
    with av.open(str(plain)) as source, av.open(str(path), "w", format="ipod") as output:
        output.metadata.update({"album": "Medúlla", "date": "2004-08-30"})
        stream = output.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                output.mux(packet)
    found = tags(path)
    assert (found.album, found.taken) == ("Medúlla", "2004-08-30")


def test_documents_tell_when_they_were_made(tmp_path: Path) -> None:
    """PDF, Word and OpenDocument files give the date that they were made on."""
    word = docx.Document()
    word.add_paragraph("Words.")
    word.core_properties.created = datetime(2024, 5, 31, 18, 30, 7)
    word.save(str(tmp_path / "a.docx"))
    pdf = write_pdf(tmp_path / "a.pdf", "Words.", title="A) /CreationDate (D:20240531183007+02'00'")
    made = (
        '</dc:title><m:creation-date xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        "2024-05-31T18:30:07.123</m:creation-date><dc:title>"
    )
    odt = write_odt(tmp_path / "a.odt", "<text:p>Words.</text:p>", title=made)
    days = {tags(path).taken for path in (tmp_path / "a.docx", pdf, odt)}
    assert days == {"2024-05-31T18:30:07"}


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024:05:31 18:30:07", "2024-05-31T18:30:07"),
        (" 2024-05-31T18:30:07.5Z", "2024-05-31T18:30:07"),
        ("D:20240531", "2024-05-31"),
        ("2024-05-31 18:30", "2024-05-31"),
        ("2015:08:22 24:08:19", "2015-08-22"),
        ("2015:08:22 18:30:61", "2015-08-22"),
        ("2015:08:22 18:3", "2015-08-22"),
        ("2015:08:22 ??:??:??", "2015-08-22"),
        ("2015: 8: 2  9: 3:07", "2015-08-02T09:03:07"),
        ("2015:08:32 18:30:07", ""),
        ("2015:13:02", ""),
        ("0000:00:00 00:00:00", ""),
        ("2024-02-30", ""),
        ("2004", ""),
        ("2004-08", ""),
        ("May 2004", ""),
        ("", ""),
    ],
)
def test_dates_as_files_write_them(written: str, iso: str) -> None:
    """Whole days become ISO 8601, with the time where a clock can show it; the rest is nothing."""
    assert iso_date(written) == iso


def test_a_title_that_is_cut_in_the_middle_of_a_character_costs_no_text(tmp_path: Path) -> None:
    """A PDF whose title holds half an emoji is read; the rest of its title is kept."""
    half = r"\376\377\000A\330\075\000B"
    _, end = decoded(write_pdf(tmp_path / "a.pdf", "Boats at dawn.", title=half))
    assert end.text.split() == ["Boats", "at", "dawn."]
    assert end.metadata.title.startswith("A")
