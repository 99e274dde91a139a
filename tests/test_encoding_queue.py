"""The encoder works beside the decoders: what comes meanwhile gathers, and nothing is mixed up."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing

import numpy as np
import pytest
from fake_encoder import ColourEncoder

from engine.errors import UnreadableFileError
from engine.indexing.encoding import BATCH_SIZE, EncodingQueue, FileInFlight
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone
from engine.types.vectors import Pixels, Vectors

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

    def __init__(self, encoder: Held) -> None:
        self.whole: list[str] = []
        self.failed: list[str] = []
        self.queue = EncodingQueue(
            encoder,
            lambda file: self.whole.append(file.stat.path),
            lambda file, error: self.failed.append(file.stat.path),
        )

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
    put = Files(encoder)
    with closing(put.queue):
        yield put
        encoder.free.set()


def test_files_gather_while_the_encoder_works(encoder: Held, files: Files) -> None:
    """It begins before a whole group is there, and whoever puts in does not wait for it."""
    names = [f"{number:02}" for number in range(BATCH_SIZE[Modality.IMAGE])]
    for name in names[:-1]:
        files.put(name)
    assert encoder.begun.wait(LIMIT)
    assert files.whole == []
    files.put(names[-1])
    encoder.free.set()
    files.queue.flush()
    assert files.whole == names
    assert files.failed == []


def test_what_fails_meanwhile_is_left_out(encoder: Held, files: Files) -> None:
    """A file that its decoder gives up while it is encoded neither counts nor shifts the others."""
    put = [files.put(f"{number:02}", shade=10 * number) for number in range(12)]
    assert encoder.begun.wait(LIMIT)
    files.queue.drop(put[3])
    files.queue.drop(put[11])
    encoder.free.set()
    files.queue.flush()
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
    files.queue.flush()
    assert files.failed == ["05"]
    assert files.whole == [name for name in names if name != "05"]
