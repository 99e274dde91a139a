"""What the window offers of its own accord: a better model, once, and to use what has come."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of
from model_listing import MODELS, entry, sound_entry, tell
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from desktop.library.contents import Contents
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.encoders.states import ModelState
from engine.service.messages import CancelIndexing, IndexingDone, IndexingProgress, Ready, Stopped
from engine.service.model_messages import (
    DownloadModel,
    ListModels,
    ModelDone,
    ModelRenewed,
    ModelsListed,
)
from engine.types import IndexReport, Progress, Root, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_desktop(
    open_desktop: OpenDesktop, indexed: Path, library_dir: Path, qtbot: QtBot
) -> OpenDesktop:
    """Open windows on a library that has a folder, and wait until they know it."""
    shutil.copytree(indexed / "library", library_dir)

    def make() -> Desktop:
        desktop = open_desktop()
        qtbot.waitUntil(lambda: desktop.store.contents is not None)
        return desktop

    return make


def test_the_welcome_makes_the_offer_before_there_are_folders(
    open_desktop: OpenDesktop, library_dir: Path, qtbot: QtBot
) -> None:
    """The bar says nothing of it until the first one has come."""
    shutil.rmtree(library_dir)
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert desktop.window.messages.isHidden()
    assert "'balanced'" in desktop.window.empty.welcome.advice.text()
    desktop.store.contents_read.emit(Contents((Root("/media"),)))
    assert "larger model" in desktop.window.messages.text.text()


def test_who_chose_the_starter_is_not_asked_at_once(
    open_desktop: OpenDesktop, library_dir: Path, qtbot: QtBot
) -> None:
    """The welcome has asked; the bar asks once more after a week, and not in the same minute."""
    shutil.rmtree(library_dir)
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    desktop.window.empty.welcome.begun.emit(("/media",), False)
    desktop.store.contents_read.emit(Contents((Root("/media"),)))
    assert "larger model" not in desktop.window.messages.text.text()


def test_the_first_run_offers_better_results_once(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """When the engine is ready the offer is made, with its size; not again the next day."""
    desktop = open_desktop()
    engine_of(desktop).post(Ready("starter"))
    qtbot.waitUntil(lambda: ListModels() in engine_of(desktop).requests)
    tell(desktop, qtbot, ModelsListed(MODELS))
    messages = desktop.window.messages
    assert "download a larger model, 'balanced' (605 MB)" in messages.text.text()
    qtbot.mouseClick(messages.close_button, LEFT)
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert not messages.isVisible()
    again = open_desktop()
    tell(again, qtbot, ModelsListed(MODELS))
    assert not again.window.messages.isVisible()


def test_the_offer_is_made_once_more_after_a_week(
    open_desktop: OpenDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    """Who declined it gets it a second time, and never a third."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    offered = []
    for days in (0, 6, 8, 400):
        settings.setValue("models/declined", (date.today() - timedelta(days)).isoformat())
        settings.sync()
        desktop = open_desktop()
        tell(desktop, qtbot, ModelsListed(MODELS))
        offered.append(desktop.window.messages.isVisible())
        if offered[-1]:
            qtbot.mouseClick(desktop.window.messages.close_button, LEFT)
        desktop.close()
        settings.sync()
    assert offered == [True, False, True, False]


def test_a_date_that_cannot_be_read_offers_nothing(
    open_desktop: OpenDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    """Settings that somebody changed by hand do no harm."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("models/offers", 1)
    settings.setValue("models/declined", "soon")
    settings.sync()
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert not desktop.window.messages.isVisible()


@pytest.mark.parametrize(
    ("sound", "told"), [(ModelState.MISSING, True), (ModelState.DOWNLOADED, False)]
)
def test_the_offer_says_what_becomes_of_sounds(
    open_desktop: OpenDesktop, qtbot: QtBot, sound: ModelState, told: bool
) -> None:
    """The larger model has no sounds of its own: what they need is said while it is not here."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed((*MODELS, sound_entry(sound))))
    text = desktop.window.messages.text.text()
    assert "larger model" in text
    assert ("To find sounds with it, download 'clap' (617 MB), too" in text) is told
    assert ("finds sounds, too, with what is here already" in text) is not told


def test_the_offer_outlives_other_messages(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """What an indexing run tells covers it, and an engine that stops as well; then it is back."""
    desktop = open_desktop()
    messages = desktop.window.messages
    tell(desktop, qtbot, ModelsListed(MODELS))
    engine_of(desktop).post(IndexingDone(IndexReport(indexed=36)))
    qtbot.waitUntil(lambda: messages.text.text().startswith("Indexing is done"))
    qtbot.mouseClick(messages.close_button, LEFT)
    assert "larger model" in messages.text.text()
    engine_of(desktop).post(Stopped("The engine stopped."))
    qtbot.waitUntil(lambda: messages.text.text() == "The engine stopped.")
    qtbot.mouseClick(messages.button, LEFT)
    assert "larger model" in messages.text.text()


def test_an_offer_that_could_not_be_made_is_made_later(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """While something else is said it waits, and is neither lost nor counted as made."""
    desktop = open_desktop()
    messages = desktop.window.messages
    messages.show_error("The disk is full.")
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert messages.text.text() == "The disk is full."
    qtbot.mouseClick(messages.close_button, LEFT)
    assert "larger model" in messages.text.text()
    desktop.close()
    again = open_desktop()
    tell(again, qtbot, ModelsListed(MODELS))
    assert "larger model" in again.window.messages.text.text()


def test_who_fetches_the_model_is_offered_it_no_more(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """A download that was begun on the page takes the offer back."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    desktop.window.pages.models.download_wanted.emit("balanced")
    assert desktop.window.messages.isHidden()


def test_the_offer_is_found_again_on_the_page(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """The Models page says it as long as it holds, however often the offer was dismissed."""
    desktop = open_desktop()
    page = desktop.window.pages.models
    tell(desktop, qtbot, ModelsListed((*MODELS, sound_entry())))
    qtbot.mouseClick(desktop.window.messages.close_button, LEFT)
    assert "'balanced' (605 MB)" in page.introduction.text()
    assert "'clap' (617 MB)" in page.introduction.text()
    have = (entry("balanced", ModelState.DOWNLOADED), *MODELS[1:])
    tell(desktop, qtbot, ModelsListed(have))
    assert "605 MB" not in page.introduction.text()


def test_the_offer_is_not_made_twice_on_one_screen(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """While the Models page is in sight it alone says it; afterwards the message is back."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    assert desktop.window.messages.isVisible()
    desktop.window.show_pages(PageName.MODELS)
    assert "'balanced'" in desktop.window.pages.models.introduction.text()
    assert desktop.window.messages.isHidden()
    desktop.window.pages.close_wanted.emit()
    assert desktop.window.messages.isVisible()


def test_the_offer_leads_to_the_download(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Taking it begins the download and shows the page; when it has come, the window says so."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed(MODELS))
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    assert DownloadModel("balanced") in engine_of(desktop).requests
    assert desktop.window.pages.models.isVisible()
    desktop.window.leave_pages()
    tell(desktop, qtbot, ModelDone("balanced", "The model 'balanced' is here."))
    assert desktop.window.messages.text.text() == "The model 'balanced' is here."
    assert desktop.window.messages.button.text() == "Use it…"


def test_nothing_is_offered_where_the_model_is_here(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """A person who has the model is left alone."""
    desktop = open_desktop()
    tell(desktop, qtbot, ModelsListed((entry("balanced", ModelState.DOWNLOADED), *MODELS[1:])))
    assert not desktop.window.messages.isVisible()


def test_a_renewed_model_is_told(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """After an update the window says why it indexes by itself, shows how far it is, and lets a
    person stop it.
    """
    desktop = open_desktop()
    with qtbot.waitSignal(desktop.models.announced):
        engine_of(desktop).post(ModelRenewed("starter"))
    assert "'starter' was renewed" in desktop.window.messages.text.text()
    panel = desktop.window.side.progress
    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 3, 8)))
    qtbot.waitUntil(panel.isVisible)
    qtbot.mouseClick(panel.cancel, LEFT)
    assert engine_of(desktop).requests[-1] == CancelIndexing()
