"""The parts of a query as chips: each says its sign and weight, and has a menu to change them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from engine.language import tr, tr_noop
from engine.query import write
from engine.types import Query, Term
from engine.types.fragments import Fragment

from ..gallery.pictures import paint_picture
from ..widgets import icons
from ..widgets.elided import elided_name
from ..widgets.labels import term_line, term_name, weight_mark
from ..widgets.waveform import draw_waveform
from .chip_frame import ChipFrame
from .chip_moves import ChipMoves
from .chip_pictures import ChipArt
from .draft import QueryDraft
from .parts import Part, parts_of

# Two dates are shown whole, and the part of a photo as cameras name them.
_MOST_CHARACTERS = 40
# Pixels of the side of a picture.
_PICTURE = 20
_SIGNS = ((1, tr_noop("&More like this")), (-1, tr_noop("&Less like this")))
_WEIGHTS = (
    (0.5, tr_noop("&Half weight")),
    (1.0, tr_noop("&Normal weight")),
    (2.0, tr_noop("&Double weight")),
)


class Chip(ChipFrame):
    """A term: a file, or words that are looked for by their meaning.

    Signals:
        changed(Term, Term | None): another sign or weight was chosen, or it is to be taken out.
    """

    changed = Signal(object, object)

    def __init__(self, term: Term, parent: QWidget | None = None) -> None:
        query = Query() if term.is_file else Query((term,))
        super().__init__(query, term_name(term), term_line(term), parent)
        self.term = term
        self.setToolTip(term.value)
        self.body.setText(f"{self._short_name()} {weight_mark(term.weight)}".strip())
        kind = icons.MODALITY_ICONS[term.modality] if term.is_file else "search"
        icons.set_icon(self.body, kind)
        if term.is_file:
            # The sign takes the room of the picture that comes in its place.
            self.body.setIconSize(QSize(_PICTURE, _PICTURE))
        self._fill_menu()

    def show_art(self, art: ChipArt) -> None:
        """Show the file itself in place of the sign of its kind."""
        # Of all screens, since the window may be moved to another one.
        scale = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
        self.body.setIcon(QIcon(_drawn(art, scale, self.palette())))

    def take_out(self) -> None:
        self.changed.emit(self.term, None)

    def _short_name(self) -> str:
        metrics = self.fontMetrics()
        room = _MOST_CHARACTERS * metrics.averageCharWidth()
        name = term_name(self.term)
        if self.term.is_file:
            name = elided_name(name, room, metrics)
        else:
            name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        # A single one would underline the next letter.
        return name.replace("&", "&&")

    def _fill_menu(self) -> None:
        weight = self.term.weight
        signs, weights = QActionGroup(self.menu), QActionGroup(self.menu)
        for sign, title in _SIGNS:
            self._add(signs, tr(title), sign * abs(weight))
        self.menu.addSeparator()
        for size, title in _WEIGHTS:
            self._add(weights, tr(title), size if weight > 0 else -size)
        self.menu.addSeparator()
        if not self.term.is_file:
            add_edit(self, write(self.query))
        self.menu.addAction(tr("&Remove"), self.take_out)

    def _add(self, group: QActionGroup, title: str, weight: float) -> None:
        action = QAction(title, group, checkable=True)
        action.setChecked(weight == self.term.weight)
        changed = replace(self.term, weight=weight)
        action.triggered.connect(lambda: self.changed.emit(self.term, changed))
        self.menu.addAction(action)


class PartChip(ChipFrame):
    """Exact words, words that must not occur, or a filter."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(part.query, part.text, part.line, parent)
        metrics = self.fontMetrics()
        room = _MOST_CHARACTERS * metrics.averageCharWidth()
        name = metrics.elidedText(part.text, Qt.TextElideMode.ElideMiddle, room)
        self.setToolTip(part.text)
        self.body.setText(name.replace("&", "&&"))
        icons.set_icon(self.body, part.icon)
        add_edit(self, part.text)
        self.menu.addAction(tr("&Remove"), self.take_out)


def _drawn(art: ChipArt, scale: float, colours: QPalette) -> QPixmap:
    """A small square that a picture or a waveform fills."""
    picture = QPixmap(round(_PICTURE * scale), round(_PICTURE * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    area, painter = QRect(0, 0, _PICTURE, _PICTURE), QPainter(picture)
    if art.image is not None:
        paint_picture(painter, area, QPixmap.fromImage(art.image))
    else:
        draw_waveform(painter, QRectF(area), art.peaks, colours)
    painter.end()
    return picture


def add_edit(chip: ChipFrame, text: str) -> None:
    """Let a chip be edited, from its menu and by its key."""
    chip.menu.addAction(tr("&Edit"), lambda: chip.edit(text))
    chip.body.edit_pressed.connect(lambda: chip.edit(text))


class ChipRow(QScrollArea):
    """The chips of a query, in a row that scrolls sideways; hidden while words alone are sought.

    Signals:
        changed(Term, Term | None): a term is to be another one, or to be taken out.
        edited(Query, str): a part is to be what is typed.
        moved(int, int): the part with that number, as they are seen, is to stand at that place.
        art_wanted(Term): the picture of a file is to be shown.
    """

    changed = Signal(object, object)
    edited = Signal(object, str)
    moved = Signal(int, int)
    art_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = QueryDraft()
        self._arts: dict[tuple[str, Fragment | None], ChipArt | None] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("The query"))
        self.hide()

    @property
    def chips(self) -> list[ChipFrame]:
        """The chips in order."""
        row = self.widget()
        return row.findChildren(ChipFrame) if row else []

    def show_draft(self, draft: QueryDraft) -> None:
        """Show the parts of a query."""
        self._draft = draft
        self._ask_for_art(draft)
        parts = parts_of(draft)
        is_weighted = any(term.weight != 1 for term in draft.typed.terms)
        self.setVisible(bool(draft.files or parts or is_weighted))
        # Words alone change with every key.
        if self.isHidden():
            self._put(None)
            return
        focused = next((n for n, chip in enumerate(self.chips) if chip.body.hasFocus()), None)
        row = self._row(draft.query.terms, parts)
        self._put(row)
        self._fit()
        ChipMoves(self, row, self.chips, draft).moved.connect(self._move)
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].body.setFocus()

    def show_art(self, term: Term, art: ChipArt) -> None:
        """Show what a file looks like on its chip, now and whenever it is drawn again."""
        if (key := _key(term)) in self._arts:
            self._arts[key] = art
        for chip in self.chips:
            if isinstance(chip, Chip) and _key(chip.term) == key:
                chip.show_art(art)

    def redraw(self) -> None:
        """Draw the chips again, in the colours in use now."""
        self.show_draft(self._draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _move(self, number: int, place: int) -> None:
        self.moved.emit(number, place)
        self.chips[place].body.setFocus()

    def _put(self, row: QWidget | None) -> None:
        """Show a row of chips in place of the one before."""
        # Not deleted at once: the change may come from a menu of one of the chips.
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()
        if row is not None:
            self.setWidget(row)

    def _ask_for_art(self, draft: QueryDraft) -> None:
        """Ask for what is not shown yet, and forget that of files which are not asked with."""
        before = self._arts
        self._arts = {_key(term): before.get(_key(term)) for term in draft.files}
        for term in draft.files:
            if _key(term) not in before:
                self.art_wanted.emit(term)

    def _fit(self) -> None:
        """Be as high as the chips, and the scroll bar below them where one is needed."""
        if (row := self.widget()) is None:
            return
        hint, bar = row.sizeHint(), self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(hint.height() + (bar if hint.width() > self.width() else 0))

    def _chip(self, term: Term) -> Chip:
        chip = Chip(term)
        chip.changed.connect(self.changed)
        chip.edited.connect(self.edited)
        if term.is_file and (art := self._arts.get(_key(term))) is not None:
            chip.show_art(art)
        return chip

    def _row(self, terms: Sequence[Term], parts: Sequence[Part]) -> QWidget:
        """All chips beside each other, those of terms with their signs."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        for number, term in enumerate(terms):
            if number or term.weight < 0:
                line.addWidget(QLabel("+" if term.weight > 0 else "\N{MINUS SIGN}"))
            line.addWidget(self._chip(term))
        for part in parts:
            line.addWidget(self._part_chip(part))
        line.addStretch(1)
        return row

    def _part_chip(self, part: Part) -> PartChip:
        chip = PartChip(part)
        chip.edited.connect(self.edited)
        return chip


def _key(term: Term) -> tuple[str, Fragment | None]:
    """What a picture is of, whatever the sign and weight."""
    return term.value, term.fragment
