"""Names for groups: one to three words that tell each from the others.

What a group's files say of themselves is weighed by c-TF-IDF (Grootendorst, 2022): a word counts
by how many files of the group have it, and less the more files of other groups do. What the model
says is added: how much nearer a word, or a general phrase of our bank, is to the group than to
the others. So a group of pictures that are called by numbers has a name as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..encoders.base import Encoder
from ..index.centring import Centring
from ..language import tr, whole
from ..ranking.bank import text_bank
from ..stop_words import telling
from ..tokens import tokens
from ..types.vectors import Role, TextKind, Vectors
from ..word_forms import is_form
from .likeness import Likeness

Scores = NDArray[np.float32]

# Of each group so many words may name it, or any other.
_CANDIDATES = 12
# A word that so many of a group's files have is theirs for certain.
_COMMON = 0.3
_MOST_WORDS = 3
# What is so much worse than the best word is left out.
_NEXT = 0.75
# A general phrase that fits best may still fit badly, since few are there to choose from.
_PHRASES_COUNT = 0.6
_BETWEEN = ", "


class Namer:
    """Names groups with the words that an encoder and the library have.

    Args:
        centring: of the space that the groups' vectors are in.
    """

    def __init__(self, encoder: Encoder, centring: Centring) -> None:
        self._encoder = encoder
        self._centring = centring
        self._phrases = [phrase for one in text_bank() if (phrase := _short(one))]

    def names(self, parts: Sequence[Likeness], taken: Sequence[str]) -> list[str]:
        """A name for each group, no two the same, and none that is taken."""
        if not parts:
            return []
        said = [_weights(part, parts) for part in parts]
        best = {word for weights in said for word in _best(weights, _CANDIDATES)}
        candidates = [*sorted(best), *dict.fromkeys(self._phrases)]
        meant = _nearness(np.array([part.mean for part in parts]), self._vectors(candidates))
        told = [[weights.get(word, 0.0) for word in candidates] for weights in said]
        counts = np.where([word in best for word in candidates], 1.0, _PHRASES_COUNT)
        scores, used = np.array(told, np.float32) + meant * counts, list(taken)
        names = [""] * len(parts)
        # The largest first, since it is seen first.
        for place in sorted(range(len(parts)), key=lambda place: -parts[place].size):
            names[place] = _name(candidates, scores[place], used)
            used.append(names[place])
        return names

    def _vectors(self, words: Sequence[str]) -> Vectors:
        """Centred vectors of words, float32 (n, dim); zeros for what is not understood."""
        vectors = self._encoder.encode_texts(words, TextKind.QUERY)
        centred = self._centring.apply(vectors, Role.QUERY_TEXT)
        known = np.array([self._encoder.understands(word) for word in words])
        return np.where(known[:, None], centred, 0).astype(np.float32)


def _short(phrase: str) -> str:
    """The words of a phrase that say something, or nothing where these are many."""
    words = telling(tokens(phrase))
    return " ".join(words) if len(words) <= _MOST_WORDS else ""


def _weights(part: Likeness, parts: Sequence[Likeness]) -> dict[str, float]:
    """c-TF-IDF of one group's words, the best 1, less where few of its files have it."""
    everywhere: Counter[str] = Counter()
    for other in parts:
        everywhere.update({word: other.words[word] for word in part.words})
    average = sum(other.words.total() for other in parts) / len(parts)
    raw = {word: n * np.log1p(average / everywhere[word]) for word, n in part.words.items()}
    most = max(raw.values(), default=1.0)
    return {
        word: float(weight / most * min(1.0, part.words[word] / (part.size * _COMMON)))
        for word, weight in raw.items()
        if part.words[word] > 1
    }


def _best(weights: Mapping[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda word: (-weights[word], word))[:most]


def _nearness(centres: Vectors, candidates: Vectors) -> Scores:
    """How much nearer each candidate is to a group than to the others, the nearest 1."""
    scores = centres @ candidates.T
    beside = scores - scores.mean(axis=0, keepdims=True)
    most = np.maximum(beside.max(axis=1, keepdims=True), 1e-6)
    return np.asarray(np.clip(beside / most, 0, 1), np.float32)


def _name(candidates: Sequence[str], scores: Scores, used: Sequence[str]) -> str:
    """The best words that begin no other name; a number where all do."""
    heads = {name.split(_BETWEEN)[0] for name in used}
    order = np.argsort(-scores, kind="stable")
    chosen: list[str] = []
    least = -1.0
    for place in order:
        word = candidates[place]
        if chosen and scores[place] < least:
            break
        if (not chosen and word in heads) or any(_is_like(word, other) for other in chosen):
            continue
        if len(word.split()) + len(" ".join(chosen).split()) > _MOST_WORDS:
            continue
        least = least if chosen else _NEXT * float(scores[place])
        chosen.append(word)
    return _BETWEEN.join(chosen) or tr("Group {n}", n=whole(len(used) + 1))


def _is_like(word: str, other: str) -> bool:
    return any(is_form(one, two) for one in word.split() for two in other.split())
