"""Finds the lines of text in a page, turns the page upright, and reads them, word by word.

RapidOCR does so with the networks of PP-OCR (Cui and others, 2025), which its wheel carries. It is
imported only once a page passes the cheap test of `text_likeness`. Its steps are called one by one,
since a page that lies on its side or on its head is turned after its lines are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from ..types import Box, TextLine
from ..types.vectors import Pixels
from .text_words import DECIMALS, box_around, words_in

if TYPE_CHECKING:
    from rapidocr import RapidOCR
    from rapidocr.ch_ppocr_rec.typings import WordInfo

# Pixels of the longer side that the networks are shown; more makes them slower, not better.
LONGEST_SIDE = 2000
# What is read with less confidence is no line, and what is longer is none, either.
_LEAST_SCORE, _MOST_CHARS = 0.5, 1000
# So many of the longest lines tell which way up a page is; what they agree on less is in doubt.
_ASKED, _LEAST_SURE = 6, 0.6
# RapidOCR takes a line so many times as high as wide for one that runs down, and turns it.
_RUNS_DOWN = 1.5


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines of a page before they are read.

    Attributes:
        pictures: of each line by itself.
        corners: of each, in pixels, float32 (n, 4, 2): from where its picture begins, clockwise.
    """

    pictures: list[Pixels]
    corners: NDArray[np.float32]


def lines_in(pixels: Pixels, page: int) -> Iterator[TextLine]:
    """The lines that stand in a page, uint8 RGB (height, width, 3), whichever way up it lies."""
    found = _find(pixels)
    turns = _turns_to_upright(found)
    if not turns:
        yield from _read(found, pixels, page)
        return
    upright = np.rot90(pixels, turns)
    for line in _read(_find(upright), upright, page):
        words = (replace(word, box=_turned_back(word.box, turns)) for word in line.words)
        yield replace(line, box=_turned_back(line.box, turns), words=tuple(words))


def _find(pixels: Pixels) -> _Found:
    from rapidocr.main import RapidOCRError  # noqa: PLC0415 - as below
    from rapidocr.utils.process_img import map_boxes_to_original  # noqa: PLC0415 - as below

    reader = _reader()
    shown, steps = reader.preprocess_img(np.ascontiguousarray(pixels[:, :, ::-1]))
    try:
        pictures, found = reader.detect_and_crop(shown, steps)
    except RapidOCRError:  # so it says that there are none
        return _Found([], np.zeros((0, 4, 2), np.float32))
    corners = np.asarray(found.boxes, np.float32)
    across, down = (np.linalg.norm(corners[:, 0] - corners[:, other], axis=1) for other in (1, 3))
    corners = map_boxes_to_original(corners, steps, *pixels.shape[:2])
    runs_down = down >= _RUNS_DOWN * across
    corners[runs_down] = np.roll(corners[runs_down], -1, axis=1)
    return _Found(pictures, corners)


def _turns_to_upright(found: _Found) -> int:
    """By how many quarters, anticlockwise, a page is to be turned so that its lines can be read."""
    ways = found.corners[:, 1] - found.corners[:, 0]
    lengths = np.linalg.norm(ways, axis=1, keepdims=True)
    asked = np.argsort(-lengths[:, 0])[:_ASKED]
    if not len(asked):
        return 0
    pictures, directions = [found.pictures[line] for line in asked], (ways / lengths)[asked]
    way = (directions * _begins_there(pictures)).mean(axis=0)
    # The classifier takes many a short line for one on its head: a turn needs more than its word.
    if np.hypot(*way) < _LEAST_SURE or _quarters(way):
        way = (directions * _reads_better(pictures)).mean(axis=0)
    return _quarters(way)


def _quarters(way: NDArray[np.float64]) -> int:
    """By how many quarters, anticlockwise, what runs this way is turned so that it runs right."""
    return round(float(np.arctan2(way[1], way[0])) / (np.pi / 2)) % 4


def _begins_there(pictures: list[Pixels]) -> NDArray[np.float64]:
    """Whether each line begins where its picture does (1), or stands on its head (-1): (n, 1)."""
    _, told = _reader().cls_and_rotate(pictures)
    return np.array([[-sure if label == "180" else sure] for label, sure in told.cls_res or ()])


def _reads_better(pictures: list[Pixels]) -> NDArray[np.float64]:
    """The same by reading each both ways, which is slow and hardly ever wrong."""
    both = [*pictures, *(np.rot90(picture, 2) for picture in pictures)]
    scores = np.array(_reader().recognize_txt(both).scores, np.float64)[:, None]
    return scores[: len(pictures)] - scores[len(pictures) :]


def _read(found: _Found, pixels: Pixels, page: int) -> Iterator[TextLine]:
    if not found.pictures:
        return
    read = _reader().recognize_txt(found.pictures)
    height, width = pixels.shape[:2]
    told = zip(read.txts or (), read.scores, read.word_results, strict=True)
    for (text, score, seen), corners in zip(told, found.corners / (width, height), strict=True):
        if score >= _LEAST_SCORE and text.strip() and len(text) <= _MOST_CHARS:
            words = words_in(text, _centres(cast("WordInfo", seen)), corners)
            yield TextLine(text, box_around(corners), page, tuple(words))


def _centres(seen: WordInfo) -> list[float]:
    """Where the characters of a line stand, as fractions of the way along it."""
    columns = (column for word in seen.word_cols for column in word)
    return [(column + 0.5) / seen.line_txt_len for column in columns]


def _turned_back(box: Box, turns: int) -> Box:
    """Where a box of a page that was turned anticlockwise by quarters stands in the page itself."""
    for _ in range(turns):
        left, top, right, bottom = box
        box = round(1.0 - bottom, DECIMALS), left, round(1.0 - top, DECIMALS), right
    return box


@cache
def _reader() -> RapidOCR:
    from rapidocr import RapidOCR  # noqa: PLC0415 - it takes a second, and few files need it

    threads = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST_SIDE,
            "Global.return_word_box": True,
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
        }
    )
