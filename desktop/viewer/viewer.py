"""One item as large as the window, with what is known of it and the way to its neighbours."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from engine.explain import CharSpan, Explanation
from engine.language import tr
from engine.types import Hit, Item, Modality
from engine.wording import short_path

from ..preview import AwayNote, Content, Player, facts, reason
from ..widgets.motion import is_still
from .film import FilmPage
from .head import ViewerHead
from .pages import PdfPages
from .reading import ReadingPage
from .side_panel import SidePanel
from .sound import SoundPage
from .zoom import STEP, ZoomView

_NOTE_EDGE = 12
# Where each arrow leads in a picture of which not all is in sight: to the right, and down.
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Viewer(QWidget):
    """Shows the item that is current in the gallery; stepping makes another one current.

    Attributes:
        body: what is shown of the item, below the head.

    Signals:
        step_wanted(int): to the next item, or with -1 to the one before.
        close_wanted(): back to the gallery.
        open_wanted(Item), reveal_wanted(Item), similar_wanted(Item).
        part_wanted(Item, Fragment): what is like a part of it is to be looked for.
        words_wanted(str): these words of it are to be looked for.
        spectrogram_wanted(str): the spectrogram of this file is to be drawn.
    """

    step_wanted = Signal(int)
    close_wanted = Signal()
    open_wanted = Signal(object)
    reveal_wanted = Signal(object)
    similar_wanted = Signal(object)
    part_wanted = Signal(object, object)
    words_wanted = Signal(str)
    spectrogram_wanted = Signal(str)

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
        self.pages = PdfPages()
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.body = QStackedWidget()
        for page in (self._empty, self.picture, self.sound, self.film, self.reading, self.pages):
            self.body.addWidget(page)
        self.head = ViewerHead(self.picture)
        self.mark_row = self.head.mark_row
        self.side = SidePanel()
        self.facts = self.side.facts
        self.away = AwayNote()
        self.away.setContentsMargins(_NOTE_EDGE, 0, _NOTE_EDGE, _NOTE_EDGE)
        self.side.hide()
        self._lay_out()
        self._connect()
        self.setAccessibleName(tr("Viewer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)

    @property
    def item(self) -> Item | None:
        """The item that is shown."""
        return self._content.item if self._content else None

    def begin(self, *, plays: bool) -> None:
        """Be opened, with nothing to show yet.

        Args:
            plays: what comes first is played at once, but no film where nothing is to move by
                itself.
        """
        self._content, self._plays = None, plays
        self.body.setCurrentWidget(self._empty)
        self.head.name.setText("")
        self.away.show_item(None, None)
        self.setFocus()

    def show_content(self, content: Content) -> None:
        """Show an item, or more of the one that is shown."""
        is_other = not content.item.is_same_file(self.item)
        self._content = content
        self.mark_row.show_marks(content.item.marks)
        self.away.show_item(content.item, content.hit)
        if is_other:
            self._begin_item(content.item)
        self._show_body(content, is_other=is_other)
        self.side.show_read(content.item.modality, content.text)
        self._show_reason()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show where a hit matched; None forgets what was told."""
        self._explanation = explanation
        self._show_reason()

    def take_spectrogram(self, path: str, picture: bytes) -> None:
        """Show what was drawn of a sound or a film, if it is still there."""
        for page in (self.sound, self.film):
            page.spectrogram.take(path, picture)

    def find_in_text(self) -> bool:
        """Go to where words to find in a document are typed; tells whether one is shown."""
        shown = self.body.currentWidget()
        if not self.isVisible() or shown not in (self.reading, self.pages):
            return False
        box = self.pages.box if shown is self.pages else self.reading.box
        box.setFocus()
        box.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case key if key in _WAYS and self._has_zoomed:
                self.picture.pan(*_WAYS[Qt.Key(key)])
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self.step_wanted.emit(-1)
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self.step_wanted.emit(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                goes_on = (key == Qt.Key.Key_Right) != self.isRightToLeft()
                self.step_wanted.emit(1 if goes_on else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.head.open_button.click()
            case Qt.Key.Key_Space:
                self._play_or_close()
            case Qt.Key.Key_I:
                self.head.info.toggle()
            case key if self.body.currentWidget() is self.picture:
                self._change_picture(Qt.Key(key))
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)

    @property
    def _has_zoomed(self) -> bool:
        return self.body.currentWidget() is self.picture and self.picture.is_beyond_view

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
            case Qt.Key.Key_S:
                self.picture.mark_shown()

    def _play_or_close(self) -> None:
        if self.body.currentWidget() in (self.sound, self.film):
            self.player.toggle()
        else:
            self.close_wanted.emit()

    def _begin_item(self, item: Item) -> None:
        self.head.begin_item(PurePath(item.path).name)
        self.player.stop()
        self.picture.begin()
        self.reading.begin()
        self.pages.begin()
        self.setFocus()

    def _show_body(self, content: Content, *, is_other: bool) -> None:
        item, hit = content.item, content.hit
        page: QWidget = self._empty
        match item.modality:
            case Modality.AUDIO:
                page = self.sound
                segment = hit.segment if hit else None
                self.sound.show_sound(item, content.peaks, segment)
            case Modality.VIDEO:
                page = self.film
                self.film.show_film(item, content.image, hit)
            case Modality.TEXT:
                page = self._show_document(content, is_other=is_other)
            case _ if content.image is not None:
                page = self.picture
                self.picture.show_image(content.image, item.metadata.width)
        self._empty.setText("" if page is not self._empty else tr("No picture to show"))
        self.body.setCurrentWidget(page)
        self.head.show_tools(page is self.picture)
        if is_other and self._plays:
            self._plays = False
            if page is self.sound or (page is self.film and not is_still()):
                self.player.toggle()

    def _show_document(self, content: Content, *, is_other: bool) -> QWidget:
        """Show the pages of a PDF, and its text where there are none; either may come first."""
        hit, shown = content.hit, self.body.currentWidget()
        if content.pdf:
            has_pages = self.pages.show_pdf(content.pdf, _page_of(hit))
            self.reading.pages.setVisible(has_pages)
            return self.pages if has_pages else self.reading
        quoted = CharSpan.of(hit.passage) if hit else None
        self.reading.show_document(content.item, content.text, quoted, content.markdown)
        return self.pages if shown is self.pages and not is_other else self.reading

    def _show_reason(self) -> None:
        """Say what is known, and mark what matched."""
        if self._content is None:
            return
        item, hit = self._content.item, self._content.hit
        known = self._explanation
        told = known if known and known.item_id == item.id else None
        lines = (short_path(item.path), facts(item, hit), reason(hit, told))
        self.facts.setText("\n\n".join(line for line in lines if line))
        self.side.show_match(told)
        self.picture.show_region(told.region if told else None)
        self.reading.next_match.setVisible(bool(told and len(told.passages) > 1))
        if told is None:
            return
        self.reading.show_highlights(told.passages)
        self.pages.mark(told.words[0] if told.words else "")
        if self.body.currentWidget() is self.film:
            self.film.film.show_explanation(told)
        else:
            self.sound.sound.show_seconds(told.seconds, told.moment)

    def _ask(self, wanted: SignalInstance) -> None:
        """Ask for something with the item that is shown; the first may still be on its way."""
        if self.item is not None:
            wanted.emit(self.item)

    def _connect(self) -> None:
        head = self.head
        head.step_wanted.connect(self.step_wanted)
        head.close_wanted.connect(self.close_wanted)
        head.open_wanted.connect(partial(self._ask, self.open_wanted))
        head.reveal_wanted.connect(partial(self._ask, self.reveal_wanted))
        head.similar_wanted.connect(partial(self._ask, self.similar_wanted))
        head.info.toggled.connect(self.side.setVisible)
        self.pages.text_wanted.connect(lambda: self.body.setCurrentWidget(self.reading))
        self.reading.pages_wanted.connect(lambda: self.body.setCurrentWidget(self.pages))
        for box in (self.reading.box, self.pages.box):
            box.left.connect(self.setFocus)
        self.reading.words_wanted.connect(self.words_wanted)
        for page in (self.sound, self.film):
            page.spectrogram.wanted.connect(self.spectrogram_wanted)
        for part in (self.picture, self.sound.sound, self.film.film):
            part.part_wanted.connect(lambda fragment: self.part_wanted.emit(self.item, fragment))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.body, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.away)
        column.addLayout(row, 1)


def _page_of(hit: Hit | None) -> str:
    """What the passage of a hit calls its page."""
    return hit.passage.place if hit and hit.passage else ""
