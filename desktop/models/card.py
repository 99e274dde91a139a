"""One model on the Models page: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.encoders.states import ModelState
from engine.language import joined, tr, tr_noop
from engine.models.facts import ModelEntry, ModelUse
from engine.sentences import models as told
from engine.wording import file_size

from ..widgets.icons import set_icon
from ..widgets.motion import ThinBar
from ..widgets.sections import wrapped
from . import sentences as words
from .state import Action, ModelsState

_BUTTONS = {
    Action.DOWNLOAD: (tr_noop("Download"), "drop"),
    Action.COPY: (tr_noop("From a folder…"), "folder"),
    Action.USE: (tr_noop("Use…"), "search"),
    Action.VERIFY: (tr_noop("Check files"), "info"),
    Action.MEASURE: (tr_noop("Measure speed"), "retry"),
    Action.REMOVE: (tr_noop("Remove"), "trash"),
}


class ModelCard(QFrame):
    """Shows one model.

    Signals:
        wanted(Action): a button was pressed.
        stopped(): what goes on is to stop.
        agreed(bool): what was asked may be done; whether the present vectors are to be kept.
        declined(): it may not.
    """

    wanted = Signal(object)
    stopped = Signal()
    agreed = Signal(bool)
    declined = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.title = QLabel(name)
        self.standing = QLabel()
        self.purpose, self.facts, self.speed, self.silence_reason, self.note = (
            _line() for _ in range(5)
        )
        self.asking, self.trust, self.sounds, self.in_words = (_line() for _ in range(4))
        self.buttons = {action: self._button(action) for action in Action}
        self.progress = ThinBar(tr("Progress of {name}", name=name))
        self.doing = _line()
        self.stop = QPushButton()
        self.cost = _line()
        self.keep = QCheckBox(tr("Keep what the present model made, to go back to it at once"))
        self.agree = QPushButton()
        self.decline = QPushButton(tr("Not now"))
        self._choosing = wrapped(self.buttons.values())
        self._working, self._asking = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def show_model(self, model: ModelEntry, state: ModelsState) -> None:
        """Show a model as it stands."""
        self.standing.setText(told.standing(model))
        damaged = model.state is ModelState.DAMAGED
        role = QPalette.ColorRole.BrightText if damaged else QPalette.ColorRole.Link
        plain = model.use is ModelUse.NONE and model.state is ModelState.MISSING
        self.standing.setForegroundRole(QPalette.ColorRole.PlaceholderText if plain else role)
        self.purpose.setText(told.purpose(model))
        self._say(self.in_words, told.in_words(model))
        self._say(self.sounds, told.sounds(model, state.models))
        self.facts.setText(told.facts(model))
        self.facts.setToolTip(told.published(model.quality))
        self.speed.setText(told.speed(model.speed))
        self.speed.setVisible(model.is_choice)
        self._say(self.asking, told.asking(model.prompts))
        self._say(self.trust, told.trust(model))
        self._say(self.silence_reason, told.silence_reason(model))
        self._say(self.note, state.notes.get(self.name, ""))
        self._show_buttons(model, state)
        self._show_work(state)
        self._show_question(state)

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_buttons(self, model: ModelEntry, state: ModelsState) -> None:
        actions = state.actions(model)
        for action, button in self.buttons.items():
            button.setVisible(action in actions)
        self.buttons[Action.DOWNLOAD].setText(_download(model))
        paused = model.use is ModelUse.PAUSED
        self.buttons[Action.USE].setText(tr("Go on…") if paused else tr("Use…"))

    def _show_work(self, state: ModelsState) -> None:
        work, change = state.work.get(self.name), state.change
        changes = change is not None and change.name == self.name
        self._working.setVisible(work is not None or changes)
        done, total = 0, 0
        if work is not None:
            self.doing.setText(words.work(work))
            if work.progress is not None:
                # Bytes do not fit into a progress bar's 32 bits.
                done, total = work.progress.done >> 10, work.progress.total >> 10
        elif change is not None and changes:
            self.doing.setText(words.change(change.progress))
            if change.progress is not None:
                done, total = change.progress.done, change.progress.total
        self.stop.setText(tr("Pause") if changes and work is None else tr("Cancel"))
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_question(self, state: ModelsState) -> None:
        estimate, removes = state.estimate, state.removal == self.name
        changes = estimate is not None and estimate.model == self.name
        self._asking.setVisible(changes or removes)
        self._choosing.setVisible(not (changes or removes or state.is_busy(self.name)))
        self.keep.setVisible(changes)
        self.agree.setText(tr("Remove it") if removes else tr("Change to this model"))
        self.agree.setEnabled(True)
        if removes:
            self.cost.setText(tr("Delete the model's files? They can be downloaded again."))
        elif estimate is not None and changes:
            self.cost.setText(joined(told.cost(estimate, state.in_use)))
            self.agree.setEnabled(estimate.bytes <= estimate.free)

    def _button(self, action: Action) -> QPushButton:
        title, drawing = _BUTTONS[action]
        text = tr(title)
        button = QPushButton(text)
        button.setAccessibleName(tr("{button}: {name}", button=text, name=self.name))
        set_icon(button, drawing)
        button.clicked.connect(lambda: self.wanted.emit(action))
        return button

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        for label in (self.facts, self.speed, self.asking, self.trust):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        working = QVBoxLayout(self._working)
        working.setContentsMargins(0, 4, 0, 0)
        working.addWidget(self.doing)
        working.addWidget(_row(QWidget(), self.progress, self.stop))
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 4, 0, 0)
        asking.addWidget(self.cost)
        asking.addWidget(self.keep)
        asking.addWidget(_row(QWidget(), self.agree, self.decline, stretch=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        head = QWidget()
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        _row(head, self.title, self.standing)
        told_of = (self.purpose, self.in_words, self.sounds, self.facts, self.speed)
        for part in (head, *told_of, self.asking, self.trust, self.silence_reason, self.note):
            column.addWidget(part)
        for part in (self._working, self._asking, self._choosing):
            column.addWidget(part)

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stopped)
        self.agree.clicked.connect(lambda: self.agreed.emit(self.keep.isChecked()))
        self.decline.clicked.connect(self.declined)


def _download(model: ModelEntry) -> str:
    """What the button says that fetches a model, or the rest of it."""
    rest = model.state is ModelState.PARTIAL
    if not model.download_bytes:
        return tr("Download the rest") if rest else tr("Download")
    size = file_size(model.download_bytes)
    if rest:
        return tr("Download the rest ({size})", size=size)
    return tr("Download ({size})", size=size)


def _line() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(holder: QWidget, *widgets: QWidget, stretch: bool = False) -> QWidget:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return holder
