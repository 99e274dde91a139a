"""The chips of files show what these look like: the picture or its part, a cover, waves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from desktop_support import OFFSCREEN_NOISE, drop, engine_of, file_mime
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from pytestqt.qtbot import QtBot

from desktop.search.chips import Chip
from desktop.shell.app import Desktop
from desktop.widgets import icons
from desktop.widgets.theme import Theme
from engine.types import Modality, Term
from engine.types.fragments import Area

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT, RIGHT = (230, 20, 20), (20, 20, 230)


def two_colours(folder: Path) -> Path:
    """A picture that is red at the left and blue at the right."""
    pixels = np.zeros((60, 100, 3), np.uint8)
    pixels[:, :50], pixels[:, 50:] = LEFT, RIGHT
    Image.fromarray(pixels).save(folder / "flag.png")
    return folder / "flag.png"


def chips(desktop: Desktop) -> list[Chip]:
    """The chips of files and words."""
    return [chip for chip in desktop.window.search.chips.chips if isinstance(chip, Chip)]


def colour_at(icon: QIcon, x: int) -> QColor:
    """The colour of a chip's picture, in the middle of its height."""
    return icon.pixmap(QSize(20, 20)).toImage().pixelColor(x, 10)


def is_near(colour: QColor, rgb: tuple[int, int, int]) -> bool:
    """Whether a colour is about that one, as a JPEG keeps it."""
    return all(abs(one - other) < 40 for one, other in zip(colour.getRgb()[:3], rgb, strict=True))


def shows_sign(chip: Chip, name: str) -> bool:
    """Whether a chip shows the sign of a kind rather than the file itself."""
    size = QSize(20, 20)
    sign = icons.icon(name).pixmap(size).toImage()
    return chip.body.icon().pixmap(size).toImage() == sign


def ask(desktop: Desktop, qtbot: QtBot, *terms: Term) -> None:
    """Look for files, and wait for the picture of each."""
    with qtbot.waitSignals([desktop.services.chip_pictures.found] * len(terms)):
        desktop.session.look_like(terms)


def test_a_dropped_picture_is_on_its_chip(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """One from outside the library is read from its file, and stays when chips are drawn again."""
    with qtbot.waitSignal(desktop.services.chip_pictures.found):
        drop(desktop.window, file_mime(two_colours(tmp_path)))
    (chip,) = chips(desktop)
    assert is_near(colour_at(chip.body.icon(), 2), LEFT)
    assert is_near(colour_at(chip.body.icon(), 17), RIGHT)
    row = desktop.window.search.chips
    qtbot.waitUntil(lambda: chip.visibleRegion().boundingRect() == chip.rect())
    assert row.height() >= row.widget().sizeHint().height()
    desktop.themes.choose(Theme.DARK)
    (again,) = chips(desktop)
    assert is_near(colour_at(again.body.icon(), 2), LEFT)


def test_a_part_shows_what_is_in_it(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """Of two parts of one picture each shows its own."""
    path = str(two_colours(tmp_path))
    boxes = ((0.1, 0.1, 0.4, 0.9), (0.6, 0.1, 0.9, 0.9))
    ask(desktop, qtbot, *(Term(Modality.IMAGE, path, True, 1.0, Area(box)) for box in boxes))
    left, right = chips(desktop)
    assert all(is_near(colour_at(left.body.icon(), x), LEFT) for x in (2, 17))
    assert all(is_near(colour_at(right.body.icon(), x), RIGHT) for x in (2, 17))


def test_files_of_the_library_show_what_it_keeps(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A picture its thumbnail, a sound its waveform; what has neither keeps its sign."""
    sea = Term(Modality.IMAGE, str(media / "sea.png"), is_file=True)
    drum = Term(Modality.AUDIO, str(media / "drum.wav"), is_file=True)
    ask(desktop, qtbot, sea, drum)
    picture, sound = chips(desktop)
    assert is_near(colour_at(picture.body.icon(), 10), RIGHT)
    assert not shows_sign(picture, "picture")
    assert not shows_sign(sound, "sound")
    desktop.session.look_like([Term(Modality.TEXT, str(media / "ruby.txt"), is_file=True)])
    assert shows_sign(chips(desktop)[0], "document")


def test_what_cannot_be_read_keeps_its_sign(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """A file that is gone, or no picture, has the sign of its kind."""
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    flag = two_colours(tmp_path)
    engine_of(desktop).holds = True
    terms = [
        Term(Modality.IMAGE, str(path), is_file=True)
        for path in (broken, tmp_path / "gone.png", flag)
    ]
    with qtbot.waitSignal(desktop.services.chip_pictures.found):
        desktop.session.look_like(terms)
    assert [shows_sign(chip, "picture") for chip in chips(desktop)] == [True, True, False]
