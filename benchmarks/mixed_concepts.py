"""What the mixed sets are asked for: things that people photograph, record and write about.

A line of mixed_concepts.txt, written for this project, is one concept: its name, the words that
say it in a caption, a name or a title, words that leave it open (a photo of "an animal" may show a
dog), and what people would type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing to search for.

    Attributes:
        said: words any of which says it.
        open: words that may speak of it.
        asked: queries that it answers.
    """

    said: re.Pattern[str]
    open: re.Pattern[str]
    asked: tuple[str, ...]


def concepts_in(text: str) -> frozenset[str]:
    """The concepts that a text says."""
    return frozenset(name for name, concept in CONCEPTS.items() if concept.said.search(text))


def concepts_near(texts: Iterable[str]) -> frozenset[str]:
    """The concepts that some of the texts say or leave open."""
    told = "\n".join(texts)
    return frozenset(
        name
        for name, concept in CONCEPTS.items()
        if concept.said.search(told) or concept.open.search(told)
    )


def _concept(line: str) -> tuple[str, Concept]:
    name, said, open_words, asked = (part.strip() for part in line.split(" | "))
    return name, Concept(_any_of(said), _any_of(open_words), tuple(asked.split("; ")))


def _any_of(words: str) -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)


CONCEPTS = dict(_concept(line) for line in _FILE.read_text("utf-8").splitlines())
