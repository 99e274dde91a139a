"""PDF files: what a reader sees beside the text of the pages, and tags that were written badly."""

from __future__ import annotations

from pathlib import Path

import pytest
from media_files import decoded
from office_files import paragraph, write_word
from pdf_files import FIRST_ADDED, stream, write_pdf


def text_of(path: Path) -> list[str]:
    """The paragraphs of a document that must be readable."""
    return decoded(path)[1].text.split("\n\n")


def with_annotations(path: Path, *annotations: str, catalog: str = "") -> Path:
    """A PDF whose page says "Boats", with annotations on it."""
    numbers = range(FIRST_ADDED, FIRST_ADDED + len(annotations))
    told = " ".join(f"{number} 0 R" for number in numbers)
    objects = [f"<< /Type /Annot /Rect [9 9 99 99] {one} >>" for one in annotations]
    return write_pdf(path, "Boats", catalog=catalog, page=f"/Annots [{told}]", objects=objects)


def test_notes_are_read(tmp_path: Path) -> None:
    """Notes, remarks on marked words and typed lines are read once each; hidden ones are not."""
    path = with_annotations(
        tmp_path / "a.pdf",
        "/Subtype /Text /Contents (Ask the beekeeper)",
        "/Subtype /Popup /Contents (Ask the beekeeper) /Parent 7 0 R",
        "/Subtype /Highlight /Contents (lighthouse)",
        "/Subtype /FreeText /Contents <FEFF041304300432> /DA (/F1 9 Tf)",
        "/Subtype /Text /RC (<body><p>rich <b>words</b></p></body>)",
        "/Subtype /Text /F 2 /Contents (hidden)",
        "/Subtype /Link",
    )
    text = [" ".join(part.split()) for part in text_of(path)]
    assert text == ["Boats", "Ask the beekeeper", "lighthouse", "Гав", "rich words"]


def with_form(path: Path, *fields: str, xfa: str = "") -> Path:
    """A PDF whose page says "Boats", with the fields of a form on it."""
    numbers = " ".join(f"{FIRST_ADDED + n} 0 R" for n in range(len(fields)))
    widgets = [f"/Subtype /Widget {field}" for field in fields]
    return with_annotations(path, *widgets, catalog=f"/AcroForm << /Fields [{numbers}] {xfa} >>")


def test_the_values_of_a_form_are_read(tmp_path: Path) -> None:
    """What was typed and chosen is read; passwords, ticks and empty fields are not."""
    path = with_form(
        tmp_path / "a.pdf",
        "/FT /Tx /T (name) /V (Featherstonehaugh)",
        "/FT /Ch /Ff 131072 /T (land) /V (LI) /Opt [[(NO) (Norway)] [(LI) (Liechtenstein)]]",
        "/FT /Tx /Ff 8192 /T (pin) /V (secret)",
        "/FT /Btn /T (ok) /V /Yes",
        "/FT /Tx /T (empty)",
    )
    assert text_of(path) == ["Boats", "Featherstonehaugh", "LI", "Liechtenstein"]


def test_fields_that_no_form_lists_are_read(tmp_path: Path) -> None:
    """A field is shown on its page with or without a name, and with or without a form."""
    for name in ("", "/T (name)"):
        fields = (f"/FT /Tx {name} /V (Featherstonehaugh)", f"/FT /Btn {name} /V (Yes)")
        assert text_of(with_form(tmp_path / "a.pdf", *fields)) == ["Boats", "Featherstonehaugh"]
        widgets = [f"/Subtype /Widget {field}" for field in fields]
        path = with_annotations(tmp_path / "a.pdf", *widgets)
        assert text_of(path) == ["Boats", "Featherstonehaugh"]


def test_the_values_of_a_form_in_xml_are_read(tmp_path: Path) -> None:
    """Such a form holds its values in the plain way as well."""
    path = with_form(
        tmp_path / "a.pdf", "/FT /Tx /T (name) /V (Featherstonehaugh)", xfa="/XFA [(t) 20 0 R]"
    )
    assert text_of(path) == ["Boats", "Featherstonehaugh"]


def with_attachment(path: Path, name: str, content: str) -> Path:
    """A PDF that says "Boats", with a file attached."""
    tree = f"<< /Names [({name}) {FIRST_ADDED} 0 R] >>"
    spec = f"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {FIRST_ADDED + 1} 0 R >> >>"
    file = stream(content, "/Type /EmbeddedFile")
    catalog = f"/Names << /EmbeddedFiles {tree} >>"
    return write_pdf(path, "Boats", catalog=catalog, objects=[spec, file])


def test_attached_documents_are_read(tmp_path: Path) -> None:
    """Of an attached file its name is found, and its text where it is a document."""
    word = write_word(tmp_path / "a.docx", paragraph("walrus")).read_bytes().decode("latin-1")
    for name, content, expected in (
        ("notes.txt", "badger", ["notes.txt", "badger"]),
        ("page.html", "<p>heron<script>x</script>", ["page.html", "heron"]),
        ("inner.docx", word, ["inner.docx", "walrus"]),
        ("data.bin", "\x00\x01\x02\x03" * 9, ["data.bin"]),
    ):
        assert text_of(with_attachment(tmp_path / "a.pdf", name, content)) == ["Boats", *expected]


def test_files_that_are_pinned_to_a_page(tmp_path: Path) -> None:
    """A file behind a pin on a page is read as one that is attached to the document."""
    file = FIRST_ADDED + 1
    spec = f"<< /Type /Filespec /F (pin.txt) /UF (pin.txt) /EF << /F {file} 0 R >> >>"
    pin = f"<< /Type /Annot /Rect [9 9 99 99] /Subtype /FileAttachment /FS {spec} >>"
    path = write_pdf(
        tmp_path / "a.pdf",
        "Boats",
        page=f"/Annots [{FIRST_ADDED} 0 R]",
        objects=[pin, stream("badger", "/Type /EmbeddedFile")],
    )
    assert text_of(path) == ["Boats", "pin.txt", "badger"]


def test_files_inside_files_have_an_end(tmp_path: Path) -> None:
    """A file in a file in a file is read; what lies deeper is not."""
    path, inner = tmp_path / "a.pdf", "deepest"
    for depth in range(6):
        name = f"{depth}.pdf" if depth else "0.txt"
        inner = with_attachment(path, name, inner).read_bytes().decode("latin-1")
    assert [part for part in text_of(path) if part.endswith(".pdf")] == ["5.pdf", "4.pdf", "3.pdf"]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("\xfe\xff\x00A\xd8\x3d\x00B", "AB"),
        ("\xfe\xff\x00A\xd8\x3d", "A"),
        ("Гавань на рассвете".encode("cp1251").decode("latin-1"), "Гавань на рассвете"),
        ("Größe und Maß", "Größe und Maß"),
        ("Für – “Œuvre”".encode().decode("latin-1"), "Für – “Œuvre”"),
        ("Gr\xf6\xdfe \x85 Ma\xdf", "Größe – Maß"),
    ],
)
def test_a_title_that_was_written_badly(tmp_path: Path, title: str, read: str) -> None:
    """A title that is cut inside a character, or in an old encoding, costs no content."""
    end = decoded(write_pdf(tmp_path / "a.pdf", "Boats", title=title))[1]
    assert (end.text.strip(), end.metadata.title) == ("Boats", read)
