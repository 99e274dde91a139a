"""Sounds through FFmpeg (PyAV), packet by packet: one that is damaged costs only itself."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import av
import av.logging
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types.vectors import Samples
from .leading_tags import end_of_tags
from .mpeg_audio import frame_bytes, promised_frames
from .sound import Frames, Sound, resampled
from .sound_tags import readable

ENDS_EARLY = tr_noop("ends early: the file is damaged")
DAMAGED = tr_noop("damaged in places: some of it is left out")

# Plain containers only: none that can name other files, none that reads whatever it is given.
DEMUXERS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,iff,loas,matroska,mlp,mov,mp3,mpc,"
    "mpc8,mpeg,mpegts,mxf,nistsphere,ogg,rm,shn,tak,truehd,tta,voc,w64,wav,wv"
)
# Those that may have tags of the kind of ID3.
_OLD_TAGS = ("aac", "aiff", "dsf", "mp3", "tta", "w64", "wav", "wv")
# Where FFmpeg works the length out from the rate of bits, and is wrong.
_GUESSED_LENGTH = ("aac", "ac3", "amr", "dts", "eac3", "mp3")
# Those whose reader says nothing when the file breaks off, but whose header tells the length.
_SILENT_AT_CUTS = ("aiff", "ape", "au", "matroska,webm", "nistsphere")
# Those whose reader skips damage, so that only the numbers of the frames tell of it.
_COUNTED = ("flac",)
# Those whose header tells the length, so that an error behind it is one of what follows the sound.
_TOLD_EXACTLY = ("flac", "voc", "wv")
# Those whose last frame is decoded where it is cut, too: an error is one of what follows it.
_FORGIVING = ("ac3", "eac3")
_SHORT_OF_PROMISE = 0.98
_LEAST_LOST_SECONDS = 0.1
_LEAST_LOST_SHARE = 0.01
_MEASURING_SECONDS = 20.0
_HEAD_BYTES = 8192
_HEADER_BYTES = 7
# What one sample is, by the name of the format in which they lie one after the other.
_DTYPES = {"u8": "u1", "s16": "i2", "s32": "i4", "s64": "i8", "flt": "f4", "dbl": "f8"}

av.logging.set_level(None)


@contextmanager
def open_with_ffmpeg(
    file: BinaryIO, rate: int, container_format: str | None = None
) -> Iterator[Sound]:
    """Open a sound for streaming at `rate` Hz.

    Args:
        container_format: what FFmpeg calls it; found out where none is given.

    Raises:
        av.FFmpegError: it is none that FFmpeg knows, or damaged at its very start.
        UnreadableFileError: it holds no sound that can be decoded.
    """
    head = _head_after_tags(file)
    options = {"format_whitelist": DEMUXERS}
    with av.open(
        file, "r", format=container_format, options=options, metadata_errors="surrogateescape"
    ) as container:
        reading = _Reading(container, _decodable_stream(container), promised_frames(head))
        yield Sound(
            blocks=resampled(reading.frames(), rate),
            length=reading.length,
            note=reading.note,
            tags=reading.tags(),
        )


def _head_after_tags(file: BinaryIO) -> bytes:
    """The first bytes of the sound itself; leaves the file at its start."""
    file.seek(end_of_tags(file))
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    return head


def _decodable_stream(container: InputContainer) -> AudioStream:
    """Choose what to decode; where FFmpeg has no decoder, PyAV's stream has no context."""
    if not container.streams.audio:
        raise UnreadableFileError(tr_noop("there is no sound in this file"))
    for stream in container.streams.audio:
        if getattr(stream, "codec_context", None) is not None:
            return stream
    raise UnreadableFileError(tr_noop("not a sound Triptych can read: its codec is not known"))


class _Reading:
    """One pass over a sound, and what was noticed on it."""

    def __init__(
        self, container: InputContainer, stream: AudioStream, promised_frames: int
    ) -> None:
        self._container = container
        self._stream = stream
        self._promised_frames = promised_frames
        self._tick = float(stream.time_base or 0)
        self._packets = container.demux(stream)
        self._end = self._lost = self._heard = 0.0
        self._count = 0
        self._last: Packet[AudioStream] | None = None
        self._breaks_off = False
        stream.codec_context.thread_count = 1

    def frames(self) -> Frames:
        """Decode, and leave out what cannot be."""
        for packet in self._noticed_packets():
            try:
                decoded = packet.decode()
            except av.FFmpegError:
                if packet.size:
                    self._breaks_off = True
                    self._lost += (packet.duration or 0) * self._tick
                continue
            for frame in decoded:
                self._heard += frame.samples / frame.sample_rate
                yield frame.sample_rate, _samples(frame)

    def length(self) -> float:
        """The seconds that the header tells or, where none does, that the packets have."""
        told = self._told()
        if told and self._container.format.name not in _GUESSED_LENGTH:
            return told
        deadline = time.monotonic() + _MEASURING_SECONDS
        for _ in self._noticed_packets():
            if time.monotonic() > deadline:
                return max(told, self._end)
        return self._end

    def note(self) -> str:
        """What is wrong with what was read."""
        if self._ends_early() or (self._told() and not self._heard):
            return ENDS_EARLY
        lost = self._lost
        if self._container.format.name in _COUNTED:
            lost = max(lost, self._end - self._heard)
        is_much = lost > max(_LEAST_LOST_SECONDS, _LEAST_LOST_SHARE * self._end)
        return DAMAGED if is_much else ""

    def tags(self) -> dict[str, str]:
        """The tags of the file and of the stream, by their names in small letters."""
        both = (self._stream.metadata, self._container.metadata)
        written = {name.lower(): value for tags in both for name, value in tags.items()}
        return readable(written, doubts_latin=self._container.format.name in _OLD_TAGS)

    def _noticed_packets(self) -> Iterator[Packet[AudioStream]]:
        try:
            for packet in self._packets:
                if packet.size:
                    self._last, self._breaks_off = packet, False
                    self._count += 1
                    if packet.pts is not None:
                        after = packet.pts + (packet.duration or 0)
                        self._end = max(self._end, after * self._tick)
                yield packet
        except av.FFmpegError:
            self._breaks_off = True
        except OSError as error:
            # A damaged header sends it to a place before the file's start.
            if error.errno != errno.EINVAL:
                raise
            self._breaks_off = True

    def _ends_early(self) -> bool:
        name, last = self._container.format.name, self._last
        breaks_off = self._breaks_off or (last is not None and last.is_corrupt)
        if name == "mp3":
            breaks_off |= last is not None and _is_cut(bytes(last))
            # What follows the last frame, such as a tag, is no frame that breaks off.
            return breaks_off and self._count < _SHORT_OF_PROMISE * self._promised_frames
        # Of several streams the longest decides what is told, and that may be another.
        if name in _SILENT_AT_CUTS and len(self._container.streams) == 1:
            told, reached = self._told(), max(self._end, self._heard)
            return told - reached > _LEAST_LOST_SECONDS and reached < _SHORT_OF_PROMISE * told
        is_whole = name in _TOLD_EXACTLY and self._heard >= _SHORT_OF_PROMISE * self._told() > 0
        return breaks_off and not is_whole and name not in _FORGIVING

    def _told(self) -> float:
        return (self._container.duration or 0) / av.time_base


def _is_cut(frame: bytes) -> bool:
    """Whether a frame of an MP3 is shorter than it says, perhaps than its own header."""
    return frame_bytes(frame.ljust(_HEADER_BYTES, b"\0")) > len(frame)


def _samples(frame: AudioFrame) -> Samples:
    """Turn a frame of any sample format into (n, channels) in [-1, 1].

    PyAV's own `to_ndarray` ends the process at eight channels and more: it goes on to read what
    follows their planes in memory.
    """
    channels = len(frame.layout.channels)
    is_planar = frame.format.is_planar
    count = frame.samples if is_planar else frame.samples * channels
    dtype = _DTYPES[frame.format.packed.name]
    planes = frame.planes[: channels if is_planar else 1]
    stored = np.array([np.frombuffer(memoryview(plane), dtype, count) for plane in planes])
    rows = stored.T if is_planar else stored.reshape(-1, channels)
    if rows.dtype.kind == "f":
        return rows.astype(np.float32, copy=False)
    greatest = 2.0 ** (8 * rows.dtype.itemsize - 1)
    middle = greatest if rows.dtype.kind == "u" else 0.0
    scaled: Samples = ((rows.astype(np.float64) - middle) / greatest).astype(np.float32)
    return scaled
