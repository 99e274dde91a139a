"""What reaches beyond the window: tray, menus of the desktop, screens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
)
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.__main__ import main
from desktop.desktop_entry import ICON_SIZES, install_entry
from desktop.search.quick import QuickSearch
from desktop.shell.app import Desktop
from engine.language import Language
from engine.library.manners import Rest
from engine.service.messages import (
    Followed,
    IndexingDone,
    IndexingProgress,
    ReadingDone,
    ReadingProgress,
    Resting,
)
from engine.service.window_messages import WindowWanted
from engine.types import IndexReport, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def quick(desktop: Desktop, qtbot: QtBot) -> QuickSearch:
    """The small window, as a second start has it opened."""
    engine_of(desktop).post(WindowWanted((), quick_search=True))
    qtbot.waitUntil(lambda: desktop.system.quick.window is not None)
    window = desktop.system.quick.window
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    return window


def test_the_tray_tells_how_far_reading_is(desktop: Desktop, qtbot: QtBot) -> None:
    """In its tip, as the panel does; why it rests; and nothing once it has ended."""
    engine, icon = engine_of(desktop), desktop.system.tray.icon
    engine.post(IndexingProgress(Progress(Stage.INDEXING, 3, 9)))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych\nIndexing… 3 of 9 files")
    engine.post(Resting(Rest.PAUSED))
    qtbot.waitUntil(lambda: "Paused" in icon.toolTip())
    engine.post(IndexingDone(IndexReport()))
    engine.post(ReadingProgress(Progress(Stage.READING)))
    qtbot.waitUntil(lambda: icon.toolTip().startswith("Triptych\nReading the text"))
    engine.post(ReadingDone())
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych")


def test_a_run_that_gave_way_to_a_quiet_one_stays_in_the_tray(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """Its end is what ends the tip; the quiet one is told of where it is alone."""
    engine, icon = engine_of(desktop), desktop.system.tray.icon
    long_run, quiet = Progress(Stage.INDEXING, 3, 9), Progress(Stage.INDEXING, 30, 40)
    with qtbot.waitSignals([desktop.engine_events] * 3):
        engine.post(IndexingProgress(long_run))
        engine.post(IndexingProgress(quiet, is_quiet=True))
        engine.post(Followed(IndexReport()))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych\nIndexing… 3 of 9 files")
    engine.post(IndexingDone(IndexReport()))
    engine.post(IndexingProgress(quiet, is_quiet=True))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych\nIndexing… 30 of 40 files")
    engine.post(Followed(IndexReport()))
    qtbot.waitUntil(lambda: icon.toolTip() == "Triptych")


def test_the_menu_of_the_tray_does_what_the_window_does(desktop: Desktop, qtbot: QtBot) -> None:
    """Open, quick search, the pause of the File menu, and quit."""
    entries = {one.text(): one for one in desktop.system.tray.menu.actions() if one.text()}
    assert list(entries) == ["Open Triptych", "Quick search", "Pause reading", "Quit"]
    assert entries["Pause reading"] is desktop.menus.reading.manners.pause
    desktop.window.showMinimized()
    entries["Open Triptych"].trigger()
    assert not desktop.window.windowState() & Qt.WindowState.WindowMinimized
    entries["Quick search"].trigger()
    quick = desktop.system.quick.window
    assert quick is not None
    assert quick.isVisible()
    with qtbot.waitSignal(desktop.window.closed):
        entries["Quit"].trigger()
    assert not quick.isVisible()


def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    open_desktop: OpenDesktop,
) -> None:
    """It would be out of sight otherwise."""
    first = open_desktop()
    first.window.move(QPoint(9000, 9000))
    first.window.close()
    second = open_desktop()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    title = QRect(second.window.pos(), second.window.size())
    assert any(screen.intersects(title) for screen in screens)


def test_any_path_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What means something in a desktop entry is a letter of the path there."""
    monkeypatch.setenv("PATH", "/none")
    monkeypatch.setattr("sys.executable", "/opt/50% of $new/bin/python")
    (entry, *_) = install_entry(tmp_path)
    text = entry.read_text()
    assert 'Exec="/opt/50%% of \\\\$new/bin/triptych-gui" %U\n' in text
    assert "TryExec=/opt/50% of $new/bin/triptych-gui\n" in text


def test_what_is_installed_is_whole_and_valid(tmp_path: Path) -> None:
    """Entry, metadata and an icon in each size, by the programs that desktops check them with."""
    installed = {path.name: path for path in install_entry(tmp_path)}
    entry, metadata = installed["triptych.desktop"], installed["triptych.metainfo.xml"]
    fields = ConfigParser(interpolation=None, strict=True)
    fields.optionxform = str
    fields.read(entry)
    assert fields["Desktop Entry"]["Icon"] == "triptych"
    assert fields["Desktop Entry"]["Exec"].endswith(" %U")
    assert fields["Desktop Entry"]["MimeType"] == "x-scheme-handler/triptych;"
    assert fields["Desktop Action quick-search"]["Exec"].endswith(" --quick-search")
    command = fields["Desktop Entry"]["Exec"].split(" %U")[0].strip('"')
    assert fields["Desktop Entry"]["TryExec"] == command
    assert ElementTree.parse(metadata).getroot().findtext("launchable") == "triptych.desktop"
    for size in ICON_SIZES:
        icon = tmp_path / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "triptych.png"
        image = QImage(str(icon))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 4).alpha() == 255
    for checker, path in (("desktop-file-validate", entry), ("appstreamcli", metadata)):
        if shutil.which(checker):
            options = ["validate", "--no-net"] if checker == "appstreamcli" else []
            done = subprocess.run(
                [checker, *options, path], capture_output=True, text=True, check=False
            )
            # The name of the entry is that of no domain: the project has none.
            lines = [one for one in done.stdout.splitlines() if "cid-desktopapp" not in one]
            assert not [one for one in lines if one.startswith(("E:", "W:")) or "error:" in one]


def test_the_metadata_says_what_the_project_says(desktop: Desktop) -> None:
    """Its languages, a summary in each, dated releases, addresses, and the least size."""
    root = Path(__file__).parents[1]
    resources = root / "resources" / "desktop"
    told = ElementTree.parse(resources / "triptych.metainfo.xml").getroot()
    languages = {language.value for language in Language}
    assert {one.text for one in told.iterfind("languages/lang")} == languages
    entry = (resources / "triptych.desktop").read_text(encoding="utf-8")
    for one in told.iterfind("summary"):
        language = one.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert f"Comment{f'[{language}]' if language else ''}={one.text}\n" in entry
    assert len(told.findall("summary")) == len(languages)
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## (\d\S+).*?(\d{4}-\d\d-\d\d)", changes, re.MULTILINE)
    releases = told.iterfind("releases/release")
    assert [(one.get("version"), one.get("date")) for one in releases] == dated
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {one.text for one in told.iterfind("url")} == set(project.get("urls", {}).values())
    least = desktop.window.minimumSize()
    needed = int(told.findtext("requires/display_length", "0"))
    assert min(least.width(), least.height()) <= needed <= 400


def test_the_desktop_is_told_of_the_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own program, so that a click on a link finds it."""
    programs, told = tmp_path / "programs", tmp_path / "told"
    programs.mkdir()
    teller = programs / "update-desktop-database"
    teller.write_text(f'#!/bin/sh\necho "$@" > "{told}"\n')
    teller.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    install_entry(tmp_path / "data")
    assert told.read_text().strip() == str(tmp_path / "data" / "applications")


def test_the_command_installs_without_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names what it wrote, or says why it could not."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.argv", ["triptych-gui", "--install-desktop-file"])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main() == 0
    assert str(tmp_path / "data" / "applications" / "triptych.desktop") in capsys.readouterr().out
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert main() == 1
    assert "file" in capsys.readouterr().err
