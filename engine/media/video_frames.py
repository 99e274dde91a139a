"""Frames sampled from a video over its length: out of all where they are few, else of key frames.

A key frame is decoded without those before it, so that a long film costs no more than a short one.
Where the file can be sought in, it is not even read in between.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard, Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from ..types import Modality
from ..types.decoded import Batch
from .ffmpeg_sound import ENDS_EARLY
from .limits import Limits, refuse_too_many_pixels
from .sampled_frame import SampledFrame
from .sound_tags import readable
from .video_picture import size_of, upright
from .video_signatures import is_cut_short

# What tells that the decoder is at work.
AT_WORK = Batch(Modality.IMAGE, ())
# Containers only, none that can name other files; those of pictures alone are no videos.
_DEMUXERS = "asf,avi,flv,matroska,mov,mpeg,mpegts,mpegvideo,mxf,ogg,rm"
# The samples of a video are kept until its shots are known.
_SAMPLES_A_SHOT = 2
_LEAST_STEP = 0.25
# Samples are this many times too far apart where it pays to begin again.
_FAR_SHORTER, _PASSES = 4, 2
# Reading on is as fast as seeking for less.
_LEAP_SECONDS = 2.0
_PACKETS_AT_WORK = 500
_SHORT_OF_PROMISE = 0.98
_LEAST_LOST_SECONDS = 0.5
# A clock that goes back, or on by hours, begins anew.
_BACK, _ON = 5.0, 3600.0
_OLD_TAGS = ("avi", "asf", "rm")
_SIDE = 320
_BROKEN = (av.FFmpegError, OSError)


@contextmanager
def open_film(file: BinaryIO, limits: Limits, side: int) -> Iterator[Film | None]:
    """Open the moving pictures of a file; none where it has only sound.

    Args:
        side: pixels of the shorter side that an encoder wants.

    Raises:
        UnreadableFileError: it is past the limits.
    """
    file.seek(0)
    options = {"format_whitelist": _DEMUXERS}
    try:
        container = av.open(file, "r", options=options, metadata_errors="surrogateescape")
    except _BROKEN:
        file.seek(0)
        yield None
        return
    with container:
        stream = next(filter(_moves, container.streams.video), None)
        if stream is not None:
            refuse_too_many_pixels(stream.width, stream.height, limits)
        film = Film(container, stream, limits, max(side, _SIDE)) if stream is not None else None
        if film is not None and is_cut_short(file):
            film.breaks_off = True
        yield film
    file.seek(0)


def _moves(stream: VideoStream) -> bool:
    """Whether a stream is of moving pictures: no cover, and nothing that cannot be decoded."""
    if getattr(stream, "codec_context", None) is None or not stream.width:
        return False
    return not stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails)


class Film:
    """The open pictures of a video; use once.

    Attributes:
        size: width and height in pixels, as it is shown.
        breaks_off: it ends before its time.
    """

    def __init__(
        self, container: InputContainer, stream: VideoStream, limits: Limits, side: int
    ) -> None:
        self._container, self._stream, self._side = container, stream, side
        self._most = _SAMPLES_A_SHOT * limits.shots
        self._pixels_left = limits.video_pixels
        self._told = (container.duration or 0) / av.time_base
        self._start = max(0.0, (container.start_time or 0) / av.time_base)
        self._tick = float(stream.time_base or 0)
        self._step = max(_LEAST_STEP, self._told / self._most)
        self._next = self._last = self._shift = self._end = 0.0
        self._can_leap = self.breaks_off = False
        self.size = stream.width, stream.height
        stream.codec_context.thread_count = 1
        # What no other frame follows from is shown between frames that are decoded anyway.
        stream.codec_context.skip_frame = "NONREF"
        for other in container.streams:
            other.discard = Discard.default if other is stream else Discard.all
        self._only_keys = self._frames_told() * stream.width * stream.height > limits.video_pixels
        self._can_leap = self._only_keys and self._step >= _LEAP_SECONDS

    def samples(self) -> Iterator[SampledFrame | None]:
        """Decode; None is a sign of life between two samples.

        Where the file is far shorter than it says, those of a second pass lie between the others.
        """
        yield from self._pass()
        if self._end < self._told / _FAR_SHORTER and self._sought(0.0, backward=True):
            self._step = max(_LEAST_STEP, self._end / self._most)
            self._next = self._last = self._shift = 0.0
            self._can_leap = False
            yield from self._pass()

    def _pass(self) -> Iterator[SampledFrame | None]:
        for packet in self._packets():
            if packet is None:
                yield None
                continue
            for frame in self._decoded(packet):
                seconds = self._steady(frame.pts)
                if seconds < self._next or frame.is_corrupt:
                    continue
                aspect = self._stream.sample_aspect_ratio
                try:
                    picture = upright(frame, aspect, self._side)
                except av.FFmpegError:  # of damaged pixels, which no scaler knows
                    continue
                self.size = size_of(frame, aspect)
                self._last, self._next = seconds, seconds + self._step
                yield SampledFrame(seconds, picture)

    def spread(self, samples: list[SampledFrame]) -> list[SampledFrame]:
        """All samples, or every other one where the video turns out to be longer than was told."""
        if len(samples) <= _PASSES * self._most:
            return samples
        self._step *= 2
        self._next = samples[-1].seconds + self._step
        return samples[::2]

    def seconds(self) -> float:
        """How long it is, as far as it was read."""
        return self._end

    def note(self, heard: float) -> str:
        """What is wrong with it, asked after the last sample.

        Args:
            heard: how long its sound is, in seconds.
        """
        lacks = self._told - max(self._end, heard)
        is_short = lacks > max(_LEAST_LOST_SECONDS, (1 - _SHORT_OF_PROMISE) * self._told)
        # Of several streams the longest decides what is told.
        is_all = all(stream.type in ("video", "audio") for stream in self._container.streams)
        return ENDS_EARLY if self.breaks_off or (is_short and is_all) else ""

    def tags(self) -> dict[str, str]:
        """The tags of the file and of its pictures, by the last part of their names."""
        both = (self._stream.metadata, self._container.metadata)
        written = {
            name.lower().rpartition(".")[2]: value for tags in both for name, value in tags.items()
        }
        return readable(written, doubts_latin=self._container.format.name in _OLD_TAGS)

    def _frames_told(self) -> float:
        return self._stream.frames or self._told * float(self._stream.average_rate or 25)

    def _packets(self) -> Iterator[Packet[VideoStream] | None]:
        """The packets to decode, and now and then a sign of life; leaps between key frames."""
        count, goes_on = 0, True
        while goes_on:
            goes_on, after, before = False, self._last, count
            for packet in self._demuxed():
                count += bool(packet.size)
                if count % _PACKETS_AT_WORK == 0:
                    yield None
                if self._only_keys and (not packet.is_keyframe or self._is_early(packet)):
                    # A leap that goes back could go on for ever.
                    self._can_leap &= not packet.is_keyframe or not self._is_known(packet)
                    continue
                yield packet
                if self._can_leap and self._last > after:
                    goes_on = self._next < self._told and self._leap()
                    self._can_leap &= goes_on
                    if goes_on:
                        break
            if self._can_leap and count == before:
                goes_on = self._sought(self._last, backward=True)
                self._can_leap = False

    def _leap(self) -> bool:
        """Seek to the first key frame after the next step; back where there is none.

        What lies behind the last one tells where the end is.
        """
        if self._sought(self._next, backward=False):
            return True
        self._can_leap = False
        return self._sought(self._last, backward=True)

    def _sought(self, seconds: float, *, backward: bool) -> bool:
        ticks = int((seconds - self._shift + self._start) / self._tick)
        try:
            self._container.seek(ticks, stream=self._stream, backward=backward)
        except _BROKEN:
            return False
        return True

    def _is_early(self, packet: Packet[VideoStream]) -> bool:
        """Whether it is shown before the next sample is due."""
        return self._moment(packet) < self._next - _LEAST_STEP

    def _is_known(self, packet: Packet[VideoStream]) -> bool:
        """Whether it is shown before the last sample."""
        return self._moment(packet) < self._last - _LEAST_STEP

    def _moment(self, packet: Packet[VideoStream]) -> float:
        at = packet.pts if packet.pts is not None else packet.dts
        return self._next if at is None else self._since_start(at) + self._shift

    def _demuxed(self) -> Iterator[Packet[VideoStream]]:
        try:
            for packet in self._container.demux(self._stream):
                # One without content shows the frame before it for longer.
                if packet.size or packet.pts is not None:
                    self._note_end(packet)
                yield packet
        except av.FFmpegError:
            self.breaks_off = True
        except OSError as error:
            # A damaged header sends it to a place before the file's start.
            if error.errno != errno.EINVAL:
                raise
            self.breaks_off = True

    def _note_end(self, packet: Packet[VideoStream]) -> None:
        end = self._moment(packet) + (packet.duration or 0) * self._tick
        if self._end < end < self._end + _ON + self._step:
            self._end = end

    def _decoded(self, packet: Packet[VideoStream]) -> list[VideoFrame]:
        """The frames of a packet; of a key frame alone, that one without waiting for others."""
        context = self._stream.codec_context
        try:
            frames = list(packet.decode())
            if self._only_keys and packet.size and not frames:
                frames = list(context.decode(None))
                context.flush_buffers()
        except _BROKEN:
            return []
        self._pixels_left -= len(frames) * self._stream.width * self._stream.height
        if self._pixels_left < 0 and not self._only_keys:
            self._only_keys = True
            context.flush_buffers()
        return frames

    def _steady(self, ticks: int | None) -> float:
        """When a frame is shown, by a clock that only goes on."""
        if ticks is None:
            return self._last + self._step
        seconds = self._since_start(ticks) + self._shift
        if not self._last - _BACK < seconds < self._last + _ON + self._step:
            self._shift += self._last + _LEAST_STEP - seconds
            seconds = self._last + _LEAST_STEP
        return max(0.0, seconds)

    def _since_start(self, ticks: int) -> float:
        return float(ticks * self._tick) - self._start
