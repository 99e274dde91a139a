"""What a document hides is not read: nobody could see where a search has found it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from media_files import decoded, read_document
from office_files import odf_part, paragraph, write_open_document, write_word

_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Off"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Off"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style>'
)


def _run(words: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def _styled(style: str, *runs: str) -> str:
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', *runs)


def _word(tmp_path: Path, body: str) -> tuple[str, str]:
    """The text of a Word document, and its look as Markdown."""
    end = decoded(write_word(tmp_path / "a.docx", body, {"styles": _STYLES}))[1]
    return end.text, end.preview.markdown.strip()


@pytest.mark.parametrize(
    "body",
    [
        paragraph("seen", _run(" not", "<w:vanish/>")),
        paragraph("seen", _run(" not", '<w:rStyle w:val="Gone"/>')),
        paragraph("seen") + _styled("Off", "not"),
        paragraph("seen") + _styled("Below", "not", _run("nor", "<w:b/>")),
        _styled("Off", _run("seen", '<w:vanish w:val="0"/>'), " not"),
        paragraph("seen", "<w:r><w:rPr><w:vanish/></w:rPr><w:noBreakHyphen/></w:r>"),
        paragraph("seen")
        + paragraph(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent>"
            f"{paragraph('not')}</w:txbxContent></w:pict></w:r>"
        ),
    ],
    ids=["run", "run-style", "style", "base-style", "run-shown", "gap", "text-box"],
)
def test_hidden_text_of_word(tmp_path: Path, body: str) -> None:
    """Runs are left out that are hidden by themselves or by a style, in the text and the look."""
    assert _word(tmp_path, body) == ("seen", "seen")


@pytest.mark.parametrize(
    "body",
    [
        paragraph("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", "seen"),
        paragraph(_run("seen", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
        paragraph(_run("seen", '<w:vanish w:val="false"/>')),
        paragraph(_run("seen", "<w:webHidden/>")),
    ],
    ids=["mark-of-paragraph", "before-a-change", "off", "only-on-the-web"],
)
def test_what_word_shows_beside_hidden_text(tmp_path: Path, body: str) -> None:
    """A hidden mark of a paragraph, and what was hidden before a change, hide no words."""
    assert _word(tmp_path, body) == ("seen", "seen")


def test_hidden_text_of_a_word_processor(tmp_path: Path) -> None:
    """What another program hides in body and header is left out; the words beside it stay."""
    document = docx.Document()
    words = document.add_paragraph("The harbour ")
    words.add_run("of secrets ").font.hidden = True
    words.add_run("at dawn")
    margin = document.sections[0].header.paragraphs[0]
    margin.add_run("draft").font.hidden = True
    margin.add_run("letter")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert decoded(path)[1].text == "The harbour at dawn\n\nletter"


def _odf_style(name: str, family: str, display: str = "", base: str = "") -> str:
    properties = f'<style:text-properties text:display="{display}"/>' if display else ""
    based = f'style:parent-style-name="{base}"' if base else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {based}>{properties}'
        "</style:style>"
    )


def _odf_section(how: str) -> str:
    """A paragraph that is seen, and a section with another one."""
    return f"<text:p>seen</text:p><text:section {how}><text:p>not</text:p></text:section>"


@pytest.mark.parametrize(
    "body",
    [
        '<text:p>seen<text:span text:style-name="T"> not</text:span></text:p>',
        '<text:p>seen</text:p><text:p text:style-name="P">not</text:p>',
        '<text:p>seen</text:p><text:h text:style-name="Q">not</text:h>',
        _odf_section('text:display="none"'),
        _odf_section('text:display="condition" text:is-hidden="true"'),
    ],
    ids=["span", "style", "base-style", "section", "condition"],
)
def test_hidden_text_of_open_documents(tmp_path: Path, body: str) -> None:
    """Spans, paragraphs and sections are left out that a style or they themselves hide."""
    styles = _odf_style("T", "text", "none") + _odf_style("P", "paragraph", "none")
    styles += _odf_style("Q", "paragraph", base="P")
    part = odf_part(f"<office:styles>{styles}</office:styles>")
    path = write_open_document(tmp_path / "a.odt", body, others={"styles.xml": part})
    assert decoded(path)[1].text == "seen"


def test_styles_of_open_documents_that_show(tmp_path: Path) -> None:
    """A style of another family, one that shows what its base hides, and a circle hide nothing."""
    styles = _odf_style("P", "text", "none") + _odf_style("N", "paragraph", "none")
    styles += _odf_style("Q", "paragraph", "true", "N")
    styles += _odf_style("A", "paragraph", base="B") + _odf_style("B", "paragraph", base="A")
    part = odf_part(f"<office:styles>{styles}</office:styles>")
    body = "".join(f'<text:p text:style-name="{name}">{name}</text:p>' for name in "PQA")
    path = write_open_document(tmp_path / "a.odt", body, others={"styles.xml": part})
    assert decoded(path)[1].text == "P\n\nQ\n\nA"


def test_hidden_parts_of_a_web_page(tmp_path: Path) -> None:
    """What says of itself that it is not displayed is left out, with all that is in it."""
    path = tmp_path / "a.html"
    path.write_text(
        "<body><p>seen<div hidden>not <p style='display:none'>nor</p></div>"
        "<p style='color:red; DISPLAY : none !important'>not<span hidden>nor</span></p>"
        "<p style='display:none; display:block'>shown</p><p style='-x-display:none'>too"
    )
    assert read_document(path)[1].text == "seen\n\nshown\n\ntoo"


def test_what_a_web_page_shows_in_time(tmp_path: Path) -> None:
    """A body that a script shows, and what a browser finds although it is hidden, are read."""
    path = tmp_path / "a.html"
    path.write_text("<body style='display:none'><p>one<p hidden=until-found>two")
    assert read_document(path)[1].text == "one\n\ntwo"
