"""What an empty library shows: three steps to the first search, or a sample to try at once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr, tr_noop
from engine.wording import short_path

from ..widgets.icons import application_icon, set_icon
from ..widgets.sections import line, wrapped

_WIDEST = 620
_SIGN = QSize(56, 56)
_ABOVE_BUTTONS = 12
_WHAT = tr_noop("Find your own pictures, sounds, videos and documents by meaning")
_HOW = tr_noop(
    "Say in your own words what you look for: a boat at sunset, waves on the beach, the recipe "
    "with the onions. Triptych looks at pictures, listens to sounds and reads documents."
)
_PRIVATE = tr_noop(
    "All of that happens on this computer. There is no account, nothing is sent anywhere, and "
    "searching changes none of your files."
)
_FOLDERS = tr_noop("Which folders do you want to search in?")
_FOLDERS_HOW = tr_noop(
    "Pictures and videos are found by what is to be seen, sounds by what is to be heard, documents "
    "by what they say. More can be added at any time: drop them on the window."
)
_MODEL = tr_noop("Which model is to look and listen?")
_MODEL_HOW = tr_noop("The model can be changed later without losing anything.")
_STARTER = tr_noop("The starter, at once")
_STARTER_HOW = tr_noop(
    "Part of Triptych: everyday things, scenes and sounds, asked for in English. Nothing is "
    "downloaded."
)
_LARGER = tr_noop("A larger model, later")
_LARGER_HOW = tr_noop("{advice} Until it is there the starter is at work.")


class Step(Enum):
    """The steps, in their order."""

    WHAT = 0
    FOLDERS = 1
    MODEL = 2


class Welcome(QWidget):
    """Leads from nothing to the first search.

    Signals:
        begun(tuple[str, ...], bool): folders are to be added, and whether a larger model fetched.
        sample_wanted(): the sample is to be searched in.
    """

    begun = Signal(tuple, bool)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.another = QPushButton(tr("Another folder…"))
        self.sample = QPushButton(tr("Try it with a sample"))
        self.starter, self.larger = QRadioButton(tr(_STARTER)), QRadioButton(tr(_LARGER))
        self.advice = line(faint=True)
        self.back, self.next = QPushButton(tr("Back")), QPushButton()
        self.steps = QStackedWidget()
        set_icon(self.another, "folder-add")
        self.next.setDefault(True)
        self._box_list = QWidget()
        self._boxes = QVBoxLayout(self._box_list)
        self._lay_out()
        self._connect()
        self.show_advice("")
        self._go(Step.WHAT)

    def offer_folders(self, folders: Sequence[str]) -> None:
        """Offer folders that many keep their files in."""
        for folder in folders:
            if folder not in self.boxes:
                self._add_box(folder)

    def show_advice(self, advice: str) -> None:
        """Say which larger model there is; nothing where there is none to fetch."""
        self.advice.setText(tr(_LARGER_HOW, advice=advice))
        for widget in (self.larger, self.advice):
            widget.setVisible(bool(advice))
        if not advice:
            self.starter.setChecked(True)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return Step(self.steps.currentIndex())

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that are ticked."""
        return tuple(folder for folder, box in self.boxes.items() if box.isChecked())

    def _add_box(self, folder: str) -> None:
        box = QCheckBox(short_path(folder).replace("&", "&&"), checked=True)
        box.toggled.connect(self._show_step)
        self.boxes[folder] = box
        self._boxes.addWidget(box)
        box.show()
        # Qt does so itself only on the step that is seen.
        self._box_list.updateGeometry()
        self.steps.updateGeometry()
        self._show_step()

    def _go(self, step: Step) -> None:
        self.steps.setCurrentIndex(step.value)
        self._show_step()

    def _show_step(self) -> None:
        """Name the button after what it does, which needs a folder to do it with."""
        last = self.step is Step.MODEL
        self.next.setText(tr("Begin") if last else tr("Next"))
        self.next.setEnabled(self.step is Step.WHAT or bool(self.folders))
        self.back.setVisible(self.step is not Step.WHAT)
        self.sample.setVisible(self.step is Step.WHAT)

    def _on_next(self) -> None:
        if self.step is Step.MODEL:
            self.begun.emit(self.folders, self.larger.isChecked())
            self._go(Step.WHAT)
        else:
            self._go(Step(self.step.value + 1))

    def _on_back(self) -> None:
        self._go(Step(self.step.value - 1))

    def _on_another(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Add a folder to the library"))
        if folder:
            self.offer_folders([folder])

    def _connect(self) -> None:
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.another.clicked.connect(self._on_another)
        self.sample.clicked.connect(self.sample_wanted)

    def _sign(self) -> QLabel:
        """The program's own icon."""
        sign = QLabel()
        sign.setPixmap(application_icon().pixmap(_SIGN, self.devicePixelRatioF()))
        return sign

    def _lay_out(self) -> None:
        choice = QButtonGroup(self)
        for button in (self.starter, self.larger):
            choice.addButton(button)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        starter_how = line(tr(_STARTER_HOW), faint=True)
        for below in (starter_how, self.advice):
            below.setIndent(_room_of_ring(self.starter))
        for widgets in (
            (self._sign(), _title(tr(_WHAT)), line(tr(_HOW)), line(tr(_PRIVATE))),
            (
                _title(tr(_FOLDERS)),
                line(tr(_FOLDERS_HOW)),
                self._box_list,
                wrapped((self.another,)),
            ),
            (
                _title(tr(_MODEL)),
                _choice(self.starter, starter_how),
                _choice(self.larger, self.advice),
                line(tr(_MODEL_HOW)),
            ),
        ):
            self.steps.addWidget(_step(widgets))
        page = QWidget()
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 12, 24, 12)
        column.addStretch(1)
        column.addWidget(self.steps)
        column.addSpacing(_ABOVE_BUTTONS)
        # What leads on stays where it is, for who presses it twice.
        column.addWidget(wrapped((self.next, self.back, self.sample)))
        column.addStretch(2)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def _title(text: str) -> QLabel:
    title = QLabel(text, wordWrap=True)
    font = title.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    font.setBold(True)
    title.setFont(font)
    return title


def _room_of_ring(button: QRadioButton) -> int:
    """Pixels of a choice before its words."""
    metrics = QStyle.PixelMetric
    parts = metrics.PM_ExclusiveIndicatorWidth, metrics.PM_RadioButtonLabelSpacing
    return sum(button.style().pixelMetric(part, None, button) for part in parts)


def _choice(button: QRadioButton, how: QLabel) -> QWidget:
    """A choice with what it means right below."""
    choice = QWidget()
    column = QVBoxLayout(choice)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(button)
    column.addWidget(how)
    return choice


def _step(widgets: Sequence[QWidget]) -> QWidget:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    # What was never shown takes no room, and each step would be of another height.
    for inside in step.findChildren(QWidget):
        inside.show()
    return step
