"""What files of each turn took in earlier runs, noted beside the models for the next estimate."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from pathlib import Path

from ..encoders import json_cache as notes
from .turns import TURNS, Turn

_NOTES = "paces.json"


def read_paces(identity: str, cache_dir: Path) -> dict[Turn, float]:
    """Seconds a unit of each turn that was met before, with a model on this machine."""
    note = notes.read(cache_dir / _NOTES).get(_key(identity))
    found = note if isinstance(note, dict) else {}
    seconds = {turn: found.get(_name(turn)) for turn in TURNS}
    return {turn: s for turn, s in seconds.items() if isinstance(s, float) and s > 0}


def note_paces(identity: str, cache_dir: Path, paces: Mapping[Turn, float]) -> None:
    """Note what a run has measured, beside what it has not met."""
    if paces:
        kept = {**read_paces(identity, cache_dir), **paces}
        named = {_name(turn): seconds for turn, seconds in kept.items()}
        notes.remember(cache_dir / _NOTES, _key(identity), named)


def _name(turn: Turn) -> str:
    return "book" if turn.is_book else str(turn.modality or "other")


def _key(identity: str) -> str:
    return f"{platform.node()} {platform.machine()} {identity}"
