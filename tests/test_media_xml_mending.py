"""One letter that no XML may have costs a document that letter, and nothing that follows it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from document_files import write_book
from hypothesis import given
from hypothesis import strategies as st
from media_files import decoded
from office_files import odf_part, paragraph, part, write_open_document, write_package

from engine.media.xml_mending import mended

FORBIDDEN = {
    "half an emoji": b"\xed\xa0\xbd",
    "its reference": b"&#xD83D;",
    "a control character": b"\x0b",
    "a reference to one": b"&#11;",
    "a byte of another encoding": b"\xe4",
    "no character at all": b"\xef\xbf\xbf",
}
BREAKS = pytest.mark.parametrize("letter", FORBIDDEN.values(), ids=list(FORBIDDEN))


def broken(markup: str, letter: bytes) -> bytes:
    """Markup with a forbidden letter in the place of an at sign."""
    return markup.encode().replace(b"@", letter)


@BREAKS
def test_office_documents_are_read_past_a_forbidden_letter(tmp_path: Path, letter: bytes) -> None:
    """What follows it in a Word document, or in one of LibreOffice in one part, is found."""
    document = broken(part("w:document", paragraph("before @") + paragraph("after")), letter)
    word = write_package(tmp_path / "a.docx", {"word/document.xml": document})
    flat = tmp_path / "a.fodt"
    body = "<office:body><office:text><text:p>b @</text:p><text:p>after</text:p></office:text>"
    flat.write_bytes(broken(odf_part(body + "</office:body>"), letter))
    for path in (word, flat):
        end = decoded(path)[1]
        assert end.text.endswith("after")
        assert not end.metadata.note


@BREAKS
def test_a_book_is_read_whatever_its_title_has(tmp_path: Path, letter: bytes) -> None:
    """The part with the title also tells which chapters there are."""
    path = write_book(tmp_path / "a.epub", "<p>herring</p>")
    whole = tmp_path / "b.epub"
    with_letter = _rewritten(path, "OPS/book.opf", b"Harbour", b"Harbour " + letter)
    write_package(whole, with_letter)
    end = decoded(whole)[1]
    assert "herring" in end.text
    assert end.metadata.title.startswith("The Harbour")


def test_another_encoding_is_left_to_the_parser(tmp_path: Path) -> None:
    """What says that it is in Latin-1 is read so."""
    path = write_open_document(tmp_path / "a.odt", "<text:p>Käse</text:p>")
    content = _rewritten(path, "content.xml", b"", b"")
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>' + str(content["content.xml"], "utf-8")
    write_package(path, {**content, "content.xml": latin.encode("latin-1")})
    assert decoded(path)[1].text == "Käse"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"))),
    st.lists(st.integers(1, 9)),
)
def test_what_is_allowed_stays_as_it_is_however_it_is_cut(text: str, sizes: list[int]) -> None:
    """Also where a letter or a reference begins in one piece and ends in the next."""
    data = f"<a>{text.replace(chr(0xFFFE), '').replace(chr(0xFFFF), '')}&#228;&#xE4;&amp;</a>"
    whole, pieces = data.encode(), []
    for size in sizes:
        pieces.append(whole[:size])
        whole = whole[size:]
    assert b"".join(mended([*pieces, whole])) == data.encode()


def _rewritten(path: Path, name: str, old: bytes, new: bytes) -> dict[str, str | bytes]:
    """The parts of an archive, one of them with other bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return {**parts, name: parts[name].replace(old, new)}
