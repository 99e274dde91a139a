"""One frame of a video as a picture: upright, in its true shape, and in colours of a screen."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorTrc
from numpy.typing import NDArray
from PIL import Image

_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}
_QUARTER_TURNS = (90, 270)
_MOST_STRETCHED = 8
# SMPTE ST 2084, and the light of a white page in it: 203 of 10,000 nits (ITU-R BT.2408).
_M1, _M2, _C1, _C2, _C3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
_WHITE = 0.0203
# From the primaries of BT.2020 to those of BT.709 (ITU-R BT.2087).
_TO_709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]],
    np.float32,
)


def size_of(frame: VideoFrame, aspect: Fraction | None) -> tuple[int, int]:
    """Width and height of a frame as it is shown, in pixels."""
    width, height = max(1, round(frame.width * _stretch(aspect))), frame.height
    return (height, width) if frame.rotation % 360 in _QUARTER_TURNS else (width, height)


def upright(frame: VideoFrame, aspect: Fraction | None, side: int) -> Image.Image:
    """A frame in RGB.

    Args:
        aspect: width of a pixel by its height.
        side: pixels of the shorter side that it is shrunk to.
    """
    width, height = max(1, round(frame.width * _stretch(aspect))), frame.height
    scale = min(1.0, side / min(width, height))
    small = max(1, round(width * scale)), max(1, round(height * scale))
    if frame.color_trc == ColorTrc.SMPTE2084:
        deep = frame.reformat(*small, format="rgb48le", interpolation="AREA").to_ndarray()
        picture = Image.fromarray(_toned(deep.astype(np.uint16)))
    else:
        shown = frame.reformat(*small, format="rgb24", interpolation="AREA")
        picture = Image.fromarray(shown.to_ndarray())
    turn = _TURNS.get(frame.rotation % 360)
    return picture.transpose(turn) if turn is not None else picture


def _stretch(aspect: Fraction | None) -> float:
    stretch = float(aspect or 1)
    return stretch if 1 / _MOST_STRETCHED <= stretch <= _MOST_STRETCHED else 1.0


def _toned(deep: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Light of up to 10,000 nits brought to a screen's (Reinhard and others, 2002).

    Args:
        deep: PQ in the primaries of BT.2020, uint16 (height, width, 3).
    """
    power = (deep.astype(np.float32) / 65535) ** (1 / _M2)
    light = (np.maximum(power - _C1, 0) / (_C2 - _C3 * power)) ** (1 / _M1) / _WHITE
    narrow = np.maximum(light @ _TO_709.T, 0)
    peak = narrow.max(axis=2, keepdims=True)
    toned = narrow * (1 + peak / 16) / (1 + peak)
    levels: NDArray[np.uint8] = (255 * np.clip(toned * 1.6, 0, 1) ** (1 / 2.2)).astype(np.uint8)
    return levels
