"""Sound files as a stream of mono blocks at one sample rate, whatever they were stored as.

libsndfile reads what it can; FFmpeg, through PyAV, reads the rest (m4a, aac, wma, odd wav).
Memory does not grow with the length of a sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from typing import BinaryIO

import av
import av.logging
import numpy as np
import soundfile
import soxr
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer

from ..errors import UnreadableFileError
from ..types.vectors import Samples

_BLOCK_FRAMES = 65_536
_DEMUXERS = "aac,aiff,asf,flac,mov,mp3,ogg,w64,wav"
_END_TOLERANCE = 0.98
_PROMISE = re.compile(r"^ *(?:data|SSND) *: (\d+) \(should be (\d+)\)", re.MULTILINE)
_UNKNOWN_LENGTH = 0x7FFF_0000

av.logging.set_level(None)


class EndsEarlyError(Exception):
    """The sound breaks off before the end that it promises; what came before is good."""


@dataclass(frozen=True, slots=True)
class Sound:
    """An open sound file.

    Attributes:
        blocks: float32 mono blocks (n,) at the rate asked for, of any length; ends by raising
            `EndsEarlyError` where the file is damaged.
        seconds: length that the file claims; 0 where it does not say.
        title, author, album, date: as its tags write them.
    """

    blocks: Iterator[Samples]
    seconds: float
    title: str = ""
    author: str = ""
    album: str = ""
    date: str = ""


@contextmanager
def open_sound(file: BinaryIO, rate: int) -> Iterator[Sound]:
    """Open a sound for streaming at `rate` Hz.

    Raises:
        UnreadableFileError: there is no sound in it that can be decoded.
    """
    try:
        source = soundfile.SoundFile(file)
    except soundfile.SoundFileError:
        file.seek(0)
        with _open_with_ffmpeg(file, rate) as sound:
            yield sound
        return
    with source:
        yield Sound(
            blocks=_blocks_of_sndfile(source, rate),
            seconds=source.frames / source.samplerate,
            title=source.title,
            author=source.artist,
            album=source.album,
            date=source.date,
        )


def _blocks_of_sndfile(source: soundfile.SoundFile, rate: int) -> Iterator[Samples]:
    resampler = soxr.ResampleStream(source.samplerate, rate, 1, dtype="float32")
    seen = 0
    try:
        while len(block := source.read(_BLOCK_FRAMES, dtype="float32", always_2d=True)):
            seen += len(block)
            yield resampler.resample_chunk(_mono(block))
    except soundfile.SoundFileError as error:
        raise EndsEarlyError from error
    yield resampler.resample_chunk(np.zeros(0, np.float32), last=True)
    if seen < _END_TOLERANCE * source.frames or _is_cut(source.extra_info):
        raise EndsEarlyError


def _is_cut(log: str) -> bool:
    """Tell from libsndfile's log whether the file holds less sound than its header promises.

    Recorders that write to a pipe put the greatest number there, which promises nothing.
    """
    promise = _PROMISE.search(log)
    if promise is None:
        return "lacks an end-of-stream bit" in log
    promised, present = int(promise.group(1)), int(promise.group(2))
    return promised < _UNKNOWN_LENGTH and present < _END_TOLERANCE * promised


def _mono(block: Samples) -> Samples:
    """Average the channels of (frames, channels), with what is no number taken as silence."""
    clean = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
    mean: Samples = clean.mean(axis=1, dtype=np.float32)
    return mean


@contextmanager
def _open_with_ffmpeg(file: BinaryIO, rate: int) -> Iterator[Sound]:
    """Open with FFmpeg; only plain containers are allowed, none that can name other files."""
    options = {"format_whitelist": _DEMUXERS}
    try:
        container = av.open(file, "r", options=options, metadata_errors="replace")
    except (av.FFmpegError, OSError) as error:
        raise UnreadableFileError("not a sound Triptych can read, or cut short") from error
    with container:
        yield Sound(
            blocks=_blocks_of_ffmpeg(container, _first_stream(container), rate),
            seconds=(container.duration or 0) / av.time_base,
            title=container.metadata.get("title", ""),
            author=container.metadata.get("artist", ""),
            album=container.metadata.get("album", ""),
            date=container.metadata.get("date", ""),
        )


def _first_stream(container: InputContainer) -> AudioStream:
    """Choose what to decode; where FFmpeg has no decoder, PyAV's stream has no context."""
    if not container.streams.audio:
        raise UnreadableFileError("there is no sound in this file")
    stream = container.streams.audio[0]
    if getattr(stream, "codec_context", None) is None:
        raise UnreadableFileError("not a sound Triptych can read: its codec is not known")
    return stream


def _blocks_of_ffmpeg(
    container: InputContainer, stream: AudioStream, rate: int
) -> Iterator[Samples]:
    # Sounds that were joined, or damaged, go on at another rate or with other channels.
    for _, alike in groupby(_frames(container, stream), _layout_of):
        yield from _resampled(alike, rate)


def _resampled(frames: Iterator[AudioFrame], rate: int) -> Iterator[Samples]:
    """Bring frames of one layout to mono at `rate`."""
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=rate)
    try:
        for frame in chain(frames, [None]):
            for resampled in resampler.resample(frame):
                yield _mono(resampled.to_ndarray().astype(np.float32, copy=False).T)
    except av.FFmpegError as error:
        raise EndsEarlyError from error


def _layout_of(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """Decode packet by packet, so that one that is damaged costs only itself."""
    stream.codec_context.thread_count = 1
    damaged = False
    try:
        for packet in container.demux(stream):
            try:
                yield from packet.decode()
            except av.FFmpegError:
                damaged = True
    except av.FFmpegError:
        damaged = True
    if damaged:
        raise EndsEarlyError
