"""What a file is: from its name for the scan, from its content for decoding."""

from __future__ import annotations

import importlib.util
import os
import re
from enum import Enum
from typing import BinaryIO

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Modality
from .files import open_regular
from .old_office import MAGIC as OLD_OFFICE
from .old_office import why_unreadable
from .packages import Package
from .picture_signatures import TIFF_MAGIC, start_of_picture
from .sound_signatures import begins_sound
from .text_signatures import has_hole, is_text, is_text_file, skip_hole
from .video_signatures import begins_video, says_pictures

HEAD_BYTES = 8192


class Format(Enum):
    """The families of files that share a decoder."""

    PICTURE = Modality.IMAGE, "picture"
    RAW_PICTURE = Modality.IMAGE, "camera raw picture"
    SOUND = Modality.AUDIO, "sound"
    VIDEO = Modality.VIDEO, "video"
    PDF = Modality.TEXT, "PDF"
    OFFICE = Modality.TEXT, "Office document"
    OPEN_DOCUMENT = Modality.TEXT, "OpenDocument"
    FLAT_OPEN_DOCUMENT = Modality.TEXT, "OpenDocument in one part"
    EPUB = Modality.TEXT, "book"
    FICTION_BOOK = Modality.TEXT, "book in one part"
    RTF = Modality.TEXT, "RTF"
    MAIL = Modality.TEXT, "mail"
    MAILBOX = Modality.TEXT, "mailbox"
    NOTEBOOK = Modality.TEXT, "notebook"
    TEX = Modality.TEXT, "TeX"
    SUBTITLES = Modality.TEXT, "subtitles"
    HTML = Modality.TEXT, "web page"
    CSV = Modality.TEXT, "table"
    JSON = Modality.TEXT, "JSON"
    MARKDOWN = Modality.TEXT, "Markdown"
    PLAIN = Modality.TEXT, "text"

    @property
    def modality(self) -> Modality:
        """The kind of media that this family holds."""
        return self.value[0]


_EXTENSIONS = {
    Format.PICTURE: (
        "jpg jpeg jpe jfif png apng gif webp bmp dib tif tiff heic heif heics heifs hif avif avifs "
        "jp2 j2k jpf jpx jpm j2c jpc jxl ico cur psd psb svg svgz"
    ),
    Format.RAW_PICTURE: (
        "dng nef nrw cr2 cr3 crw arw srf sr2 raf orf rw2 rwl pef srw 3fr fff erf kdc dcr mos mrw "
        "mef iiq x3f"
    ),
    Format.SOUND: (
        "wav wave bwf rf64 w64 flac mp3 mp2 mp1 mpa m2a mpga ogg oga opus spx m4a m4b m4p "
        "m4r aac aax wma aif aiff aifc caf au snd mka weba 3ga amr awb wv ape dsf "
        "dff tta tak mpc ac3 eac3 dts ra voc shn mlp thd nist sph 8svx"
    ),
    Format.VIDEO: (
        "mp4 m4v mov qt mkv webm avi divx 3gp 3g2 mpg mpeg mpe vob mts m2ts m2t flv f4v wmv asf "
        "ogv ogm rm rmvb mxf"
    ),
    Format.PDF: "pdf",
    Format.OFFICE: ("docx docm dotx dotm pptx pptm ppsx ppsm potx potm xlsx xlsm xltx xltm"),
    Format.OPEN_DOCUMENT: "odt ott odm odp otp odg otg ods ots",
    Format.FLAT_OPEN_DOCUMENT: "fodt fods fodp fodg",
    Format.EPUB: "epub",
    Format.FICTION_BOOK: "fb2",
    Format.RTF: "rtf",
    Format.MAIL: "eml mht mhtml",
    Format.MAILBOX: "mbox mbx",
    Format.NOTEBOOK: "ipynb",
    Format.TEX: "tex ltx",
    Format.SUBTITLES: "srt vtt ass ssa",
    Format.HTML: "html htm xhtml",
    Format.CSV: "csv tsv",
    Format.JSON: "json jsonl ndjson geojson",
    Format.MARKDOWN: "md markdown",
    Format.PLAIN: (
        "txt text rst adoc asciidoc org log lrc ics vcf "
        "py pyi js jsx mjs ts tsx java kt scala groovy c h cc cpp cxx hh hpp cs fs go rs swift "
        "rb php pl pm lua r jl hs ml ex exs erl clj lisp el vim sh bash zsh fish ps1 bat sql "
        "css scss sass less vue svelte dart m mm f90 asm v sv vhdl proto graphql "
        "toml yaml yml ini cfg conf cmake mk gradle tf diff patch"
    ),
}
_FORMAT_OF = {ext: kind for kind, names in _EXTENSIONS.items() for ext in names.split()}


RAW_ENDINGS = tuple(_EXTENSIONS[Format.RAW_PICTURE].split())


def is_raw_name(name: str) -> bool:
    """Whether a file is called as raw pictures of cameras are."""
    return _FORMAT_OF.get(name.rpartition(".")[2].lower()) is Format.RAW_PICTURE


def may_be_program(name: str) -> bool:
    """Whether a system may run a file of this name: one of code, or of nothing that is known."""
    ending = name.rpartition(".")[2].lower()
    return _FORMAT_OF.get(ending, Format.PLAIN) is Format.PLAIN and ending != "txt"


# Kinds of text, of which all but these are read as they stand.
_TOLD_BY_NAME = frozenset(
    {
        *(Format.HTML, Format.CSV, Format.JSON, Format.MARKDOWN, Format.TEX, Format.SUBTITLES),
        *(Format.MAIL, Format.MAILBOX, Format.NOTEBOOK, Format.FLAT_OPEN_DOCUMENT),
        Format.FICTION_BOOK,
    }
)
_CONTAINER = "META-INF/container.xml"
_RAW_MAGIC = (
    b"FUJIFILMCCD-RAW",
    b"IIRO",
    b"IIRS",
    b"MMOR",
    b"IIU\0",
    b"II\x1a\0\0\0HEAP",
    b"\0MRM",
    b"FOVb",
)
_ZIP = b"PK\x03\x04"
_MOST_TYPE_BYTES = 256
_MOST_TOLD_BYTES = 10_000_000  # of the parts that tell what an archive is
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}\{\\rtf")
_PDF = re.compile(rb"%PDF-")
_SURE_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_BYTES = 1024  # in which readers look for its signature, and at the end for its mark
_LATE_BYTES = 1024
_RECORDINGS = frozenset({Format.SOUND, Format.VIDEO})
_ARCHIVES = frozenset({Format.OFFICE, Format.OPEN_DOCUMENT, Format.EPUB})
_UNKNOWN = tr_noop("not a picture, sound, video or document Triptych can read")


def looks_interesting(name: str) -> Modality | None:
    """Tell from the extension alone whether a scan should take the file, and as what.

    Camera raw files are taken only where the optional `rawpy` is installed.
    """
    kind = _format_of_name(name)
    if kind is None or (kind is Format.RAW_PICTURE and not raw_supported()):
        return None
    return kind.modality


def raw_supported() -> bool:
    """Whether the optional decoder of camera raw files is installed."""
    return importlib.util.find_spec("rawpy") is not None


def sniff(path: str) -> Modality:
    """Tell a file's modality from its content.

    Raises:
        UnreadableFileError: it cannot be opened, is empty, or is nothing Triptych can read.
    """
    with open_regular(path) as file:
        return identify(file, path).modality


def identify(file: BinaryIO, name: str) -> Format:
    """Tell an open file's format from its content; leaves the file at its start.

    The extension of `name` only tells kinds of text, and of TIFF-like camera files, apart.

    Raises:
        UnreadableFileError: it is nothing Triptych can read.
    """
    head = file.read(HEAD_BYTES)
    kind = _by_magic(head, name) or _by_archive(file, head, name) or _as_pdf(file, head, name)
    kind = kind or _as_picture(head, name) or _by_text(file, head, name)
    if kind in _RECORDINGS and (has_pictures := says_pictures(file, head)) is not None:
        kind = Format.VIDEO if has_pictures else Format.SOUND
    file.seek(0)
    if kind is None and (named := _format_of_name(name)) in _RECORDINGS:
        # What its first bytes do not tell, the decoders may find further on.
        return named
    if kind is None:
        old = why_unreadable(file, head) if head.startswith(OLD_OFFICE) else None
        raise UnreadableFileError(old or _UNKNOWN)
    return kind


def refuse_unknown(file: BinaryIO, name: str) -> None:
    """Refuse what is told by a few bytes to be nothing Triptych can read.

    What lies inside archives is left to those who decode; leaves the file at its start.

    Raises:
        UnreadableFileError: it is such a file.
    """
    head = file.read(_LATE_BYTES)
    file.seek(0)
    if head and _ZIP not in head:
        identify(file, name)


def _format_of_name(name: str) -> Format | None:
    return _FORMAT_OF.get(os.path.splitext(name)[1][1:].lower())


def _by_magic(head: bytes, name: str) -> Format | None:
    # Some of them are words, which a text may begin with as well.
    if (head.startswith(_RAW_MAGIC) and not is_text(head)) or head[4:12] == b"ftypcrx ":
        return Format.RAW_PICTURE
    if head.startswith(TIFF_MAGIC) and _format_of_name(name) is Format.RAW_PICTURE:
        return Format.RAW_PICTURE
    if start_of_picture(head, buried=False) is not None:
        return Format.PICTURE
    if _PDF.match(head):
        return Format.PDF
    if _RTF.match(head):
        return Format.RTF
    if begins_video(head):
        return Format.VIDEO
    # A container may hold either; what it does, the decoder finds out.
    is_named_so = _format_of_name(name) is Format.VIDEO
    return (Format.VIDEO if is_named_so else Format.SOUND) if begins_sound(head) else None


def _as_picture(head: bytes, name: str) -> Format | None:
    """What is named a picture and is no text: its decoders are asked."""
    named = _format_of_name(name)
    is_named_so = named in (Format.PICTURE, Format.RAW_PICTURE) and not is_text(head)
    return named if is_named_so else None


def _by_archive(file: BinaryIO, head: bytes, name: str) -> Format | None:
    """Tell documents, which are zip archives, by what lies inside.

    Under the name of one, an archive may begin late.
    """
    is_late = _format_of_name(name) in _ARCHIVES and _ZIP in head[:_LATE_BYTES]
    if not (head.startswith(_ZIP) or is_late):
        return None
    with Package(file, _MOST_TOLD_BYTES) as package:
        told = package.read("mimetype", _MOST_TYPE_BYTES)
        told = told or package.read("META-INF/manifest.xml", HEAD_BYTES)
        if b"application/epub+zip" in told or _CONTAINER in package:
            return Format.EPUB
        if b"application/vnd.oasis.opendocument." in told:
            return Format.OPEN_DOCUMENT
        if package.main_part():
            return Format.OFFICE
        return Format.OPEN_DOCUMENT if "content.xml" in package else None


def _as_pdf(file: BinaryIO, head: bytes, name: str) -> Format | None:
    """Tell a PDF that does not begin at once; a text about them has another name and end."""
    if _format_of_name(name) is Format.PDF:
        return Format.PDF if _PDF.search(head) else None
    if _SURE_PDF.search(head, 0, _PDF_BYTES) is None:
        return None
    file.seek(max(0, file.seek(0, os.SEEK_END) - _PDF_BYTES))
    return Format.PDF if b"%%EOF" in file.read() else None


def _by_text(file: BinaryIO, head: bytes, name: str) -> Format | None:
    named = _format_of_name(name)
    is_named_so = named is not None and named.modality is Modality.TEXT
    if has_hole(head) and not is_named_so:
        return None
    if not head.strip(b"\0"):
        skip_hole(file)
        head = file.read(HEAD_BYTES)
    if not is_text_file(file, head):
        return None
    if named in _TOLD_BY_NAME:
        return named
    start = head[:512].lstrip().lower()
    is_html = named is None and start.startswith((b"<!doctype html", b"<html"))
    return Format.HTML if is_html else Format.PLAIN
