"""Where the person wants little motion, nothing in the window moves by itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import pytest
import shiboken6
from desktop_support import OFFSCREEN_NOISE
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot
from session_bus import session_bus

from desktop.preview import Content
from desktop.services.motion import MotionWish
from desktop.shell.app import Desktop
from desktop.viewer import Viewer
from desktop.widgets.motion import WorkBar, is_still, keep_still
from engine.types import Item, Metadata, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
portals = pytest.importorskip("desktop_portal", reason="elsewhere another than a portal tells it")
SettingsPortal = portals.SettingsPortal
REDUCED = "org.freedesktop.appearance", "reduced-motion"
GNOME = "org.gnome.desktop.interface", "enable-animations"


@pytest.fixture(autouse=True)
def moving(qapp: QApplication) -> Iterator[None]:
    """All moves as ever, before and after each test."""
    keep_still(False)
    yield
    keep_still(False)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus."""
    with session_bus() as address:
        yield address


@pytest.fixture
def wish(bus: str) -> Iterator[MotionWish]:
    """Who asks the portal there."""
    wish = MotionWish(None, lambda: QDBusConnection.connectToBus(bus, bus))
    yield wish
    shiboken6.delete(wish)
    QDBusConnection.disconnectFromBus(bus)


@pytest.mark.parametrize(
    ("settings", "is_wanted"),
    [
        ({REDUCED: ("u", 1)}, True),
        ({REDUCED: ("u", 0)}, False),
        ({REDUCED: ("u", 0), GNOME: ("b", False)}, True),
        ({GNOME: ("b", True)}, False),
        ({}, False),
        ({REDUCED: (), GNOME: ("b", False)}, True),
        ({REDUCED: ("s", "1"), GNOME: ()}, False),
    ],
)
def test_the_desktop_s_wish_is_known(
    bus: str,
    wish: MotionWish,
    qtbot: QtBot,
    settings: dict[tuple[str, str], tuple[object, ...]],
    is_wanted: bool,
) -> None:
    """By the setting of all desktops, or by that of GNOME; no setting is no wish."""
    portal = SettingsPortal(bus, settings)
    with qtbot.waitSignal(wish.told) as told:
        wish.ask()
    portal.close()
    assert told.args == [is_wanted]


def test_a_wish_is_heard_as_the_person_comes_back(bus: str, wish: MotionWish, qtbot: QtBot) -> None:
    """From the settings of the desktop, where it was just changed; without a portal all moves."""
    portal = SettingsPortal(bus, {REDUCED: ("u", 0)})
    come = QGuiApplication.instance().applicationStateChanged
    for value in (0, 1):
        portal.settings[REDUCED] = ("u", value)
        with qtbot.waitSignal(wish.told) as told:
            come.emit(Qt.ApplicationState.ApplicationActive)
        assert told.args == [bool(value)]
    portal.close()
    with qtbot.waitSignal(wish.told) as told:
        wish.ask()
    assert told.args == [False]


class _Preference(Enum):
    NO_PREFERENCE = 0
    REDUCED_MOTION = 1


@pytest.mark.parametrize("preference", list(_Preference))
def test_what_qt_knows_is_not_asked_of_a_portal(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, preference: _Preference
) -> None:
    """Qt's hints tell it from 6.12 on; here they are as they are then."""

    class Hints:
        def accessibility(self) -> Hints:
            return self

        def motionPreference(self) -> _Preference:  # noqa: N802 - Qt's own
            return preference

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    wish = MotionWish(None, pytest.fail)
    with qtbot.waitSignal(wish.told) as told:
        wish.ask()
    assert told.args == [preference is _Preference.REDUCED_MOTION]
    # Later would be too late: it would ask in the next test whatever that one does.
    shiboken6.delete(wish)


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        self.count += event.type() is QEvent.Type.Paint
        return False


def _picture(bar: QProgressBar) -> QImage:
    return bar.grab().toImage()


def test_a_bar_without_an_end_is_still(qtbot: QtBot) -> None:
    """One that moves stops, while another one goes on; what it is like tells it from any share."""
    paints: dict[QProgressBar, _Paints] = {}
    for bar in (WorkBar(), QProgressBar()):
        qtbot.addWidget(bar)
        paints[bar] = _Paints()
        bar.installEventFilter(paints[bar])
        bar.setRange(0, 0)
        bar.resize(200, 20)
        bar.show()
    still, other = paints
    qtbot.waitUntil(lambda: paints[still].count > 3)
    keep_still(True)
    begun = paints[other].count
    qtbot.waitUntil(lambda: paints[other].count > begun + 5)
    seen, painted, begun = _picture(still), paints[still].count, paints[other].count
    qtbot.waitUntil(lambda: paints[other].count > begun + 5)
    assert paints[still].count == painted
    assert _picture(still) == seen
    shares = []
    for value in (0, 5, 10):
        still.setRange(0, 10)
        still.setValue(value)
        shares.append(_picture(still))
    assert seen not in shares
    keep_still(False)
    still.setRange(0, 0)
    begun = paints[still].count
    qtbot.waitUntil(lambda: paints[still].count > begun + 3)


@pytest.mark.parametrize(
    ("modality", "still", "plays"),
    [
        (Modality.VIDEO, False, True),
        (Modality.VIDEO, True, False),
        (Modality.AUDIO, True, True),
    ],
)
def test_a_film_waits_to_be_played(
    qtbot: QtBot, modality: Modality, still: bool, plays: bool
) -> None:
    """Opened in the viewer it begins by itself only where things may move; a sound always does."""
    keep_still(still)
    viewer, wanted = Viewer(), list[str]()
    qtbot.addWidget(viewer)
    viewer.player.answer_wanted.connect(wanted.append)
    viewer.begin(plays=True)
    viewer.show_content(Content(Item(1, "/a", modality, 1, 1, Metadata(duration=6.0))))
    assert bool(wanted) == plays


def test_the_window_follows_the_wish(own_desktop: Desktop) -> None:
    """From when it is told, and back."""
    for wanted in (True, False):
        own_desktop.system.motion.told.emit(wanted)
        assert is_still() is wanted
