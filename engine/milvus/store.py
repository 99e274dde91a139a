"""Previews and words beside the vectors, for those who cannot reach the files.

They lie in a folder that all machines see, or in a bucket, as fsspec reads its address: for each
item of each machine one file with its words and one with its preview. What another machine put
there is untrusted: no more is read than one of ours puts, and a preview is held to what a decoder's
is.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..errors import IndexAwayError
from ..language import tr
from ..media.extract import MOST_PLACE_CHARS
from ..media.previews import is_preview
from ..types import Preview, PreviewKind, Segment
from ..types.film_strip import MOST_BYTES

_FOLDER = "triptych-1"
# A document has at most a million letters; and what one text of it shows is a page.
_MOST_BYTES, _MOST_CHARS = 16_000_000, 20_000
_GZIP = 31
_DAMAGED = (zlib.error, UnicodeError, RecursionError, msgspec.DecodeError)


@dataclass(frozen=True, slots=True)
class Words:
    """What can be read of an item.

    Attributes:
        texts: of its segments, with where they stand in the document, by `segment_name`.
    """

    title: str = ""
    author: str = ""
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def put_into(self, segment: Segment) -> Segment:
        """A segment with its text and its place."""
        text, place = self.texts.get(segment_name(segment), ("", ""))
        return replace(segment, text=text, place=place)

    def cut(self) -> Words:
        """As much as is shown."""
        texts = {
            name: (text[:_MOST_CHARS], place[:MOST_PLACE_CHARS])
            for name, (text, place) in self.texts.items()
        }
        return Words(self.title[:_MOST_CHARS], self.author[:_MOST_CHARS], texts)


def segment_name(segment: Segment) -> str:
    """What tells a segment from the others of its item."""
    return f"{segment.kind} {segment.start} {segment.end}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file of words holds."""

    words: Words
    kind: PreviewKind


class PreviewStore:
    """A place for previews and words. Any thread may call.

    Every method raises IndexAwayError where the place cannot be used now.

    Args:
        address: a folder, or a URL that fsspec knows, such as s3://bucket/folder.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def put(self, machine: str, number: int, words: Words, preview: Preview) -> None:
        """Keep what is to be seen of an item, in place of what there was."""
        with self._files() as (system, root):
            folder = f"{root}/{machine}"
            system.makedirs(folder, exist_ok=True)
            system.pipe_file(f"{folder}/{number}.preview", preview.data)
            packed = gzip.compress(msgspec.json.encode(_Told(words, preview.kind)))
            system.pipe_file(f"{folder}/{number}.words", packed)

    def get(self, machine: str, number: int) -> tuple[Words, Preview]:
        """What is to be seen of an item; nothing where nothing is kept."""
        with self._files() as (system, root):
            base = f"{root}/{machine}/{number}"
            try:
                told = _unpacked(_read(system, f"{base}.words", _MOST_BYTES))
                # Of a larger one enough is read to see that it is none.
                preview = Preview(told.kind, _read(system, f"{base}.preview", MOST_BYTES + 1))
            except (FileNotFoundError, *_DAMAGED):
                return Words(), Preview()
        return told.words.cut(), preview if is_preview(preview) else Preview()

    def remove(self, machine: str, numbers: Iterable[int]) -> None:
        """Keep nothing of some items any more."""
        with self._files() as (system, root):
            for number in numbers:
                for ending in ("words", "preview"):
                    with suppress(FileNotFoundError):
                        system.rm_file(f"{root}/{machine}/{number}.{ending}")

    def remove_machine(self, machine: str) -> None:
        """Keep nothing of a machine any more."""
        with self._files() as (system, root), suppress(FileNotFoundError):
            system.rm(f"{root}/{machine}", recursive=True)

    @contextmanager
    def _files(self) -> Iterator[tuple[Any, str]]:
        from fsspec.core import url_to_fs  # noqa: PLC0415

        try:
            system, path = url_to_fs(self._address)
            yield system, f"{path.rstrip('/')}/{_FOLDER}"
        # Each kind of place has errors of its own.
        except Exception as error:
            raise IndexAwayError(
                tr(
                    "The store for previews at {address} does not answer ({why}). What changed "
                    "here is told to other machines once it does.",
                    address=self._address,
                    why=error,
                )
            ) from error


def _read(system: Any, path: str, most: int) -> bytes:
    with system.open(path, "rb") as file:
        return bytes(file.read(most))


def _unpacked(packed: bytes) -> _Told:
    """What a file of words says.

    Raises:
        zlib.error, msgspec.DecodeError: it was not written by `put`, or has more than that writes.
    """
    told = zlib.decompressobj(_GZIP).decompress(packed, _MOST_BYTES)
    return msgspec.json.decode(told, type=_Told)


def words_of(catalogue: Catalogue, item: int, space_id: int) -> Words:
    """What the catalogue has to be read of an item."""
    found = catalogue.items.get([item])
    if not found:
        return Words()
    told, parts = found[0].metadata, catalogue.segments.of_item(item, space_id)
    texts = {segment_name(one): (one.text, one.place) for one in parts if one.text}
    return Words(told.title, told.author, texts)
