"""Kinds of documents that public reports say others misread: a small one of each, and its words."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from media_files import decoded, failure, write_docx
from office_files import (
    paragraph,
    part,
    relationships,
    write_open_document,
    write_package,
    write_word,
)
from pdf_files import write_pdf
from test_media_pdf import with_annotations, with_attachment, with_form

RUN = "<w:r><w:t>{}</w:t></w:r>"


def null_target(path: Path) -> Path:
    """A picture that is linked to nowhere."""
    parts = {
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("w:document", paragraph("pomegranate")),
        "word/_rels/document.xml.rels": relationships({"image": "NULL"}),
    }
    return write_package(path, dict(parts))


def without_thumbnail(path: Path) -> Path:
    """A thumbnail that the package names is gone."""
    whole = write_docx(path.with_suffix(".whole"), "soursop")
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            if "thumbnail" not in info.filename and "styles" not in info.filename:
                target.writestr(info, source.read(info))
    return path


def tracked(path: Path) -> Path:
    """Inserted and deleted words."""
    inserted = f"<w:ins>{RUN.format('platypus')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>walrus</w:delText></w:r></w:del>"
    return write_word(path, paragraph("quick ", inserted, deleted))


def controlled(path: Path) -> Path:
    """Words in a content control, around a paragraph and inside one."""
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = control.format(RUN.format("Bartholomew"))
    return write_word(path, control.format(paragraph("Kingfisher")) + paragraph("Name: ", inside))


def boxed(path: Path) -> Path:
    """Words in a box of the old kind."""
    box = f"<w:txbxContent>{paragraph('hippopotamus')}</w:txbxContent>"
    run = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    return write_word(path, paragraph("Body", run))


def beside(path: Path) -> Path:
    """Words in a note, a header, a nested table and a comment."""
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    nested = table.format(paragraph("outer") + table.format(paragraph("gooseberry")))
    kinds = {"footnotes": "Timbuktu", "header1": "Umbrella", "comments": "trombone"}
    return write_word(path, nested, {kind: paragraph(word) for kind, word in kinds.items()})


def tracked_odt(path: Path) -> Path:
    """A deletion, a note in the middle of a line, and a box."""
    note = "<text:note><text:note-body><text:p>echidna</text:p></text:note-body></text:note>"
    return write_open_document(
        path,
        "<text:tracked-changes><text:p>wombat</text:p></text:tracked-changes>"
        f"<text:p>bandicoot{note}numbat</text:p>"
        "<text:p><draw:text-box><text:p>quokka</text:p></draw:text-box></text:p>",
    )


def rezipped(path: Path) -> Path:
    """The part that tells the kind is the last one."""
    write_open_document(path, "<text:p>kumquat</text:p>")
    with zipfile.ZipFile(path) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    return write_package(path, dict(reversed(parts.items())))


def after(before: bytes) -> Callable[[Path], Path]:
    """A PDF that begins late."""

    def write(path: Path) -> Path:
        path.write_bytes(before + write_pdf(path, "marrowstone").read_bytes())
        return path

    return write


def log_with_a_hole(path: Path) -> Path:
    """A log that a crash has filled with zeros."""
    path.write_bytes(b"Backup of otter\n" + bytes(5000) + b"The end of kestrel\n")
    return path


@pytest.mark.parametrize(
    ("name", "write", "seen", "unseen"),
    [
        ("a.docx", null_target, "pomegranate", ""),
        ("a.docx", without_thumbnail, "soursop", ""),
        ("a.docx", tracked, "quick platypus", "walrus"),
        ("a.docx", controlled, "Kingfisher Bartholomew", ""),
        ("a.docx", boxed, "Body hippopotamus", ""),
        ("a.docx", beside, "outer gooseberry Timbuktu Umbrella trombone", ""),
        ("a.odt", tracked_odt, "bandicoot echidna numbat quokka", "wombat"),
        ("a.odt", rezipped, "kumquat", ""),
        ("a.pdf", after(b" "), "marrowstone", "endobj"),
        ("a.pdf", after(b"\n"), "marrowstone", "endobj"),
        ("a.pdf", after(b" " * 3000), "marrowstone", "endobj"),
        ("a.pdf", lambda path: with_form(path, "/FT /Tx /V (Featherstone)"), "Featherstone", ""),
        (
            "a.pdf",
            lambda path: with_annotations(path, "/Subtype /Text /Contents (bees)"),
            "bees",
            "",
        ),
        ("a.pdf", lambda path: with_attachment(path, "a.txt", "walrus"), "walrus a.txt", ""),
        ("a.log", log_with_a_hole, "otter kestrel", ""),
    ],
)
def test_every_word_that_a_reader_sees(
    tmp_path: Path, name: str, write: Callable[[Path], Path], seen: str, unseen: str
) -> None:
    """All that is seen is in the text, a word by itself; what is not seen is not."""
    words = decoded(write(tmp_path / name))[1].text.split()
    assert set(seen.split()) <= set(words)
    assert unseen not in words


def compound(path: Path, name: str) -> Path:
    """A compound file whose directory, in its third sector, has a stream of this name."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H16xI", 9, 2)
    entry = f"{name}\0".encode("utf-16-le")
    path.write_bytes(header.ljust(3 * 512, b"\0") + entry.ljust(512, b"\0"))
    return path


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("EncryptedPackage", "the document is locked with a password"),
        ("WordDocument", "an old Word document; Triptych reads it when it is saved as docx"),
        ("Workbook", "an old workbook; Triptych reads it when it is saved as xlsx"),
        ("Something", "not a picture, sound, video or document Triptych can read"),
    ],
)
def test_locked_and_old_office_files_say_so(tmp_path: Path, stream: str, reason: str) -> None:
    """What cannot be read under the name of a document is told by what it is."""
    path = compound(tmp_path / "a.docx", stream)
    assert failure(path).reason == reason
    path.write_bytes(path.read_bytes()[:40])
    assert failure(path).reason == "not a picture, sound, video or document Triptych can read"
