"""The pane that shows one item: its content, what is known of it, and what can be done with it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.explain import CharSpan, Explanation
from engine.language import tr, tr_noop
from engine.types import Hit, Item, Modality
from engine.wording import short_path

from ..widgets.elided import ElidedLabel, NameLabel
from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from ..widgets.labels import similar_titles
from ..widgets.mark_row import MarkRow
from .away_note import AwayNote
from .facts import facts
from .film import FilmView
from .loader import Content
from .passage import PassageView
from .picture import PictureView
from .player import Player
from .reason import reason
from .sound import SoundView

_NO_REGION = tr_noop("No part of this picture stands out from the rest")


class PreviewPane(QScrollArea):
    """Shows the item that is looked at; a low window scrolls it, and is never made higher for it.

    Signals:
        open_wanted(Item), reveal_wanted(Item), copy_wanted(Item).
        similar_wanted(Item), more_wanted(Item), less_wanted(Item): it is to be a part of the query,
            with all that is picked beside it.
        part_wanted(Item, Fragment): what is like a part of it is to be looked for.
    """

    open_wanted = Signal(object)
    reveal_wanted = Signal(object)
    copy_wanted = Signal(object)
    similar_wanted = Signal(object)
    more_wanted = Signal(object)
    less_wanted = Signal(object)
    part_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setAccessibleName(tr("Preview"))
        self._item: Item | None = None
        self._hit: Hit | None = None
        self._explanation: Explanation | None = None
        self.player = Player(self)
        self.picture = PictureView()
        self.sound = SoundView(self.player)
        self.film = FilmView(self.player)
        self.passage = PassageView()
        self.name = NameLabel()
        self.folder = ElidedLabel(Qt.TextElideMode.ElideLeft)
        self.facts, self.why = (_lines() for _ in range(2))
        self.away = AwayNote()
        self.mark_row = MarkRow()
        self.outline = QCheckBox(tr("Outline what matched"), checked=True)
        self.next_place = QPushButton(tr("Next match"))
        self._body = QStackedWidget()
        self._hint = _lines(tr("Select something to look at it here."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._hint, self.picture, self.sound, self.film, self.passage):
            self._body.addWidget(page)
        self._buttons = self._make_buttons()
        self.reveal = self._buttons[1]
        self._lay_out()
        self._wire()
        self.clear()

    @property
    def item(self) -> Item | None:
        """The item that is shown."""
        return self._item

    def clear(self) -> None:
        """Show nothing."""
        self.player.stop()
        self._item = self._hit = self._explanation = None
        self.away.show_item(None, None)
        self._body.setCurrentWidget(self._hint)
        self._set_details_visible(False)

    def show_content(self, content: Content) -> None:
        """Show an item."""
        item, hit = content.item, content.hit
        if not item.is_same_file(self._item):
            self.verticalScrollBar().setValue(0)
            self.player.stop()
        self._item, self._hit = item, hit
        self.name.setText(PurePath(item.path).name)
        self.folder.setText(short_path(str(PurePath(item.path).parent)))
        self.facts.setText(facts(item, hit))
        self.away.show_item(item, hit)
        self.mark_row.show_marks(item.marks)
        self._set_details_visible(True)
        self._show_body(content)
        self._show_reason()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show why a hit was found, at once or when it is shown; None forgets what was told."""
        self._explanation = explanation
        if self._item is not None and (explanation is None or explanation.item_id == self._item.id):
            self._show_reason()

    def show_picked(self, count: int) -> None:
        """Say how many files the buttons concern that make them parts of the query."""
        similar, more, less = similar_titles(count)
        for button, title in zip(self._buttons[3:], (more, less, similar), strict=True):
            button.setText(title)
            button.setToolTip(title)
            button.setAccessibleName(title)

    def _show_body(self, content: Content) -> None:
        item, hit = content.item, content.hit
        match item.modality:
            case Modality.IMAGE:
                self._body.setCurrentWidget(self.picture)
                self.picture.show_image(content.image)
            case Modality.AUDIO:
                self._body.setCurrentWidget(self.sound)
                segment = hit.segment if hit else None
                self.sound.show_sound(item.path, content.peaks, item.metadata.duration, segment)
            case Modality.VIDEO:
                self._body.setCurrentWidget(self.film)
                self.film.show_film(item, content.image, hit)
            case Modality.TEXT:
                self._body.setCurrentWidget(self.passage)
                self.passage.show_text(content.text, CharSpan.of(hit.passage) if hit else None)

    def _show_reason(self) -> None:
        item = self._item
        explanation = (
            self._explanation
            if item and self._explanation and self._explanation.item_id == item.id
            else None
        )
        self.why.setText(reason(self._hit, explanation))
        self.why.setVisible(bool(self.why.text()))
        self.picture.show_region(explanation.region if explanation else None)
        self._show_choices(explanation)
        if explanation is None:
            return
        self.passage.show_highlights(explanation.passages)
        if self._body.currentWidget() is self.film:
            self.film.show_explanation(explanation)
        else:
            self.sound.show_seconds(explanation.seconds, explanation.moment)

    def _show_choices(self, explanation: Explanation | None) -> None:
        """Offer what the kind of hit has."""
        # It stands there before the answer comes, so that nothing moves when it does.
        found = self._hit.item.modality if self._hit else None
        self.outline.setVisible(found is Modality.IMAGE)
        stands_out = explanation is not None and explanation.region is not None
        self.outline.setEnabled(stands_out)
        self.outline.setToolTip("" if stands_out or explanation is None else tr(_NO_REGION))
        self.next_place.setVisible(found is Modality.TEXT)
        self.next_place.setEnabled(explanation is not None and len(explanation.passages) > 1)

    def _make_buttons(self) -> list[QToolButton]:
        kinds = (
            (tr("Open"), "open", self.open_wanted),
            (tr("Show in folder"), "folder", self.reveal_wanted),
            (tr("Copy path"), "copy", self.copy_wanted),
            (tr("More like this too"), "more", self.more_wanted),
            (tr("Less like this"), "less", self.less_wanted),
            (tr("Find similar"), "similar", self.similar_wanted),
        )
        buttons = []
        for title, drawing, signal in kinds:
            button = QToolButton(text=title, toolTip=title, autoRaise=True)
            button.setAccessibleName(title)
            set_icon(button, drawing)
            button.clicked.connect(lambda _=False, tell=signal: tell.emit(self._item))
            buttons.append(button)
        buttons[-1].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return buttons

    def _wire(self) -> None:
        self.outline.toggled.connect(self.picture.set_outlines)
        self.next_place.clicked.connect(self.passage.show_next)
        for part in (self.sound, self.film):
            part.part_wanted.connect(lambda fragment: self.part_wanted.emit(self._item, fragment))

    def _lay_out(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        self.name.setFont(bold)
        for label in (self.folder, self.facts, self._hint):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        bar = FlowLayout(spacing=2)
        for button in self._buttons:
            bar.addWidget(button)
        column = QVBoxLayout(self._content())
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for label in (self.name, self.folder, self.facts, self.away, self.why):
            column.addWidget(label)
        column.addWidget(self.mark_row)
        column.addLayout(bar)
        column.addWidget(self.outline)
        column.addWidget(self.next_place)
        column.addWidget(self._body, 1)

    def _content(self) -> QWidget:
        """What is scrolled: all of the pane."""
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        # Without a least width it is as wide as its buttons, whatever the width of the pane.
        content.setMinimumWidth(1)
        self.setWidget(content)
        return content

    def _set_details_visible(self, visible: bool) -> None:
        for widget in (self.name, self.folder, self.facts, self.mark_row, *self._buttons):
            widget.setVisible(visible)
        for widget in (self.why, self.outline, self.next_place):
            widget.hide()


def _lines(text: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
