"""How well a model's text side knows how alike texts are, and how they are related."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec import Struct

from ..encoders.base import Encoder
from ..errors import UserError
from ..index.centring import unit_rows
from ..language import tr
from ..types.vectors import TextKind, Vectors
from .dataset import rows_of


class TextTests(Struct, frozen=True):
    """What the text side is asked.

    Attributes:
        pairs: two texts, and how alike people find them, on any scale.
        analogies: a, b, c and d, where a is to b as c is to d.
    """

    pairs: tuple[tuple[str, str, float], ...] = ()
    analogies: tuple[tuple[str, str, str, str], ...] = ()


NO_TESTS = TextTests()


class TextFigures(Struct, frozen=True):
    """What was found.

    Attributes:
        similarity: Spearman's rank correlation of cosines with the scores that people gave to
            pairs, -1 to 1, as in the tasks on semantic textual similarity (Cer et al., 2017).
        pairs: how many there were.
        analogies: the share that is right of "a is to b as c is to d", where d is the nearest to
            b - a + c of all words that occur but these (3CosAdd: Mikolov et al., 2013).
        asked: how many there were.
    """

    similarity: float | None
    pairs: int
    analogies: float | None
    asked: int


def read_text_tests(file: Path) -> TextTests:
    """Read lines of {"texts": [a, b], "score"} and of {"analogy": [a, b, c, d]}.

    Raises:
        UserError: the file cannot be read, or a line cannot be used.
    """
    pairs, analogies = [], []
    for place, row in rows_of(file):
        match row:
            case {"texts": [str(a), str(b)], "score": int() | float() as score}:
                pairs.append((a, b, float(score)))
            case {"analogy": [str(a), str(b), str(c), str(d)]}:
                analogies.append((a, b, c, d))
            case _:
                raise UserError(
                    tr(
                        '{place}: write {{"texts": ["...", "..."], "score": 1}} or '
                        '{{"analogy": ["...", "...", "...", "..."]}}.',
                        place=place,
                    )
                )
    return TextTests(tuple(pairs), tuple(analogies))


def check_texts(tests: TextTests, encoder: Encoder) -> TextFigures | None:
    """Ask an encoder, which is loaded; None where there is nothing to ask."""
    if tests == NO_TESTS:
        return None
    texts = [text for pair in tests.pairs for text in pair[:2]]
    texts += [word for analogy in tests.analogies for word in analogy]
    known = list(dict.fromkeys(texts))
    vectors = encoder.encode_texts(known, TextKind.QUERY)
    # What all texts have in common says nothing of any.
    centred = unit_rows(vectors - vectors.mean(axis=0))
    place = {text: number for number, text in enumerate(known)}
    return TextFigures(
        _spearman(tests, centred, place),
        len(tests.pairs),
        _analogies(tests, centred, place),
        len(tests.analogies),
    )


def _spearman(tests: TextTests, vectors: Vectors, place: dict[str, int]) -> float | None:
    if len(tests.pairs) < 2:
        return None
    from scipy.stats import spearmanr  # noqa: PLC0415 - takes a second

    cosines = [float(vectors[place[a]] @ vectors[place[b]]) for a, b, _ in tests.pairs]
    return float(spearmanr(cosines, [score for *_, score in tests.pairs]).statistic)


def _analogies(tests: TextTests, vectors: Vectors, place: dict[str, int]) -> float | None:
    """The share of analogies that are right; the words of each but the last are no answer."""
    if not tests.analogies:
        return None
    words = sorted({place[word] for analogy in tests.analogies for word in analogy})
    right = 0
    for analogy in tests.analogies:
        a, b, c, d = (place[word] for word in analogy)
        wanted = vectors[b] - vectors[a] + vectors[c]
        others = [word for word in words if word not in (a, b, c)]
        right += others[int(np.argmax(vectors[others] @ wanted))] == d
    return right / len(tests.analogies)
