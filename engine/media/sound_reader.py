"""Sound files as a stream of blocks at one sample rate, whatever they were stored as.

FFmpeg, through PyAV, is asked first, then libsndfile, which knows some formats that it does not.
Before that, headers that were never finished are put right, and Ogg is cut into its links. Memory
does not grow with the length of a sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import BinaryIO

import av
import soundfile

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types.vectors import Samples
from .empty_tail import end_of_content
from .ffmpeg_sound import DAMAGED, ENDS_EARLY, open_with_ffmpeg
from .file_view import view_of
from .leading_tags import ID3_SIZE_AT, end_of_tags, id3_size
from .locked_sound import why_not_opened
from .mpeg_audio import find_mpeg_audio
from .ogg_chain import breaks_off, links_of
from .sndfile_sound import open_with_sndfile
from .sound import Sound
from .sound_signatures import EBML, begins_sound, buried_sound, start_of_sound
from .unfinished_sound import finished

UNFINISHED = tr_noop("its header was never finished: read to its end")
_DAMAGED = tr_noop("the sound is damaged or cut short")
_UNKNOWN = tr_noop("not a sound Triptych can read")
_HEAD_BYTES = 8192
# Formats of frames, in which there is never more than a moment of zeros.
_WITHOUT_ZEROS = (b"OggS", b"fLaC", b"ID3", EBML)
# How frames begin that FFmpeg finds only when it is told what they are.
_FRAMES = {
    "dts": re.compile(rb"\x7f\xfe\x80\x01"),
    "loas": re.compile(rb"\A\x56[\xe0-\xff]"),
}
_REFUSALS = (av.FFmpegError, OSError, soundfile.SoundFileError)


@contextmanager
def open_sound(file: BinaryIO, rate: int) -> Iterator[Sound]:
    """Open a sound for streaming at `rate` Hz.

    Raises:
        UnreadableFileError: there is no sound in it that can be decoded.
    """
    file, head = _from_its_start(file)
    if head.startswith(_WITHOUT_ZEROS) or find_mpeg_audio(head) >= 0:
        file = view_of(file, end=end_of_content(file))
    if why := why_not_opened(file, head):
        raise UnreadableFileError(why)
    if head.startswith(b"OggS"):
        with _open_chain(file, head, rate) as sound:
            yield sound
        return
    whole, is_mended = finished(file)
    with _open_plain(whole, head, rate) as sound:
        yield replace(sound, note=lambda: UNFINISHED) if is_mended else sound


def _from_its_start(file: BinaryIO) -> tuple[BinaryIO, bytes]:
    """Leave out what stands before a signature; returns the sound with its first bytes.

    ID3 before an MP3, a FLAC and a TTA is theirs, and is read with them.
    """
    tags = end_of_tags(file)
    file.seek(0)
    whole = file.read(_HEAD_BYTES)
    if whole.startswith(b"ID3") and 0 < (frames := find_mpeg_audio(whole)) != tags:
        # A tag that says that it reaches into the sound would swallow it.
        return view_of(file, mended={ID3_SIZE_AT: id3_size(frames)}), whole
    file.seek(tags)
    head = file.read(_HEAD_BYTES)
    start = start_of_sound(head)
    if start is None and find_mpeg_audio(head) < 0:
        start = buried_sound(head)
    is_theirs = whole.startswith(b"ID3") and head.startswith((b"fLaC", b"TTA1"))
    if start is None or is_theirs or tags + start == 0:
        return file, whole
    return view_of(file, tags + start), head[start:]


@contextmanager
def _open_plain(file: BinaryIO, head: bytes, rate: int) -> Iterator[Sound]:
    """Ask one decoder after the other."""
    with ExitStack() as stack:
        for attempt in _attempts(head):
            try:
                sound = stack.enter_context(attempt(file, rate))
                break
            except _REFUSALS:
                continue
        else:
            raise UnreadableFileError(_DAMAGED if begins_sound(head) else _UNKNOWN)
        yield sound


def _attempts(head: bytes) -> Iterator[Callable[[BinaryIO, int], AbstractContextManager[Sound]]]:
    if head.startswith(b"RIFX"):
        # FFmpeg takes its samples for little-endian ones.
        yield open_with_sndfile
    yield open_with_ffmpeg
    if find_mpeg_audio(head) >= 0:
        yield partial(open_with_ffmpeg, container_format="mp3")
    yield open_with_sndfile
    for container_format, frame in _FRAMES.items():
        if frame.search(head):
            yield partial(open_with_ffmpeg, container_format=container_format)


@contextmanager
def _open_chain(file: BinaryIO, head: bytes, rate: int) -> Iterator[Sound]:
    """Open a chain of Ogg streams by its first; the others are opened when it is their turn."""
    first, *others = links_of(file)
    notes: list[str] = []
    with _open_plain(first, head, rate) as sound:

        def blocks() -> Iterator[Samples]:
            yield from sound.blocks
            notes.append(sound.note())
            for link in others:
                yield from _blocks_of_link(link, head, rate, notes)

        def length() -> float:
            return sound.length() + sum(_length_of_link(link, head, rate) for link in others)

        def note() -> str:
            if breaks_off((others or [first])[-1]):
                return ENDS_EARLY
            # The pages have told that it does not end early, whatever a decoder makes of it.
            return DAMAGED if DAMAGED in notes else ""

        yield Sound(blocks(), length, note, sound.tags)


def _blocks_of_link(link: BinaryIO, head: bytes, rate: int, notes: list[str]) -> Iterator[Samples]:
    try:
        with _open_plain(link, head, rate) as sound:
            yield from sound.blocks
            notes.append(sound.note())
    except UnreadableFileError:
        notes.append(DAMAGED)


def _length_of_link(link: BinaryIO, head: bytes, rate: int) -> float:
    try:
        with _open_plain(link, head, rate) as sound:
            return sound.length()
    except UnreadableFileError:
        return 0.0
