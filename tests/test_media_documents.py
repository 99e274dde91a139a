"""Documents of every kind become a title, passages, and text with exact offsets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from any_text import any_text
from hypothesis import given
from media_files import failure, read_document, write_docx, write_odt
from pdf_files import write_pdf

from engine.media.extract import clean
from engine.media.limits import Limits
from engine.media.text_encoding import decode_as, decode_text
from engine.types import Modality

PROSE = "The harbour lies below the old town. Fishing boats come in at dawn with their catch. "


def test_plain_text(tmp_path: Path) -> None:
    """A text file gives its name as a title, and its passages."""
    path = tmp_path / "my_holidayNotes-2024.txt"
    path.write_text(PROSE * 20)
    (title, *passages), end = read_document(path)
    assert title.text == "my holiday Notes 2024"
    assert end.text == PROSE * 20
    assert len(passages) >= 8


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The same Russian text is read from every encoding it may be in."""
    text = "Рыбаки возвращаются в гавань на рассвете. Старый город стоит на холме у моря. " * 5
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read_document(path)[1].text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "漁船は夜明けに港へ戻ってくる。古い町は海辺の丘の上にある。"),
        ("gb18030", "渔船在黎明时分返回港口。古老的城镇坐落在海边的山丘上。"),
        ("cp1252", "Les pêcheurs rentrent à l'aube. Le château domine la forêt, où naît l'été."),
        ("cp1252", "The “ordinary” log of a server that Müller’s team runs – and reads.\n"),
        ("cp850", "Der Bürgermeister aß größere Brötchen.\n"),
        ("mac_roman", "Der Bürgermeister aß größere Brötchen.\n"),
        ("iso8859_2", "Příliš žluťoučký kůň úpěl ďábelské ódy v lese u řeky.\n"),
        ("cp1254", "Bugün hava çok güzel ve ırmağın yanındaki parkta yürüyüşe çıkacağız.\n"),
        ("koi8_r", "Рыбаки возвращаются в гавань на рассвете.\n"),
        ("iso2022_jp", "漁船は夜明けに港へ戻ってくる。古い町は海辺の丘の上にある。\n"),
    ],
)
@pytest.mark.parametrize("times", [1, 10])
def test_old_encodings(encoding: str, text: str, times: int) -> None:
    """Encodings without a mark are told by their letters, in a short text and in a long one."""
    assert decode_text((text * times).encode(encoding)) == text * times


def test_mostly_utf8(tmp_path: Path) -> None:
    """A few wrong bytes in UTF-8, and a character cut at its end, spoil nothing else."""
    text = "Übermäßig schöne Bäume stehen für größere Gärten. " * 20
    data = text.encode()
    assert decode_text(data[:40] + b"\xff" + data[40:] + "ü".encode()[:1]).count("schöne") == 20
    assert decode_text("Schöne Grüße aus München. ".encode() + b"\xff") == (
        "Schöne Grüße aus München. \ufffd"
    )


def test_control_characters_are_dropped(tmp_path: Path) -> None:
    """A stray NUL and other control characters do not reach the text; line ends are one."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"One\0 line\x07.\r\nTwo lines.\rThree." + b" More words." * 30)
    assert read_document(path)[1].text.startswith("One line.\nTwo lines.\nThree.")


def test_what_was_meant_for_a_terminal(tmp_path: Path) -> None:
    """Colours and letters printed over others are not glued to words; pages part them."""
    path = tmp_path / "a.log"
    path.write_bytes(
        b"\x1b[1;31mfailed\x1b[0m, \x1b]8;;http://x\x07linked\x1b]8;;\x07, "
        b"N\bNA\bAM\bME\bE\n\fnext page" + b" more words" * 30
    )
    assert read_document(path)[1].text.startswith("failed, linked, NAME\n\nnext page more words")


@given(any_text(max_size=200))
def test_clean_text_can_be_stored(text: str) -> None:
    """Cleaned text is valid UTF-8 without NULs, and cleaning it again changes nothing."""
    cleaned = clean(text + "\ud83d\ude00\ud800")
    assert "\0" not in cleaned
    assert "😀" in cleaned.encode().decode()
    assert clean(cleaned) == cleaned


def test_web_page(tmp_path: Path) -> None:
    """Of a page its words are kept, in paragraphs; scripts, styles and markup are not."""
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title> Sea \n side </title><meta name=author content='Ada'>"
        "<style>p{color:red}</style><script>alert('x')</script></head><body><h1>Har<b>bour</b></h1>"
        "<p>Boats &amp; fish</p>after<br>break<ul><li>one</li><li>two</li></ul>"
        "<noscript>no</noscript><!-- hidden --></body>"
    )
    (title, *_), end = read_document(path)
    assert end.text == "Harbour\n\nBoats & fish\n\nafter\n\nbreak\n\none\n\ntwo"
    assert (end.metadata.title, end.metadata.author) == ("Sea side", "Ada")
    assert title.text == "a Sea side"


def test_web_page_declares_its_encoding(tmp_path: Path) -> None:
    """A page is read in the encoding that it declares, or as any text where that is wrong."""
    path = tmp_path / "a.html"
    habits = ("us-ascii", "iso-8859-1", "windows-1252", "no")
    for declared, written in (("windows-1251", "cp1251"), *((habit, "utf-8") for habit in habits)):
        page = f"<html><meta charset='{declared}'><body><p>Рыбаки возвращаются в гавань."
        path.write_bytes(page.encode(written))
        assert read_document(path)[1].text == "Рыбаки возвращаются в гавань."


def test_latin_1_is_that_of_windows() -> None:
    """What is declared as Latin-1 has the quotation marks that Windows put there."""
    assert decode_as("“Größe” – naïve".encode("cp1252"), "ISO-8859-1") == "“Größe” – naïve"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zlib", "a\0b"])
def test_what_is_no_charset_of_documents(charset: str) -> None:
    """Names that only a programming language knows, or nobody, are not believed."""
    assert decode_as(b"caf\xc3\xa9 \\u0041" * 50_000, charset).startswith("caf\xe9 \\u0041")


def test_table(tmp_path: Path) -> None:
    """Cells are told with the names of their columns, whatever separates them."""
    for name, separator in (("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")):
        path = tmp_path / name
        rows = [["City", "Country"], ["Lisbon", "Portugal"], ["Oslo", ""], ["", ""]]
        path.write_text("\n".join(separator.join(row) for row in rows))
        assert read_document(path)[1].text == "City: Lisbon, Country: Portugal\n\nCity: Oslo"


def test_a_list_has_no_names_of_columns(tmp_path: Path) -> None:
    """The first row of a single column is a row like the others."""
    path = tmp_path / "a.csv"
    path.write_text("Lisbon\nOslo\nRome\n")
    assert read_document(path)[1].text == "Lisbon\n\nOslo\n\nRome"


def test_json(tmp_path: Path) -> None:
    """Values are told with their keys, an object a paragraph; so are JSON lines."""
    people = [{"name": "Ada", "tags": ["x", "y"]}, {"name": "Bob", "home": {"city": "Oslo"}}]
    expected = "name: Ada\ntags: x\ntags: y\n\nname: Bob\n\nhome\ncity: Oslo"
    whole, lines = tmp_path / "a.json", tmp_path / "b.jsonl"
    whole.write_text(json.dumps(people))
    lines.write_text("\n".join(json.dumps(one) for one in people))
    assert read_document(whole)[1].text.strip() == expected
    assert read_document(lines)[1].text.strip() == expected


def test_markdown_title(tmp_path: Path) -> None:
    """The first heading of Markdown is its title."""
    path = tmp_path / "notes.md"
    path.write_text("intro\n\n# The Harbour #\n\nWords.\n\n## More\n")
    (title, *_), end = read_document(path)
    assert end.metadata.title == "The Harbour"
    assert title.text == "notes The Harbour"


def test_word_document(tmp_path: Path) -> None:
    """A Word document gives its paragraphs and tables in order, and its title."""
    path = write_docx(tmp_path / "a.docx", "First words.", "Second words.", title="Boats")
    (title, *_), end = read_document(path)
    assert end.text == "First words.\n\nSecond words.\n\napples, seven baskets"
    assert title.text == "a Boats"


def test_open_document(tmp_path: Path) -> None:
    """An OpenDocument text gives its headings and paragraphs, and its title."""
    content = (
        "<text:h>Head</text:h><text:p>One<text:s/>two<text:tab/>"
        "<text:span>three</text:span></text:p><text:list><text:p>four</text:p></text:list>"
    )
    (title, *_), end = read_document(write_odt(tmp_path / "a.odt", content, title="Boats"))
    assert end.text == "Head\n\nOne two three\n\nfour"
    assert title.text == "a Boats"


def test_pdf(tmp_path: Path) -> None:
    """A PDF gives the text of its pages, and its title."""
    path = write_pdf(tmp_path / "a.pdf", "Boats at dawn.", "Fish at noon.", title="Harbour")
    (title, *passages), end = read_document(path)
    assert end.text.split() == ["Boats", "at", "dawn.", "Fish", "at", "noon."]
    assert (end.metadata.title, end.metadata.note) == ("Harbour", "")
    assert title.text == "a Harbour"
    assert len(passages) == 1


def test_scanned_pdf(tmp_path: Path) -> None:
    """A PDF without text is found by its name, with a note that says why."""
    segments, end = read_document(write_pdf(tmp_path / "tax_letter.pdf"))
    assert [segment.text for segment in segments] == ["tax letter"]
    assert end.metadata.note == "scanned: its pages are pictures"


def test_locked_pdf(tmp_path: Path) -> None:
    """A PDF with a password says so."""
    key = "<" + "41" * 32 + ">"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [{key}{key}]"
    failed = failure(write_pdf(tmp_path / "a.pdf", "secret", extra=locked))
    assert failed.reason == "the PDF is locked with a password"
    assert failed.modality is Modality.TEXT


def test_marks_alone_have_no_meaning(tmp_path: Path) -> None:
    """What is left of an empty page is found by its name, and not by every search."""
    path = tmp_path / "Agostino Carracci.md"
    path.write_text("'']]\n")
    segments, end = read_document(path)
    assert [segment.text for segment in segments] == ["Agostino Carracci"]
    assert end.text.strip() == "'']]"
    path.write_text("1602")
    assert [segment.text for segment in read_document(path)[0]] == ["Agostino Carracci", "1602"]


def test_bounds_on_text(tmp_path: Path) -> None:
    """A long text is cut by bytes, characters and passages, and notes the first two."""
    path = tmp_path / "a.txt"
    path.write_text(PROSE * 1000)
    _, end = read_document(path, Limits(text_chars=1000))
    assert (len(end.text), end.metadata.note) == (1000, "first 1,000 characters only")
    _, end = read_document(path, Limits(text_bytes=50_000, text_chars=10**6))
    assert (len(end.text), end.metadata.note) == (50_000, "first 0.05 MB only")
    segments, _ = read_document(path, Limits(passages=10))
    assert len(segments) == 11
    assert segments[-1].start > 0.8 * len(PROSE * 1000)
