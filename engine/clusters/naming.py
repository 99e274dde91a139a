"""Names for groups: one to three words that tell each from the others.

What a group's files say of themselves is weighed by c-TF-IDF (Grootendorst, 2022): a word counts
by how many files of the group have it, and less the more files of other groups do. What the model
says is added: how much nearer a word, or a general one of our bank, is to the group than to the
others. So a group of pictures that are called by numbers has a name as well. A group of groups
has a name of its own where half of its files have the word; else it is called by what is in it.
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
from ..tokens import tokens
from ..types.vectors import Role, TextKind, Vectors
from ..word_forms import is_form
from .group_words import telling_words
from .likeness import Likeness

Scores = NDArray[np.float32]

# A broad group whose best word fewer of its files have is called by the groups in it.
_OF_ALL = 0.5
# Of each group so many words may name it, or any other.
_CANDIDATES = 12
# A word that so many of a group's files have is theirs for certain.
_COMMON = 0.3
_MOST_WORDS = 3
# What is so much worse than the best word is left out.
_NEXT = 0.75
# A general word that fits best may still fit badly, since few are there to choose from.
_GENERAL_COUNT = 0.6
# Stands between the words of a name.
BETWEEN = ", "
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

    def names(
        self, parts: Sequence[Likeness], taken: Sequence[str], inside: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        """A name for each group, no two the same, and none that is taken.

        Args:
            inside: of groups of groups, the names of those in each, the largest first.
        """
        if not parts:
            return []
        candidates, scores = self._scored(parts)
        names, given = [""] * len(parts), list[str]()
        # The largest first, since it is seen first.
        for place in sorted(range(len(parts)), key=lambda place: -parts[place].size):
            best = candidates[int(scores[place].argmax())]
            is_of_all = parts[place].words[best] >= _OF_ALL * parts[place].size
            within = "" if is_of_all or not inside else _heads(inside[place], [*taken, *given])
            names[place] = within or _name(candidates, scores[place], taken, given)
            given.append(names[place])
        return names

    def _scored(self, parts: Sequence[Likeness]) -> tuple[list[str], Scores]:
        """What may name groups, n words, and how well, float32 (groups, n)."""
        said = [_weights(part, parts) for part in parts]
        best = {word for weights in said for word in _best(weights, _CANDIDATES)}
        candidates = list(dict.fromkeys([*sorted(best), *self._general]))
        meant = _nearness(np.array([part.mean for part in parts]), self._vectors(candidates))
        told = [[weights.get(word, 0.0) for word in candidates] for weights in said]
        counts = np.where([word in best for word in candidates], 1.0, _GENERAL_COUNT)
        return candidates, np.asarray(np.array(told, np.float32) + meant * counts, np.float32)

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
    others, beside = _words([*taken, *given]), _words(given)
    order = np.argsort(-scores, kind="stable").tolist()
    first = _first(candidates, scores, order, [words[0] for words in beside])
    said = {word for words in beside for word in words}
    fresh = [place for place in order if not any(_is_like(candidates[place], w) for w in said)]
    for places in (fresh, order):
        chosen = _chosen(candidates, scores, [first, *places], others)
        if _is_new(chosen, others):
            return BETWEEN.join(chosen)
    return tr("Group {n}", n=whole(len(others) + 1))


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
        if scores[place] < _NEXT * scores[first] and _is_new(chosen, others):
            break
        longer = [*chosen, candidates[place]]
        room = _MOST_WORDS - len(" ".join(longer).split())
        if any(_is_like(longer[-1], word) for word in chosen) or room < 0:
            continue
        if room > 0 or _is_new(longer, others):
            chosen = longer
    return chosen


def _heads(names: Sequence[str], used: Sequence[str]) -> str:
    """The first words of some groups' names as one name, if it is new; else nothing."""
    chosen: list[str] = []
    for head in (words[0] for words in _words(names)):
        is_short = len(" ".join([*chosen, head]).split()) <= _MOST_WORDS
        if is_short and not any(_is_like(head, word) for word in chosen):
            chosen.append(head)
    return BETWEEN.join(chosen) if _is_new(chosen, _words(used)) else ""


def _words(names: Sequence[str]) -> list[list[str]]:
    return [name.casefold().split(BETWEEN) for name in names]


def _is_new(name: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    return not any(_is_same(name, other) for other in others)


def _first(
    candidates: Sequence[str], scores: Scores, order: Sequence[int], heads: Sequence[str]
) -> int:
    """The best word that begins no other name, unless it is far worse than the best of all."""
    least = _FRESH * scores[order[0]]
    fresh = (place for place in order if not any(_is_like(candidates[place], h) for h in heads))
    found = next(fresh, order[0])
    return found if scores[found] >= least else order[0]


def _is_same(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have the same words, in whatever forms."""
    return len(name) == len(other) and all(
        any(_is_like(word, theirs) for theirs in other) for word in name
    )


def _is_like(word: str, other: str) -> bool:
    return any(is_form(one, two) for one in word.split() for two in other.split())
