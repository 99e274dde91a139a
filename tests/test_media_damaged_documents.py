"""Documents that are cut, damaged or meant to harm are read, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from media_files import SPEC, cut, failure, read_document, write_docx, write_odt
from pdf_files import write_pdf

from engine.media.decoder import decode
from engine.media.limits import Limits

HOSTILE = ["txt", "md", "csv", "html", "json", "tex", "srt", "eml", "mbox", "ipynb", "rtf"]
UNITS = [
    *(".", "\n", " ", "# ", '"', "a,", "<p>", "(["),
    *("\n- ", "&lt;", "\\title{", "{", "=?", "\n\n"),
]
PROSE = "The harbour lies below the old town. Fishing boats come in at dawn with their catch. "


@pytest.mark.parametrize("content", ["[" * 50_000, "{not json", "1" * 10_000, '"\\ud800 lone"'])
def test_json_that_is_not(tmp_path: Path, content: str) -> None:
    """Broken, endless and too deep JSON is read as plain text, never raised."""
    path = tmp_path / "a.json"
    path.write_text(content)
    assert read_document(path)[1].text


def test_archive_bomb_is_refused(tmp_path: Path) -> None:
    """A small archive that unpacks to far too much is refused at once."""
    path = write_odt(tmp_path / "a.odt", "<text:p>" + "a" * 3_000_000 + "</text:p>")
    assert path.stat().st_size < 20_000
    refused = failure(path, limits=Limits(expanded_bytes=2_000_000))
    assert refused.reason == "too large: it unpacks to more than 2 MB"


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
def test_cut_documents_end_in_a_reason(tmp_path: Path, share: float) -> None:
    """Office documents that are cut short say so; a cut PDF gives its text or says so."""
    docx, odt = tmp_path / "a.docx", tmp_path / "a.odt"
    write_docx(docx, PROSE * 50)
    write_odt(odt, f"<text:p>{PROSE * 50}</text:p>")
    assert failure(cut(docx, share)).reason == "the document is cut short or damaged"
    assert failure(cut(odt, share)).reason == "the document is cut short or damaged"
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.4\n1 0 obj\n")
    assert failure(pdf).reason == "the PDF is cut short or damaged"


def test_random_damage_never_raises(tmp_path: Path) -> None:
    """Whatever bytes are overwritten, reading ends in a document or in a reason we foresaw."""
    random = np.random.default_rng(11)
    paths = [
        write_docx(tmp_path / "a.docx", PROSE * 20),
        write_odt(tmp_path / "a.odt", f"<text:p>{PROSE * 20}</text:p>"),
        write_pdf(tmp_path / "a.pdf", PROSE, title="Harbour"),
    ]
    for path in paths:
        good = np.frombuffer(path.read_bytes(), np.uint8)
        for _ in range(40):
            bad = good.copy()
            bad[random.integers(8, len(bad), 10)] = random.integers(0, 256, 10)
            path.write_bytes(bad.tobytes())
            *_, end = decode(str(path), SPEC, Limits())
            assert "does not know" not in getattr(end, "reason", "")


def test_no_text_inside(tmp_path: Path) -> None:
    """White space is no text, in a text file and in a document."""
    blank = tmp_path / "a.txt"
    blank.write_text(" \n\t\n ")
    assert failure(blank).reason == "no text inside"
    assert failure(write_odt(tmp_path / "a.odt", "<text:p> </text:p>")).reason == "no text inside"


@pytest.mark.parametrize("extension", HOSTILE)
@pytest.mark.parametrize("length", [25_000, pytest.param(500_000, marks=pytest.mark.slow)])
def test_hostile_repetition_is_quick(tmp_path: Path, length: int, extension: str) -> None:
    """One character over and over is read to its end, and not for hours."""
    start = r"{\rtf1 x" if extension == "rtf" else "x"
    for number, unit in enumerate(UNITS):
        path = tmp_path / f"{number}.{extension}"
        path.write_text(start + unit * (length // len(unit)) + "x")
        read_document(path)
