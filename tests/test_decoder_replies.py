"""What decoders send: every part arrives as it was, and nothing else is taken for one."""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from any_text import any_text
from hostile_decoders import MALFORMED, batch, framed
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.media import frames
from engine.media.frames import write
from engine.media.replies import (
    Logged,
    MalformedReplyError,
    Reply,
    Started,
    receive_reply,
    send_reply,
)
from engine.types import Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone, FileFailed
from engine.types.film_strip import FilmStrip, ShotPicture
from engine.types.vectors import InputSpec

SPEC = InputSpec(image_side=8, sample_rate=20, window_seconds=2.0)
SECONDS = 20.0
text = any_text(max_size=30)
place = st.floats(0, 1e9)
places = st.tuples(place, place).map(sorted)
sizes = st.integers(0, 10**9)
pictures = st.tuples(st.integers(8, 32), st.booleans()).flatmap(
    lambda one: arrays(np.uint8, (8, one[0], 3) if one[1] else (one[0], 8, 3))
)
sounds = arrays(np.float32, st.integers(1, 40), elements=st.floats(-1, 1, width=32))


def segments(*kinds: SegmentKind) -> st.SearchStrategy[Segment]:
    """Segments of these kinds, anywhere."""
    return st.builds(
        lambda kind, where, words: Segment(kind, *where, words),
        st.sampled_from(kinds),
        places,
        text,
    )


def batches(
    modality: Modality, kind: SegmentKind, content: st.SearchStrategy[np.ndarray]
) -> st.SearchStrategy[Batch]:
    """Batches of segments with an array each."""
    pairs = st.lists(st.tuples(segments(kind), content), min_size=1, max_size=8)
    return pairs.map(lambda some: Batch(modality, *map(tuple, zip(*some, strict=True))))


PASSAGES = st.lists(segments(SegmentKind.TITLE, SegmentKind.PASSAGE), max_size=20)
SHOTS = st.builds(
    lambda where, data: ShotPicture(*where, b"\xff\xd8" + data), places, st.binary(max_size=9)
)
PREVIEWS = st.one_of(
    st.just(Preview()),
    st.binary(max_size=99).map(lambda data: Preview(PreviewKind.JPEG, b"\xff\xd8" + data)),
    st.binary(min_size=80, max_size=80).map(lambda data: Preview(PreviewKind.PEAKS, data)),
    text.map(lambda data: Preview(PreviewKind.MARKDOWN, data.encode())),
    st.lists(SHOTS, min_size=1, max_size=5).map(
        lambda some: Preview(PreviewKind.SHOTS, FilmStrip(some[0], tuple(some)).to_bytes())
    ),
)
METADATA = st.builds(Metadata, sizes, sizes, place, *[text] * 6)
MODALITIES = st.sampled_from(Modality)
REPLIES = st.one_of(
    batches(Modality.IMAGE, SegmentKind.WHOLE, pictures),
    batches(Modality.AUDIO, SegmentKind.WINDOW, sounds),
    PASSAGES.map(lambda some: Batch(Modality.TEXT, tuple(some))),
    st.builds(FileDone, MODALITIES, METADATA, PREVIEWS, text),
    st.builds(FileFailed, text, st.none() | MODALITIES),
    st.builds(Logged, st.integers(10, 50), text),
    st.builds(Started, st.lists(text, max_size=3).map(tuple)),
)


@pytest.fixture(scope="module")
def pipe() -> Iterator[tuple[Connection, Connection]]:
    """The decoder's end of a pipe, and its parent's."""
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        yield theirs, ours


@given(reply=REPLIES)
def test_every_part_arrives_as_it_was(pipe: tuple[Connection, Connection], reply: Reply) -> None:
    """Segments, arrays, metadata, previews, texts and reasons come through unchanged."""
    sending = threading.Thread(target=send_reply, args=(pipe[0], reply))
    sending.start()
    received = receive_reply(pipe[1], SPEC, SECONDS)
    sending.join()
    if not isinstance(reply, Batch):
        assert received == reply
        return
    assert isinstance(received, Batch)
    assert (received.modality, received.segments) == (reply.modality, reply.segments)
    for sent, got in zip(reply.arrays, received.arrays, strict=True):
        np.testing.assert_array_equal(sent, got)
        assert (sent.dtype, got.flags.writeable) == (got.dtype, True)


class WindowsPipe:
    """A pipe of messages, as `multiprocessing` has it on Windows, without a system's own part."""

    def __init__(self) -> None:
        self._messages: deque[bytes] = deque()

    def send_bytes(self, message: bytes | memoryview) -> None:
        self._messages.append(bytes(message))
        assert len(self._messages[-1]) == len(message)

    def poll(self, seconds: float) -> bool:
        return bool(self._messages)

    def recv_bytes(self, most: int) -> bytes:
        message = self._messages.popleft()
        assert len(message) <= most
        return message


@given(reply=batches(Modality.IMAGE, SegmentKind.WHOLE, pictures))
def test_pictures_go_through_a_pipe_of_messages(reply: Batch) -> None:
    """Windows sends whole messages, and insists that their length is the number of their bytes."""
    pipe = cast(Connection, WindowsPipe())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(frames, "sys", SimpleNamespace(platform="win32"))
        send_reply(pipe, reply)
        received = receive_reply(pipe, SPEC, SECONDS)
    assert isinstance(received, Batch)
    for sent, got in zip(reply.arrays, received.arrays, strict=True):
        np.testing.assert_array_equal(sent, got)


def hear(data: bytes) -> Reply:
    """What is made of bytes from a decoder that then goes away."""
    ours, theirs = multiprocessing.Pipe()

    def send() -> None:
        # A reader that has heard enough goes away.
        with theirs, suppress(BrokenPipeError, ConnectionResetError):
            write(theirs, data)

    sending = threading.Thread(target=send)
    sending.start()
    try:
        with ours:
            return receive_reply(ours, InputSpec(), SECONDS)
    finally:
        sending.join()


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_reply_is_refused(name: str) -> None:
    """Wrong types, dtypes, shapes, sizes, numbers and lengths are each told from a reply."""
    with pytest.raises(MalformedReplyError):
        hear(MALFORMED[name])


@given(data=st.binary(max_size=60))
def test_any_header_is_a_reply_or_refused(data: bytes) -> None:
    """Whatever bytes come as a header, nothing but the refusal, or the end, is raised."""
    with pytest.raises((MalformedReplyError, EOFError)):
        hear(framed(data))


@pytest.mark.parametrize("sent", [b"", b"\x01", framed(batch())[:20], framed(batch(), bytes(99))])
def test_a_decoder_that_goes_in_the_middle_is_told(sent: bytes) -> None:
    """A reply that breaks off is the end of its decoder."""
    with pytest.raises((EOFError, ConnectionResetError)):
        hear(sent)


def test_dribbling_does_not_hold_up(pipe: tuple[Connection, Connection]) -> None:
    """A decoder that sends now and then a byte is given up on when its time is over."""
    theirs, ours = pipe
    stop = threading.Event()

    def dribble() -> None:
        write(theirs, framed(batch()))
        while not stop.wait(0.01):
            write(theirs, b"\0")

    sending = threading.Thread(target=dribble)
    sending.start()
    with pytest.raises(TimeoutError):
        receive_reply(ours, InputSpec(), 0.3)
    stop.set()
    sending.join()
