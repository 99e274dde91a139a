"""The pass that reads the text in pictures: found by words, carried on, and switched off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from PIL import Image
from text_pictures import draw_photo, draw_screenshot

from engine.cli.main import run
from engine.explain.summary import explanation_document, explanation_line
from engine.indexing.later_pass import TextReport
from engine.library.facade import Library
from engine.types import Hit, MatchSource, Modality, Query, Term


def words(text: str) -> Query:
    """Typed words."""
    return Query((Term(Modality.TEXT, text),))


def found_by_text(library: Library, text: str) -> list[Hit]:
    """The hits that the text in a picture brought in."""
    hits = library.search(words(text)).hits
    return [hit for hit in hits if MatchSource.PICTURE_TEXT in hit.sources]


def names(hits: list[Hit]) -> list[str]:
    """File names of hits."""
    return sorted(Path(hit.item.path).name for hit in hits)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Path, TextReport]]:
    """A library with a screenshot, its copy and a photo, whose pictures are read."""
    folder = tmp_path_factory.mktemp("read") / "media"
    folder.mkdir()
    draw_screenshot(folder / "shot.png", ["harbour", "zamboni receipt"], size=(200, 120))
    (folder / "copy.png").write_bytes((folder / "shot.png").read_bytes())
    draw_photo(folder / "photo.png")
    library = Library(
        folder.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    library.index((str(folder),))
    yield library, folder, library.readings.pictures()
    library.close()


def test_a_picture_is_found_by_its_text(read: tuple[Library, Path, TextReport]) -> None:
    """The hit says so, its copy is folded under it, and the pass counts each file once."""
    library, _, report = read
    assert report == TextReport(read=3, with_text=2)
    (hit,) = found_by_text(library, "zamboni")
    assert Path(hit.item.path).name in {"shot.png", "copy.png"}
    assert len(hit.copies) == 1
    assert not hit.weak
    assert found_by_text(library, "shot") == []


def test_the_explanation_outlines_the_word(read: tuple[Library, Path, TextReport]) -> None:
    """The line with the words is quoted, and the box of those is the region."""
    library, _, _ = read
    (hit,) = found_by_text(library, "zamboni")
    explanation = library.explain(words("zamboni"), hit.item.id)
    assert explanation.words == ("zamboni",)
    assert explanation.written == "zamboni receipt"
    assert explanation.region is not None
    left, top, right, bottom = explanation.region.box
    assert explanation.region.words == (explanation.region.box,)
    assert left < 24 / 200 + 0.08
    assert 0.4 < right < 0.64
    assert 0.3 < top < bottom < 0.75
    line = explanation_line(hit, explanation)
    assert "by the text in the picture" in line
    assert 'text in the picture: "zamboni receipt"' in line
    assert "picture_text" in explanation_document(hit, explanation)["lanes"]


def test_what_was_read_is_not_read_again(read: tuple[Library, Path, TextReport]) -> None:
    """A second pass, after a run and a move, has nothing to do, and the words follow the file."""
    library, folder, _ = read
    (folder / "copy.png").rename(folder / "moved.png")
    library.index()
    assert library.readings.pictures() == TextReport()
    library.forget(str(folder / "shot.png"))
    assert names(found_by_text(library, "zamboni")) == ["moved.png"]


@pytest.mark.slow
def test_another_content_is_read_anew(tmp_path: Path, make_library: MakeLibrary) -> None:
    """A picture that was drawn over loses its old words at once, and gets its new ones."""
    path = tmp_path / "media" / "note.png"
    path.parent.mkdir()
    draw_screenshot(path, ["zamboni"], size=(240, 80))
    library = make_library()
    library.index((str(path.parent),))
    library.readings.pictures()
    draw_screenshot(path, ["quixotic"], size=(260, 80))
    library.index()
    assert found_by_text(library, "zamboni") == []
    assert library.readings.pictures() == TextReport(read=1, with_text=1)
    assert names(found_by_text(library, "quixotic")) == ["note.png"]


def test_the_text_of_a_picture_that_breaks_off_is_read(
    tmp_path: Path, make_library: MakeLibrary
) -> None:
    """What there is of it is found, and another pass has nothing to do."""
    path = tmp_path / "media" / "note.jpg"
    path.parent.mkdir()
    drawn = draw_screenshot(tmp_path / "whole.png", ["zamboni receipt"])
    with Image.open(drawn) as picture:
        picture.convert("RGB").save(path, quality=95)
    path.write_bytes(path.read_bytes()[:-600])
    library = make_library()
    library.index((str(path.parent),))
    assert library.readings.pictures() == TextReport(read=1, with_text=1)
    assert names(found_by_text(library, "zamboni")) == ["note.jpg"]
    assert library.readings.pictures() == TextReport()


def test_a_pass_that_was_stopped_is_carried_on(tmp_path: Path, make_library: MakeLibrary) -> None:
    """What was read stays, and the next pass reads the rest; a file that is gone stays due."""
    folder = tmp_path / "media"
    folder.mkdir()
    for number in range(4):
        draw_photo(folder / f"{number}.png", number)
    library = make_library()
    library.index((str(folder),))
    done: list[str] = []
    stopped = library.readings.pictures(
        on_progress=lambda progress: done.append(progress.current), cancelled=lambda: bool(done)
    )
    assert stopped.cancelled
    assert stopped.read == len(done) > 0
    unread = next(path for path in folder.iterdir() if str(path) not in done)
    content = unread.read_bytes()
    unread.unlink()
    assert library.readings.pictures().read == 4 - len(done) - 1
    unread.write_bytes(content)
    assert library.readings.pictures().read == 1


def test_it_can_be_switched_off(tmp_path: Path, make_library: MakeLibrary) -> None:
    """What a person says of it is remembered until they say otherwise."""
    draw_photo(tmp_path / "photo.png")
    library = make_library()
    library.preferences.want_picture_texts(False)
    library.index((str(tmp_path / "photo.png"),))
    assert library.readings.pictures() == TextReport()
    library.preferences.want_picture_texts(True)
    assert library.readings.pictures() == TextReport(read=1)


def test_the_command_line_reads_after_it_indexed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`triptych index` tells what was indexed, then what was read; it can be told not to read."""
    draw_photo(tmp_path / "photo.png")
    arguments = ["--library", str(tmp_path / "library"), "index", str(tmp_path / "photo.png")]
    assert run([*arguments, "--no-text-in-pictures"]) == 0
    assert "Looked for text" not in capsys.readouterr().out
    assert run([*arguments, "--text-in-pictures"]) == 0
    assert "Looked for text in 1 picture or PDF: 0 had some." in capsys.readouterr().out
