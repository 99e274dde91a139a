"""Which of the messages in the bar is seen, and which of the others wait behind it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct

Action = Callable[[], None]


class Kind(Enum):
    """Why something is said."""

    ERROR = auto()
    FAULT = auto()
    NEWS = auto()
    QUESTION = auto()
    OFFER = auto()


class Message(Struct, frozen=True):
    """One thing that is said.

    Attributes:
        button: what can be done about it; empty for nothing.
        action: does it.
        declined: called where a person dismisses it instead.
    """

    kind: Kind
    text: str
    button: str = ""
    action: Action | None = None
    declined: Action | None = None

    @property
    def waits_for_answer(self) -> bool:
        """Whether something is still to be done about it: a question, an offer, or a repair."""
        return bool(self.button) and self.kind in (Kind.ERROR, Kind.QUESTION, Kind.OFFER)

    def outlasts(self, newer: Message) -> bool:
        """Whether it still counts once a newer one was said."""
        if self.kind is Kind.FAULT:
            return newer.kind not in (Kind.ERROR, Kind.FAULT)
        if not self.button:
            return self.kind is Kind.ERROR and newer.kind is not Kind.ERROR
        supersedes = newer.kind is self.kind and bool(newer.button)
        return self.kind in (Kind.ERROR, Kind.OFFER) or not supersedes


class MessageStack:
    """The messages that still count; each text is there once.

    The newest is seen first, but for two: an offer waits for its turn behind all others, and a
    repair behind the error that is being read, which tells what is to be mended.
    """

    def __init__(self) -> None:
        self._messages: list[Message] = []

    @property
    def shown(self) -> Message | None:
        """The one to be seen now."""
        return self._messages[-1] if self._messages else None

    def put(self, message: Message) -> None:
        """Say something more."""
        if message.kind is Kind.OFFER:
            if all(one.text != message.text for one in self._messages):
                self._messages.insert(0, message)
            return
        self.drop(message.text)
        top = self.shown
        mends = message.kind is Kind.ERROR and bool(message.button)
        if mends and top is not None and top.kind is Kind.ERROR and not top.button:
            self._messages.insert(-1, message)
        else:
            kept = [one for one in self._messages if one.outlasts(message)]
            self._messages = [*kept, message]

    def drop(self, text: str) -> None:
        """Take back what says this."""
        self._messages = [one for one in self._messages if one.text != text]

    def drop_news(self) -> None:
        """Take back what only tells of something, seen or not."""
        self._messages = [one for one in self._messages if one.kind is not Kind.NEWS]

    def drop_read(self) -> None:
        """Take back what was seen before the present one, and waits for no answer."""
        self._messages = [
            one for one in self._messages if one is self.shown or one.waits_for_answer
        ]

    def take(self) -> Message | None:
        """Take away the one that is seen."""
        return self._messages.pop() if self._messages else None
