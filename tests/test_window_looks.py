"""Both themes can be read, everything has a name, and the window remembers its shape."""

from __future__ import annotations

import pytest
from contrast import contrast
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, select, type_words
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from desktop.gallery import TileSize
from desktop.gallery.caption import caption_height, line_height
from desktop.gallery.document_tile import marked_word
from desktop.shell.app import Desktop
from desktop.widgets import icons
from desktop.widgets.text_marks import marked_spans
from desktop.widgets.theme import Theme, palette
from engine.explain import CharSpan, Highlight
from engine.types import Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
_Role = QPalette.ColorRole


def _ink(desktop: Desktop) -> QColor:
    """The colour that the icon of a button is drawn in."""
    drawn = desktop.window.side.add.icon().pixmap(QSize(48, 48)).toImage()
    row = [drawn.pixelColor(x, drawn.height() // 2) for x in range(drawn.width())]
    return max(row, key=QColor.alpha)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (_Role.WindowText, _Role.Window),
        (_Role.Text, _Role.Base),
        (_Role.Text, _Role.AlternateBase),
        (_Role.ButtonText, _Role.Button),
        (_Role.PlaceholderText, _Role.Base),
        (_Role.PlaceholderText, _Role.Window),
        (_Role.PlaceholderText, _Role.AlternateBase),
        (_Role.PlaceholderText, _Role.Midlight),
        (_Role.HighlightedText, _Role.Highlight),
        (_Role.Link, _Role.Base),
        (_Role.Link, _Role.Midlight),
        (_Role.BrightText, _Role.Window),
        (_Role.BrightText, _Role.AlternateBase),
    ],
    ids=lambda role: role.name,
)
def test_text_can_be_read(qapp: QApplication, dark: bool, ink: object, ground: object) -> None:
    """Every text colour stands out from its ground by at least 4.5 to 1 (WCAG AA)."""
    colours = palette(dark=dark)
    assert contrast(colours.color(ink), colours.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marked_words_can_be_read(qapp: QApplication, dark: bool) -> None:
    """On the tints of passages, sentences and words, one over the other."""
    colours = palette(dark=dark)
    place, sentence = CharSpan(0, 9), CharSpan(0, 9)
    passage, nearest = marked_spans([Highlight(place, "", (), sentence)], colours)
    ground = colours.color(_Role.Base)
    for _, form in (passage, nearest):
        ground = _over(form.background().color(), ground)
        assert contrast(form.foreground().color(), ground) >= 4.5
    mark = marked_word("sea", CharSpan(0, 3), colours)
    tint = mark.format.background().color()
    for page in (_Role.Base, _Role.AlternateBase):
        shown = _over(tint, colours.color(page))
        assert contrast(colours.color(_Role.Text), shown) >= 4.5


def _over(tint: QColor, ground: QColor) -> QColor:
    """What is seen of a ground through a tint."""
    share = tint.alphaF()
    return QColor.fromRgbF(
        *(
            share * one + (1 - share) * other
            for one, other in zip(tint.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
        )
    )


def test_the_theme_changes_at_once_and_back(desktop: Desktop, qtbot: QtBot) -> None:
    """Choosing a theme repaints the open window, icons included."""
    window = desktop.window
    looks: dict[Theme, int] = {}
    for theme in (Theme.LIGHT, Theme.DARK):
        desktop.themes.choose(theme)
        ink = palette(dark=theme is Theme.DARK).color(_Role.ButtonText)
        qtbot.waitUntil(lambda ink=ink: _ink(desktop) == ink)
        image = window.grab().toImage()
        looks[theme] = image.pixelColor(3, image.height() - 3).lightness()
    assert looks[Theme.DARK] < 80
    assert looks[Theme.LIGHT] > 180


def test_the_theme_of_the_system_is_followed_as_it_changes(desktop: Desktop, qtbot: QtBot) -> None:
    """Without a new start, and as the Settings page says."""
    desktop.themes.choose(Theme.SYSTEM)
    with qtbot.waitSignal(desktop.themes.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert desktop.window.pages.settings.theme.currentData() == Theme.SYSTEM.value


def test_all_that_can_be_focused_has_a_name(desktop: Desktop, qtbot: QtBot) -> None:
    """Screen readers find a name on every button, box and list."""
    type_words(desktop, qtbot, "red")
    kinds = (QAbstractButton, QLineEdit, QComboBox, QListView)
    for kind in kinds:
        for widget in desktop.window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or widget.parent().inherits("QComboBox")
            if not inner and widget.isVisible() and not widget.parent().inherits("QLineEdit"):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    """The icons of media and the application are in the resources and not blank."""
    for name in (*icons.MODALITY_ICONS.values(), "triptych"):
        image = icons.pixmap(name, 24, QColor("black")).toImage()
        assert any(image.pixelColor(x, 12).alpha() for x in range(24))
    assert set(icons.MODALITY_ICONS) == set(Modality)


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    """For each colour, size and scale of the screen, and not again for every tile."""
    kept = icons.pixmap("sound", 24, QColor("black"))
    assert icons.pixmap("sound", 24, QColor("black")).cacheKey() == kept.cacheKey()
    others = [
        icons.pixmap("picture", 24, QColor("black")),
        icons.pixmap("sound", 32, QColor("black")),
        icons.pixmap("sound", 24, QColor("white")),
        icons.pixmap("sound", 24, QColor("black"), 2.0),
    ]
    assert kept.cacheKey() not in {other.cacheKey() for other in others}
    assert (others[-1].width(), others[-1].devicePixelRatio()) == (48, 2.0)


def test_the_window_fits_a_small_screen(desktop: Desktop) -> None:
    """It can be as small as 900 by 600, and then still shows two columns of tiles."""
    desktop.window.resize(900, 600)
    assert desktop.window.size() == QSize(900, 600)
    assert desktop.window.gallery.tiles.columns >= 2


def test_looking_at_a_file_never_enlarges_the_window(desktop: Desktop, qtbot: QtBot) -> None:
    """As small as it may be, the window keeps its size, and what has no room is scrolled to."""
    desktop.preview_place.entry.trigger()
    type_words(desktop, qtbot, "green")
    desktop.window.resize(desktop.window.minimumSizeHint())
    size = desktop.window.size()
    for name in ("moss.md", "leaf.png"):
        select(desktop, qtbot, name)
        QApplication.sendPostedEvents()
        assert desktop.window.size() == size
    preview = desktop.window.preview
    preview.ensureWidgetVisible(preview.picture)
    shown = preview.picture.visibleRegion().boundingRect()
    assert shown.height() >= preview.picture.minimumHeight()


@pytest.mark.parametrize("points", range(6, 25))
def test_lines_of_tiles_have_room_in_every_font(qapp: QApplication, points: int) -> None:
    """The height that is reckoned with is that of Qt's own lines, and the caption holds one."""
    font = qapp.font()
    font.setPointSizeF(points)
    layout = QTextLayout("fjord", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert line_height(font) == line.height()
    assert caption_height(font) > line.height()


def test_the_current_tile_shows_who_has_the_keys(desktop: Desktop, qtbot: QtBot) -> None:
    """The tile that the arrow keys start from is marked only while the gallery has the focus."""
    gallery = desktop.window.gallery
    gallery.select_row(1)
    looks = []
    for widget in (gallery, desktop.window.search.box):
        widget.setFocus()
        tile = gallery.visualRect(gallery.model().index(1, 0))
        looks.append(gallery.viewport().grab(tile).toImage())
    assert looks[0] != looks[1]


def test_the_window_comes_back_as_it_was_left(open_desktop: OpenDesktop) -> None:
    """Size, panels, theme and the size of tiles are kept for the next time."""
    first = open_desktop()
    first.window.resize(780, 640)
    first.themes.choose(Theme.DARK)
    first.window.gallery.zoom(1)
    first.window.close()
    second = open_desktop()
    assert second.window.size() == QSize(780, 640)
    assert second.themes.choice is Theme.DARK
    assert second.window.gallery.size_of_tiles is TileSize.LARGE


def test_panels_can_be_put_away(desktop: Desktop) -> None:
    """Side bar and preview are shown and hidden from the menu."""
    window = desktop.window
    panels = {one.text(): one for one in desktop.menus.view.actions() if one.isCheckable()}
    panels["Side bar"].trigger()
    panels["Preview"].trigger()
    assert not window.side.isVisible()
    assert window.preview.isVisible()
    panels["Preview"].trigger()
    assert not window.preview.isVisible()
    panels["Side bar"].trigger()
    assert window.side.isVisible()
