"""Where a passage stands: the page, slide, sheet, chapter or time, from its reader to a hit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import MakeLibrary
from document_files import (
    NOTEBOOK,
    SUBTITLES,
    TEX,
    mail,
    write_book,
    write_presentation,
    write_workbook,
)
from media_files import SPEC, decoded
from office_files import write_open_document
from pdf_files import write_pdf
from runs import run
from test_media_pdf import with_attachment

from engine.cli.hits import print_hits
from engine.media.extract import MOST_PLACE_CHARS, Place, joined
from engine.types import Filters, Modality, Query, SegmentKind, Term

LONG = "The harbour lies below the old town and boats come in at dawn with all of their catch. " * 4


def places(path: Path) -> list[str]:
    """The names of the places of a document's passages, each once."""
    (batch,), _ = decoded(path, SPEC)
    title, *passages = batch.segments
    assert title.place == ""
    return list(dict.fromkeys(passage.place for passage in passages))


def test_parts_are_joined_with_their_places() -> None:
    """Offsets are those of the joined text; parts without words have no place."""
    parts = [("one", "a\r\nb "), ("two", " \0 "), ("three  \n" * 90, "c"), ("four", "d")]
    text, found = joined(parts, 100)
    assert text == "a\nb\n\nc\n\nd"
    assert [place.start for place in found] == [0, 5, 8]
    assert len(found[1].name) == MOST_PLACE_CHARS
    assert joined(parts, 2)[1] == (Place(0, "one"),)


def test_office_documents(tmp_path: Path) -> None:
    """Slides have numbers and sheets their names, in both kinds of office documents."""
    slides = [LONG, "", LONG]
    assert places(write_presentation(tmp_path / "a.pptx", *slides)) == [
        *("slide 1", "slide 1 to slide 3", "slide 3"),
    ]
    assert places(write_workbook(tmp_path / "a.xlsx")) == ["sheet Catch"]
    page = f"<draw:page><text:p>{LONG}</text:p></draw:page>"
    path = write_open_document(tmp_path / "a.odp", page * 2, "presentation")
    assert places(path) == ["slide 1", "slide 1 to slide 2", "slide 2"]
    cell = f"<table:table-cell><text:p>{LONG}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    sheets = f"<table:table table:name='Catch'>{row}</table:table><table:table>{row}</table:table>"
    path = write_open_document(tmp_path / "a.ods", sheets, "spreadsheet")
    assert places(path) == ["sheet Catch", "sheet Catch to sheet 2", "sheet 2"]
    assert places(write_open_document(tmp_path / "a.odt", f"<text:p>{LONG}</text:p>")) == [""]


def test_pages_and_attached_files(tmp_path: Path) -> None:
    """Pages have numbers, and a file inside a document is a place by its name."""
    assert places(write_pdf(tmp_path / "a.pdf", LONG)) == ["page 1"]
    path = with_attachment(tmp_path / "b.pdf", "notes.txt", LONG * 3)
    assert places(path)[-1] == "notes.txt"


def test_chapters_sections_and_the_rest(tmp_path: Path) -> None:
    """Chapters and sections have their headings, cells and mails numbers, subtitles times."""
    chapters = [f"<h2>Dawn</h2><p>{LONG}", f"<p>{LONG}"]
    assert places(write_book(tmp_path / "a.epub", *chapters)) == [
        *("Dawn", "Dawn to chapter 2", "chapter 2"),
    ]
    texts = {
        "a.tex": (TEX.replace("\\textbf", LONG + "\\textbf").replace("First", LONG), "Herring"),
        "a.srt": (SUBTITLES.replace("Herring", LONG), "00:01:05"),
        "a.mbox": (f"From x\n{mail(LONG)}\nFrom x\n{mail(LONG, 'Catch')}", "mail 2: Catch"),
        "a.ipynb": (json.dumps(NOTEBOOK).replace("count_herring()", LONG), "cell 2"),
    }
    for name, (content, last) in texts.items():
        (tmp_path / name).write_text(content)
        assert places(tmp_path / name)[-1] == last


def test_a_hit_tells_its_place(
    make_library: MakeLibrary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was stored comes back with the hit, also of a copy, and a terminal shows it."""
    library, folder = make_library(), tmp_path / "media"
    folder.mkdir()
    write_presentation(folder / "a.pptx", "blue", "a red rose")
    run(library, folder)
    (folder / "b.pptx").write_bytes((folder / "a.pptx").read_bytes())
    run(library)
    words = Query((Term(Modality.TEXT, "rose"),), Filters(frozenset({Modality.TEXT})))
    result = library.search(words)
    (hit,) = result.hits
    assert len(hit.copies) == 1
    segments = [one for one in (hit.segment, *hit.segments) if one.kind is SegmentKind.PASSAGE]
    assert {one.place for one in segments} == {"slide 1 to slide 2"}
    print_hits(result, Query())
    assert "slide 1 to slide 2: blue a red rose" in capsys.readouterr().out
