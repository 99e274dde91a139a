"""What a decoder process does with a file that it is given."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """One of all files that a pool decodes."""

    DECODE = "decode"
    READ_TEXT = "read text"
    TRANSCRIBE = "transcribe"
    MEASURE = "measure"
    DRAW_SOUND = "draw a sound"
    PRINT_SOUND = "print sound"
