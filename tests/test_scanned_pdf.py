"""Scanned pages of a PDF: their text is read as that of pictures is, and found with its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from pdf_files import write_pdf
from PIL import Image
from text_pictures import draw_screenshot

from engine.explain.summary import explanation_line
from engine.indexing.later_pass import TextReport
from engine.library.facade import Library
from engine.types import Hit, MatchSource, Modality, Query, Term


def write_scan(path: Path, *pages: list[str]) -> Path:
    """Write a PDF of pictures, one page for each list of lines."""
    drawn = [
        Image.open(draw_screenshot(path.with_suffix(f".{number}.png"), lines, size=(220, 140)))
        for number, lines in enumerate(pages)
    ]
    drawn[0].save(path, save_all=True, append_images=drawn[1:])
    for number in range(len(pages)):
        path.with_suffix(f".{number}.png").unlink()
    return path


def write_mixed(path: Path) -> Path:
    """Write a PDF with a page of text and a scanned one."""
    text = write_pdf(path.with_suffix(".text.pdf"), "Typed words about gliders")
    scan = write_scan(path.with_suffix(".scan.pdf"), ["zamboni receipt"])
    with pypdfium2.PdfDocument(text) as whole, pypdfium2.PdfDocument(scan) as other:
        whole.import_pages(other)
        whole.save(path)
    text.unlink()
    scan.unlink()
    return path


def hits(library: Library, words: str) -> list[Hit]:
    """What typed words find by standing in it."""
    found = library.search(asked(words)).hits
    return [hit for hit in found if MatchSource.WORDS in hit.sources]


def asked(words: str) -> Query:
    """Typed words."""
    return Query((Term(Modality.TEXT, words),))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Path, TextReport]]:
    """A library of two PDFs, in which text was looked for."""
    folder = tmp_path_factory.mktemp("scans") / "media"
    folder.mkdir()
    write_scan(folder / "scan.pdf", ["harbour ticket"], ["velvet museum"])
    write_mixed(folder / "mixed.pdf")
    library = Library(
        folder.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    library.index((str(folder),))
    yield library, folder, library.readings.pictures()
    library.close()


def test_a_scan_is_found_by_its_words_with_its_page(
    read: tuple[Library, Path, TextReport],
) -> None:
    """The second page is told as such."""
    library, _, report = read
    assert report == TextReport(read=2, with_text=2)
    (hit,) = hits(library, "velvet")
    assert Path(hit.item.path).name == "scan.pdf"
    line = explanation_line(hit, library.explain(asked("velvet"), hit.item.id))
    assert 'text in the picture: "page 2: velvet museum"' in line


def test_typed_and_scanned_pages_are_found_alike(read: tuple[Library, Path, TextReport]) -> None:
    """The text layer is kept, and what is read stands below it."""
    library, _, _ = read
    for words in ("gliders", "zamboni"):
        assert [Path(hit.item.path).name for hit in hits(library, words)] == ["mixed.pdf"]


def test_a_run_and_a_further_pass_change_nothing(read: tuple[Library, Path, TextReport]) -> None:
    """Neither reads again what was read, and the words stay."""
    library, _, _ = read
    assert library.index().unchanged == 2
    assert library.readings.pictures() == TextReport()
    assert len(hits(library, "zamboni")) == 1


@pytest.mark.slow
def test_what_was_read_goes_with_the_content(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A PDF that was written anew has its new words alone, a copy the same as its original."""
    media = tmp_path / "media"
    media.mkdir()
    path = write_mixed(media / "mixed.pdf")
    library = make_library()
    library.index((str(media),))
    library.readings.pictures()
    (media / "copy.pdf").write_bytes(path.read_bytes())
    library.index()
    library.readings.pictures()
    assert sum(1 + len(hit.copies) for hit in hits(library, "zamboni")) == 2
    (media / "copy.pdf").unlink()
    write_pdf(path, "Other words about gliders")
    library.index()
    library.readings.pictures()
    assert hits(library, "zamboni") == []
    assert len(hits(library, "gliders")) == 1
