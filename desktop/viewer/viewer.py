"""One item as large as the window, with what is known of it and the way to its neighbours."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.explain import CharSpan, Explanation
from engine.types import Item, Modality

from ..preview import Content, Player, facts, reason
from ..widgets.elided import NameLabel
from ..widgets.icons import set_icon
from .film import FilmPage
from .reading import ReadingPage
from .sound import SoundPage
from .zoom import STEP, ZoomView

_FACTS_WIDTH = 300
_GAP = 6


class Viewer(QWidget):
    """Shows the item that is current in the gallery; stepping makes another one current.

    Signals:
        step_wanted(int): to the next item, or with -1 to the one before.
        close_wanted(): back to the gallery.
        open_wanted(Item), reveal_wanted(Item), similar_wanted(Item).
    """

    step_wanted = Signal(int)
    close_wanted = Signal()
    open_wanted = Signal(object)
    reveal_wanted = Signal(object)
    similar_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Content | None = None
        self._explanation: Explanation | None = None
        self._plays = False
        self.player = Player(self)
        self.picture = ZoomView()
        self.sound = SoundPage(self.player)
        self.film = FilmPage(self.player)
        self.reading = ReadingPage()
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        for page in (self._empty, self.picture, self.sound, self.film, self.reading):
            self._body.addWidget(page)
        self.name = NameLabel()
        self.place, self.scale = QLabel(), QLabel()
        self.facts = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self._make_buttons()
        self._lay_out()
        self.setAccessibleName("Viewer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.picture.zoomed.connect(lambda scale: self.scale.setText(f"{scale:.0%}"))
        self.reading.box.left.connect(self.setFocus)

    @property
    def item(self) -> Item | None:
        """The item that is shown."""
        return self._content.item if self._content else None

    def begin(self, *, plays: bool) -> None:
        """Be opened, with nothing to show yet.

        Args:
            plays: a sound or a film that comes first is played at once.
        """
        self._content, self._plays = None, plays
        self._body.setCurrentWidget(self._empty)
        self.name.setText("")
        self.setFocus()

    def show_content(self, content: Content) -> None:
        """Show an item, or more of the one that is shown."""
        is_other = content.item != self.item
        self._content = content
        self.name.setText(PurePath(content.item.path).name)
        if is_other:
            self._begin_item()
        self._show_body(content, is_other=is_other)
        self._show_reason()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show where a hit matched; None forgets what was told."""
        self._explanation = explanation
        self._show_reason()

    def show_place(self, number: int, count: int) -> None:
        """Say which of all items this is, counted from 1."""
        self.place.setText(f"{number:,} of {count:,}")
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < count)

    def find_in_text(self) -> bool:
        """Go to where words to find in a document are typed; tells whether one is shown."""
        shows_text = self.isVisible() and self._body.currentWidget() is self.reading
        if shows_text:
            self.reading.box.setFocus()
            self.reading.box.selectAll()
        return shows_text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self.step_wanted.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self.step_wanted.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_button.click()
            case Qt.Key.Key_Space:
                self._play_or_close()
            case Qt.Key.Key_I:
                self.info.toggle()
            case key if self._body.currentWidget() is self.picture:
                self._change_picture(Qt.Key(key))
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)

    def _change_picture(self, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.picture.zoom(STEP)
            case Qt.Key.Key_Minus:
                self.picture.zoom(1 / STEP)
            case Qt.Key.Key_0:
                self.picture.fit()
            case Qt.Key.Key_1:
                self.picture.show_own_size()
            case Qt.Key.Key_R:
                self.picture.turn()

    def _play_or_close(self) -> None:
        if self._body.currentWidget() in (self.sound, self.film):
            self.player.toggle()
        else:
            self.close_wanted.emit()

    def _begin_item(self) -> None:
        self.player.stop()
        self.picture.begin()
        self.reading.begin()
        self.setFocus()

    def _show_body(self, content: Content, *, is_other: bool) -> None:
        item, hit = content.item, content.hit
        page: QWidget = self._empty
        match item.modality:
            case Modality.AUDIO:
                page = self.sound
                segment = hit.segment if hit else None
                self.sound.sound.show_sound(
                    item.path, content.peaks, item.metadata.duration, segment
                )
            case Modality.VIDEO:
                page = self.film
                self.film.film.show_film(item, content.image, hit)
            case Modality.TEXT:
                page = self.reading
                quoted = CharSpan.of(hit.passage) if hit else None
                self.reading.text.show_text(content.text, quoted)
            case _ if content.image is not None:
                page = self.picture
                self.picture.show_image(content.image, item.metadata.width)
        self._empty.setText("" if page is not self._empty else "No picture to show")
        self._body.setCurrentWidget(page)
        self._picture_tools.setVisible(page is self.picture)
        if is_other and self._plays:
            self._plays = False
            if page in (self.sound, self.film):
                self.player.toggle()

    def _show_reason(self) -> None:
        """Say what is known, and mark what matched."""
        if self._content is None:
            return
        item, hit = self._content.item, self._content.hit
        known = self._explanation
        told = known if known and known.item_id == item.id else None
        lines = (item.path, facts(item, hit), reason(hit, told))
        self.facts.setText("\n\n".join(line for line in lines if line))
        self.picture.show_region(told.region if told else None)
        self.reading.next_match.setVisible(bool(told and len(told.passages) > 1))
        if told is None:
            return
        self.reading.text.show_highlights(told.passages)
        if self._body.currentWidget() is self.film:
            self.film.film.show_explanation(told)
        else:
            self.sound.sound.show_seconds(told.seconds, told.moment)

    def _make_buttons(self) -> None:
        self.back = _button("Back", "back", self.close_wanted.emit)
        self.previous = _button("Previous", "previous", lambda: self.step_wanted.emit(-1))
        self.next = _button("Next", "next", lambda: self.step_wanted.emit(1))
        self.open_button = _button("Open", "open", lambda: self.open_wanted.emit(self.item))
        self.reveal = _button("Show in folder", "folder", self._reveal)
        self.similar = _button(
            "Find similar", "similar", lambda: self.similar_wanted.emit(self.item)
        )
        self.info = _button("What is known of it", "info", lambda: None)
        self.info.setCheckable(True)
        self.info.toggled.connect(self.facts.setVisible)
        self.facts.hide()
        self.tools = (
            _button("Smaller", "zoom-out", lambda: self.picture.zoom(1 / STEP)),
            _button("Larger", "zoom-in", lambda: self.picture.zoom(STEP)),
            _button("Whole picture", "fit", self.picture.fit),
            _button("Turn", "rotate", self.picture.turn),
        )

    def _reveal(self) -> None:
        self.reveal_wanted.emit(self.item)

    def _lay_out(self) -> None:
        for label in (self.place, self.scale):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._picture_tools = QWidget()
        tools = QHBoxLayout(self._picture_tools)
        tools.setContentsMargins(0, 0, 12, 0)
        tools.setSpacing(_GAP)
        tools.addWidget(self.scale)
        for tool in self.tools:
            tools.addWidget(tool)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(_GAP)
        for widget in (self.back, self.previous, self.next, self.place):
            head.addWidget(widget)
        head.addSpacing(3 * _GAP)
        head.addWidget(self.name, 1)
        head.addWidget(self._picture_tools)
        for button in (self.similar, self.open_button, self.reveal, self.info):
            head.addWidget(button)
        self.facts.setFixedWidth(_FACTS_WIDTH)
        self.facts.setContentsMargins(12, 4, 12, 12)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(self._body, 1)
        row.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)


def _button(title: str, drawing: str, action: object) -> QToolButton:
    button = QToolButton(toolTip=title, autoRaise=True)
    button.setAccessibleName(title)
    set_icon(button, drawing)
    button.clicked.connect(action)
    return button
