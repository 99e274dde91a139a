"""What it costs to hand a decoder's parts over checked, beside pickling them: a ratio.

Run `python benchmarks/decoder_replies.py`; both ways take turns in one run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

import numpy as np

from engine.media.replies import receive_reply, send_reply
from engine.types import Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone, Part
from engine.types.vectors import InputSpec

SPEC = InputSpec()
SECONDS = 60.0


def picture() -> list[Part]:
    """The two parts of a photo: 224 x 298 pixels, and a preview of 20 KB."""
    pixels = np.random.default_rng(0).integers(0, 256, (224, 298, 3), np.uint8)
    preview = Preview(PreviewKind.JPEG, b"\xff\xd8" + bytes(20_000))
    metadata = Metadata(4000, 3000, taken="2024-05-31T18:30:00", camera="A camera")
    return [
        Batch(Modality.IMAGE, (Segment(SegmentKind.WHOLE),), (pixels,)),
        FileDone(Modality.IMAGE, metadata, preview),
    ]


def sound() -> list[Part]:
    """Eight windows of ten seconds."""
    windows = np.random.default_rng(0).uniform(-1, 1, (8, 160_000)).astype(np.float32)
    segments = tuple(Segment(SegmentKind.WINDOW, 5.0 * n, 5.0 * n + 10.0) for n in range(8))
    return [Batch(Modality.AUDIO, segments, tuple(windows))]


def document() -> list[Part]:
    """A document of 512 passages."""
    text = "Some words that stand for a passage of forty words or so, as long as this. " * 3
    passages = tuple(Segment(SegmentKind.PASSAGE, 0, len(text), text) for _ in range(512))
    return [Batch(Modality.TEXT, passages), FileDone(Modality.TEXT, Metadata(), Preview(), text)]


def pickled(connection: Connection) -> Part:
    """Receive as it was done before."""
    part: Part = connection.recv()
    return part


def checked(connection: Connection) -> object:
    """Receive as it is done now."""
    return receive_reply(connection, SPEC, SECONDS)


def serve(connection: Connection, is_checked: bool, parts: list[Part]) -> None:
    """Send the parts as often as asked."""
    while count := connection.recv():
        for _ in range(count):
            for part in parts:
                if is_checked:
                    send_reply(connection, part)
                else:
                    connection.send(part)


class Way:
    """A process that sends parts in one way."""

    def __init__(self, receive: Callable[[Connection], object], parts: list[Part]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.receive = receive
        self.parts = parts
        arguments = (theirs, receive is checked, parts)
        self.process = context.Process(target=serve, args=arguments, daemon=True)
        self.process.start()

    def seconds(self, count: int) -> float:
        """How long so many files take, from the request to the last part."""
        started = time.perf_counter()
        self.connection.send(count)
        for _ in range(count * len(self.parts)):
            self.receive(self.connection)
        return (time.perf_counter() - started) / count

    def end(self) -> None:
        """End the process."""
        self.connection.send(0)
        self.process.join()


def main() -> None:
    """Print the cost of one file in both ways, and its ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print(f"{'':<10}{'pickled':>12}{'checked':>12}{'ratio':>8}")
    for make, count in ((picture, 200), (sound, 20), (document, 50)):
        ways = [Way(receive, make()) for receive in (pickled, checked)]
        for way in ways:
            way.seconds(3)
        times = [[way.seconds(count) for way in ways] for _ in range(rounds)]
        before, after = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(one[1] / one[0] for one in times)
        print(f"{make.__name__:<10}{before * 1e3:>9.2f} ms{after * 1e3:>9.2f} ms{ratio:>8.2f}")
        for way in ways:
            way.end()


if __name__ == "__main__":
    main()
