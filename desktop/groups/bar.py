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


class GroupAction(Enum):
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
    GroupAction.FINER: tr_noop("The groups in this one (Enter); Backspace leads back"),
    GroupAction.RENAME: tr_noop("Give the group another name (F2)"),
    GroupAction.MERGE: tr_noop(
        "Make one group of those that are selected, with the name of the first"
    ),
    GroupAction.SPLIT: tr_noop("Take the group apart"),
    GroupAction.PIN: tr_noop("The group stays as it is when files are grouped anew"),
    GroupAction.UNPIN: tr_noop("The group may change when files are grouped anew"),
}
_OF_ALL = frozenset({GroupAction.FILES, GroupAction.FINER, GroupAction.ALBUM})
_OF_ONE = frozenset({GroupAction.FILES, GroupAction.ALBUM, GroupAction.RENAME})


@dataclass(frozen=True, slots=True)
class OfferedActions:
    """What can be done with some groups: `shown` is what is offered, `free` what is possible."""

    shown: frozenset[GroupAction]
    free: frozenset[GroupAction]


def offer_for(cards: Sequence[Card], by: GroupBy) -> OfferedActions:
    """What can be done with the groups that are selected; only those by meaning are changed."""
    known = frozenset(GroupAction) if by is GroupBy.MEANING else _OF_ALL
    one = cards[0].group if len(cards) == 1 else None
    pin = GroupAction.UNPIN if one is not None and one.is_pinned else GroupAction.PIN
    free = {GroupAction.MERGE} if len(cards) > 1 else set[GroupAction]()
    if one is not None:
        free |= _OF_ONE | ({GroupAction.FINER} if one.level else {GroupAction.SPLIT, pin})
    return OfferedActions(known - ({GroupAction.PIN, GroupAction.UNPIN} - {pin}), known & free)


class GroupBar(QWidget):
    """A button for each action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {action: QPushButton(tr(action.value[0])) for action in GroupAction}
        flow = FlowLayout(parent=self)
        for action, button in self.buttons.items():
            set_icon(button, action.value[1])
            button.setToolTip(tr(_TIPS[action]) if action in _TIPS else "")
            flow.addWidget(button)

    def show_offer(self, offer: OfferedActions) -> None:
        """Let be done what can be done now."""
        for action, button in self.buttons.items():
            button.setVisible(action in offer.shown)
            button.setEnabled(action in offer.free)
