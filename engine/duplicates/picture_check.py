"""Whether two pictures are one: laid over each other, their parts have to match.

The second is laid over the first by the affine map that makes them most alike (ECC: Evangelidis and
Psarakis, Parametric image alignment using enhanced correlation coefficient maximization, 2008). A
cut moves and stretches it a little and leaves its shape; a watermark spoils some parts. In another
moment of a scene, many parts do not match.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 96
_PART = 8
_ROUGH_SIDE, _ROUGH_BLUR, _MOST_ROUGH_LEAN = 32, 3, 0.05
_STEPS, _ENOUGH, _BLUR = 40, 1e-4, 5
# How far the map may be from none: a twentieth is cut off on either side at most.
_MOST_STRETCH, _MOST_LEAN, _MOST_SHIFT = 0.15, 0.006, 0.13
_LEAST_COVERED = 0.6
# Levels of 255 within a part that shows something.
_TEXTURE = 6.0
_LEAST_TEXTURED = 4
_MATCH, _DIFFER = 0.8, 0.3
# Measured on photos in eight forms each: all of their parts match but for one in eight that a mark
# spoils, and one in thirty at most has nothing of the original. Where something went elsewhere, one
# in twenty has not.
_LEAST_MATCHING, _LEAST_QUARTER, _MOST_DIFFERING = 0.75, 0.85, 0.04
# Beyond that nothing is gained by laying them over each other.
_CERTAIN = 0.97

Picture = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """How two pictures match that were laid over each other.

    Attributes:
        parts: the share of parts with something in them that match, 0 to 1.
        differing: the share of these that have nothing in common.
        quarter: the correlation that three in four of them have at least, -1 to 1.
    """

    parts: float
    differing: float
    quarter: float

    @property
    def is_one_picture(self) -> bool:
        """Whether the two are forms of one picture."""
        return (
            self.parts >= _LEAST_MATCHING
            and self.differing <= _MOST_DIFFERING
            and self.quarter >= _LEAST_QUARTER
        )


NO_MATCH = Match(0.0, 1.0, -1.0)


def match(one: Picture, other: Picture) -> Match:
    """Compare two upright grey pictures, uint8 (96, 96), as they are, then laid over each other."""
    as_it_is = _match_by(one, other, np.eye(2, 3, dtype=np.float32))
    if as_it_is.parts >= _CERTAIN:
        return as_it_is
    return max(as_it_is, _laid_over(one, other), key=lambda found: found.parts)


def _laid_over(one: Picture, other: Picture) -> Match:
    """Roughly at first, which is enough to tell most pictures apart."""
    rough = _best_map(_small(one), _small(other), np.eye(2, 3, dtype=np.float32), _ROUGH_BLUR)
    if rough is None or not _is_slight(rough, _ROUGH_SIDE, _MOST_ROUGH_LEAN):
        return NO_MATCH
    rough[:, 2] *= SIDE / _ROUGH_SIDE
    fine = _best_map(one, other, rough, _BLUR)
    if fine is None or not _is_slight(fine, SIDE, _MOST_LEAN):
        return NO_MATCH
    return _match_by(one, other, fine)


def _small(picture: Picture) -> Picture:
    size = (_ROUGH_SIDE, _ROUGH_SIDE)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _best_map(one: Picture, other: Picture, start: Floats, blur: int) -> Floats | None:
    """The map by which the other lies best over the one, from a first guess; None for none."""
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _STEPS, _ENOUGH)
    all_of_it = np.full_like(other, 255)
    try:
        _, found = cv2.findTransformECC(
            one, other, start, cv2.MOTION_AFFINE, criteria, all_of_it, blur
        )
    except cv2.error:
        # There is none, as between pictures that have nothing in common.
        return None
    return np.array(found, np.float32)


def _is_slight(found: Floats, side: int, most_lean: float) -> bool:
    stretch = np.abs(np.diag(found[:, :2]) - 1).max()
    lean = max(abs(found[0, 1]), abs(found[1, 0]))
    shift = np.abs(found[:, 2]).max() / side
    return bool(stretch <= _MOST_STRETCH and lean <= most_lean and shift <= _MOST_SHIFT)


def _match_by(one: Picture, other: Picture, by: Floats) -> Match:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpAffine(other, by, (SIDE, SIDE), flags=flags)
    inside = cv2.warpAffine(np.full_like(other, 255), by, (SIDE, SIDE), flags=flags)
    is_covered = _parts(inside).min(axis=1) == 255
    if is_covered.mean() < _LEAST_COVERED:
        return NO_MATCH
    firsts, seconds = _parts(one), _parts(laid)
    firsts, seconds = (part - part.mean(axis=1, keepdims=True) for part in (firsts, seconds))
    spread, other_spread = firsts.std(axis=1), seconds.std(axis=1)
    shows = is_covered & (np.maximum(spread, other_spread) >= _TEXTURE)
    if shows.sum() < _LEAST_TEXTURED:
        return NO_MATCH
    alike = (firsts * seconds).mean(axis=1)[shows] / (spread * other_spread + 1e-3)[shows]
    matching, differing = (alike >= _MATCH).mean(), (alike < _DIFFER).mean()
    return Match(float(matching), float(differing), float(np.quantile(alike, 0.25)))


def _parts(picture: NDArray[Any]) -> Floats:
    """The squares of a picture, float32 (n, 64)."""
    across = SIDE // _PART
    parts = picture.reshape(across, _PART, across, _PART).transpose(0, 2, 1, 3)
    return parts.reshape(across * across, -1).astype(np.float32)
