"""The texts the text tower is distilled on, and the words its table has rows for.

Words: those of label names, sound names and our grammar, then the teacher's whole words, then the
words of WordNet names that occur most often. Only their hashes are ever shipped.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from engine.encoders.starter_text import split_words

from .labels import PROMPTS, all_labels, word_names
from .minilm import MiniLM
from .sentences import Grammar, write
from .teachers import sound_names

WORDS = 44_000
SENTENCES = 110_000
SOUND_PROMPTS = ("the sound of {}", "{}", "{} in the background", "a recording of {}")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the text tower learns from.

    Attributes:
        words: one per table row.
        labels: label and sound names in prompts; they are shown more often.
        texts: sentences, random word lists and single words.
        held: sentences kept for validation.
    """

    words: list[str]
    labels: list[str]
    texts: list[str]
    held: list[str]


def make_grammar(data: Path, sounds: Path, rare: tuple[str, ...] = ()) -> Grammar:
    """Return the grammar with the sources' names in it."""
    names = [name.lower() for label in all_labels(data) for name in label.names]
    spoken = [name.lower() for name in sound_names(sounds)]
    return Grammar(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(spoken)), rare)


def make_corpus(
    data: Path, sounds: Path, teacher: MiniLM, seed: int, count: int = SENTENCES
) -> Corpus:
    """Write every text the text tower needs; `count` sentences among them."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    grammar = make_grammar(data, sounds)
    labels = [prompt.format(name) for name in grammar.names for prompt in PROMPTS]
    labels += [prompt.format(name) for name in grammar.sounds for prompt in SOUND_PROMPTS]
    plain = write(grammar, 20_000, seed)
    words = _vocabulary(data, teacher, labels + plain)
    wide = make_grammar(data, sounds, tuple(words))
    written = write(wide, count, seed + 1)
    lists = [" ".join(rng.choices(words[:24_000], k=rng.randint(2, 7))) for _ in range(count // 6)]
    held = len(written) // 40
    return Corpus(words, labels, written[held:] + lists + words, written[:held])


def _vocabulary(data: Path, teacher: MiniLM, texts: list[str]) -> list[str]:
    """Choose the words that get a row of their own."""
    first = Counter(word for text in texts for word in split_words(text))
    names = Counter(
        word for found in word_names(data).values() for name in found for word in split_words(name)
    )
    ordered = [word for word, _ in first.most_common()]
    ordered += [word for word in teacher.words() if word.islower()]
    ordered += [word for word, _ in names.most_common() if len(word) > 2]
    return list(dict.fromkeys(ordered))[:WORDS]
