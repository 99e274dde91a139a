"""The window's check of the library: what it says, and that it never gets stuck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from desktop_support import OFFSCREEN_NOISE, engine_of, type_words
from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library.check import CheckPanel
from desktop.library.check_sentences import NO_LABELS, paragraphs
from desktop.shell.app import Desktop
from engine.evaluation.queries import QueryKind
from engine.evaluation.rankings import Ranking
from engine.evaluation.reliability import Bin, Reliability
from engine.evaluation.report import (
    COMPARED,
    CheckReport,
    Contrast,
    IndexFigures,
    KindFigures,
    PageFigures,
    PairFigures,
    SearchFigures,
)
from engine.library.reader import LibraryReader
from engine.service.check_messages import (
    CancelCheck,
    CheckCancelled,
    CheckDone,
    CheckFailed,
    CheckLibrary,
    CheckProgress,
)
from engine.service.client import EngineClient
from engine.service.messages import Event, IndexingDone, Stopped
from engine.types import Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton
PAIRS = {
    (QueryKind.TEXT, Modality.IMAGE): PairFigures(0.1, 0.3, 0.45, 0.4, 300),
    (QueryKind.TEXT, Modality.AUDIO): PairFigures(0.1, 0.3, 0.25, 0.4, 4),
}
CONTRAST = Contrast(
    0.2,
    {
        Ranking.RAW: {Modality.IMAGE: 0.0, Modality.AUDIO: 0.02, Modality.TEXT: 0.98},
        Ranking.PAGE: {Modality.IMAGE: 0.5, Modality.AUDIO: 0.3, Modality.TEXT: 0.2},
    },
)
RELIABILITY = Reliability((Bin(0.3, 0.25, 600), Bin(0.9, 0.93, 400)), 400, 372)


def figures(
    *,
    recall: float,
    coverage: float,
    inversion: float,
    blank: float = 0.0,
    reliability: Reliability = RELIABILITY,
) -> SearchFigures:
    """Figures of 304 searches."""
    page = PageFigures(
        recall_10=recall,
        ndcg_10=0.4,
        alpha_ndcg_10=0.4,
        err_ia_10=0.2,
        coverage_12=coverage,
        possible_12=1.0,
        inversion=inversion,
        share_divergence=0.3,
        blank=blank,
        empty=0.0,
        queries=304,
    )
    kind = KindFigures(page, reliability)
    return SearchFigures(kind, {QueryKind.TEXT: kind}, PAIRS, {})


REPORT = CheckReport(
    {
        Ranking.RAW: figures(recall=0.48, coverage=0.2, inversion=0.77),
        Ranking.PAGE: figures(recall=0.62, coverage=0.9, inversion=0.28),
    },
    CONTRAST,
    IndexFigures(0.985, 0.45, 12.0),
    items=900,
    annotated=800,
    absent=1,
)


def test_figures_are_told_in_words() -> None:
    """Every figure becomes a sentence without a term of the trade."""
    right, screen, blank, clear, error, asked, inverted, absent, contrast, index = paragraphs(
        REPORT
    )
    assert right == (
        "Of 100 searches, the right file was among the first ten 62 times. By plain similarity "
        "it would have been 48 times."
    )
    assert screen == (
        "9 of 10 searches show each kind of file that has an answer on the first screen; by plain "
        "similarity 2."
    )
    assert blank == "No page was blank."
    assert clear == "Of 100 hits shown as clear, 93 were right."
    assert error == (
        "How likely a hit is to be right is told with an error of 4 in 100, on average."
    )
    assert asked == "Asked with typed words: pictures 45 times in 100, sounds once in 4."
    assert "another kind in 28 of 100 cases; by plain similarity in 77." in inverted
    assert absent == "1 labelled file is left out, being unknown to the library."
    assert contrast == (
        "The first ten files of a general search are, on average, 5 pictures, 3 sounds, "
        "2 documents. By plain similarity they would be 10 documents, 2 of them the same files."
    )
    assert index == (
        "The fast index finds 98.5 of the 100 files that a comparison with every file finds, in "
        "0.5 ms instead of 12.0 ms."
    )


def test_what_cannot_be_told_of_strengths_is_not_told() -> None:
    """A few judged hits say nothing, and blank pages are counted."""
    few = Reliability((Bin(0.9, 1.0, 12),), 12, 12)
    report = replace(
        REPORT,
        figures={
            Ranking.RAW: figures(recall=0.4, coverage=0.2, inversion=0.7),
            Ranking.PAGE: figures(
                recall=0.5, coverage=0.4, inversion=0.3, blank=1 / 304, reliability=few
            ),
        },
    )
    told = paragraphs(report)
    assert "One page had nothing but guesses." in told
    assert not any("clear" in line or "error" in line for line in told)


def test_a_library_without_labels_is_told_plainly() -> None:
    """No figure is made up; what needs no labels is told."""
    told = paragraphs(CheckReport({}, CONTRAST, REPORT.index, 900, 0, 0))
    assert told[0] == NO_LABELS
    assert told[1:] == paragraphs(REPORT)[-2:]


def test_small_libraries_are_told_of_in_good_grammar() -> None:
    """One file is one file, and an index that gains nothing is not praised."""
    mixed = {ranking: {Modality.IMAGE: 0.1, Modality.TEXT: 0.9} for ranking in COMPARED}
    report = CheckReport({}, Contrast(0.2, mixed), IndexFigures(1.0, 0.1, 0.05), 9, 0, 0)
    *_, contrast, index = paragraphs(report)
    assert "are, on average, 1 picture, 9 documents." in contrast
    assert index == (
        "The fast index finds 100 of the 100 files that a comparison with every file finds; a "
        "library of this size needs no index to be quick."
    )


def open_check(desktop: Desktop) -> CheckPanel:
    """Choose the entry in the menu."""
    (entry,) = [a for a in desktop.window.findChildren(QAction) if a.text() == "Library…"]
    entry.trigger()
    assert desktop.window.pages.library.check.isVisible()
    return desktop.window.pages.library.check


@pytest.fixture
def dialog(desktop: Desktop, qtbot: QtBot) -> CheckPanel:
    """The dialog after its button was pressed; the engine has been asked, and says nothing."""
    opened = open_check(desktop)
    qtbot.mouseClick(opened.start, LEFT)
    return opened


def test_a_busy_engine_is_waited_for_in_the_open(dialog: CheckPanel, desktop: Desktop) -> None:
    """Until the engine begins, the dialog says that it waits, and its bar has no end."""
    assert engine_of(desktop).requests[-1] == CheckLibrary(1)
    assert "Waiting" in dialog.text.text()
    assert dialog.bar.isVisible()
    assert dialog.bar.maximum() == 0
    assert not dialog.start.isVisible()


def test_searching_goes_on_beside_a_check(
    dialog: CheckPanel, desktop: Desktop, qtbot: QtBot
) -> None:
    """It is not in the way of the gallery, which can be gone back to meanwhile."""
    desktop.window.leave_pages()
    type_words(desktop, qtbot, "red")
    assert desktop.model.rowCount() > 0


def test_progress_and_report_are_shown(dialog: CheckPanel, desktop: Desktop, qtbot: QtBot) -> None:
    """The bar counts searches; at the end the figures take its place."""
    engine_of(desktop).post(CheckProgress(1, 34, 852))
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 852)
    assert dialog.bar.value() == 34
    engine_of(desktop).post(CheckDone(1, REPORT))
    qtbot.waitUntil(dialog.start.isVisible)
    assert "the right file was among the first ten 62 times" in dialog.text.text()
    assert not dialog.bar.isVisible()


def test_cancelling_waits_for_nobody(dialog: CheckPanel, desktop: Desktop, qtbot: QtBot) -> None:
    """The dialog is free at once, and what a stopped check still sends is not shown."""
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert engine_of(desktop).requests[-1] == CancelCheck()
    assert dialog.start.isVisible()
    qtbot.mouseClick(dialog.start, LEFT)
    assert engine_of(desktop).requests[-1] == CheckLibrary(2)
    for stale in (CheckProgress(1, 5, 9), CheckCancelled(1), CheckProgress(2, 1, 7)):
        engine_of(desktop).post(stale)
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 7)
    assert dialog.bar.isVisible()


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (CheckFailed(1, "There is nothing to check yet."), "There is nothing to check yet."),
        (CheckCancelled(1), "The check was stopped."),
        (Stopped("The engine stopped. Restart Triptych."), "The engine stopped. Restart Triptych."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_end_ends_the_dialog(
    dialog: CheckPanel, desktop: Desktop, qtbot: QtBot, event: Event, told: str
) -> None:
    """An error, a stop and a dead engine are told, and another check can be begun."""
    engine_of(desktop).post(event)
    qtbot.waitUntil(dialog.start.isVisible)
    assert dialog.text.text() == told
    assert not dialog.cancel.isVisible()


@pytest.fixture
def running(
    qapp: QApplication,
    tmp_path: Path,
    small_model: str,
    end_windows: Callable[[Sequence[Desktop]], None],
) -> Iterator[Desktop]:
    """A window with an engine process of its own."""
    library = tmp_path / "library"
    desktop = Desktop(
        lambda post: EngineClient(library, post, small_model),
        LibraryReader(library),
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
    )
    desktop.open()
    yield desktop
    end_windows([desktop])


@pytest.mark.slow
def test_from_the_menu_to_figures(running: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    """A real engine checks labelled folders while a search is answered, and gives way to work."""
    media = tmp_path / "media"
    for number in range(4):
        for colour in ("red", "blue"):
            write_picture(media / colour / f"{number}.png", colour, number)
            write_text(media / colour / f"{number}.txt", f"{colour} number {number}")
    events: list[Event] = []
    running.engine_events.connect(events.append)
    running.operations.library.index_folders(folders=[str(media)])
    dialog = open_check(running)
    qtbot.mouseClick(dialog.start, LEFT)
    assert "Waiting" in dialog.text.text()
    qtbot.waitUntil(lambda: dialog.bar.maximum() > 0, timeout=PATIENCE_MS)
    assert any(isinstance(event, IndexingDone) for event in events)
    type_words(running, qtbot, "red")
    qtbot.waitUntil(dialog.start.isVisible, timeout=PATIENCE_MS)
    assert "the right file was among the first ten" in dialog.text.text()

    qtbot.mouseClick(dialog.start, LEFT)
    running.operations.library.update()
    qtbot.waitUntil(dialog.start.isVisible, timeout=PATIENCE_MS)
    assert "about to change" in dialog.text.text()
