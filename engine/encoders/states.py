"""How much of a model is there, and how far one that is on its way has come."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ModelState(StrEnum):
    """How much of a preset is there."""

    SHIPPED = "shipped"
    DOWNLOADED = "downloaded"
    PARTIAL = "partial"
    MISSING = "missing"
    DAMAGED = "damaged"


class FetchProgress(Struct, frozen=True):
    """How far a model has come.

    Attributes:
        file: the current one.
        file_number, files: which one it is, from 1, and of how many.
        done, total: bytes of all files.
    """

    file: str
    file_number: int
    files: int
    done: int
    total: int
