"""What the window hears of a server that has its library; `messages` takes it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerAway:
    """The library cannot be asked now, told in one line; it is asked again by itself."""

    message: str


@dataclass(frozen=True, slots=True)
class ServerBack:
    """It can be asked again; `message` is what holds no longer."""

    message: str


AwayEvent = ServerAway | ServerBack
