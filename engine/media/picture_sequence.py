"""HEIC sequences, which are films by their inside, by FFmpeg: frame after frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import av
from av.video.frame import VideoFrame
from PIL import Image

from .limits import Limits, refuse_too_many_pixels
from .page import Page, spread_frames

# One that reads nothing but the file itself.
_DEMUXER = "mov"


class PictureSequence:
    """An open sequence, whose frames are decoded in their order."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Open a sequence.

        Raises:
            UnreadableFileError: it is past the limits.
            ValueError: there is none, or it is damaged.
        """
        try:
            container = av.open(file, "r", format=_DEMUXER)
            stream = container.streams.video[0]
        except (av.FFmpegError, IndexError) as error:
            raise ValueError("no sequence of pictures") from error
        refuse_too_many_pixels(stream.width, stream.height, limits)
        stream.codec_context.thread_count = 1
        self.numbers = spread_frames(stream.frames, stream.width, stream.height, limits)
        self._frames: Iterator[VideoFrame] = container.decode(stream)
        self._next = 0

    def load(self, number: int) -> Page:
        """Decode on to a frame.

        Raises:
            ValueError: it is damaged, or not there.
        """
        try:
            for frame in self._frames:
                self._next += 1
                if self._next > number:
                    picture = Image.fromarray(frame.to_ndarray(format="rgb24"))
                    return Page(picture, picture.size, {})
        except av.FFmpegError as error:
            raise ValueError("a frame is damaged") from error
        raise ValueError("unexpected end of the frames")
