"""What the preview loads of a file is what the decoders would show of it, or less."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from media_files import photo
from PySide6.QtGui import QColor

from desktop.preview import Content
from desktop.preview.loader import PreviewLoader
from engine.types import Item, Modality, Preview


class AtOnce:
    """Work and questions that are done when they are asked for, by a library without previews.

    Attributes:
        read: the items whose text was asked for.
        waits: whether work, but no question, waits for `go_on`.
    """

    def __init__(self) -> None:
        self.read: list[int] = []
        self.waits = False
        self._waiting: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], object], then: Callable[[object], None]) -> SimpleNamespace:
        if self.waits:
            self._waiting.append(lambda: then(work()))
        else:
            then(work())
        return SimpleNamespace(cancel=lambda: None)

    def ask(
        self,
        path: str,
        question: Callable[[str], object],
        then: Callable[[object], None],
        _: object,
    ) -> SimpleNamespace:
        then(question(path))
        return SimpleNamespace(cancel=lambda: None)

    def go_on(self) -> None:
        """Do the work that waits."""
        for one in self._waiting:
            one()

    def document_text(self, item_id: int) -> str:
        self.read.append(item_id)
        return "A sign."

    def preview(self, item: Item) -> Preview:
        return Preview()


def loaded(path: Path) -> list[Content]:
    """All that the preview is told of a picture."""
    here, told = AtOnce(), []
    loader = PreviewLoader(here, here, here)  # type: ignore[arg-type]
    loader.loaded.connect(told.append)
    loader.load(Item(1, str(path), Modality.IMAGE, 1, 1), None)
    return [content for content in told if content.image is not None]


@pytest.mark.parametrize("extension", ["png", "jpg", "webp", "gif", "bmp"])
def test_a_picture_is_loaded_from_its_file(tmp_path: Path, extension: str) -> None:
    """The preview shows the original, larger than its tile."""
    photo().save(tmp_path / f"a.{extension}")
    (content,) = loaded(tmp_path / f"a.{extension}")
    assert content.image is not None
    assert (content.image.width(), content.image.height()) == (640, 480)
    assert QColor(content.image.pixel(20, 400)).red() > 180


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_drawing_is_not_drawn_in_the_window(tmp_path: Path, name: str) -> None:
    """What an SVG points to must not be read by Qt either: its tile is shown alone."""
    (tmp_path / name).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">'
        '<rect width="64" height="48" fill="red"/></svg>'
    )
    assert loaded(tmp_path / name) == []


@pytest.mark.parametrize("thumbnail_is_late", [False, True])
def test_the_text_of_a_picture_is_read_once(tmp_path: Path, thumbnail_is_late: bool) -> None:
    """In the viewer; it is told with the picture, whichever of the two comes first."""
    photo().save(tmp_path / "a.png")
    here, told = AtOnce(), list[Content]()
    here.waits = thumbnail_is_late
    loader = PreviewLoader(here, here, here, in_full=True)  # type: ignore[arg-type]
    loader.loaded.connect(told.append)
    loader.load(Item(1, str(tmp_path / "a.png"), Modality.IMAGE, 1, 1), None)
    here.go_on()
    assert here.read == [1]
    assert told[-1].text == "A sign."
    assert told[-1].image is not None
    assert told[-1].image.width() == 640


def test_the_text_of_another_picture_is_not_told(tmp_path: Path) -> None:
    """What was read in the one before has nothing to do with this one."""
    photo().save(tmp_path / "a.png")
    here, told = AtOnce(), list[Content]()
    loader = PreviewLoader(here, here, here, in_full=True)  # type: ignore[arg-type]
    loader.loaded.connect(told.append)
    loader.load(Item(1, str(tmp_path / "a.png"), Modality.IMAGE, 1, 1), None)
    here.waits = True
    loader.load(Item(2, str(tmp_path / "a.png"), Modality.IMAGE, 1, 1), None)
    assert told[-1].item.id == 2
    assert told[-1].text == ""
