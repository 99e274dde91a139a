"""Fitting a bridge: captions through both models, a map between them, its examination.

Flow: encode the captions with the text towers, choose the penalty on those that were held out,
examine the map, fit it again on all captions, and measure where the sound model puts sounds. The
same models always give the same bridge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from msgspec import Struct

from ..encoders.audio_text import AudioTextModel
from ..encoders.base import Encoder
from ..errors import Cancelled
from ..index.centring import unit_rows
from ..types.vectors import TextKind, Vectors
from .grammar import Captions, write_captions
from .reference import reference_sounds
from .ridge import RidgePath
from .validation import NOISE_SHARE, BridgeFigures, recall, variance, with_noise

# Raised whenever vectors of sounds would come out otherwise for a reason that is not the captions.
_METHOD = 1
_CAPTIONS_AT_ONCE = 256
# In units of the variance of the captions, as the noise of the examination is.
_PENALTIES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)

# Chance is below 6 %; the floor tells models that understand what they read from any that do not.
_LEAST_RECALL = 0.3

OnProgress = Callable[[int, int], None]
Encode = Callable[[Sequence[str]], Vectors]


class Recipe(Struct, frozen=True):
    """How a bridge is fitted.

    Attributes:
        captions: what both models read.
        least_recall: what the examination demands, 0 to 1; see `BridgeFigures.demand`.
    """

    captions: Captions
    least_recall: float = _LEAST_RECALL

    @property
    def identity(self) -> str:
        """16 hex digits that change with the captions or with the method."""
        texts = self.captions
        read = (*texts.training, *texts.new_templates, *texts.new_things)
        settings = f"{_METHOD} {_PENALTIES} {NOISE_SHARE}"
        return hashlib.sha256("\n".join((settings, *read)).encode()).hexdigest()[:16]


@cache
def standard_recipe() -> Recipe:
    """The recipe with all that the grammar has to say."""
    return Recipe(write_captions())


class Bridge(Struct, frozen=True, eq=False):
    """The way from an audio-text model's vectors of sounds to CLIP's space.

    Attributes:
        matrix: W, float32 (p, q).
        mean: where the model puts sounds in general, float32 (p,).
    """

    matrix: Vectors
    mean: Vectors

    def carry(self, sounds: Vectors) -> Vectors:
        """n(W'(g - nu)): unit vectors, float32 (n, q), of sounds (n, p)."""
        return unit_rows(np.asarray((sounds - self.mean) @ self.matrix, dtype=np.float32))


class Pairs(Struct, frozen=True, eq=False):
    """The same captions as two models have them: unit vectors (n, p) and (n, q)."""

    heard: Vectors
    seen: Vectors

    def less(self, heard: Vectors, seen: Vectors) -> Pairs:
        """The pairs with a mean taken from each side."""
        return Pairs(self.heard - heard, self.seen - seen)

    def means(self) -> tuple[Vectors, Vectors]:
        """The mean of each side, (p,) and (q,)."""
        return self.heard.mean(axis=0), self.seen.mean(axis=0)


class Lessons(Struct, frozen=True, eq=False):
    """All pairs that a bridge is fitted and examined with; see `Captions`."""

    training: Pairs
    new_templates: Pairs
    new_things: Pairs
    photos: Pairs

    def everything(self) -> Pairs:
        """All pairs of equal captions."""
        parts = (self.training, self.new_templates, self.new_things)
        return Pairs(
            np.concatenate([pairs.heard for pairs in parts]),
            np.concatenate([pairs.seen for pairs in parts]),
        )


def fit_bridge(
    clip: Encoder,
    sound: AudioTextModel,
    captions: Captions,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> tuple[Bridge, BridgeFigures]:
    """Fit and examine a bridge; minutes, nearly all of them for encoding captions.

    Args:
        on_progress: told the captions done and all of them.
        cancelled: asked as often.

    Raises:
        UserError: a model's weights are missing or damaged.
        Cancelled: the person asked to stop.
    """
    reader = _Reader(2 * (captions.count + len(captions.photos)), on_progress, cancelled)

    def see(texts: Sequence[str]) -> Vectors:
        return clip.encode_texts(texts, TextKind.DOCUMENT)

    def pairs(described: Sequence[str], shown: Sequence[str]) -> Pairs:
        return Pairs(reader.read(described, sound.encode_captions), reader.read(shown, see))

    lessons = Lessons(
        training=pairs(captions.training, captions.training),
        new_templates=pairs(captions.new_templates, captions.new_templates),
        new_things=pairs(captions.new_things, captions.new_things),
        photos=pairs(captions.sounds, captions.photos),
    )
    sound.release_text_tower()
    matrix, figures = solve(lessons)
    windows = reference_sounds(sound.sample_rate, sound.window_seconds)
    return Bridge(matrix, sound.encode_audio(windows).mean(axis=0)), figures


def solve(lessons: Lessons) -> tuple[Vectors, BridgeFigures]:
    """Choose a penalty on the held-out pairs; W (p, q) for it from all pairs, and its figures.

    The figures are those of the map that has not seen what it is asked.
    """
    means = lessons.training.means()
    path = _path(lessons.training)
    held_out = (lessons.new_templates.less(*means), lessons.new_things.less(*means))
    noisy = [with_noise(pairs.heard) for pairs in held_out]

    def quality(penalty: float) -> float:
        matrix = path.map(penalty)
        found = zip(noisy, held_out, strict=True)
        return sum(recall(heard @ matrix, pairs.seen).rank for heard, pairs in found)

    unit = variance(lessons.training.less(*means).heard)
    penalty = max((share * unit for share in _PENALTIES), key=quality)
    figures = _examine(path.map(penalty), lessons, penalty)
    return _path(lessons.everything()).map(penalty), figures


def _path(pairs: Pairs) -> RidgePath:
    centred = pairs.less(*pairs.means())
    return RidgePath(centred.heard, centred.seen)


def _examine(matrix: Vectors, lessons: Lessons, penalty: float) -> BridgeFigures:
    means = lessons.training.means()
    templates, things = (p.less(*means) for p in (lessons.new_templates, lessons.new_things))
    # As in a library, where sounds and pictures have means of their own.
    photos = lessons.photos.less(*lessons.photos.means())
    return BridgeFigures(
        new_templates=recall(with_noise(templates.heard) @ matrix, templates.seen),
        new_things=recall(with_noise(things.heard) @ matrix, things.seen),
        photos=recall(with_noise(photos.heard) @ matrix, photos.seen),
        clean=recall(templates.heard @ matrix, templates.seen),
        penalty=penalty,
    )


class _Reader(Struct):
    """Lets a model read captions part by part, and tells how far it has come."""

    total: int
    on_progress: OnProgress
    cancelled: Callable[[], bool]
    done: int = 0

    def read(self, texts: Sequence[str], encode: Encode) -> Vectors:
        starts = range(0, len(texts), _CAPTIONS_AT_ONCE)
        return np.concatenate(
            [self._part(texts[start : start + _CAPTIONS_AT_ONCE], encode) for start in starts]
        )

    def _part(self, texts: Sequence[str], encode: Encode) -> Vectors:
        if self.cancelled():
            raise Cancelled(f"the bridge for sound was left at {self.done} of {self.total}")
        vectors = encode(texts)
        self.done += len(texts)
        self.on_progress(self.done, self.total)
        return vectors
