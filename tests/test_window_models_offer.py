"""What the window offers of its own accord: a better model, once, and to use what has come."""

from __future__ import annotations

from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of
from model_listing import MODELS, entry, tell
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.encoders.states import ModelState
from engine.service.messages import CancelIndexing, IndexingProgress, Ready
from engine.service.model_messages import (
    DownloadModel,
    ListModels,
    ModelDone,
    ModelRenewed,
    ModelsListed,
)
from engine.types import Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


def test_the_first_run_offers_better_results_once(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """When the engine is ready the offer is made, with its size; never a second time."""
    desktop = open_desktop()
    engine_of(desktop).post(Ready("starter"))
    qtbot.waitUntil(lambda: ListModels() in engine_of(desktop).requests)
    tell(desktop, qtbot, ModelsListed(MODELS))
    messages = desktop.window.messages
    assert "download a larger model (605 MB)" in messages.text.text()
    qtbot.mouseClick(messages.close_button, LEFT)
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert not messages.isVisible()
    again = open_desktop()
    tell(again, qtbot, ModelsListed(MODELS))
    assert not again.window.messages.isVisible()


def test_the_offer_leads_to_the_download(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Taking it begins the download and shows the page; when it has come, the window says so."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    assert DownloadModel("balanced") in engine_of(desktop).requests
    assert desktop.window.models.isVisible()
    desktop.window.models.close()
    tell(desktop, qtbot, ModelDone("balanced", "The model 'balanced' is here."))
    assert desktop.window.messages.text.text() == "The model 'balanced' is here."
    assert desktop.window.messages.button.text() == "Use it…"


def test_nothing_is_offered_where_the_model_is_here(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """A person who has the model is left alone, and so is one who reads another message."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed((entry("balanced", ModelState.DOWNLOADED), *MODELS[1:])))
    assert not desktop.window.messages.isVisible()
    desktop.window.messages.show_error("The disk is full.")
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert desktop.window.messages.text.text() == "The disk is full."


def test_a_renewed_model_is_told(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """After an update the window says why it indexes by itself, shows how far it is, and lets a
    person stop it.
    """
    desktop = open_desktop()
    with qtbot.waitSignal(desktop.models.announced):
        engine_of(desktop).post(ModelRenewed("starter"))
    assert "'starter' was renewed" in desktop.window.messages.text.text()
    panel = desktop.window.folders.progress
    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 3, 8)))
    qtbot.waitUntil(panel.isVisible)
    qtbot.mouseClick(panel.cancel, LEFT)
    assert engine_of(desktop).requests[-1] == CancelIndexing()
