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
    """Work and questions that are done when they are asked for, by a library without previews."""

    def submit(self, work: Callable[[], object], then: Callable[[object], None]) -> SimpleNamespace:
        then(work())
        return SimpleNamespace(cancel=lambda: None)

    def ask(
        self,
        path: str,
        question: Callable[[str], object],
        then: Callable[[object], None],
        _: object,
    ) -> SimpleNamespace:
        return self.submit(lambda: question(path), then)

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
