"""What is poor: defects are measured once, kept as numbers, and filtered by."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from kept_shelf import KeptShelf
from media_files import tone, write_sound
from PIL import Image, ImageFilter
from text_pictures import draw_screenshot, draw_texture, sentences

from engine.catalogue import Catalogue
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.quality.picture_measures import picture_measures
from engine.quality.text_measures import text_measures
from engine.query import parse
from engine.types import Filters, Metadata
from engine.types.quality import COUNTS_FROM, Defect, Measure

Picture = Image.Image
TEXT = "The committee met on Thursday and agreed on a budget for the coming season. " * 4


def textured(folder: Path) -> Picture:
    """A picture with grain of every size."""
    with Image.open(draw_texture(folder / "texture.png")) as made:
        return made.convert("RGB")


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """A good picture, not to be changed."""
    return textured(tmp_path_factory.mktemp("photograph"))


def defects(picture: Picture, name: str = "a.jpg") -> set[Defect]:
    """Those that a picture has."""
    file = io.BytesIO()
    small = picture.copy()
    small.thumbnail((400, 400))
    small.save(file, "JPEG")
    found = picture_measures(file.getvalue(), name, Metadata(*picture.size, camera="A camera"))
    return {one.defect for one in found if one.value >= COUNTS_FROM[one.defect]}


def times(factor: float) -> Callable[[Picture], Picture]:
    """Pixels times a factor."""
    return lambda picture: picture.point(lambda value: min(255, round(value * factor)))


@pytest.mark.parametrize(
    ("spoil", "defect"),
    [
        (lambda picture: picture.filter(ImageFilter.GaussianBlur(9)), Defect.BLURRED),
        (times(0.12), Defect.DARK),
        (times(4.0), Defect.OVEREXPOSED),
        (lambda picture: picture.resize((40, 30)), Defect.TINY),
        (lambda picture: Image.new("RGB", (800, 600), "#778899"), Defect.EMPTY),
    ],
)
def test_a_defect_of_a_picture_is_told(
    photograph: Picture, spoil: Callable[[Picture], Picture], defect: Defect
) -> None:
    """What was done to a good picture is found, and in the good one nothing is."""
    assert defects(photograph) == set()
    assert defect in defects(spoil(photograph))


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (2, 2), (63, 64)])
def test_a_picture_of_next_to_nothing_is_measured(size: tuple[int, int]) -> None:
    """All its figures are shares; one that is none would keep all files from being measured."""
    stored = io.BytesIO()
    Image.new("RGB", size, "red").save(stored, "JPEG")
    measures = list(picture_measures(stored.getvalue(), "a.png", Metadata(*size)))
    assert len(measures) == 6
    assert all(0 <= measure.value <= 1 for measure in measures)


def test_a_blurred_background_is_no_blur(photograph: Picture) -> None:
    """Where one part is sharp, a picture is."""
    portrait = photograph.filter(ImageFilter.GaussianBlur(9))
    portrait.paste(photograph.crop((200, 150, 420, 330)), (200, 150))
    assert Defect.BLURRED not in defects(portrait)


def test_a_screenshot_is_told_by_what_it_shows_and_by_its_name(
    tmp_path: Path, photograph: Picture
) -> None:
    """A screen's size with flat parts is one, and so is whatever is called so."""
    drawn = draw_screenshot(tmp_path / "a.png", sentences(1, 9), size=(1920, 1080))
    with Image.open(drawn) as made:
        assert Defect.SCREENSHOT in defects(made.convert("RGB"))
    assert Defect.SCREENSHOT in defects(photograph, "Screenshot 2024-06-01.png")
    assert Defect.SCREENSHOT not in defects(photograph.resize((1920, 1080)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TEXT, set()),
        ("", {Defect.EMPTY}),
        (" \n\n 1 ", {Defect.EMPTY}),
        ("Die Gräfin überließ dem Müller für fünf Gulden das Gehöft. " * 4, set()),
        ("委员会星期四开会，并通过了下一季的预算。" * 4, set()),
        (("Gräfin überließ Müller fünf äöü" * 5).encode().decode("cp1252"), {Defect.GARBLED}),
        ("xqzvk wrtpl bcdfgh mnbvc lkjhg ztrwq pqrst vbnmx " * 4, {Defect.GARBLED}),
        ("a\ufffdb\ufffd\ufffdc\x01d\x02" * 20, {Defect.GARBLED}),
    ],
)
def test_a_defect_of_a_text_is_told(text: str, wanted: set[Defect]) -> None:
    """What says nothing, or is no writing, in whatever language."""
    found = {one.defect for one in text_measures(text) if one.value >= COUNTS_FROM[one.defect]}
    assert found == wanted


def write_good_and_bad(folder: Path) -> None:
    """Write good files, and others with one defect each."""
    folder.mkdir()
    photograph = textured(folder.parent)
    photograph.save(folder / "good.png")
    photograph.filter(ImageFilter.GaussianBlur(9)).save(folder / "blurred.png")
    music = 0.4 * np.random.default_rng(0).normal(size=16_000 * 5).astype(np.float32).clip(-2, 2)
    write_sound(folder / "good.wav", 0.5 * music)
    write_sound(folder / "clipped.wav", np.clip(5 * music, -0.99, 0.99))
    write_sound(folder / "humming.wav", 0.1 * music + 0.2 * tone(5, hertz=50))
    write_sound(folder / "silent.wav", 0.0003 * music)
    (folder / "good.txt").write_text(TEXT)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """Good and bad files, and a library that has measured them."""
    folder = tmp_path_factory.mktemp("quality")
    return KeptShelf(folder, write_good_and_bad, lambda library: library.readings.defects())


@pytest.fixture
def media(kept: KeptShelf, library_dir: Path) -> Path:
    """Their folder, with the library in its place."""
    return kept.set_back(library_dir)


@pytest.fixture
def shelf(media: Path, make_library: MakeLibrary) -> Library:
    """The library, opened."""
    return make_library()


def left(library_dir: Path, text: str) -> set[str]:
    """The names of the files that filters leave."""
    with closing(LibraryReader(library_dir)) as reader:
        ids = reader.item_ids(parse(text).filters)
        return {Path(item.path).name for item in reader.items(ids.tolist())}


def test_each_defect_is_a_filter(shelf: Library, library_dir: Path) -> None:
    """`is:` with its name leaves the files that have it, and with a minus all others."""
    assert left(library_dir, "is:blurred") == {"blurred.png"}
    assert left(library_dir, "is:clipped") == {"clipped.wav"}
    assert left(library_dir, "is:humming") == {"humming.wav"}
    assert left(library_dir, "is:silent") == {"silent.wav"}
    assert left(library_dir, "is:dark") == set()
    assert left(library_dir, "type:image -is:blurred") == {"good.png"}
    assert left(library_dir, "type:audio -is:clipped -is:humming -is:silent") == {"good.wav"}
    assert left(library_dir, "is:clipped is:silent") == set()


def test_what_was_measured_is_not_measured_again(
    shelf: Library, media: Path, library_dir: Path
) -> None:
    """A second pass looks at what is new or has changed alone."""
    assert shelf.readings.defects().read == 0
    changed = media / "blurred.png"
    with Image.open(changed.with_name("good.png")) as good:
        good.rotate(180).save(changed)
    shelf.index()
    assert shelf.readings.defects().read == 1
    assert left(library_dir, "is:blurred") == set()


def test_a_sound_that_is_away_stays_due(shelf: Library, media: Path) -> None:
    """Where its folder cannot be reached, nothing is concluded."""
    write_sound(media / "new.wav", tone(3.0))
    shelf.index()
    media.rename(media.with_name("away"))
    assert shelf.readings.defects().read == 0
    media.with_name("away").rename(media)
    assert shelf.readings.defects().read == 1


def test_what_went_while_it_was_measured_is_passed_over(library_dir: Path, shelf: Library) -> None:
    """A person may take a file away beside the pass."""
    assert library_dir.exists()
    with closing(Catalogue(shelf.by_hand.paths.catalogue)) as catalogue:
        with catalogue.transaction():
            catalogue.measures.put(4711, b"gone", 1, [Measure(Defect.DARK, 0.9)])
        assert catalogue.measures.of(4711) == ()


def test_measures_go_with_their_item(shelf: Library, media: Path, library_dir: Path) -> None:
    """They are numbers from 0 to 1, and leave with what was forgotten."""
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue)
    ids = catalogue.items.ids(Filters()).tolist()
    assert all(0 <= one.value <= 1 for i in ids for one in catalogue.measures.of(i))
    assert sum(bool(catalogue.measures.of(i)) for i in ids) == len(ids)
    shelf.forget(str(media))
    assert not any(catalogue.measures.of(i) for i in ids)
    catalogue.close()
