"""Presentations, workbooks, books, notebooks and the like: their words, in their order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from document_files import (
    FICTION_BOOK,
    NOTEBOOK,
    RTF,
    SUBTITLES,
    TEX,
    VTT,
    mail,
    write_book,
    write_presentation,
    write_workbook,
)
from media_files import decoded, failure
from office_files import odf_part, part, relationships, write_open_document, write_package

from engine.media.limits import Limits
from engine.types import Metadata


def text_of(path: Path) -> list[str]:
    """The paragraphs of a document that must be readable."""
    return decoded(path)[1].text.strip().split("\n\n")


def about(path: Path) -> Metadata:
    """What a document says of itself."""
    return decoded(path)[1].metadata


@pytest.mark.parametrize("name", ["a.pptx", "a.ppsx", "a.potm", "a.txt"])
def test_presentations(tmp_path: Path, name: str) -> None:
    """Slides are read in the order that they are shown in, each with its notes."""
    path = write_presentation(tmp_path / name, "dawn", "noon", "dusk", notes="said at dawn")
    assert text_of(path) == ["dawn", "said at dawn", "noon", "dusk"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xltx"])
def test_workbooks(tmp_path: Path, name: str) -> None:
    """Rows are told with the names of their columns; days are days, and results not formulas."""
    assert text_of(write_workbook(tmp_path / name)) == [
        *("Fish: herring, Day: 2023-03-15", "Day: 12:00:00", "Fish: sum, 42, TRUE", "remark")
    ]


def test_a_binary_workbook_says_so(tmp_path: Path) -> None:
    """The kind of workbook that is not written in XML is told apart from a damaged one."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"officeDocument": "xl/workbook.bin"}),
        "xl/workbook.bin": b"\x83\x01\0",
    }
    reason = failure(write_package(tmp_path / "a.xlsx", parts)).reason
    assert reason == "a binary workbook, which Triptych cannot read"


def test_cells_that_make_no_sense(tmp_path: Path) -> None:
    """Strings, days and columns that cannot be cost their cell."""
    cells = (
        '<s:c r="A1" t="s"><s:v>99</s:v></s:c><s:c r="ZZZZ1"><s:v>one</s:v></s:c>'
        '<s:c t="s"><s:v>x</s:v></s:c><s:c s="x"><s:v>3</s:v></s:c><s:c><s:v>two</s:v></s:c>'
    )
    parts = {
        "xl/workbook.xml": part("s:workbook", '<s:sheet name="S" r:id="worksheet1"/>'),
        "xl/_rels/workbook.xml.rels": relationships({"worksheet1": "one.xml"}),
        "xl/one.xml": part("s:worksheet", f"<s:row>{cells}</s:row>"),
    }
    assert text_of(write_package(tmp_path / "a.xlsx", dict(parts))) == ["one, two"]


def test_open_presentations_and_workbooks(tmp_path: Path) -> None:
    """Slides, their notes, drawings and sheets in the OpenDocument formats are read."""
    slide = "<draw:page><draw:frame><draw:text-box>{}</draw:text-box></draw:frame>{}</draw:page>"
    notes = "<presentation:notes><text:p>said</text:p></presentation:notes>"
    body = slide.format("<text:p>dawn</text:p>", notes) + slide.format("<text:p>noon</text:p>", "")
    for name, kind in (("a.odp", "presentation"), ("a.odg", "graphics")):
        path = write_open_document(tmp_path / name, body, kind)
        assert text_of(path) == ["dawn", "said", "noon"]
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('herring')}{cell.format('7')}</table:table-row>"
    sheets = f"<table:table table:name='Catch'>{row}</table:table>" * 2
    path = write_open_document(tmp_path / "a.ods", sheets, "spreadsheet")
    assert text_of(path) == ["herring, 7", "herring, 7"]


@pytest.mark.parametrize("name", ["a.fodt", "a.fods", "a.fodp"])
def test_open_documents_in_one_part(tmp_path: Path, name: str) -> None:
    """The kind that is plain XML is read as the packed one, as far as it is whole."""
    picture = "<draw:frame><office:binary-data>iVBORw0KGgo</office:binary-data></draw:frame>"
    body = (
        f"<office:text><text:p>herring {picture}at dawn</text:p><text:p>noon</text:p></office:text>"
    )
    path = tmp_path / name
    path.write_text(odf_part(f"<office:body>{body}</office:body>"))
    assert text_of(path) == ["herring at dawn", "noon"]
    path.write_text(path.read_text()[:-60])
    end = decoded(path)[1]
    assert (end.text, end.metadata.note) == ("herring at dawn\n\nnoon", "damaged, read in part")
    path.write_text("no XML")
    assert "damaged" in failure(path).reason


def test_charts_inside_and_patterns_of_slides(tmp_path: Path) -> None:
    """The words of a chart are read, and what stands in an empty slide's pattern is not."""
    pattern = "<draw:frame><text:p>Click here</text:p></draw:frame>"
    footer = "<style:footer><text:p>foot</text:p></style:footer>"
    masters = f"<office:master-styles>{pattern}{footer}{pattern}</office:master-styles>"
    others = {
        "Object 1/content.xml": odf_part("<text:p>Chart of badgers</text:p>"),
        "styles.xml": odf_part(masters),
    }
    body = "<draw:page><text:p>dawn</text:p></draw:page>"
    path = write_open_document(tmp_path / "a.odp", body, "presentation", others)
    assert text_of(path) == ["dawn", "foot", "Chart of badgers"]


def test_books(tmp_path: Path) -> None:
    """Chapters are read in their order, wherever they are listed; the book says who wrote it."""
    path = write_book(tmp_path / "a.epub", "<h1>Dawn</h1><p>boats", "<p>noon")
    assert text_of(path) == ["Dawn", "boats", "noon"]
    found = about(path)
    assert (found.title, found.author, found.taken) == ("The Harbour", "Ann Bee", "2024-05-31")


def test_a_locked_book_says_so(tmp_path: Path) -> None:
    """A book that its seller locked is told apart from a damaged one."""
    path = write_book(tmp_path / "a.epub", "x", others={"META-INF/rights.xml": "<rights/>"})
    assert failure(path).reason == "the book is locked by its seller"
    broken = write_package(tmp_path / "b.epub", {"mimetype": "application/epub+zip"})
    assert "damaged" in failure(broken).reason


def test_rtf(tmp_path: Path) -> None:
    """All that is seen is read in its own encoding; tables of fonts and pictures are not."""
    path = tmp_path / "a.rtf"
    path.write_text(RTF, encoding="ascii")
    text = text_of(path)
    path.write_bytes(b"\xef\xbb\xbf\r\n" + path.read_bytes())
    assert text_of(path) == text
    assert text == ["letterhead", "Café Рыба", "☃snow", "below", "man", "beneath", "a, b,"]
    assert (about(path).title, about(path).author) == ("The Harbour", "Ann Bee")
    for kind, written in (("mac", "8e"), ("pc", "82"), ("pca", "82")):
        path.write_text(rf"{{\rtf1\{kind} caf\'{written}}}")
        assert text_of(path) == ["café"]


def test_tex(tmp_path: Path) -> None:
    """The words of sections and paragraphs are read, commands and remarks are not."""
    path = tmp_path / "a.tex"
    path.write_text(TEX)
    assert text_of(path) == ["First 5% words.", "Herring", "Boats come in. one"]
    assert (about(path).title, about(path).author) == ("The Harbour", "Ann Bee")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('Caf\\\'e na\\"{\\i}ve na\\"\\i ve', "Café naïve naïve"),
        (r"\c{c}a \v{s}koda, \'{E}cole\\'quoted'", "ça škoda, École 'quoted'"),
        (r"Stra\ss e, \o re, \textbf{bold} \vspace{2pt}\url{x}", "Straße, øre, bold x"),
        (r'\usepackage[ngerman]{babel} Gr\"o\ss{}e Gr"o"se', "Größe Größe"),
        ('a "straight" quote', 'a "straight" quote'),
    ],
)
def test_letters_of_tex(tmp_path: Path, written: str, read: str) -> None:
    """Letters that are written as commands are letters of their words."""
    path = tmp_path / "a.tex"
    path.write_text(written)
    assert " ".join(text_of(path)) == read


def test_subtitles(tmp_path: Path) -> None:
    """The spoken lines are read; numbers, times and marks are not."""
    for name, content in (("a.srt", SUBTITLES), ("a.vtt", VTT), ("b.srt", "\ufeff" + SUBTITLES)):
        path = tmp_path / name
        path.write_text(content.replace("\n", "\r\n"), encoding="utf-8", newline="")
        assert decoded(path)[1].text == "The harbour at dawn\nHerring!"
    path.write_text("no subtitles at all")
    assert text_of(path) == ["no subtitles at all"]


def test_subtitles_with_styles(tmp_path: Path) -> None:
    """Of SubStation Alpha the spoken words are read, without their styles."""
    path = tmp_path / "a.ass"
    spoken = (
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann,0,0,0,,{\\i1}The harbour{\\i0}\\Nat dawn"
    )
    path.write_text(f"[Script Info]\nTitle: unseen\n\n[Events]\n{spoken}, early\n")
    assert text_of(path) == ["The harbour at dawn, early"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_books_in_one_part(tmp_path: Path, encoding: str) -> None:
    """The chapters and verses of FictionBook are read, not its pictures; one may break off."""
    path = tmp_path / "a.fb2"
    path.write_bytes(FICTION_BOOK.format(encoding=encoding).encode(encoding))
    assert text_of(path) == ["Гавань", "Рыбаки уходят.", "Сельдь, 40"]
    found = about(path)
    assert (found.title, found.author, found.note) == ("Гавань", "Анна Петрова", "")
    path.write_bytes(path.read_bytes().partition(b"<td>")[0])
    assert text_of(path) == ["Гавань", "Рыбаки уходят."]
    assert about(path).note == "damaged, read in part"
    path.write_bytes(path.read_bytes()[:300])
    assert "damaged" in failure(path).reason


def test_notebooks(tmp_path: Path) -> None:
    """Cells and their outputs in words are read, pictures are not."""
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(NOTEBOOK))
    assert text_of(path) == [
        *("# Tides of the harbour\nabout herring", "count_herring()", "forty shoals", "a table"),
        "ValueError: no tide",
    ]
    assert about(path).title == "Tides of the harbour"


@pytest.mark.parametrize("content", ["{}", "[1]", '{"cells": 3}', '{"cells": [1, null]}', "x"])
def test_notebooks_that_are_none(tmp_path: Path, content: str) -> None:
    """Whatever else stands under the name of a notebook is read as far as it goes."""
    path = tmp_path / "a.ipynb"
    path.write_text(f"{content} ")
    end = decoded(path)[1] if content != "{}" else failure(path)
    assert end


def test_long_documents_have_an_end(tmp_path: Path) -> None:
    """Each of them stops at the bound on text, and says so."""
    bound = Limits(text_chars=1000)
    path = tmp_path / "a.mbox"
    path.write_bytes((b"From x\n" + mail("word " * 50).as_bytes() + b"\n") * 500)
    long = "<p>" + "word " * 300
    table = (
        "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row>"
    )
    sheet = table.format("<text:p>word</text:p>" * 900) + "</table:table>"
    for one in (
        path,
        write_presentation(tmp_path / "a.pptx", *["word " * 90] * 20),
        write_book(tmp_path / "a.epub", *[long] * 20),
        write_open_document(tmp_path / "a.ods", sheet, "spreadsheet"),
    ):
        end = decoded(one, limits=bound)[1]
        assert (len(end.text), end.metadata.note) == (1000, "first 1,000 characters only")


def test_no_entity_is_resolved_in_any_part(tmp_path: Path) -> None:
    """Parts of books, slides and workbooks that declare entities bring nothing of a file."""
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET")
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
    chapter = write_book(tmp_path / "a.epub", "seen &e; words", others={})
    sheet = doctype + odf_part("<text:p>&e;</text:p>")
    ods = write_package(
        tmp_path / "a.ods",
        {"content.xml": sheet, "mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
    )
    assert "TOPSECRET" not in decoded(chapter)[1].text
    assert "declares entities" in failure(ods).reason
