"""Every sentence that a sound is described with, and its vector by MiniLM."""

from __future__ import annotations

from pathlib import Path

from . import texts, yamnet
from .hearing import SoundSet
from .labels import Label
from .sound_glosses import glosses
from .texts import Texts

FILE = "sound_texts"
PROMPTS = ("the sound of {}", "{}", "{} in the background", "a recording of {}")


def classes(names: Path) -> list[Label]:
    """Return AudioSet's classes in the order of YAMNet's scores."""
    everyday = glosses()
    return [
        Label(f"audioset:{row}", (name.lower(),), everyday.get(name, ()), PROMPTS)
        for row, name in enumerate(yamnet.class_names(names))
    ]


def prepare(work: Path, heard: SoundSet, names: Path) -> None:
    """Write and encode every sentence, unless that was done."""
    named = [Label(name, (name,), (), PROMPTS) for name in sorted({*heard.names} - {""})]
    said = {label.key: label.sentences() for label in [*classes(names), *named]}
    texts.write(work, FILE, said)


def load(work: Path) -> Texts:
    """Read what `prepare` wrote."""
    return texts.load(work, FILE)
