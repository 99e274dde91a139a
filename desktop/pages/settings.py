"""The Settings page: what is kept of looks, reading, hardware and privacy, and the way to keys."""

from __future__ import annotations

import sys

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from engine.encoders.devices import AUTOMATIC, Device
from engine.language import Language, tr, tr_noop
from engine.library.manners import Manners

from ..widgets.choice import ChoiceBox
from ..widgets.sections import ScrolledPage, Section, line, wrapped
from ..widgets.theme import Theme

THEMES = {
    Theme.SYSTEM: tr_noop("Like the system"),
    Theme.LIGHT: tr_noop("Light"),
    Theme.DARK: tr_noop("Dark"),
}
# Each in itself, so that who does not read the present one finds it.
_LANGUAGES = {
    "system": tr_noop("Like the system"),
    Language.ENGLISH: "English",
    Language.GERMAN: "Deutsch",
    Language.CHINESE: "简体中文",
}
_DEVICES = {
    AUTOMATIC: tr_noop("What is fastest here"),
    Device.CPU: tr_noop("The processor"),
    Device.CUDA: tr_noop("Graphics card (CUDA)"),
    Device.XPU: tr_noop("Graphics processor (Intel)"),
    Device.MPS: tr_noop("Graphics processor (Apple)"),
}
_OF_OTHERS = {Device.CUDA, Device.XPU} if sys.platform == "darwin" else {Device.MPS}
_MOST_CORES = 256
_WIDEST_CHOICE = 400
_LANGUAGE_NOTE = tr_noop("Another language is spoken from the next start of Triptych.")
_KEYS_NOTE = tr_noop("What each key does, and what can be typed in the search box, is listed (F1).")
_CORES_NOTE = tr_noop(
    "Reading and models together take about so many at most. Models follow from the next start "
    "of Triptych."
)
_DEVICE_NOTE = tr_noop(
    "Used from the next start of Triptych. On the command line: triptych models device NAME"
)
_PRIVACY_NOTE = tr_noop(
    "Nothing leaves this computer. The library remembers which files you opened last, to suggest "
    "others like them, and counts for 90 days which kinds you open out of searches, to favour "
    "these a little. What you looked for is not noted with it."
)


class SettingsPage(ScrolledPage):
    """What a person can choose.

    Signals:
        theme_chosen(Theme), device_chosen(str).
        tiles_wanted(int): larger tiles, or with -1 smaller ones.
        manners_chosen(Manners): how files are to be read by themselves.
        forget_openings_wanted(): what was counted is to go.
        keys_wanted(): all keys are to be listed.
    """

    theme_chosen = Signal(object)
    device_chosen = Signal(str)
    tiles_wanted = Signal(int)
    manners_chosen = Signal(object)
    forget_openings_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manners = Manners()
        self.theme = ChoiceBox(
            tr("Theme"), [(theme.value, tr(name)) for theme, name in THEMES.items()]
        )
        self.language = ChoiceBox(
            tr("Language"), [(key, tr(name)) for key, name in _LANGUAGES.items()]
        )
        self.smaller, self.larger = QPushButton(tr("Smaller")), QPushButton(tr("Larger"))
        self.follows = QCheckBox(tr("Follow changes in the folders by itself"))
        self.pause = QCheckBox(tr("Pause reading"))
        self.on_mains = QCheckBox(tr("Read only on mains power"))
        self.when_idle = QCheckBox(tr("Read only while the computer is idle"))
        self.cores = QSpinBox(minimum=0, maximum=_MOST_CORES)
        self.cores.setSpecialValueText(tr("As many as are good"))
        self.device = ChoiceBox(
            tr("What models run on"),
            [(name, tr(title)) for name, title in _DEVICES.items() if name not in _OF_OTHERS],
        )
        self.device.setMaximumWidth(_WIDEST_CHOICE)
        self.learns = QCheckBox(tr("Remember what I open"))
        self.forget = QPushButton(tr("Forget what was opened…"))
        self.remembers = QCheckBox(tr("Remember recent searches"))
        self.forget_searches = QPushButton(tr("Forget recent searches"))
        self.all_keys = QPushButton(tr("All keys"))
        self.desktop_key = QPushButton(tr("Key for the quick search…"))
        self.no_desktop_key = QPushButton(tr("Turn off the key for the quick search"))
        self._lay_out()
        self._connect()

    def show_manners(self, manners: Manners) -> None:
        """Show how files are read by themselves."""
        self._manners = manners
        self.pause.setChecked(manners.is_paused)
        self.on_mains.setChecked(manners.only_on_mains)
        self.when_idle.setChecked(manners.only_when_idle)
        # It tells of every change, also of this one.
        self.cores.blockSignals(True)
        self.cores.setValue(manners.cores or 0)
        self.cores.blockSignals(False)

    def show_theme(self, theme: Theme) -> None:
        """Show which theme is chosen."""
        self.theme.setCurrentIndex(self.theme.findData(theme.value))

    def show_language(self, name: str) -> None:
        """Show which language is chosen."""
        self.language.setCurrentIndex(max(0, self.language.findData(name)))

    def show_device(self, name: str) -> None:
        """Show what models run on."""
        self.device.setCurrentIndex(self.device.findData(name))

    def _lay_out(self) -> None:
        looks = _form(
            (tr("Theme"), self.theme),
            (tr("Size of the tiles"), wrapped((self.smaller, self.larger))),
            (tr("Language"), self.language),
        )
        self.add(Section(tr("Looks"), looks, line(tr(_LANGUAGE_NOTE), faint=True)))
        ticks = (self.follows, self.pause, self.on_mains, self.when_idle)
        cores = _form((tr("Cores of the processor"), self.cores))
        note = line(tr(_CORES_NOTE), faint=True)
        self.reading = Section(tr("Reading", "of files"), *ticks, cores, note)
        device = _form((tr("Models run on"), self.device))
        self.hardware = Section(tr("Hardware"), device, line(tr(_DEVICE_NOTE), faint=True))
        self.add(self.reading)
        keys = (self.all_keys, self.desktop_key, self.no_desktop_key)
        self.add(Section(tr("Shortcuts"), line(tr(_KEYS_NOTE), faint=True), buttons=keys))
        self.add(self.hardware)
        self.privacy = line(tr(_PRIVACY_NOTE), faint=True)
        counting = (self.learns, self.remembers)
        forget = (self.forget, self.forget_searches)
        self.add(Section(tr("Privacy"), self.privacy, *counting, buttons=forget))

    def _connect(self) -> None:
        self.theme.activated.connect(
            lambda: self.theme_chosen.emit(Theme(self.theme.currentData()))
        )
        self.device.activated.connect(lambda: self.device_chosen.emit(self.device.currentData()))
        self.smaller.clicked.connect(lambda: self.tiles_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.tiles_wanted.emit(1))
        self.forget.clicked.connect(self.forget_openings_wanted)
        self.all_keys.clicked.connect(self.keys_wanted)
        # By the person alone: what is shown was kept already.
        for box in (self.pause, self.on_mains, self.when_idle):
            box.clicked.connect(self._choose_manners)
        self.cores.valueChanged.connect(self._choose_manners)

    def _choose_manners(self) -> None:
        self._manners = replace(
            self._manners,
            is_paused=self.pause.isChecked(),
            only_on_mains=self.on_mains.isChecked(),
            only_when_idle=self.when_idle.isChecked(),
            cores=self.cores.value() or None,
        )
        self.manners_chosen.emit(self._manners)


def _form(*rows: tuple[str, QWidget]) -> QWidget:
    holder = QWidget()
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 0)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    for title, widget in rows:
        form.addRow(title, widget)
        if not widget.accessibleName():
            widget.setAccessibleName(title)
    return holder
