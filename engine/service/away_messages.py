"""What the window hears of a server that has its library; `messages` takes it in."""

from __future__ import annotations

from msgspec import Struct


class ServerAway(Struct, frozen=True):
    """The library cannot be asked now, told in one line; it is asked again by itself."""

    message: str


class ServerBack(Struct, frozen=True):
    """It can be asked again; `message` is what holds no longer."""

    message: str


AwayEvent = ServerAway | ServerBack
