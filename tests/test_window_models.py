"""The Models page: what it shows, what its buttons ask for, and how a change goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from checkpoints import write_clip
from colour_media import write_media_folder
from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from model_listing import MODELS, entry, last_request, sound_entry, tell
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.card import ModelCard
from desktop.models.state import Action
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.encoders.states import FetchProgress, ModelState
from engine.library.reader import LibraryReader
from engine.models.facts import ChangeEstimate, ModelUse
from engine.service.client import EngineClient
from engine.service.messages import CancelIndexing
from engine.service.model_messages import (
    CancelModelWork,
    ChangeDone,
    ChangeEstimated,
    ChangeFailed,
    ChangeProgress,
    DownloadModel,
    EstimateChange,
    ListModels,
    ModelCancelled,
    ModelDone,
    ModelFailed,
    ModelProgress,
    ModelsListed,
    ModelTask,
    RemoveModel,
    UseModel,
    VerifyModel,
)
from engine.types import IndexReport, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
PATIENCE_MS = 90_000
LEFT = Qt.MouseButton.LeftButton
ESTIMATE = ChangeEstimate("fast", 1204, 930.0, 45_000_000, 80_000_000_000, 12, 3, instant=False)


@pytest.fixture
def window(open_desktop: OpenDesktop, qtbot: QtBot) -> Desktop:
    """A window whose Models page is open and shows `MODELS`."""
    desktop = open_desktop()
    desktop.window.show_pages(PageName.MODELS)
    tell(desktop, qtbot, ModelsListed(MODELS))
    return desktop


def card(desktop: Desktop, name: str) -> ModelCard:
    """The card of a model."""
    return desktop.window.pages.models.cards[name]


def buttons(desktop: Desktop, name: str) -> set[Action]:
    """What can be done with a model."""
    shown = card(desktop, name)
    return {action for action, button in shown.buttons.items() if button.isVisible()}


def press(desktop: Desktop, qtbot: QtBot, name: str, action: Action) -> None:
    """Press a button of a card."""
    qtbot.mouseClick(card(desktop, name).buttons[action], LEFT)


def test_the_menu_opens_the_page(open_desktop: OpenDesktop) -> None:
    """File > Models opens the page, which asks how the models stand."""
    desktop = open_desktop()
    found = {one.text(): one for one in desktop.menus.file.actions()}
    found["Models…"].trigger()
    assert desktop.window.pages.models.isVisible()
    assert last_request(desktop) == ListModels()


def test_a_card_tells_what_helps_to_choose(window: Desktop) -> None:
    """Purpose, languages, quality, size, licence, speed with its day, and how it stands."""
    fast = card(window, "fast")
    assert fast.purpose.text().startswith("The quickest to index")
    assert fast.facts.text() == (
        "English · puts the right picture first 39 times in 100 · 605 MB · licence MIT"
    )
    assert "ImageNet 66.6 %" in fast.facts.toolTip()
    assert fast.in_words.text() == (
        "Good results. 10,000 pictures take about 1 min 25 s on this computer."
    )
    assert card(window, "best").in_words.text() == "The best results."
    assert card(window, "starter").in_words.text() == "Basic results."
    assert "In use now: starter." in window.window.pages.models.introduction.text()
    assert "118 pictures, 310 sentences a second (measured 2026-11-22)" in fast.speed.text()
    assert "not measured" in card(window, "best").speed.text()
    stands = [card(window, model.name).standing.text() for model in MODELS]
    assert stands == ["Not downloaded", "Here", "Damaged", "In use"]


def test_a_card_says_why_a_model_is_without_sound(window: Desktop, qtbot: QtBot) -> None:
    """The reason is on the card of the model that was refused, and on no other."""
    reason = "only 12% of described sounds find their pictures, 30% must"
    deaf = replace(MODELS[1], deaf_because=reason)
    tell(window, qtbot, ModelsListed((MODELS[0], deaf, *MODELS[2:])))
    assert card(window, "fast").silence_reason.text() == f"Without sound: {reason}."
    assert card(window, "fast").silence_reason.isVisible()
    assert not card(window, "starter").silence_reason.isVisible()


def test_each_state_has_its_buttons(window: Desktop) -> None:
    """What is missing can be fetched, what is here used and removed, what is in use neither."""
    assert buttons(window, "balanced") == {Action.DOWNLOAD, Action.COPY}
    assert buttons(window, "fast") == {
        Action.USE,
        Action.VERIFY,
        Action.MEASURE,
        Action.REMOVE,
    }
    assert buttons(window, "best") == {Action.DOWNLOAD, Action.COPY, Action.REMOVE}
    assert buttons(window, "starter") == {Action.MEASURE}
    assert card(window, "balanced").buttons[Action.DOWNLOAD].text() == "Download (605 MB)"


def test_a_download_is_shown_and_can_be_stopped(window: Desktop, qtbot: QtBot) -> None:
    """Bytes and files are told while it goes on, with one button to stop it; a stop is no error."""
    press(window, qtbot, "balanced", Action.DOWNLOAD)
    assert last_request(window) == DownloadModel("balanced")
    progress = FetchProgress("weights", 2, 2, 210_000_000, 605_000_000)
    tell(window, qtbot, ModelProgress("balanced", ModelTask.DOWNLOADING, progress))
    balanced = card(window, "balanced")
    assert balanced.doing.text() == "210 MB of 605 MB · file 2 of 2"
    assert balanced.progress.value() / balanced.progress.maximum() == pytest.approx(0.347, abs=0.01)
    assert buttons(window, "balanced") == set()
    qtbot.mouseClick(balanced.stop, LEFT)
    assert last_request(window) == CancelModelWork()
    tell(window, qtbot, ModelCancelled("balanced"))
    tell(window, qtbot, ModelsListed((entry("balanced", ModelState.PARTIAL), *MODELS[1:])))
    assert balanced.buttons[Action.DOWNLOAD].text() == "Download the rest (605 MB)"
    assert not window.window.messages.isVisible()


def test_what_fails_is_told_on_the_card_and_in_the_window(window: Desktop, qtbot: QtBot) -> None:
    """The line of the engine says what to do, and the buttons are back."""
    press(window, qtbot, "fast", Action.VERIFY)
    assert last_request(window) == VerifyModel("fast")
    line = "The hub cannot be reached; check the network and try again"
    tell(window, qtbot, ModelFailed("fast", line))
    assert card(window, "fast").note.text() == line
    assert window.window.messages.text.text() == line
    assert Action.VERIFY in buttons(window, "fast")


def test_a_change_tells_its_cost_and_asks(window: Desktop, qtbot: QtBot) -> None:
    """Before a change the page says files, time, disk and what is left out, and waits for a yes."""
    press(window, qtbot, "fast", Action.USE)
    assert last_request(window) == EstimateChange("fast")
    tell(window, qtbot, ChangeEstimated(ESTIMATE))
    fast = card(window, "fast")
    for part in ("1,204 files", "at least 16 min", "45.0 MB", "12 files", "3 files are on drives"):
        assert part in fast.cost.text()
    qtbot.mouseClick(fast.decline, LEFT)
    assert not fast.agree.isVisible()
    assert last_request(window) == EstimateChange("fast")
    tell(window, qtbot, ChangeEstimated(replace(ESTIMATE, free=1000)))
    assert not fast.agree.isEnabled()
    tell(window, qtbot, ChangeEstimated(ESTIMATE))
    fast.keep.setChecked(True)
    qtbot.mouseClick(fast.agree, LEFT)
    assert last_request(window) == UseModel("fast", keep=True)


def test_a_change_can_be_paused_and_gone_on_with(window: Desktop, qtbot: QtBot) -> None:
    """While it goes on the card and the folders' panel tell how far it is; then it is 'Go on'."""
    progress = Progress(Stage.INDEXING, 340, 1204, 0, 42.5, 130.0, "/media/a.jpg")
    tell(window, qtbot, ChangeProgress("fast", progress))
    fast = card(window, "fast")
    assert fast.doing.text() == "340 of 1,204 files · about 2 min left · searches go on meanwhile"
    assert not window.window.side.progress.isHidden()
    qtbot.mouseClick(fast.stop, LEFT)
    assert last_request(window) == CancelIndexing()
    tell(window, qtbot, ChangeDone("fast", IndexReport(indexed=340, cancelled=True)))
    assert not window.window.side.progress.isVisible()
    assert "is paused" in window.window.messages.text.text()
    paused = entry("fast", ModelState.DOWNLOADED, ModelUse.PAUSED)
    tell(window, qtbot, ModelsListed((MODELS[0], paused, *MODELS[2:])))
    assert fast.buttons[Action.USE].text() == "Go on…"


def test_a_card_tells_what_its_model_means_for_sounds(window: Desktop, qtbot: QtBot) -> None:
    """By itself, with a sound model that is here, or not until one is; that one says nothing."""
    assert card(window, "starter").sounds.text() == "Finds sounds by what is heard."
    assert card(window, "fast").sounds.text().startswith("Finds no sounds by itself")
    tell(window, qtbot, ModelsListed((*MODELS, sound_entry(ModelState.DOWNLOADED))))
    assert "with the help of 'clap'" in card(window, "fast").sounds.text()
    assert card(window, "clap").sounds.text() == ""


def test_the_end_of_a_change_is_told(window: Desktop, qtbot: QtBot) -> None:
    """What searches use now, and what waits for a drive; a failure leaves the rest as it was."""
    tell(window, qtbot, ChangeDone("fast", IndexReport(indexed=9, waiting=3)))
    said = window.window.messages.text.text()
    assert said.startswith("Searches use 'fast' now. 3 files wait for drives")
    tell(window, qtbot, ChangeFailed("fast", "The disk is full. Free some space."))
    assert window.window.messages.text.text() == "The disk is full. Free some space."
    assert Action.USE in buttons(window, "fast")


def test_removing_asks_first(window: Desktop, qtbot: QtBot) -> None:
    """One press too many costs nothing."""
    press(window, qtbot, "fast", Action.REMOVE)
    fast = card(window, "fast")
    assert "can be downloaded again" in fast.cost.text()
    qtbot.waitUntil(lambda: fast.agree.height() > 0)
    qtbot.mouseClick(fast.agree, LEFT)
    assert last_request(window) == RemoveModel("fast")
    tell(window, qtbot, ModelDone("fast", "'fast' was removed; 605 MB are free again."))
    assert "605 MB are free" in fast.note.text()


@pytest.fixture
def running(
    qapp: QApplication, tmp_path: Path, end_windows: Callable[[Sequence[Desktop]], None]
) -> Iterator[Desktop]:
    """A window with a real engine process, on a library that is indexed with the starter."""
    library = tmp_path / "library"
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    desktop = Desktop(lambda post: EngineClient(library, post), LibraryReader(library), settings)
    desktop.open((str(write_media_folder(tmp_path / "media")),))
    yield desktop
    end_windows([desktop])


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_model_is_changed_in_the_window(running: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """With the real engine: a model is listed, its cost told, and changed to, with searches
    before and after.
    """
    events: list[object] = []
    running.engine_events.connect(events.append)
    name = f"local-dir:{write_clip(tmp_path / 'mine')}"
    qtbot.waitUntil(lambda: len(running.models.state.models) > 4, timeout=PATIENCE_MS)
    running.models.consider(name)
    qtbot.waitUntil(lambda: running.models.state.estimate is not None, timeout=PATIENCE_MS)
    running.models.agree(name, keep=True)
    qtbot.waitUntil(
        lambda: any(isinstance(event, ChangeDone) for event in events), timeout=PATIENCE_MS
    )
    qtbot.waitUntil(
        lambda: name in {model.name for model in running.models.state.models}, timeout=PATIENCE_MS
    )
    uses = {model.name: model.use for model in running.models.state.models}
    assert uses[name] is ModelUse.ACTIVE
    assert uses["starter"] is ModelUse.KEPT
    with qtbot.waitSignal(running.session.answered, timeout=PATIENCE_MS):
        qtbot.keyClicks(running.window.search.box, "red")


def test_cards_come_in_the_order_of_the_list(window: Desktop, qtbot: QtBot) -> None:
    """Also where that changes while the page is open: the model in use is listed first."""

    def order() -> list[str]:
        page = window.window.pages.models
        return sorted(page.cards, key=lambda name: page.cards[name].mapTo(page, QPoint()).y())

    assert order() == [model.name for model in MODELS]
    turned = (MODELS[-1], *MODELS[:-1])
    tell(window, qtbot, ModelsListed(turned))
    qtbot.waitUntil(lambda: order() == [model.name for model in turned])
