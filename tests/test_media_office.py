"""Office and OpenDocument files: however they are packed, all that a reader sees is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from media_files import decoded, failure, write_docx, write_odt
from office_files import (
    STRICT_TYPES,
    STRICT_WORD,
    odf_part,
    paragraph,
    part,
    relationships,
    write_open_document,
    write_package,
    write_word,
)

from engine.media.limits import Limits


def text_of(path: Path) -> str:
    """The text of a document that must be readable."""
    return decoded(path)[1].text


@pytest.mark.parametrize("main", ["word/document2.xml", "doc/main.xml", "word/Document.XML"])
def test_the_main_part_is_found_by_its_relationship(tmp_path: Path, main: str) -> None:
    """A Word document begins with the part that the package says it does."""
    path = write_word(tmp_path / "a.docx", paragraph("tamarind"), main=main)
    assert text_of(path) == "tamarind"


@pytest.mark.parametrize(
    "target",
    ["/word/document.xml", "word\\document.xml", "./word/document.xml", "word/%64ocument.xml"],
)
def test_a_target_is_found_however_it_is_written(tmp_path: Path, target: str) -> None:
    """Slashes, case and escapes of a target are those of no name in the archive."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships({"officeDocument": target}),
        "Word/document.xml": part("w:document", paragraph("found")),
    }
    assert text_of(write_package(tmp_path / "a.docx", parts)) == "found"


def test_parts_that_are_not_there_are_done_without(tmp_path: Path) -> None:
    """Targets that are NULL, missing or damaged cost nothing of the rest."""
    dangling = {"image1": "NULL", "header1": "no.xml", "footer1": "bad.xml", "comments": "../../x"}
    parts = {
        "_rels/.rels": relationships(
            {"officeDocument": "word/document.xml", "thumbnail": "docProps/thumbnail.jpeg"}
        ),
        "word/document.xml": part("w:document", paragraph("pomegranate")),
        "word/_rels/document.xml.rels": relationships(dangling),
        "word/bad.xml": "<w:ftr",
    }
    assert text_of(write_package(tmp_path / "a.docx", parts)) == "pomegranate"


def test_a_package_may_begin_late(tmp_path: Path) -> None:
    """Under the name of a document, blanks and headers of a transfer may stand before it."""
    path = write_word(tmp_path / "a.docx", paragraph("mango"))
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + path.read_bytes())
    assert text_of(path) == "mango"


def test_a_package_without_relationships(tmp_path: Path) -> None:
    """Where the package does not say what it begins with, the usual name is taken."""
    parts: dict[str, str | bytes] = {"word/document.xml": part("w:document", paragraph("mango"))}
    assert text_of(write_package(tmp_path / "a.docx", parts)) == "mango"


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.dotx", "a.dotm"])
def test_strict_documents_templates_and_macros(tmp_path: Path, name: str) -> None:
    """The strict kind of names is read as the other one, in templates and files with macros."""
    parts = {
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}, STRICT_TYPES),
        "word/document.xml": part("w:document", paragraph("strictly"), STRICT_WORD),
        "word/_rels/document.xml.rels": relationships({"header": "header.xml"}, STRICT_TYPES),
        "word/header.xml": part("w:hdr", paragraph("headed"), STRICT_WORD),
    }
    assert text_of(write_package(tmp_path / name, parts)) == "strictly\n\nheaded"


def test_tracked_changes(tmp_path: Path) -> None:
    """What was inserted or moved here is text; what was deleted or moved away is not."""
    body = paragraph(
        "kept ",
        "<w:ins><w:r><w:t>inserted </w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>deleted</w:delText></w:r><w:r><w:t>gone</w:t></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>",
        "<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>",
        "<w:ins><w:del><w:r><w:t>both</w:t></w:r></w:del></w:ins>",
    )
    assert text_of(write_word(tmp_path / "a.docx", body)) == "kept inserted here"


def test_content_controls_fields_and_links(tmp_path: Path) -> None:
    """Controls around and inside paragraphs are read, and of a field its result alone."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = control.format(paragraph("Kingfisher")) + paragraph(
        "Name: ",
        control.format(run.format("Bartholomew ")),
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>",
        f"<w:hyperlink>{run.format('link ')}</w:hyperlink>",
        f"<w:fldSimple>{run.format('field')}</w:fldSimple>",
    )
    text = text_of(write_word(tmp_path / "a.docx", body))
    assert text == "Kingfisher\n\nName: Bartholomew link field"


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    """Of the two copies of a text box one is read, as a paragraph of its own."""
    box = "<w:txbxContent>" + paragraph("boxed") + "</w:txbxContent>"
    new = f"<wps:txbx>{box}</wps:txbx>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    either = "<mc:AlternateContent>{}<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    choice = '<mc:Choice Requires="wps">{}</mc:Choice>'
    for content in (
        either.format(choice.format(new), old),
        either.format(choice.format("<w:drawing/>"), old),
        either.format(choice.format(new) * 2, old),
        old,
    ):
        body = paragraph("before", f"<w:r>{content}</w:r>", "after")
        text = text_of(write_word(tmp_path / "a.docx", body))
        assert text.split("\n\n") == ["boxed", "before after"]


def test_words_that_are_drawn(tmp_path: Path) -> None:
    """The words of a watermark and those of a chart are read; its numbers are not."""
    mark = '<w:r><w:pict><v:shape><v:textpath string="Confidential"/></v:shape></w:pict></w:r>'
    points = "<c:pt><c:v>Oslo</c:v></c:pt><c:pt><c:v>Rome</c:v></c:pt>"
    cities = f"<c:strCache>{points}</c:strCache><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache>"
    beside = {"chart": f"<a:p><a:r><a:t>Cities</a:t></a:r></a:p>{cities}"}
    text = text_of(write_word(tmp_path / "a.docx", paragraph("body", mark), beside))
    assert text.split("\n\n") == ["body Confidential", "Cities", "Oslo, Rome"]


def test_what_stands_beside_the_body(tmp_path: Path) -> None:
    """Headers, footers, notes, comments and diagrams are read, and no word is glued to a note."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    kinds = ("header1", "header2", "footer", "footnotes", "endnotes", "comments")
    beside = {kind: f"<w:x>{paragraph(f'in {kind}')}</w:x>" for kind in kinds}
    beside["diagramData"] = "<a:p><a:r><a:t>in a diagram</a:t></a:r></a:p>"
    text = text_of(write_word(tmp_path / "a.docx", paragraph("body", reference, "goes"), beside))
    assert text.split("\n\n") == ["body goes", *(f"in {kind}" for kind in kinds), "in a diagram"]


def test_files_that_are_shown_as_text(tmp_path: Path) -> None:
    """A page that some program put in as a whole is read, also where there is nothing else."""
    parts = {
        "word/document.xml": part("w:document", '<w:altChunk r:id="aFChunk1"/>'),
        "word/_rels/document.xml.rels": relationships({"aFChunk1": "chunk.htm"}),
        "word/chunk.htm": "<html><body><p>herring<script>unseen</script></body></html>",
    }
    text = text_of(write_package(tmp_path / "a.docx", dict(parts)))
    assert text.split() == ["chunk.htm", "herring"]


def test_nested_tables(tmp_path: Path) -> None:
    """A table inside a cell belongs to that cell."""
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tbl><w:tr>{}</w:tr></w:tbl>"
    inner = row.format(cell.format(paragraph("nested")) + cell.format(paragraph("gooseberry")))
    outer = cell.format(paragraph("outer") + inner + paragraph()) + cell.format(paragraph("next"))
    text = text_of(write_word(tmp_path / "a.docx", row.format(outer)))
    assert text == "outer nested, gooseberry, next"


def test_a_main_part_that_breaks_off_is_read_in_part(tmp_path: Path) -> None:
    """What stands before the damage is indexed, with a note; where nothing does, it is refused."""
    whole = part("w:document", paragraph("first") + paragraph("second"))
    note = "damaged, read in part"
    for kept, text in ((whole[:-5], "first\n\nsecond"), (whole[: whole.index("second")], "first")):
        parts = {"word/document.xml": kept}
        end = decoded(write_package(tmp_path / "a.docx", parts))[1]
        assert (end.text, end.metadata.note) == (text, note)
    parts = {"word/document.xml": whole[: whole.index("<w:p>")]}
    assert "damaged" in failure(write_package(tmp_path / "b.docx", parts)).reason


def test_big_media_inside_cost_a_document_nothing(tmp_path: Path) -> None:
    """Only what is read counts against the bound on what an archive unpacks to."""
    path = write_docx(tmp_path / "a.docx", "read anyway")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/film.mp4", bytes(5_000_000))
    assert "read anyway" in decoded(path, limits=Limits(expanded_bytes=2_000_000))[1].text


@pytest.mark.parametrize("name", ["a.odt", "a.ott"])
def test_an_open_document_that_was_packed_again(tmp_path: Path, name: str) -> None:
    """The part that tells the kind may be compressed, stand anywhere, or be missing."""
    content = odf_part("<text:p>kumquat</text:p>")
    kind = "application/vnd.oasis.opendocument.text"
    manifest = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    for parts in (
        {"content.xml": content, "mimetype": kind},
        {"META-INF/manifest.xml": odf_part(manifest), "content.xml": content},
        {"mimetype": f"{kind}-template\n", "content.xml": content},
        {"./mimetype": kind, "./content.xml": content},
    ):
        assert text_of(write_package(tmp_path / name, dict(parts))) == "kumquat"


def test_open_document_changes_notes_and_boxes(tmp_path: Path) -> None:
    """Deletions are no text; notes, boxes and comments are blocks that glue no words."""
    deleted = "<text:deletion><text:p>expunged</text:p></text:deletion>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>footnote</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>remark</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
    path = write_open_document(
        tmp_path / "a.odt",
        f"<text:tracked-changes><text:changed-region>{deleted}</text:changed-region>"
        f"</text:tracked-changes><text:p>Visible{note}sequel com{comment}mented {box}</text:p>",
    )
    assert text_of(path).split("\n\n") == [
        *("footnote", "remark", "boxed"),
        "Visible sequel commented",
    ]


def test_deletions_that_are_shown_where_they_were(tmp_path: Path) -> None:
    """Deleted words that stand between two marks are no text, inserted ones are."""
    region = "<text:changed-region text:id='{0}'><text:{1}/></text:changed-region>"
    changes = region.format("c1", "deletion") + region.format("c2", "insertion")
    marks = "<text:change-start text:change-id='{0}'/>{1}<text:change-end text:change-id='{0}'/>"
    gone, new = marks.format("c1", "gone </text:p><text:p>lost "), marks.format("c2", "new")
    path = write_open_document(
        tmp_path / "a.odt",
        f"<text:tracked-changes>{changes}</text:tracked-changes><text:p>kept {gone}{new}</text:p>",
    )
    assert text_of(path) == "kept\n\nnew"


def test_former_values_of_a_workbook(tmp_path: Path) -> None:
    """What a cell held before it was changed is no text."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    changes = f"<table:tracked-changes>{cell.format('formerly')}</table:tracked-changes>"
    row = f"<table:table><table:table-row>{cell.format('now')}</table:table-row></table:table>"
    path = write_open_document(tmp_path / "a.ods", changes + row, "spreadsheet")
    assert text_of(path) == "now"


def test_open_document_tables_and_margins(tmp_path: Path) -> None:
    """Tables within tables and the headers and footers of pages are read."""
    row = "<table:table><table:table-row>{}</table:table-row></table:table>"
    cell = "<table:table-cell><text:p>{}</text:p>{}</table:table-cell>"
    table = row.format(cell.format("outer", row.format(cell.format("inner", ""))))
    margins = odf_part("<style:header><text:p>letter  \n head</text:p></style:header>")
    path = write_open_document(tmp_path / "a.odt", table, others={"styles.xml": margins})
    assert text_of(path) == "outer inner\n\nletter head"


def test_a_locked_open_document_says_so(tmp_path: Path) -> None:
    """A document with a password is told apart from a damaged one."""
    path = write_open_document(
        tmp_path / "a.odt",
        "<text:p>x</text:p>",
        others={"META-INF/manifest.xml": odf_part("<manifest:encryption-data/>")},
    )
    assert failure(path).reason == "the document is locked with a password"


def test_entities_are_refused_before_they_are_used(tmp_path: Path) -> None:
    """Entities, of files outside or multiplying inside, bring nothing into a document."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for entity in (f'SYSTEM "file://{secret}"', '"aaaaaaaaaa"'):
        before = f"<!DOCTYPE d [<!ENTITY e {entity}>]>"
        odt = write_odt(tmp_path / "a.odt", "<text:p>&e;</text:p>", before=before)
        main = part("w:document", paragraph("&e;")).replace("?>", f"?>{before}", 1)
        docx = write_package(tmp_path / "a.docx", {"word/document.xml": main})
        for path in (odt, docx):
            reason = "the document declares entities, which Triptych does not resolve"
            assert failure(path).reason == reason
