"""Presentations, workbooks, books, mails and the like, which the tests write for themselves."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

from office_files import odf_part, part, relationships, write_package

_CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Tides of the harbour\n", "about herring"]},
        {
            "cell_type": "code",
            "source": "count_herring()",
            "outputs": [
                {"output_type": "stream", "text": ["forty ", "shoals"]},
                {"data": {"text/plain": ["a table"], "image/png": "iVBORw0KGgo"}},
                {"ename": "ValueError", "evalue": "no tide", "traceback": ["\x1b[31m"]},
            ],
        },
    ]
}
SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:02,500\n<i>The harbour</i>\nat dawn\n\n"
    "2\n00:01:05,000 --> 00:01:09,000\n{\\an8}Herring!\n"
)
VTT = (
    "WEBVTT\n\nNOTE unseen\n\n00:01.000 --> 00:02.500 align:start\n<v Ann>The harbour\nat dawn\n\n"
    "name\n01:01:05.000 --> 01:01:09.000\nHerring!\n"
)
FICTION_BOOK = (
    '<?xml version="1.0" encoding="{encoding}"?>'
    '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>'
    "<author><first-name>Анна</first-name><last-name>Петрова</last-name></author>"
    "<book-title>Гавань</book-title><translator><last-name>Ли</last-name></translator>"
    "</title-info><document-info><author><last-name>Чей-то</last-name></author></document-info>"
    "</description><body><section><title><p>Гавань</p></title><p>Рыбаки "
    "<emphasis>уходят</emphasis>.</p><table><tr><td>Сельдь</td><td>40</td></tr></table></section></body>"
    '<binary id="c" content-type="image/png">iVBORw0KGgo=</binary></FictionBook>'
)
TEX = (
    "\\documentclass{article}\n\\title{The \\emph{Harbour}}\n\\author{Ann Bee}\n"
    "\\begin{document}\nFirst 5\\% words. % unseen remark\n\n\\section{Herring}\\label{sec:h}\n"
    "\\textbf{Boats} come\n\\cite{key} in.\n\\begin{itemize}\\item one\\end{itemize}\n"
    "\\end{document}\n"
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Times;}}"
    r"{\info{\title The Harbour}{\author Ann Bee}{\creatim\yr2024}}{\*\generator Word;}"
    r"{\header letterhead}Caf\'e9 {\f1\'d0\'fb\'e1\'e0}\par \u9731?snow{\footnote below}man"
    r"{\*\footnote beneath}{\deleted gone}{\pict 0123456789abcdef}{\*\unknown never}"
    r"\trowd a\cell b\cell\row}"
)


def write_presentation(path: Path, *slides: str, notes: str = "") -> Path:
    """Write a presentation whose slides are stored in the reverse order; the first has notes."""
    numbers = range(1, len(slides) + 1)
    order = "".join(f'<p:sldId r:id="slide{number}"/>' for number in numbers)
    shape = "<p:sp><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
    stored = {number: f"slides/s{len(slides) - number}.xml" for number in numbers}
    parts = {
        "_rels/.rels": relationships({"officeDocument": "ppt/presentation.xml"}),
        "ppt/presentation.xml": part("p:presentation", f"<p:sldIdLst>{order}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": relationships(
            {f"slide{number}": target for number, target in stored.items()}
        ),
        f"ppt/slides/_rels/s{len(slides) - 1}.xml.rels": relationships(
            {"notesSlide": "../notes.xml"}
        ),
        "ppt/notes.xml": part("p:notes", shape.format(notes)),
        **{
            f"ppt/{stored[number]}": part("p:sld", shape.format(text))
            for number, text in zip(numbers, slides, strict=True)
        },
    }
    return write_package(path, dict(parts))


def write_workbook(path: Path) -> Path:
    """Write a workbook of two sheets, with strings of each kind, a day, a time and a formula."""
    rows = (
        '<s:row><s:c r="A1" t="s"><s:v>0</s:v></s:c><s:c r="B1" t="s"><s:v>1</s:v></s:c></s:row>'
        '<s:row><s:c r="A2" t="inlineStr"><s:is><s:t>herring</s:t></s:is></s:c>'
        '<s:c r="B2" s="1"><s:v>45000</s:v></s:c></s:row>'
        '<s:row><s:c r="B3" s="2"><s:v>0.5</s:v></s:c></s:row>'
        '<s:row><s:c r="A4" t="str"><s:f>UNSEEN()</s:f><s:v>sum</s:v></s:c>'
        '<s:c r="C4"><s:v>42</s:v></s:c><s:c r="D4" t="b"><s:v>1</s:v></s:c></s:row>'
    )
    strings = (
        "<s:si><s:r><s:t>Fi</s:t></s:r><s:r><s:t>sh</s:t></s:r><s:rPh><s:t>spoken</s:t></s:rPh>"
        "</s:si><s:si><s:t>Day</s:t></s:si>"
    )
    formats = '<s:numFmts><s:numFmt numFmtId="170" formatCode="hh:mm"/></s:numFmts>'
    styles = (
        '<s:cellXfs><s:xf numFmtId="0"/><s:xf numFmtId="14"/><s:xf numFmtId="170"/></s:cellXfs>'
    )
    sheets = '<s:sheet name="Catch" r:id="worksheet1"/><s:sheet name="Empty" r:id="worksheet2"/>'
    targets = {
        "worksheet1": "sheets/one.xml",
        "worksheet2": "sheets/no.xml",
        "sharedStrings": "strings.xml",
        "styles": "styles.xml",
    }
    parts = {
        "_rels/.rels": relationships({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": part("s:workbook", f"<s:sheets>{sheets}</s:sheets>"),
        "xl/_rels/workbook.xml.rels": relationships(targets),
        "xl/strings.xml": part("s:sst", strings),
        "xl/styles.xml": part("s:styleSheet", formats + styles),
        "xl/sheets/one.xml": part("s:worksheet", f"<s:sheetData>{rows}</s:sheetData>"),
        "xl/sheets/_rels/one.xml.rels": relationships({"comments": "../notes.xml"}),
        "xl/notes.xml": part(
            "s:comments", "<s:comment><s:text><s:r><s:t>remark</s:t></s:r></s:text></s:comment>"
        ),
    }
    return write_package(path, dict(parts))


def write_book(path: Path, *chapters: str, others: dict[str, str] | None = None) -> Path:
    """Write a book of chapters in XHTML, listed in reverse and read in their order."""
    numbers = range(len(chapters))
    items = "".join(
        f'<item id="c{number}" href="c%20{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in reversed(numbers)
    )
    order = "".join(f'<itemref idref="c{number}"/>' for number in numbers)
    about = (
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Harbour</dc:title>'
        "<dc:creator>Ann Bee</dc:creator><dc:date>2024-05-31</dc:date></metadata>"
    )
    book = f"<package>{about}<manifest>{items}</manifest><spine>{order}</spine></package>"
    return write_package(
        path,
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OPS/book.opf": book,
            **{
                f"OPS/c {number}.xhtml": f"<html><body>{text}</body></html>"
                for number, text in enumerate(chapters)
            },
            **(others or {}),
        },
    )


def mail(words: str, subject: str = "Tides", **attached: bytes) -> EmailMessage:
    """A mail in words and as a page, with files attached, whose names end in .txt."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Ann Bee <ann@example.org>", "Cy", subject
    made["Date"] = "Fri, 31 May 2024 18:30:00 +0200"
    made.set_content(words)
    made.add_alternative(f"<p>{words}<script>unseen</script>", subtype="html")
    for name, data in attached.items():
        made.add_attachment(data, "application", "octet-stream", filename=f"{name}.txt")
    return made


def write_documents(folder: Path) -> list[Path]:
    """Write a small healthy file of each of these formats."""
    table = (
        "<table:table table:name='Catch'><table:table-row><table:table-cell>{}</table:table-cell>"
    )
    row = table.format("<text:p>herring</text:p>") + "</table:table-row></table:table>"
    texts = {
        "seed.rtf": RTF,
        "seed.tex": TEX,
        "seed.srt": SUBTITLES,
        "seed.vtt": VTT,
        "seed.fb2": FICTION_BOOK.format(encoding="utf-8"),
        "seed.ipynb": json.dumps(NOTEBOOK),
        "seed.eml": mail("Herring at noon.", inner=b"attached words").as_string(),
        "seed.mbox": f"From a\n{mail('one').as_string()}\nFrom b\n{mail('two').as_string()}",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    body = odf_part(f"<office:body><office:spreadsheet>{row}</office:spreadsheet></office:body>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    flat = odf_part("<office:body><office:text><text:p>words</text:p></office:text></office:body>")
    (folder / "seed.fodt").write_text(flat)
    return [
        folder / "seed.fodt",
        *(folder / name for name in texts),
        write_presentation(folder / "seed.pptx", "one", "two", notes="said"),
        write_workbook(folder / "seed.xlsx"),
        write_book(folder / "seed.epub", "<h1>One</h1><p>words", "more"),
        write_package(folder / "seed.ods", {"mimetype": kind, "content.xml": body}),
    ]
