"""A gallery on its own, of as many items as are wanted, which tells what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from gallery_items import MILLION, items_of
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryModel, GalleryView, ThumbnailLoader
from desktop.services.tasks import Worker
from engine.library.reader import LibraryReader


@pytest.fixture
def gallery_worker(qapp: QApplication) -> Iterator[Worker]:
    """Where thumbnails are loaded."""
    worker = Worker("art", pytest.fail)
    yield worker
    worker.close()


@pytest.fixture
def asked() -> list[int]:
    """The ids of the items that the view had to know."""
    return []


@pytest.fixture
def view(
    qtbot: QtBot, gallery_worker: Worker, library_dir: object, asked: list[int]
) -> GalleryView:
    """A gallery whose items come as soon as they are asked for."""
    model = GalleryModel()
    model.items_wanted.connect(asked.extend)
    model.items_wanted.connect(lambda ids: model.put_items(items_of(ids)))
    view = GalleryView(model, ThumbnailLoader(LibraryReader(library_dir), gallery_worker))
    view.resize(800, 600)
    view.show()
    qtbot.addWidget(view)
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def million(view: GalleryView, qtbot: QtBot, asked: list[int]) -> GalleryView:
    """A gallery of a million rows whose first tiles have come."""
    view._gallery.show_ids(np.arange(MILLION, dtype=np.int64))
    qtbot.waitUntil(lambda: len(asked) >= len(view.visible_rows))
    view.setFocus()
    return view
