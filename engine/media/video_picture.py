"""One frame of a video as a picture: upright, in its true shape, and in colours of a screen."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame
from av.video.reformatter import ColorTrc
from numpy.typing import NDArray
from PIL import Image

# By the upper left part of the matrix that a film is shown with (ISO/IEC 14496-12, 6.2.2).
_TURNS = {
    (-1, 0, 0, 1): Image.Transpose.FLIP_LEFT_RIGHT,
    (1, 0, 0, -1): Image.Transpose.FLIP_TOP_BOTTOM,
    (-1, 0, 0, -1): Image.Transpose.ROTATE_180,
    (0, -1, 1, 0): Image.Transpose.ROTATE_90,
    (0, 1, -1, 0): Image.Transpose.ROTATE_270,
    (0, 1, 1, 0): Image.Transpose.TRANSPOSE,
    (0, -1, -1, 0): Image.Transpose.TRANSVERSE,
}
_QUARTER_TURNS = {turn for signs, turn in _TURNS.items() if signs[0] == 0}
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
    return (height, width) if _turn(frame) in _QUARTER_TURNS else (width, height)


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
    turn = _turn(frame)
    return picture.transpose(turn) if turn is not None else picture


def _turn(frame: VideoFrame) -> Image.Transpose | None:
    """How a frame is turned or mirrored to be shown; as it is where that is askew."""
    matrix = frame.side_data.get("DISPLAYMATRIX")
    if not isinstance(matrix, SideData):
        return None
    told = np.frombuffer(bytes(matrix), np.int32)[[0, 1, 3, 4]].astype(np.float64)
    signs = np.round(told / max(float(np.abs(told).max()), 1.0)).astype(int)
    return _TURNS.get(tuple(signs.tolist()))


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
