"""The encoder works beside the decoders: what comes meanwhile gathers, and nothing is mixed up."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import numpy as np
import pytest
from fake_encoder import ColourEncoder

from engine.encoders.batches import encode_batches
from engine.encoders.precedence import Precedence
from engine.errors import UnreadableFileError
from engine.indexing.encoding import EncodingQueue
from engine.indexing.waiting import WORTH_A_CALL, FileInFlight, WaitingMedia
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone
from engine.types.vectors import Pixels, TextKind, Vectors

LIMIT = 30


class Held(ColourEncoder):
    """Begins with pictures when it is given them, and ends when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.free = threading.Event(), threading.Event()

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Wait, then encode; a white picture is beyond it."""
        self.begun.set()
        assert self.free.wait(LIMIT)
        if any(image.min() == 255 for image in images):
            raise UnreadableFileError("white")
        return super().encode_images(images)


class Files:
    """What became of the files that were put into a queue."""

    def __init__(
        self,
        encoder: Held,
        precedence: Precedence,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.whole: list[str] = []
        self.failed: list[str] = []
        self.queue = EncodingQueue(
            encoder,
            lambda file: self.whole.append(file.stat.path),
            lambda file, error: self.failed.append(file.stat.path),
            precedence,
            clock,
        )
        self.queue.start()

    def put(self, name: str, shade: int = 100) -> FileInFlight:
        """Put a picture of one shade in, to its end."""
        file = FileInFlight(0, FileStat(name, 1, 1), name.encode())
        picture = np.full((8, 8, 3), shade, np.uint8)
        self.queue.put(file, Batch(Modality.IMAGE, (Segment(SegmentKind.WHOLE),), (picture,)))
        if not file.dropped:
            self.queue.end(file, FileDone(Modality.IMAGE, Metadata(), b""))
        return file


@pytest.fixture
def encoder() -> Held:
    """An encoder that waits to be let go."""
    return Held()


@pytest.fixture
def files(encoder: Held) -> Iterator[Files]:
    """Files on their way through a queue."""
    put = Files(encoder, Precedence())
    with closing(put.queue):
        yield put
        encoder.free.set()


def test_files_gather_while_the_encoder_works(encoder: Held, files: Files) -> None:
    """It begins before a whole group is there, and whoever puts in does not wait for it."""
    names = [f"{number:02}" for number in range(4 * WORTH_A_CALL[Modality.IMAGE])]
    for name in names[:-1]:
        files.put(name)
    assert encoder.begun.wait(LIMIT)
    assert files.whole == []
    files.put(names[-1])
    encoder.free.set()
    deque(files.queue.drain(), 0)
    assert files.whole == names
    assert files.failed == []


def test_what_fails_meanwhile_is_left_out(encoder: Held, files: Files) -> None:
    """A file that its decoder gives up while it is encoded neither counts nor shifts the others."""
    put = [files.put(f"{number:02}", shade=10 * number) for number in range(12)]
    assert encoder.begun.wait(LIMIT)
    files.queue.drop(put[3])
    files.queue.drop(put[11])
    encoder.free.set()
    deque(files.queue.drain(), 0)
    kept = [file for file in put if not file.dropped]
    assert files.whole == [file.stat.path for file in kept]
    for file in kept:
        alone = encoder.encode_images([np.full((8, 8, 3), 10 * int(file.stat.path), np.uint8)])
        np.testing.assert_array_equal(np.concatenate(file.vectors), alone)


def test_one_file_is_to_blame(encoder: Held, files: Files) -> None:
    """The one that the encoder cannot take fails by itself, and those of its group are kept."""
    encoder.free.set()
    names = [f"{number:02}" for number in range(20)]
    for name in names:
        files.put(name, shade=255 if name == "05" else 100)
    deque(files.queue.drain(), 0)
    assert files.failed == ["05"]
    assert files.whole == [name for name in names if name != "05"]


def test_what_waits_is_bounded_by_its_bytes(encoder: Held) -> None:
    """Whoever puts in waits for room, and is let go when the encoder has taken something."""
    picture = np.zeros((10, 10, 3), np.uint8)
    batch = Batch(Modality.IMAGE, (Segment(SegmentKind.WHOLE),), (picture,))
    waiting = WaitingMedia(most_bytes=2 * picture.nbytes)
    put = [FileInFlight(0, FileStat(f"{number}", 1, 1), b"") for number in range(3)]
    waiting.put(put[0], batch)
    waiting.put(put[1], batch)
    is_in = threading.Event()
    third = threading.Thread(target=lambda: (waiting.put(put[2], batch), is_in.set()))
    third.start()
    # Fewer than are worth a call, but there is no room for more.
    taken = waiting.take({Modality.IMAGE: 1})
    assert taken is not None
    assert list(taken[1]) == [put[0]]
    assert is_in.wait(LIMIT)
    third.join()
    waiting.end()
    rest = waiting.take({Modality.IMAGE: 9})
    assert rest is not None
    assert list(rest[1]) == put[1:]
    assert waiting.take({Modality.IMAGE: 9}) is None


def test_one_who_waits_for_room_is_let_go_at_the_end() -> None:
    """A run that is stopped does not hang on an encoder that takes nothing any more."""
    batch = Batch(Modality.TEXT, (Segment(SegmentKind.PASSAGE, text="words"),))
    waiting = WaitingMedia(most_bytes=1)
    file = FileInFlight(0, FileStat("a", 1, 1), b"")
    waiting.put(file, batch)
    blocked = threading.Thread(target=waiting.put, args=(file, batch))
    blocked.start()
    waiting.end(empty=True)
    blocked.join(LIMIT)
    assert not blocked.is_alive()


def test_the_encoder_gives_way_to_a_search(encoder: Held) -> None:
    """While someone goes first no group is begun; then all of them are."""
    precedence = Precedence()
    encoder.free.set()
    files = Files(encoder, precedence)
    asked = threading.Event()
    give_way = precedence.give_way

    def told() -> None:
        asked.set()
        give_way(LIMIT)

    precedence.give_way = told  # type: ignore[method-assign]
    with closing(files.queue):
        with precedence.first():
            for number in range(WORTH_A_CALL[Modality.IMAGE]):
                files.put(f"{number}")
            assert asked.wait(LIMIT)
            assert not encoder.begun.is_set()
        assert encoder.begun.wait(LIMIT)
        deque(files.queue.drain(), 0)
    assert len(files.whole) == WORTH_A_CALL[Modality.IMAGE]


def test_indexing_goes_on_beside_one_who_never_rests() -> None:
    """Whoever gives way does so for a while, not for ever."""
    precedence = Precedence()
    with precedence.first():
        precedence.give_way(0.001)


def test_what_the_encoder_was_at_is_kept_at_the_end(encoder: Held) -> None:
    """A stopped run stores the group that was encoded, and forgets what only waited."""
    files = Files(encoder, Precedence())
    count = WORTH_A_CALL[Modality.IMAGE]
    for number in range(2 * count):
        files.put(f"{number:02}")
    assert encoder.begun.wait(LIMIT)
    encoder.free.set()
    files.queue.close()
    assert files.whole[:count] == [f"{number:02}" for number in range(count)]


def test_an_encoder_that_takes_nothing_ends_the_run(encoder: Held) -> None:
    """Its error comes to whoever puts in or drains, and no file is blamed."""

    def refuse(images: Sequence[Pixels]) -> Vectors:
        raise UnreadableFileError("no picture at all")

    encoder.encode_images = refuse  # type: ignore[method-assign]
    files = Files(encoder, Precedence())
    files.put("a")
    with pytest.raises(UnreadableFileError, match="at all"):
        deque(files.queue.drain(), 0)
    files.queue.close()
    assert (files.whole, files.failed) == ([], [])


@pytest.mark.parametrize(("seconds_each", "most"), [(1.0, 2), (0.0025, 100), (0.0, 256)])
def test_a_group_is_what_the_encoder_does_in_a_moment(
    encoder: Held, seconds_each: float, most: int
) -> None:
    """A slow one is given few at once, so that a search waits for little; a fast one many."""
    now = 0.0
    sizes: list[int] = []

    def encode(images: Sequence[Pixels]) -> Vectors:
        nonlocal now
        now += seconds_each * len(images)
        sizes.append(len(images))
        return ColourEncoder().encode_images(images)

    encoder.encode_images = encode  # type: ignore[method-assign]
    precedence = Precedence()
    files = Files(encoder, precedence, lambda: now)
    for number in range(600):
        files.put(f"{number:03}")
    deque(files.queue.drain(), 0)
    files.queue.close()
    assert len(files.whole) == 600
    assert max(sizes[1:]) <= most


def test_texts_are_encoded_beside_others_of_their_length() -> None:
    """The encoder sees them sorted, and each gets its own vector back."""
    seen: list[str] = []

    class Noting(ColourEncoder):
        def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
            """Note the texts as they come."""
            seen.extend(texts)
            return super().encode_texts(texts, kind)

    texts = ["green green green", "red", "some words of blue", "low", "red green"]
    segments = tuple(Segment(SegmentKind.PASSAGE, text=text) for text in texts)
    found = encode_batches(Noting(), [Batch(Modality.TEXT, segments)])
    assert [len(text) for text in seen] == sorted(map(len, texts))
    expected = ColourEncoder().encode_texts(texts, TextKind.DOCUMENT)
    np.testing.assert_array_equal(found, expected)
