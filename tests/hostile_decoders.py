"""Decoder processes that a hostile file has taken over, and some that merely break.

Each stands in for `engine.media.worker.run`; a file's name says what it makes of its decoder.
"""

from __future__ import annotations

import ctypes
import errno
import os
import pickle
import struct
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from engine.media import worker
from engine.media.frames import write
from engine.media.replies import Started, send_reply
from engine.types import Metadata, Modality, Preview, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone
from engine.types.film_strip import FilmStrip, ShotPicture

_original_run = worker.run
WHOLE = (Segment(SegmentKind.WHOLE),)
PIXELS = np.zeros((224, 224, 3), np.uint8)


class Bomb:
    """Unpickling it makes a folder."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.mark),)


def mark_of(path: str) -> Path:
    """The folder that the bomb made for a file would make."""
    return Path(path).with_suffix(".exploded")


def framed(header: bytes, payload: bytes = b"") -> bytes:
    """A header as a decoder sends it, with what follows."""
    return struct.pack("<I", len(header)) + header + payload


def header(**fields: Any) -> bytes:
    """A header of any fields."""
    return msgspec.msgpack.encode(fields)


def batch(**fields: Any) -> bytes:
    """The header of a batch of one picture, with some of its fields replaced."""
    usual = {
        "type": "batch",
        "modality": "image",
        "segments": [{"kind": "whole"}],
        "arrays": [{"dtype": "uint8", "shape": [224, 224, 3]}],
    }
    return header(**{**usual, **fields})


def done(**fields: Any) -> bytes:
    """The header of the end of a picture, with some of its fields replaced."""
    end = {"modality": "image", "metadata": {}, "preview": {}, **fields}
    return header(type="done", end=end)


def _shaped(*shape: int, dtype: str = "uint8") -> bytes:
    return framed(batch(arrays=[{"dtype": dtype, "shape": shape}]), bytes(4096))


NAN = struct.pack("<f", float("nan"))
SOUND = {"modality": "audio", "segments": [{"kind": "window"}]}
JPEG = b"\xff\xd8"


def strip(jpeg: bytes, end: float, count: int = 1) -> bytes:
    """The preview of a film of equal shots, the first of which is the poster."""
    shot = ShotPicture(0.0, end, jpeg)
    return FilmStrip(shot, (shot,) * (count - 1)).to_bytes()


MALFORMED: dict[str, bytes] = {
    "no-reply": b"\xff" * 64,
    "header-of-4-gigabytes": b"\xff\xff\xff\xff",
    "header-too-long": struct.pack("<I", 32_000_001),
    "not-messagepack": framed(b"\xc1\xc1"),
    "cut-messagepack": framed(batch()[:-3]),
    "more-after-it": framed(batch() + b"\0"),
    "deeply-nested": framed(b"\x91" * 100_000),
    "unknown-kind": framed(header(type="shutdown")),
    "unknown-field": framed(batch(command="rm")),
    "missing-field": framed(header(type="batch", modality="image")),
    "not-utf-8": framed(
        header(type="failed", end={"reason": "xxx"}).replace(b"xxx", b"\xed\xa0\x80")
    ),
    "object-array": _shaped(4, dtype="object"),
    "float-picture": _shaped(224, 224, 3, dtype="float32"),
    "flat-picture": _shaped(224, 224),
    "small-picture": _shaped(4, 4, 3),
    "huge-picture": _shaped(224, 2**40, 3),
    "negative-picture": _shaped(-224, 224, 3),
    "no-array": framed(batch(arrays=[])),
    "many-arrays": framed(batch(arrays=[{"dtype": "uint8", "shape": [1]}] * 1000)),
    "long-window": framed(batch(**SOUND, arrays=[{"dtype": "float32", "shape": [160_001]}])),
    "window-of-no-number": framed(batch(**SOUND, arrays=[{"dtype": "float32", "shape": [1]}]), NAN),
    "loud-window": framed(
        batch(**SOUND, arrays=[{"dtype": "float32", "shape": [1]}]), struct.pack("<f", 1.5)
    ),
    "text-with-array": framed(batch(modality="text", segments=[{"kind": "passage"}])),
    "wrong-segment": framed(batch(segments=[{"kind": "title"}])),
    "segment-without-end": framed(
        batch(modality="text", arrays=[], segments=[{"kind": "passage", "end": float("inf")}])
    ),
    "segment-before-its-start": framed(
        batch(modality="text", arrays=[], segments=[{"kind": "passage", "start": 9.0}])
    ),
    "endless-sound": framed(done(metadata={"duration": float("nan")})),
    "vast-picture": framed(done(metadata={"width": 2**62})),
    "negative-width": framed(done(metadata={"width": -1})),
    "preview-of-no-kind": framed(done(preview={"kind": "svg"})),
    "preview-that-is-no-jpeg": framed(done(preview={"kind": "jpeg", "data": b"<svg>"})),
    "preview-too-large": framed(done(preview={"kind": "jpeg", "data": b"\xff\xd8" + bytes(2**20)})),
    "shots-that-are-none": framed(done(preview={"kind": "shots", "data": b"S1 and no more"})),
    "shots-too-large": framed(done(preview={"kind": "shots", "data": bytes(2**20)})),
    "shot-that-is-no-jpeg": framed(done(preview={"kind": "shots", "data": strip(b"<svg>", 1.0)})),
    "shot-before-its-start": framed(done(preview={"kind": "shots", "data": strip(JPEG, -1.0)})),
    "shots-beyond-number": framed(done(preview={"kind": "shots", "data": strip(JPEG, 1.0, 66)})),
    "hash-cut-short": framed(done(fingerprint=bytes(31))),
    "markdown-that-is-no-text": framed(done(preview={"kind": "markdown", "data": b"\xff"})),
    "markdown-too-large": framed(done(preview={"kind": "markdown", "data": bytes(2**20)})),
    "few-peaks": framed(done(preview={"kind": "peaks", "data": b"1"})),
    "reason-of-a-number": framed(header(type="failed", end={"reason": 1})),
    "log-of-no-level": framed(header(type="logged", level=99, text="x")),
}


def run(connection: Connection, crash: Connection) -> None:
    """Answer each file with what its name says."""
    connection.recv()
    send_reply(connection, Started())
    while True:
        path, *_ = connection.recv()
        _answer(connection, path)


def _answer(connection: Connection, path: str) -> None:
    match Path(path).stem:
        case "pickled":
            connection.send(Bomb(mark_of(path)))
        case "pickled-in-a-header":
            write(connection, framed(pickle.dumps(Bomb(mark_of(path)))))
        case "pickled-in-an-array":
            bomb = pickle.dumps(np.array([Bomb(mark_of(path))], dtype=object))
            write(connection, framed(batch(), bomb.ljust(PIXELS.nbytes, b"\0")))
            send_reply(connection, FileDone(Modality.IMAGE, Metadata(), Preview()))
        case "endless":
            while True:
                send_reply(connection, Batch(Modality.TEXT, (Segment(SegmentKind.PASSAGE),)))
        case "stops-in-the-middle":
            write(connection, framed(batch(), bytes(1000)))
            threading.Event().wait()
        case "started-again":
            send_reply(connection, Started())
            threading.Event().wait()
        case "good":
            send_reply(connection, Batch(Modality.IMAGE, WHOLE, (PIXELS,)))
            send_reply(connection, FileDone(Modality.IMAGE, Metadata(), Preview()))
        case name:
            write(connection, MALFORMED[name])
            threading.Event().wait()


def run_and_break(connection: Connection, crash: Connection) -> None:
    """A decoder whose reader of documents has a bug, and one that crashes in native code."""
    from engine.media import decoder

    def decode_document(file: object, path: str, *_: object) -> None:
        if Path(path).stem == "crash":
            ctypes.string_at(0)
        raise ZeroDivisionError(f"a bug of ours, with 'words of the file' and '{path}'")

    decoder.decode_document = decode_document  # type: ignore[assignment]
    _original_run(connection, crash)


def run_and_hang(connection: Connection, crash: Connection) -> None:
    """A decoder that never comes to the end of any file, whatever it is to do with it."""
    worker._serve = lambda *_: threading.Event().wait()  # type: ignore[assignment]
    _original_run(connection, crash)


def run_on_an_old_kernel(connection: Connection, crash: Connection) -> None:
    """A decoder on a system that has neither Landlock nor seccomp."""
    _refuse(errno.ENOSYS)
    _original_run(connection, crash)


def run_in_a_container(connection: Connection, crash: Connection) -> None:
    """A decoder where both are there, and somebody else has forbidden their use."""
    _refuse(errno.EPERM)
    _original_run(connection, crash)


def _refuse(error: int) -> None:
    from seccompy import Filter

    without = Filter()
    for call in ("landlock_create_ruleset", "seccomp"):
        without.errno(call, error)
    without.load()
