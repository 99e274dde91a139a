"""The bar below the groups: what can be done with those that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QPushButton, QWidget

from engine.language import tr, tr_noop
from engine.types.item_groups import GroupBy

from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from .content import Card


class Deed(Enum):
    """What can be done: how it is called, and its drawing."""

    FILES = (tr_noop("Show the files"), "view-tiles")
    FINER = (tr_noop("Finer groups"), "zoom-in")
    ALBUM = (tr_noop("Make an album…"), "album")
    RENAME = (tr_noop("Rename"), "by-name")
    MERGE = (tr_noop("Merge"), "more")
    SPLIT = (tr_noop("Split"), "part")
    PIN = (tr_noop("Pin"), "pin")
    UNPIN = (tr_noop("Unpin"), "pin")


_TIPS = {
    Deed.FINER: tr_noop("The groups in this one (Enter); Backspace leads back"),
    Deed.RENAME: tr_noop("Give the group another name (F2)"),
    Deed.MERGE: tr_noop("Make one group of those that are selected, with the name of the first"),
    Deed.SPLIT: tr_noop("Take the group apart"),
    Deed.PIN: tr_noop("The group stays as it is when files are grouped anew"),
    Deed.UNPIN: tr_noop("The group may change when files are grouped anew"),
}
_OF_ALL = frozenset({Deed.FILES, Deed.FINER, Deed.ALBUM})
_OF_ONE = frozenset({Deed.FILES, Deed.ALBUM, Deed.RENAME})


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with some groups: `shown` is what is offered, `free` what is possible."""

    shown: frozenset[Deed]
    free: frozenset[Deed]


def offer_for(cards: Sequence[Card], by: GroupBy) -> Offer:
    """What can be done with the groups that are selected; only those by meaning are changed."""
    known = frozenset(Deed) if by is GroupBy.MEANING else _OF_ALL
    one = cards[0].group if len(cards) == 1 else None
    pin = Deed.UNPIN if one is not None and one.is_pinned else Deed.PIN
    free = {Deed.MERGE} if len(cards) > 1 else set[Deed]()
    if one is not None:
        free |= _OF_ONE | ({Deed.FINER} if one.level else {Deed.SPLIT, pin})
    return Offer(known - ({Deed.PIN, Deed.UNPIN} - {pin}), known & free)


class GroupBar(QWidget):
    """A button for each deed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {deed: QPushButton(tr(deed.value[0])) for deed in Deed}
        flow = FlowLayout(parent=self)
        for deed, button in self.buttons.items():
            set_icon(button, deed.value[1])
            button.setToolTip(tr(_TIPS[deed]) if deed in _TIPS else "")
            flow.addWidget(button)

    def show_offer(self, offer: Offer) -> None:
        """Let be done what can be done now."""
        for deed, button in self.buttons.items():
            button.setVisible(deed in offer.shown)
            button.setEnabled(deed in offer.free)
