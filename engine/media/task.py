"""What a decoder process does with the files that it is given."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """One for the life of a process."""

    DECODE = "decode"
    READ_TEXT = "read text"
    TRANSCRIBE = "transcribe"
    MEASURE = "measure"
    DRAW_SOUND = "draw a sound"
    PRINT_SOUND = "print sound"
