"""What a decoder says back: a header that is checked against types, then raw bytes of arrays.

A decoder that a hostile file has taken over may send anything. Nothing here can execute what it
sends: no reply is unpickled, the header is MessagePack read into the types below and no others,
and an array is plain memory of the one dtype and the few sizes that its modality allows.
"""

from __future__ import annotations

import logging
import math
import time
from multiprocessing.connection import Connection
from typing import Annotated, Literal

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from ..types import (
    Box,
    Modality,
    Segment,
    SegmentKind,
    TextLine,
    TextWord,
    Utterance,
)
from ..types.decoded import (
    BYTES_A_MOMENT,
    HASH_BYTES,
    MOST_PRINT_BYTES,
    Batch,
    FileDone,
    FileFailed,
)
from ..types.quality import Defect
from ..types.vectors import InputSpec
from .extract import MOST_PLACE_CHARS
from .frames import read, write
from .previews import is_preview

MOST_LOGGED_CHARS = 20_000
_LENGTH_BYTES = 4
_MOST_HEADER_BYTES = 32_000_000
_MOST_ARRAYS = 64
_MOST_SEGMENTS = 10_000
_MOST_SIZE = 1e9
_MOST_LINES, _MOST_LINE_CHARS = 10_000, 1000

_DTYPES = {Modality.IMAGE: "uint8", Modality.AUDIO: "float32"}
_KINDS = {
    Modality.IMAGE: {SegmentKind.WHOLE, SegmentKind.FRAME},
    Modality.AUDIO: {SegmentKind.WINDOW},
    Modality.TEXT: {SegmentKind.PASSAGE, SegmentKind.TITLE},
}


_Line = Annotated[str, Meta(max_length=200)]


class MalformedReplyError(Exception):
    """A reply that no decoder of ours gives; whoever sent it is not to be listened to again."""


class Started(Struct, frozen=True, tag="started", forbid_unknown_fields=True):
    """The first thing that a decoder process says: it has its libraries and can work.

    Attributes:
        lacking: what the system could not take away from it, one line each.
    """

    lacking: Annotated[tuple[_Line, ...], Meta(max_length=8)] = ()


class Logged(Struct, frozen=True, tag="logged", forbid_unknown_fields=True):
    """Something for the log, which a decoder cannot write to.

    Attributes:
        level: as `logging` numbers them.
    """

    level: Annotated[int, Meta(ge=logging.DEBUG, le=logging.CRITICAL)]
    text: Annotated[str, Meta(max_length=MOST_LOGGED_CHARS)]


Reply = Started | Logged | Batch | FileDone | FileFailed


class _Array(Struct, frozen=True, forbid_unknown_fields=True):
    dtype: Literal["uint8", "float32"]
    shape: Annotated[tuple[Annotated[int, Meta(ge=1)], ...], Meta(min_length=1, max_length=3)]


class _Batch(Struct, frozen=True, tag="batch", forbid_unknown_fields=True):
    modality: Modality
    segments: Annotated[tuple[Segment, ...], Meta(max_length=_MOST_SEGMENTS)]
    arrays: Annotated[tuple[_Array, ...], Meta(max_length=_MOST_ARRAYS)]


class _Done(Struct, frozen=True, tag="done", forbid_unknown_fields=True):
    end: FileDone


class _Failed(Struct, frozen=True, tag="failed", forbid_unknown_fields=True):
    end: FileFailed


_Header = Started | Logged | _Batch | _Done | _Failed
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[_Header] = msgspec.msgpack.Decoder(_Header)


def send_reply(connection: Connection, reply: Reply) -> None:
    """Send one reply from a decoder.

    Raises:
        OSError: nobody is at the other end.
    """
    arrays: tuple[NDArray[np.uint8] | NDArray[np.float32], ...] = ()
    header: _Header
    match reply:
        case Batch():
            arrays = reply.arrays
            described = tuple(_Array(array.dtype.name, array.shape) for array in arrays)  # type: ignore[arg-type]
            header = _Batch(reply.modality, reply.segments, described)
        case FileDone():
            header = _Done(reply)
        case FileFailed():
            header = _Failed(reply)
        case _:
            header = reply
    data = _ENCODER.encode(header)
    write(connection, len(data).to_bytes(_LENGTH_BYTES, "little"))
    write(connection, data)
    for array in arrays:
        write(connection, np.ascontiguousarray(array).data)


def receive_reply(connection: Connection, spec: InputSpec, seconds: float) -> Reply:
    """Receive one reply in the process that trusts nothing of it.

    Args:
        spec: what the decoder was told to prepare arrays for.
        seconds: how long the whole reply may take.

    Raises:
        MalformedReplyError: it is none that a decoder of ours gives.
        TimeoutError: it was not whole in time.
        EOFError, OSError: the decoder has gone.
    """
    deadline = time.monotonic() + seconds
    length = int.from_bytes(read(connection, _LENGTH_BYTES, deadline), "little")
    _require(length <= _MOST_HEADER_BYTES, "its header is too long")
    header = _parse(read(connection, length, deadline))
    if isinstance(header, Started | Logged):
        return header
    if isinstance(header, _Batch):
        _check_batch(header, spec)
        arrays = tuple(_read_array(connection, one, deadline) for one in header.arrays)
        return Batch(header.modality, header.segments, arrays)
    if isinstance(header, _Done):
        check_end(header.end)
    return header.end


def _parse(data: bytearray) -> _Header:
    try:
        return _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise MalformedReplyError(str(error)) from error


def _read_array(
    connection: Connection, described: _Array, deadline: float
) -> NDArray[np.uint8] | NDArray[np.float32]:
    dtype = np.dtype(described.dtype)
    data = read(connection, math.prod(described.shape) * dtype.itemsize, deadline)
    array = np.frombuffer(data, dtype).reshape(described.shape)
    if dtype.kind == "f":
        # Also false where a sample is no number, which would spoil every vector it reaches.
        is_sound = bool(array.min() >= -1.0 and array.max() <= 1.0)
        _require(is_sound, "its samples are out of range")
    return array


def _check_batch(batch: _Batch, spec: InputSpec) -> None:
    for segment in batch.segments:
        fitting = _KINDS.get(batch.modality, set())
        _require(segment.kind in fitting, f"a segment is a {segment.kind}")
        _require(len(segment.place) <= MOST_PLACE_CHARS, "the name of a place is too long")
        _require(0.0 <= segment.start <= segment.end <= _MOST_SIZE, "a segment has no place")
    if batch.modality is Modality.TEXT:
        _require(not batch.arrays, "a text has arrays")
        return
    _require(len(batch.arrays) == len(batch.segments), "segments and arrays differ in number")
    for array in batch.arrays:
        _require(array.dtype == _DTYPES.get(batch.modality), f"an array is of {array.dtype}")
        fits = _is_picture if batch.modality is Modality.IMAGE else _is_window
        _require(fits(array.shape, spec), f"an array has the shape {array.shape}")


def _is_picture(shape: tuple[int, ...], spec: InputSpec) -> bool:
    return (
        len(shape) == 3
        and shape[2] == 3
        and min(shape[:2]) == spec.image_side
        and max(shape[:2]) <= 4 * spec.image_side
    )


def _is_window(shape: tuple[int, ...], spec: InputSpec) -> bool:
    return len(shape) == 1 and shape[0] <= round(spec.window_seconds * spec.sample_rate)


def check_end(end: FileDone) -> None:
    """Refuse the end of a file that is of the right types, and still none that a decoder gives.

    Raises:
        MalformedReplyError: it is none.
    """
    sizes = (end.metadata.width, end.metadata.height, end.metadata.duration)
    _require(all(0 <= size <= _MOST_SIZE for size in sizes), "its size is out of range")
    _require(is_preview(end.preview), "its preview is none")
    _require(len(end.lines) <= _MOST_LINES, "its picture has too many lines")
    _require(all(map(_is_line, end.lines)), "a line of its picture is none")
    _require(len(end.spoken) <= _MOST_LINES, "too much is said in it")
    _require(all(map(_is_utterance, end.spoken)), "something said in it is nothing")
    _require(_is_print(end), "it has no such fingerprint")
    _require(len(end.measures) <= len(Defect), "it has too many measures")
    _require(all(0 <= one.value <= 1 for one in end.measures), "a measure of it is none")


def _is_line(line: TextLine) -> bool:
    return (
        len(line.text) <= _MOST_LINE_CHARS
        and _is_box(line.box)
        and line.page >= 0
        and len(line.words) <= len(line.text)
        and all(_is_word(word, line) for word in line.words)
    )


def _is_word(word: TextWord, line: TextLine) -> bool:
    return 0 <= word.start < word.end <= len(line.text) and _is_box(word.box)


def _is_box(box: Box) -> bool:
    left, top, right, bottom = box
    return 0.0 <= left <= right <= 1.0 and 0.0 <= top <= bottom <= 1.0


def _is_print(end: FileDone) -> bool:
    if end.modality is Modality.IMAGE:
        return len(end.fingerprint) in (0, HASH_BYTES)
    return len(end.fingerprint) <= MOST_PRINT_BYTES and len(end.fingerprint) % BYTES_A_MOMENT == 0


def _is_utterance(said: Utterance) -> bool:
    return len(said.text) <= _MOST_LINE_CHARS and 0.0 <= said.start <= said.end <= _MOST_SIZE


def _require(holds: bool, complaint: str) -> None:
    if not holds:
        raise MalformedReplyError(complaint)
