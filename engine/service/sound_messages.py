"""What the window asks of a sound that it shows, and what it is told."""

from __future__ import annotations

from msgspec import Struct


class DrawSound(Struct, frozen=True):
    """Draw the spectrogram of a file; of several that wait only the newest is drawn."""

    path: str


class SoundDrawn(Struct, frozen=True):
    """The spectrogram of a file.

    Attributes:
        picture: a grey JPEG, low pitches at its lower edge; empty where there is no sound that can
            be read.
    """

    path: str
    picture: bytes
