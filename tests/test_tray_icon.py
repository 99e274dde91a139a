"""The icon in the tray while long work goes on, and which work its bar tells of."""

from __future__ import annotations

from functools import partial

import pytest
from contrast import contrast
from desktop_support import OFFSCREEN_NOISE, engine_of
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.shell.long_work import LongWork
from desktop.shell.tray_icon import STEPS, tray_icon
from engine.encoders.states import FetchProgress
from engine.integrity.steps import Step
from engine.service.map_messages import MapProgress
from engine.service.messages import (
    Event,
    Followed,
    IndexingProgress,
    ReadingDone,
    ReadingProgress,
    Ready,
    Stopped,
)
from engine.service.model_messages import ModelCancelled, ModelProgress, ModelTask
from engine.types import IndexReport, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def drawn(step: int | None, side: int) -> QImage:
    """The icon as a tray of that size shows it."""
    return tray_icon(step).pixmap(QSize(side, side)).toImage()


def filled(picture: QImage) -> float:
    """Which share of its bar, in a row through the middle of it, is bright."""
    y = round(picture.height() * 0.86)
    row = [picture.pixelColor(x, y) for x in range(picture.width())]
    bright = [one for one in row if one.red() > 180 and one.blue() < 140]
    dark = [one for one in row if one.blue() < 120 and one.red() < 60]
    return len(bright) / max(1, len(bright) + len(dark))


@pytest.mark.parametrize("side", [16, 22, 32])
def test_the_bar_fills_from_nothing_to_all(qapp: QApplication, side: int) -> None:
    """By a pixel at least with every step, in each size that trays ask for."""
    shares = [filled(drawn(step, side)) for step in range(STEPS + 1)]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(set(shares))
    assert shares[STEPS // 2] == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("side", [16, 22, 32])
def test_the_icon_keeps_its_shape_and_its_head(qapp: QApplication, side: int) -> None:
    """What a panel shows around it and what it is known by are as they were."""
    own, working = drawn(None, side), drawn(STEPS // 2, side)
    for x in range(side):
        for y in range(side):
            before, now = own.pixelColor(x, y), working.pixelColor(x, y)
            assert now.alpha() == before.alpha()
            assert now == before or y > side * 0.6


def test_the_bar_can_be_made_out_on_any_panel(qapp: QApplication) -> None:
    """It lies in the icon's own blue, and what is done stands out from what is left."""
    picture = drawn(STEPS // 2, 16)
    y = round(16 * 0.86)
    done, left = picture.pixelColor(3, y), picture.pixelColor(12, y)
    assert contrast(done, left) > 4.5
    assert picture.pixelColor(8, 15) == picture.pixelColor(8, 1)


@pytest.mark.parametrize(
    ("events", "share"),
    [
        ([], None),
        ([IndexingProgress(Progress(Stage.SCANNING))], 0.0),
        ([IndexingProgress(Progress(Stage.INDEXING, 3, 12))], 0.25),
        (
            [IndexingProgress(Progress(Stage.SCANNING), is_quiet=True), Followed(IndexReport())],
            None,
        ),
        (
            [
                IndexingProgress(Progress(Stage.INDEXING, 3, 12)),
                IndexingProgress(Progress(Stage.INDEXING, 9, 10), is_quiet=True),
                Followed(IndexReport()),
            ],
            0.25,
        ),
        (
            [MapProgress(1, Step.COPYING, 1, 2), IndexingProgress(Progress(Stage.INDEXING, 3, 12))],
            0.5,
        ),
        ([ReadingProgress(Progress(Stage.READING, 1, 2)), ReadingDone()], None),
        ([ModelProgress("one", ModelTask.DOWNLOADING)], 0.0),
        (
            [
                ModelProgress("one", ModelTask.DOWNLOADING, FetchProgress("a", 1, 2, 30, 40)),
                Ready("starter"),
            ],
            0.75,
        ),
        ([ModelProgress("one", ModelTask.DOWNLOADING), ModelCancelled("one")], None),
        ([IndexingProgress(Progress(Stage.INDEXING, 3, 12)), Stopped()], None),
    ],
)
def test_the_work_that_began_first_is_told(events: list[Event], share: float | None) -> None:
    """Until it ends, however it does; other events change nothing."""
    work = LongWork()
    for event in events:
        work.take(event)
    assert work.share == share


def test_the_icon_is_drawn_anew_only_where_it_looks_otherwise(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """Not for each of many files, and at the end it is the plain one again."""
    engine, icon = engine_of(desktop), desktop.system.tray.icon
    seen: list[int] = []

    def told(text: str) -> bool:
        return text in icon.toolTip()

    for done in range(0, 1001, 10):
        engine.post(IndexingProgress(Progress(Stage.INDEXING, done, 1000), is_quiet=True))
        qtbot.waitUntil(partial(told, f"{done:,} of"))
        seen.append(icon.icon().cacheKey())
    assert len(set(seen)) == STEPS + 1
    plain = desktop.window.windowIcon().pixmap(QSize(32, 32)).toImage()
    assert icon.icon().pixmap(QSize(32, 32)).toImage() != plain
    engine.post(Followed(IndexReport()))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych")
    assert icon.icon().pixmap(QSize(32, 32)).toImage() == plain


def test_the_tip_says_that_other_work_goes_on(desktop: Desktop, qtbot: QtBot) -> None:
    """The bar of a download is not left without a word."""
    icon = desktop.system.tray.icon
    engine_of(desktop).post(ModelProgress("one", ModelTask.DOWNLOADING))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych\nAt work…")
    engine_of(desktop).post(ModelCancelled("one"))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych")
