"""Word documents as Markdown: what the tile and the viewer draw of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from media_files import decoded, write_docx
from office_files import paragraph, part, relationships, write_package, write_word

from engine.media.docx_preview import MOST_CHARS
from engine.media.limits import Limits
from engine.types import Preview, PreviewKind


def preview_of(path: Path, limits: Limits | None = None) -> Preview:
    """The preview of a document that can be read."""
    return decoded(path, limits=limits)[1].preview


def markdown_of(tmp_path: Path, body: str, styles: str = "", lists: str = "") -> str:
    """The Markdown of a document with this body, all of which is written."""
    beside = {name: text for name, text in (("styles", styles), ("numbering", lists)) if text}
    preview = preview_of(write_word(tmp_path / "a.docx", body, beside))
    assert preview.kind is PreviewKind.MARKDOWN
    return preview.markdown


def styled(style: str, words: str, more: str = "") -> str:
    """A paragraph of a style, with more of its properties."""
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>', words)


def run(words: str, properties: str) -> str:
    """Words with properties of their own."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def point(words: str, level: int, list_id: int = 1) -> str:
    """A paragraph that is a point of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(f"<w:pPr>{place}</w:pPr>", words)


def table(*rows: list[str]) -> str:
    """A table of cells with paragraphs in them."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_document_of_a_word_processor_is_whole(tmp_path: Path) -> None:
    """Headings, emphasis, lists, a quotation, a table with a wide cell and the header are kept."""
    document = docx.Document()
    document.add_heading("A trip", 0)
    document.add_heading("Day one", 2)
    words = document.add_paragraph("We took the ")
    words.add_run("slow train").bold = True
    words.add_run(", and ")
    words.add_run("walked").italic = True
    for text, style in (("bread", "List Bullet"), ("first", "List Number"), ("second", "Quote")):
        document.add_paragraph(text, style)
    cells = document.add_table(2, 3)
    for at, text in enumerate(("what", "how", "much", "tea", "", "2")):
        cells.cell(at // 3, at % 3).text = text
    cells.cell(1, 0).merge(cells.cell(1, 1))
    document.sections[0].header.paragraphs[0].text = "Top of the page"
    document.save(str(tmp_path / "a.docx"))
    assert preview_of(tmp_path / "a.docx").markdown.split("\n\n") == [
        "# A trip",
        "## Day one",
        "We took the **slow train**, and *walked*",
        "- bread\n1. first",
        "> *second*",
        "| what | how | much |\n| --- | --- | --- |\n| tea |  | 2 |",
        "Top of the page",
    ]


def test_headings_are_told_by_name_outline_and_base(tmp_path: Path) -> None:
    """Whatever a style is called in the language of the program; a ring of styles ends."""
    styles = (
        '<w:style w:styleId="berschrift2"><w:name w:val="Heading 2"/></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="outlined"/></w:style>'
        '<w:style w:styleId="outlined"><w:outlineLvl w:val="7"/></w:style>'
        '<w:style w:styleId="ring"><w:basedOn w:val="ring"/></w:style>'
    )
    body = "".join(styled(one, "words") for one in ("berschrift2", "own", "ring", "Heading3"))
    body += styled("own", "words", '<w:outlineLvl w:val="9"/>')
    assert markdown_of(tmp_path, body, styles).split("\n\n") == [
        *("## words", "###### words", "words", "### words", "words")
    ]


def test_emphasis_is_that_of_the_run_or_its_style(tmp_path: Path) -> None:
    """Not that of the mark at a paragraph's end, nor what it was before a change."""
    styles = '<w:style w:styleId="strong"><w:name w:val="Strong"/><w:b/></w:style>'
    body = paragraph(
        "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
        run("one ", '<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange><w:b w:val="0"/>'),
        run("two", '<w:rStyle w:val="strong"/>'),
        run(" three", "<w:i/>"),
        " four",
    )
    assert markdown_of(tmp_path, body, styles) == "one **two** *three* four"


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((run("Note:", "<w:b/>"), "see"), "**Note**:see"),
        ((run("a", "<w:b/>"), run("b", "<w:i/>")), "**a**b"),
        ((run("a", "<w:b/><w:i/>"), "b"), "***a***b"),
        ((run("a", "<w:b/>"), run("b", "<w:b/>")), "**ab**"),
        ((run(" - ", "<w:b/>"), "x"), "\\- x"),
    ],
)
def test_emphasis_is_written_so_that_it_is_read(
    tmp_path: Path, runs: tuple[str, ...], written: str
) -> None:
    """Its marks stand at letters, and never beside those of another."""
    assert markdown_of(tmp_path, paragraph(*runs)) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# no heading", "\\# no heading"),
        ("- no point", "\\- no point"),
        ("12. no point", "12\\. no point"),
        (
            "5 * 3 &lt;b&gt; [x](y) a|b `c` ~~d~~",
            "5 \\* 3 \\<b\\> \\[x\\](y) a\\|b \\`c\\` \\~\\~d\\~\\~",
        ),
        ("&amp;amp;", "\\&amp;"),
        ("== =", "\\== ="),
    ],
)
def test_what_is_typed_means_nothing(tmp_path: Path, typed: str, written: str) -> None:
    """Marks of Markdown in the words of a document are characters."""
    assert markdown_of(tmp_path, paragraph(typed)) == written


def test_lines_of_a_paragraph_stay_lines(tmp_path: Path) -> None:
    """A break begins a line, in which marks mean nothing either; a heading has one line."""
    broken = "<w:r><w:t>street</w:t><w:br/><w:br/><w:t>+ town</w:t></w:r>"
    body = paragraph(broken) + styled("Heading1", "x").replace("<w:r><w:t>x</w:t></w:r>", broken)
    assert markdown_of(tmp_path, body) == "street\\\n\\+ town\n\n# street \\+ town"


def test_lists_have_their_levels_and_numbers(tmp_path: Path) -> None:
    """Deeper points begin anew below another one, and a list goes on after a paragraph."""
    lists = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    levels = (0, 1, 2, 1, 0, 1)
    body = "".join(point(f"p{number}", level) for number, level in enumerate(levels))
    body += paragraph("between") + point("on", 0) + point("none", 0, 0) + point("bare", 5, 9)
    assert markdown_of(tmp_path, body, lists=lists).split("\n\n") == [
        "1. p0\n   1. p1\n      - p2\n   2. p3\n2. p4\n   1. p5",
        *("between", "3. on", "none", "- bare"),
    ]


def test_lists_of_a_kind_go_on_but_for_those_that_say_where_they_begin(tmp_path: Path) -> None:
    """As a text that was pasted has one list for each of its points."""
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    )
    for list_id, number in ((1, None), (2, None), (3, "7"), (4, "many")):
        begins = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
        kind = '<w:abstractNumId w:val="0"/>'
        lists += f'<w:num w:numId="{list_id}">{kind}{begins if number else ""}</w:num>'
    body = "".join(point("p", 0, list_id) for list_id in (1, 2, 3, 3, 1, 4))
    numbers = (line.split(".")[0] for line in markdown_of(tmp_path, body, lists=lists).split("\n"))
    assert list(numbers) == ["3", "4", "7", "8", "5", "1"]


def test_tables_inside_tables_and_for_the_look(tmp_path: Path) -> None:
    """One in a cell is that cell's words; one of a single column and a very wide one are lines."""
    inner = table([paragraph("c"), paragraph("d")])
    body = table([paragraph("a") + paragraph("b"), inner], [paragraph("e"), ""])
    body += table([paragraph("f")], [""], [paragraph("g")])
    body += table([paragraph(f"h{at}") for at in range(30)])
    *blocks, wide = markdown_of(tmp_path, body).split("\n\n")
    assert blocks == ["| a b | c d |\n| --- | --- |\n| e |  |", "f", "g"]
    assert wide.startswith("h0, h1, h2, ")


def test_only_what_a_reader_sees_is_written(tmp_path: Path) -> None:
    """No deleted words, no other form of the same box, and no address of a link."""
    box = "<w:r><mc:AlternateContent>{}</mc:AlternateContent></w:r>".format(
        "".join(
            f"<mc:{one}><w:txbxContent>{paragraph('in the box')}</w:txbxContent></mc:{one}>"
            for one in ("Choice", "Fallback")
        )
    )
    link = '<w:hyperlink r:id="link1"><w:r><w:t>the sea</w:t></w:r></w:hyperlink>'
    body = paragraph("<w:del><w:r><w:t>gone</w:t></w:r></w:del>", "at ", link, box)
    assert markdown_of(tmp_path, body) == "in the box\n\nat the sea"


def test_notes_and_comments_follow(tmp_path: Path) -> None:
    """They are read as well, so that what matches there is seen."""
    path = write_word(tmp_path / "a.docx", paragraph("body"), {"footnotes1": paragraph("a *note*")})
    assert preview_of(path).markdown == "body\n\na \\*note\\*"


def test_only_the_beginning_is_kept_of_what_is_long(tmp_path: Path) -> None:
    """So that nothing takes long to draw; the bare text has all."""
    path = write_docx(tmp_path / "a.docx", *["pomegranates " * 100] * 60)
    preview = preview_of(path)
    assert preview.kind is PreviewKind.BEGINNING
    assert 1_000 < len(preview.markdown) < 10_000
    many = "".join(paragraph("a") for _ in range(MOST_CHARS // 10))
    uneven = table([paragraph("a")] * 24, *[[paragraph("b")]] * 300)
    for body in (many, uneven):
        preview = preview_of(write_word(tmp_path / "b.docx", body))
        assert preview.kind is PreviewKind.BEGINNING


def test_what_shows_another_file_is_not_whole(tmp_path: Path) -> None:
    """Its words are in the bare text alone."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("w:document", f"<w:body>{paragraph('own')}</w:body>"),
        "word/_rels/document.xml.rels": relationships({"aFChunk1": "a.html"}),
        "word/a.html": "<p>inside</p>",
    }
    preview = preview_of(write_package(tmp_path / "a.docx", parts))
    assert (preview.kind, preview.markdown) == (PreviewKind.BEGINNING, "own")


def test_what_breaks_off_is_written_as_far_as_it_goes(tmp_path: Path) -> None:
    """As the bare text is."""
    body = f"<w:body>{table([paragraph('a'), paragraph('b')])}{paragraph('kept')}"
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("w:document", body).replace("</w:document>", "<w:p><w:r"),
    }
    path = write_package(tmp_path / "a.docx", parts)
    assert preview_of(path).markdown == "| a | b |\n| --- | --- |\n\nkept"


@pytest.mark.parametrize("depth", [200, 20_000])
def test_tables_nested_by_the_thousand_end(tmp_path: Path, depth: int) -> None:
    """What is deep costs no more than what is long."""
    deep = f"{'<w:tbl><w:tr><w:tc>' * depth}{paragraph('deep')}{'</w:tc></w:tr></w:tbl>' * depth}"
    preview = preview_of(write_word(tmp_path / "a.docx", paragraph("before") + deep))
    assert preview.markdown.startswith("before")
    is_whole = preview.kind is PreviewKind.MARKDOWN
    assert is_whole == (depth == 200) == preview.markdown.endswith("deep")


@pytest.mark.parametrize("beside", ["styles", "numbering"])
def test_a_part_that_is_hostile_costs_the_look_alone(tmp_path: Path, beside: str) -> None:
    """One that declares entities, or is broken: the words are found as before."""
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for content, kind in ((entity, PreviewKind.NONE), ("<a", PreviewKind.MARKDOWN)):
        path = write_word(tmp_path / "a.docx", paragraph("mango"), {f"{beside}1": ""})
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[f"word/{beside}1.xml"] = content.encode()
        _, end = decoded(write_package(path, dict(parts)))
        assert (end.text, end.preview.kind) == ("mango", kind)


def test_a_part_that_unpacks_to_too_much_costs_the_look_alone(tmp_path: Path) -> None:
    """The styles are no part of the text, and are not unpacked beyond the limit."""
    styles = "<w:style/>" * 100_000
    path = write_word(tmp_path / "a.docx", paragraph("mango"), {"styles": styles})
    _, end = decoded(path, limits=Limits(expanded_bytes=500_000))
    assert (end.text, end.preview.kind) == ("mango", PreviewKind.NONE)


def test_other_office_files_have_no_such_form(tmp_path: Path) -> None:
    """Presentations and workbooks are shown in their words."""
    shown = part("p:presentation", "")
    slide = part("p:sld", "<a:p><a:r><a:t>tamarind</a:t></a:r></a:p>")
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"officeDocument": "ppt/presentation.xml"}),
        "ppt/presentation.xml": shown.replace(
            "></p:", '><p:sldIdLst><p:sldId r:id="slide1"/></p:sldIdLst></p:'
        ),
        "ppt/_rels/presentation.xml.rels": relationships({"slide1": "slide1.xml"}),
        "ppt/slide1.xml": slide,
    }
    _, end = decoded(write_package(tmp_path / "a.pptx", parts))
    assert (end.text, end.preview) == ("tamarind", Preview())
