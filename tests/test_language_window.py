"""Nothing that the window says is missed by a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import count, takewhile
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, listed
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reading_texts import badly_marked, read, unmarked

from desktop.gallery import GalleryMode
from desktop.pages import PageName
from desktop.search.query_help import ROWS
from desktop.shell.app import Desktop
from engine import language
from engine.types.grouping import Grouping

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
DESKTOP = Path(__file__).parents[1] / "desktop"
# The command line, which speaks English, and what is written for other programs.
ENGLISH = ("__main__.py", "arguments.py", "desktop_entry.py", "shell/fault_text.py")
# Names, of threads as well, words of the query language, keys, and what is kept in settings or told
# to programs.
AS_THEY_ARE = {
    "gallery/dates.py": {"MMMM yyyy"},
    "gallery/quotes.py": {r"^[^\S\n]*[-*+]\s+(?:\[[ xX]\]\s+)?", "… {}"},
    "library/sample.py": {"Sample", "beach umbrella and sea waves"},
    "pages/settings.py": {"English", "Deutsch"},
    "preview/sound_server.py": {"PulseAudioService: pa_context_connect() failed"},
    "search/query_help.py": {example for example, _ in ROWS},
    "services/desktop_key.py": {
        *("CreateSession", "BindShortcuts", "Register", "Response", "Activated"),
    },
    "shell/application.py": {"Triptych"},
    "shell/errors.py": {
        "There is no display to open a window on. Use the command line instead: triptych --help"
    },
    "shell/menus.py": {"Return", "Delete", "Esc"},
    "shell/long_work.py": {"Following"},
    "shell/notifier.py": {"Triptych", "Notify"},
    "shell/preview_place.py": {"by itself"},
    "shell/selection_actions.py": {"file changes"},
    "shell/services.py": {"file changes"},
    "shell/side_place.py": {"narrow panels"},
    "shell/tray.py": {"Triptych"},
    "shell/window.py": {"Triptych"},
    "sidebar/rows.py": {"tag {}"},
    "viewer/pages.py": {r"page (\d+)"},
}
_PALETTES = {"ChoiceBox", "ChipFrame", "QueryHelp", "QuickSearch"}
_STYLES = re.compile(r"<t[rd] |<table |::separator")
QUERY = "red -blue is:favourite"
OPEN, CLOSE = "⟦", "⟧"
INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class Bracketed(dict[language.Message, tuple[str, ...]]):
    """A language that says all in English, in brackets."""

    def get(self, message: language.Message, default: object = None) -> tuple[str, ...]:  # type: ignore[override]
        return (f"{OPEN}{message[0]}{CLOSE}",)


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is translated stands in brackets."""
    monkeypatch.setattr(language._speech, "messages", Bracketed())


def modules() -> list[str]:
    """The modules of the window that say something to a person."""
    names = (path.relative_to(DESKTOP).as_posix() for path in DESKTOP.rglob("*.py"))
    return sorted(name for name in names if name not in ENGLISH)


def test_every_text_of_the_window_is_marked_for_translation() -> None:
    """What reads like prose stands in tr, tr_count or tr_noop, and is joined of no parts."""
    missed = [
        f"{name}:{text.line}: {text.written}"
        for name in modules()
        for text in unmarked(read(DESKTOP / name))
        if text.is_prose
        and text.written not in AS_THEY_ARE.get(name, set()) | _PALETTES
        and not _STYLES.search(text.written)
    ]
    assert missed == []


def test_every_mark_holds_a_text_that_can_be_gathered() -> None:
    """What lupdate cannot read would never be translated."""
    badly = [f"{name}:{line}" for name in modules() for line in badly_marked(read(DESKTOP / name))]
    assert badly == []


def test_all_that_is_seen_and_heard_is_translated(
    brackets: None, own_desktop: Desktop, qtbot: QtBot
) -> None:
    """In a language in which every text has brackets, the window says nothing without them."""
    window = own_desktop.window
    own_desktop.session.set_grouping(Grouping.MODALITY)
    window.gallery.select_row(1)
    said = set(spoken_by(window)) | set(spoken_by(own_desktop.system.tray.menu))
    for mode in GalleryMode:
        own_desktop.views.show(mode)
        said |= set(spoken_by(window.results))
    for name in PageName:
        window.show_pages(name)
        said |= set(spoken_by(window.pages))
    window.leave_pages()
    window.search.box.setText(QUERY)
    qtbot.waitUntil(window.search.chips.isVisible)
    said |= set(spoken_by(window))
    window.search.box.setText("red")
    qtbot.waitUntil(lambda: own_desktop.model.shows_hits)
    said |= set(spoken_by(window))
    known = names_of(own_desktop)
    assert len(said) > 300
    assert sorted(text for text in said if untranslated(text, known)) == []


def spoken_by(root: QObject) -> Iterator[str]:
    """All that a widget, its actions and those within it show or tell a screen reader."""
    for one in (root, *root.findChildren(QObject)):
        if one.objectName().startswith("qt_"):
            # Parts that Qt's own widgets are made of.
            continue
        if isinstance(one, QAction):
            yield from (one.text(), one.toolTip())
        elif isinstance(one, QWidget):
            yield from _spoken_by_widget(one)


def _spoken_by_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield widget.windowTitle()
    match widget:
        case QLabel():
            yield QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
        case QAbstractButton():
            yield widget.text()
        case QMenu():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QAbstractItemView():
            yield from _spoken_by_view(widget)


def _spoken_by_view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    )
    below = [view.rootIndex()]
    while below:
        parent = below.pop()
        for row in range(model.rowCount(parent)):
            below.append(model.index(row, 0, parent))
            columns = takewhile(partial(model.hasIndex, row, parent=parent), count())
            for index in (model.index(row, column, parent) for column in columns):
                yield from (str(model.data(index, role) or "") for role in roles)
    if isinstance(view, QHeaderView):
        across = Qt.Orientation.Horizontal
        yield from (str(model.headerData(place, across)) for place in range(view.count()))


def untranslated(text: str, known: set[str]) -> bool:
    """Whether a text says something beside translations, and what stays as it is."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    for name in sorted(known, key=len, reverse=True):
        text = text.replace(name, "")
    return bool(re.search(r"[^\W\d]", text))


def names_of(desktop: Desktop) -> set[str]:
    """What is the same in every language: files and folders, queries, months as Qt names them."""
    paths = [Path(item.path) for item in listed(desktop)]
    folders = {folder for path in paths for folder in path.parents}
    files = {str(one) for path in (*paths, *folders) for one in (path, path.name) if path.name}
    months = {QLocale().standaloneMonthName(month) for month in range(1, 13)}
    typed = {*(example for example, _ in ROWS), *QUERY.split(), QUERY.split()[1].removeprefix("-")}
    return {*files, *months, *typed, str(desktop.services.library.directory), "Triptych"}
