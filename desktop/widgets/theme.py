"""The window's looks: one Fusion palette for light and one for dark, and which of them to use.

`QStyleHints.setColorScheme` does nothing where Qt does not know the platform's theme, so the
window always brings its own palettes and only asks the system which one it prefers.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QWidget


class Theme(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#f3f4f6",
    _Role.WindowText: "#1c1f24",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#e9ebef",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1c1f24",
    _Role.Text: "#1c1f24",
    _Role.PlaceholderText: "#5f6570",
    _Role.Button: "#e9ebef",
    _Role.ButtonText: "#1c1f24",
    _Role.BrightText: "#b3261e",
    _Role.Link: "#2456b8",
    _Role.Highlight: "#2f65cf",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#2f65cf",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e3e6ea",
    _Role.Mid: "#c9cdd4",
    _Role.Dark: "#a3a9b3",
    _Role.Shadow: "#7d838d",
}
_DARK = {
    _Role.Window: "#1d1f23",
    _Role.WindowText: "#e6e8eb",
    _Role.Base: "#15171a",
    _Role.AlternateBase: "#25282d",
    _Role.ToolTipBase: "#2b2f35",
    _Role.ToolTipText: "#e6e8eb",
    _Role.Text: "#e6e8eb",
    _Role.PlaceholderText: "#9aa1ab",
    _Role.Button: "#2b2f35",
    _Role.ButtonText: "#e6e8eb",
    _Role.BrightText: "#ff8a80",
    _Role.Link: "#8ab4ff",
    _Role.Highlight: "#3d6fd6",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#5b8bea",
    _Role.Light: "#3a3f46",
    _Role.Midlight: "#31353b",
    _Role.Mid: "#3f444c",
    _Role.Dark: "#101214",
    _Role.Shadow: "#000000",
}
_DISABLED = {False: "#8b919b", True: "#737a85"}
# Fusion draws the border of a control in its window colour, made darker by a third or more: on a
# dark window that is black on black, and on a light one too faint to be made out.
_STYLE = "fusion"
_BORDERED = (
    "QAbstractButton",
    "ChoiceBox",
    "QLineEdit",
    "QAbstractSpinBox",
    "QPlainTextEdit",
    "QMenu",
    "QProgressBar",
    "QListWidget",
    "QTableView",
    "ChipFrame",
    "QueryHelp",
    "QuickSearch",
)
_BORDER = {False: "#a4a9b2", True: "#a9b0bb"}
# Fusion draws the separators of menus in a shade of black. A style sheet knows no palette but the
# one that it first saw, so this suits both themes.
_SEPARATOR = "QMenu::separator { height: 1px; background: #868c96; margin: 3px 8px; }"


class ThemeSwitch(QObject):
    """Keeps the application's palette in step with the person's choice and the system.

    Signals:
        changed(): the palette was replaced.
    """

    changed = Signal()

    def __init__(self, choice: Theme = Theme.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        if _application().style().objectName() != _STYLE:
            _application().setStyle(_STYLE)
        self._apply()

    @property
    def choice(self) -> Theme:
        """What the person chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in use."""
        if self._choice is not Theme.SYSTEM:
            return self._choice is Theme.DARK
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def choose(self, choice: Theme) -> None:
        """Use another theme from now on."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        application, dark = _application(), self.is_dark
        # This forgets the palettes of classes, so it comes first.
        application.setPalette(palette(dark=dark))
        control = control_palette(dark=dark)
        for name in _BORDERED:
            application.setPalette(control, name)  # type: ignore[arg-type]
        self.changed.emit()


def palette(*, dark: bool) -> QPalette:
    """The window's palette, light or dark."""
    result = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        result.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[dark]))
    return result


def control_palette(*, dark: bool) -> QPalette:
    """The palette of what has a border, in which the window colour serves for that alone."""
    result = palette(dark=dark)
    result.setColor(_Role.Window, QColor(_BORDER[dark]))
    return result


def show_separators(menu: QMenu) -> None:
    """Let the separators of a menu be seen in either theme."""
    menu.setStyleSheet(_SEPARATOR)


def fill_popup(page: QWidget) -> None:
    """Fill what opens over the window and has a border of its own.

    Qt would fill it with its window colour, which is that of its border.
    """
    page.setBackgroundRole(_Role.Base)
    page.setAutoFillBackground(True)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
