"""Names for groups: one to three words that tell each from the others.

What a group's files say of themselves is weighed by c-TF-IDF (Grootendorst, 2022): a word counts
by how many files of the group have it, and less the more files of other groups do. What the model
says is added: how much nearer a word, or a general one of our bank, is to the group than to the
others. So a group of pictures that are called by numbers has a name as well. Groups of groups are
called by the words of those in them that tell most of their files (`broad_names`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..encoders.base import Encoder
from ..index.centring import Centring
from ..ranking.bank import text_bank
from ..tokens import tokens
from ..types.vectors import Role, TextKind, Vectors
from .broad_names import broad_names
from .group_words import telling_words
from .likeness import Likeness
from .name_words import BETWEEN, is_like, is_new, numbered, room_for, words_of_names

Scores = NDArray[np.float32]

# Of each group so many words may name it, or any other.
_CANDIDATES = 12
# A word that so many of a group's files have is theirs for certain.
_COMMON = 0.3
# What is so much worse than the best word is left out.
_NEXT = 0.75
# A general word that fits best may still fit badly, since few are there to choose from.
_GENERAL_COUNT = 0.6
# What is worse than the best word by so much is no name of its own.
_FRESH = 0.4


class Namer:
    """Names groups with the words that an encoder and the library have.

    Args:
        centring: of the space that the groups' vectors are in.
    """

    def __init__(self, encoder: Encoder, centring: Centring) -> None:
        self._encoder = encoder
        self._centring = centring
        self._general = [word for one in text_bank() for word in telling_words(tokens(one))]

    def names(self, parts: Sequence[Likeness], taken: Sequence[str]) -> list[str]:
        """A name for each group, no two the same, and none that is taken."""
        if not parts:
            return []
        candidates, scores = self._scored(parts)
        names, given = [""] * len(parts), list[str]()
        # The largest first, since it is seen first.
        for place in sorted(range(len(parts)), key=lambda place: -parts[place].size):
            names[place] = _name(candidates, scores[place], taken, given)
            given.append(names[place])
        return names

    def broad_names(self, inside: Sequence[Sequence[Likeness]], taken: Sequence[str]) -> list[str]:
        """The same for groups of groups, given those that are in each."""
        if not inside:
            return []
        below = [part for some in inside for part in some]
        candidates, meant = self._meant(below, [_weights(part, below) for part in below])
        had = [[part.words[word] / part.size for word in candidates] for part in below]
        scores = np.array(had, np.float32) + meant
        sizes = np.array([part.size for part in below], np.int64)
        above = np.repeat(np.arange(len(inside)), [len(some) for some in inside])
        return broad_names(candidates, scores, sizes, above, taken)

    def _scored(self, parts: Sequence[Likeness]) -> tuple[list[str], Scores]:
        """What may name groups, n words, and how well, float32 (groups, n)."""
        said = [_weights(part, parts) for part in parts]
        candidates, meant = self._meant(parts, said)
        told = [[weights.get(word, 0.0) for word in candidates] for weights in said]
        return candidates, np.array(told, np.float32) + meant

    def _meant(
        self, parts: Sequence[Likeness], said: Sequence[Mapping[str, float]]
    ) -> tuple[list[str], Scores]:
        """The best words of groups and all general ones, and how near each is, as `_scored`."""
        best = {word for weights in said for word in _best(weights, _CANDIDATES)}
        candidates = list(dict.fromkeys([*sorted(best), *self._general]))
        meant = _nearness(np.array([part.mean for part in parts]), self._vectors(candidates))
        counts = np.where([word in best for word in candidates], 1.0, _GENERAL_COUNT)
        return candidates, np.asarray(meant * counts, np.float32)

    def _vectors(self, words: Sequence[str]) -> Vectors:
        """Centred vectors of words, float32 (n, dim); zeros for what is not understood."""
        vectors = self._encoder.encode_texts(words, TextKind.QUERY)
        centred = self._centring.apply(vectors, Role.QUERY_TEXT)
        known = np.array([self._encoder.understands(word) for word in words])
        return np.where(known[:, None], centred, 0).astype(np.float32)


def _weights(part: Likeness, parts: Sequence[Likeness]) -> dict[str, float]:
    """c-TF-IDF of one group's words, the best 1, less where few of its files have it."""
    everywhere: Counter[str] = Counter()
    for other in parts:
        everywhere.update({word: other.words[word] for word in part.words})
    # A file counts once for each of its words, so that a class is as long as it has files.
    files = sum(other.size for other in parts)
    average = files / len(parts)
    raw = {word: n * np.log1p(average / everywhere[word]) for word, n in part.words.items()}
    most = max(raw.values(), default=1.0)
    return {
        word: float(weight / most * min(1.0, part.words[word] / (part.size * _COMMON)))
        for word, weight in raw.items()
        if part.words[word] > 1
        # What is as common in all files, such as the name of their folder, tells none from another.
        and (len(parts) == 1 or part.words[word] * files > everywhere[word] * part.size)
    }


def _best(weights: Mapping[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda word: (-weights[word], word))[:most]


def _nearness(centres: Vectors, candidates: Vectors) -> Scores:
    """How much nearer each candidate is to a group than to the others, the nearest 1."""
    scores = centres @ candidates.T
    beside = scores - scores.mean(axis=0, keepdims=True)
    most = np.maximum(beside.max(axis=1, keepdims=True), 1e-6)
    return np.asarray(np.clip(beside / most, 0, 1), np.float32)


def _name(
    candidates: Sequence[str], scores: Scores, taken: Sequence[str], given: Sequence[str]
) -> str:
    """The best words that no name given beside it has, as far as there are any; else a number."""
    others, beside = words_of_names([*taken, *given]), words_of_names(given)
    order = np.argsort(-scores, kind="stable").tolist()
    first = _first(candidates, scores, order, [words[0] for words in beside])
    said = {word for words in beside for word in words}
    fresh = [place for place in order if not any(is_like(candidates[place], w) for w in said)]
    for places in (fresh, order):
        chosen = _chosen(candidates, scores, [first, *places], others)
        if is_new(chosen, others):
            return BETWEEN.join(chosen)
    return numbered(others)


def _chosen(
    candidates: Sequence[str],
    scores: Scores,
    order: Sequence[int],
    others: Sequence[Sequence[str]],
) -> list[str]:
    """The first of some words, and those after it that are nearly as good, three in all."""
    first = order[0]
    chosen = [candidates[first]]
    for place in order:
        if scores[place] < _NEXT * scores[first] and is_new(chosen, others):
            break
        longer = [*chosen, candidates[place]]
        room = room_for(candidates[place], chosen)
        if any(is_like(longer[-1], word) for word in chosen) or room < 0:
            continue
        if room > 0 or is_new(longer, others):
            chosen = longer
    return chosen


def _first(
    candidates: Sequence[str], scores: Scores, order: Sequence[int], heads: Sequence[str]
) -> int:
    """The best word that begins no other name, unless it is far worse than the best of all."""
    least = _FRESH * scores[order[0]]
    fresh = (place for place in order if not any(is_like(candidates[place], h) for h in heads))
    found = next(fresh, order[0])
    return found if scores[found] >= least else order[0]
