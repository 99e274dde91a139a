"""Vectors that others made, as their files give them: checked, and put together by content.

The rows of a content may stand in any order, and in several files: jobs on many machines write them
as they come.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from ..errors import UserError
from ..language import tr
from ..media.extract import MOST_PLACE_CHARS
from ..media.limits import Limits
from ..media.replies import MalformedReplyError, check_end
from ..types import Metadata, Modality, Preview, PreviewKind, Segment
from ..types.decoded import FileDone
from ..types.tracks import track_of
from ..types.vectors import StoredVectors
from .encoded import EncodedFile
from .vector_files import DIGEST_BYTES, FORMAT, Row, malformed, read_rows

_SEGMENT = Segment.__struct_fields__
_OF_EACH = ("format", "space", "preset", "hash", "size", "number")
_MOST_SEGMENTS, _MOST_SIZE = 10_000, 1e9
# Of the length of a unit vector whose numbers were rounded to 16 bits.
_ROUNDING = 0.01


class _Part(NamedTuple):
    row: Row
    vector: StoredVectors


@dataclass(frozen=True, slots=True)
class GivenVectors:
    """The files of vectors that were named, once they were looked through.

    Attributes:
        sizes: bytes of each content's file, by its hash.
        space, preset: what made the vectors.
    """

    paths: tuple[Path, ...]
    sizes: dict[bytes, int]
    space: str
    preset: str

    def refuse_other_space(self, identities: Collection[str], preset: str) -> None:
        """Refuse vectors that another model made than a library has.

        Args:
            identities: of the model of the library, and of its space.
            preset: its name.

        Raises:
            UserError: these are others.
        """
        if self.space in identities:
            return
        if self.preset != preset:
            raise UserError(
                tr(
                    "These vectors were made with the model '{made}', and this library has "
                    "'{model}': encode with --preset {model}, or change the library: triptych "
                    "models use {made}",
                    made=self.preset,
                    model=preset,
                )
            )
        raise UserError(
            tr(
                "These vectors were made with other weights of the model '{model}' than this "
                "library has. Encode the files anew, with the same version of it.",
                model=preset,
            )
        )

    def files(self, wanted: Container[bytes], dim: int) -> Iterator[EncodedFile]:
        """The contents of these hashes, once each, as soon as all of their rows were read.

        One that lacks rows is left out.

        Args:
            dim: how many numbers a vector has.

        Raises:
            UserError: a file is damaged.
        """
        begun: defaultdict[bytes, dict[int, _Part]] = defaultdict(dict)
        told: set[bytes] = set()
        for path in self.paths:
            for row, vector in read_rows(path):
                digest = row["hash"]
                if digest not in wanted or digest in told:
                    continue
                if not 0 <= (row["number"] or 0) < min(row["segments"] or 0, _MOST_SEGMENTS):
                    raise malformed(path, "its segments are none")
                begun[digest][row["number"] or 0] = _Part(row, vector)
                if len(begun[digest]) == row["segments"]:
                    told.add(digest)
                    yield _encoded(path, begun.pop(digest), dim)


def look_through(named: Sequence[Path]) -> GivenVectors:
    """Look at files of vectors, and at those in folders, for what they have.

    Raises:
        UserError: there is none, one is no such file, or they are of several models.
    """
    paths = tuple(path for place in named for path in _files_at(place))
    sizes: dict[bytes, int] = {}
    made: set[tuple[str, str]] = set()
    for path in paths:
        for row, _ in read_rows(path, _OF_EACH):
            if row["format"] != FORMAT or len(row["hash"] or b"") != DIGEST_BYTES:
                raise malformed(path, f"format {row['format']}")
            made.add((row["space"], row["preset"]))
            sizes[row["hash"]] = row["size"]
    if len(made) > 1:
        models = ", ".join(sorted({preset for _, preset in made}))
        raise UserError(
            tr(
                "These vectors were made with several models ({models}): import those of one.",
                models=models,
            )
        )
    return GivenVectors(paths, sizes, *next(iter(made), ("", "")))


def _files_at(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(place.rglob("*.parquet"))
    if not found:
        raise UserError(tr("There are no files of vectors in {folder}.", folder=place))
    return found


def _encoded(path: Path, parts: dict[int, _Part], dim: int) -> EncodedFile:
    """A content from its rows.

    Raises:
        UserError: they are none that an encoder wrote.
    """
    try:
        rows = [parts[number] for number in range(len(parts))]
        return _checked(rows, dim)
    except (KeyError, TypeError, ValueError, MalformedReplyError) as error:
        raise malformed(path, error) from error


def _checked(parts: Sequence[_Part], dim: int) -> EncodedFile:
    first = parts[0].row
    preview = Preview(PreviewKind(first["preview_kind"]), first["preview"])
    metadata = msgspec.convert(first["metadata"], Metadata)
    done = FileDone(Modality(first["modality"]), metadata, preview, first["document"])
    check_end(done)
    told = [{name: part.row[name] for name in _SEGMENT} for part in parts]
    segments = msgspec.convert(told, tuple[Segment, ...])
    vectors = np.stack([part.vector for part in parts])
    if not all(_fits(segment, done) for segment in segments):
        raise ValueError("its segments are none")
    lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
    # Also false where a number is none.
    is_unit = (np.abs(lengths - 1) < _ROUNDING).all()
    if vectors.shape[1] != dim or not is_unit:
        raise ValueError("its vectors are none")
    return EncodedFile(first["hash"], str(first["path"]), first["size"], done, segments, vectors)


def _fits(segment: Segment, done: FileDone) -> bool:
    """Whether a segment can be one of a file; of one with no such track there is a ValueError."""
    has_place = math.isfinite(segment.end) and 0 <= segment.start <= segment.end <= _MOST_SIZE
    is_short = len(done.text) <= Limits().text_chars and len(segment.place) <= MOST_PLACE_CHARS
    return has_place and is_short and not track_of(done.modality, segment.kind).is_later
