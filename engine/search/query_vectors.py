"""The terms of a query as vectors: typed words are encoded, files are decoded first."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..disk import SOON_SECONDS, Disk
from ..encoders.base import Encoder
from ..encoders.batches import encode_batches
from ..errors import SilentDiskError, UnreadableFileError, UserError
from ..index.base import Scores
from ..index.centring import ROLE_OF_CONTENT, Centring, unit_rows
from ..language import tr, tr_noop
from ..paths import root_of
from ..ranking.calibration import NullDistributions, null_distribution_of
from ..ranking.pooling import won_by_chance
from ..stored_texts import retold
from ..types import FileStat, Modality, NullDistribution, Segment, SegmentKind, Term
from ..types.decoded import Batch, FileFailed, Part
from ..types.fragments import Fragment, Interval
from ..types.tracks import CONTENTS, track_of
from ..types.vectors import InputSpec, Role, TextKind, Vectors
from .query_files import MOST_SECONDS
from .query_parts import cut, is_within, spec_for

_NO_SEARCH_BY = {
    Modality.IMAGE: tr_noop("The model in use cannot search by image: {path} was not used."),
    Modality.AUDIO: tr_noop("The model in use cannot search by audio: {path} was not used."),
    Modality.TEXT: tr_noop("The model in use cannot search by text: {path} was not used."),
    Modality.VIDEO: tr_noop("The model in use cannot search by video: {path} was not used."),
}

# Each is compared with all of the library.
MOST_ASKING = 16

Decode = Callable[[InputSpec, str], list[Part]]


class EmbeddedTerm(Struct, frozen=True):
    """One term as its encoder gave it: raw vectors, float32 (n, dim), one per segment.

    The shots of a film, or the pages of a picture, are different things, any of which may be meant;
    what several windows or passages have in common is what a sound or a text is about.

    Attributes:
        understood: whether the encoder was trained on anything like it; files always are.
    """

    vectors: Vectors
    role: Role
    weight: float
    understood: bool = True

    def centred(self, centring: Centring) -> TermVector:
        """The centred vectors of what may be meant, or their mean."""
        return self._asking(centring.apply(self.vectors, self.role))

    def raw(self) -> TermVector:
        """The same of the vectors as encoded."""
        return self._asking(self.vectors)

    def _asking(self, vectors: Vectors) -> TermVector:
        is_any = self.role is Role.IMAGE and len(vectors) > 1
        asking = _unlike(vectors) if is_any else vectors.mean(axis=0, keepdims=True)
        return TermVector(unit_rows(asking), self.role, self.weight, self.understood)


# One term: a video has two parts, one for what is seen and one for what is heard.
Embedded = tuple[EmbeddedTerm, ...]


class TermVector(Struct, frozen=True):
    """One term as unit vectors of a role, with its weight: what is like any of them is like it.

    Attributes:
        vectors: float32 (k, dim), 1 <= k <= MOST_ASKING.
        understood: whether its vectors mean anything.
    """

    vectors: Vectors
    role: Role
    weight: float
    understood: bool = True

    @property
    def middle(self) -> Vectors:
        """The mean of its vectors, as one unit vector (dim,)."""
        return np.asarray(unit_rows(self.vectors.mean(axis=0, keepdims=True))[0])

    def cosines(self, vectors: Vectors) -> Scores:
        """How like the term unit vectors (n, dim) are, float32 (n,)."""
        return np.asarray((vectors @ self.vectors.T).max(axis=1), np.float32)

    def null(self, nulls: NullDistributions, content: Modality) -> NullDistribution:
        """What unrelated queries score on a content; the best of several scores more by chance."""
        null = null_distribution_of(nulls, self.role, content)
        lifted = null.spread * float(won_by_chance(np.array(len(self.vectors))))
        return replace(null, mean=null.mean + lifted)


def _unlike(vectors: Vectors) -> Vectors:
    """At most `MOST_ASKING` of vectors (n, dim): the means of those that are most alike."""
    if len(vectors) <= MOST_ASKING:
        return vectors
    # Not with the search: few films have so many shots.
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415

    labels = fcluster(linkage(unit_rows(vectors), "average"), MOST_ASKING, "maxclust")
    return np.stack([vectors[labels == label].mean(axis=0) for label in np.unique(labels)])


def counting(terms: Sequence[TermVector]) -> list[TermVector]:
    """The terms whose meaning counts for what is wanted; none where none was understood."""
    return [term for term in terms if term.weight > 0 and term.understood]


class Embedder(Protocol):
    """Makes the vectors of a query's terms."""

    def embed(self, term: Term) -> Embedded:
        """The raw vectors of a term: one for words, one per segment for a file.

        Raises:
            UserError: the term cannot be used.
        """


class QueryEmbedder(Struct, frozen=True):
    """Makes vectors of query terms; a file that the library knows is not decoded again."""

    encoder: Encoder
    decode: Decode
    catalogue: Catalogue
    space_id: int
    disk: Disk

    def embed(self, term: Term) -> Embedded:
        """The raw vectors of a term: one for words, one per segment of content for a file.

        Raises:
            UserError: the words are empty, or the model in use has no tower for the file.
            UnreadableFileError: the file cannot be read.
        """
        if not term.is_file:
            vectors, understood = self._typed(term.value), self.encoder.understands(term.value)
            return (EmbeddedTerm(vectors, Role.QUERY_TEXT, term.weight, understood),)
        known = self._known(os.path.abspath(term.value), term)
        return known or _shared(self._decoded(term.value, term.fragment), term.weight)

    def stored(self, item_id: int, weight: float = 1.0, within: Interval | None = None) -> Embedded:
        """A term of the library's own vectors of an item; nothing where it has none.

        A picture asks with what it shows and a sound with how it sounds, whatever was read in it.

        Args:
            within: only the segments that lie there.
        """
        segments = self.catalogue.segments
        with self.catalogue.snapshot():
            items = self.catalogue.items.get([item_id])
            vectors = segments.vectors_of_item(item_id, self.space_id)
            known = segments.of_item(item_id, self.space_id)
        tracks = [track_of(items[0].modality, segment.kind) for segment in known] if items else []
        own = [
            n
            for n, track in enumerate(tracks)
            if not track.is_later and (within is None or is_within(known[n], within))
        ]
        segments_asking = [known[n] for n in own]
        contents = [tracks[n].content for n in own]
        return _shared(_by_role(vectors[own], segments_asking, contents), weight)

    def _typed(self, words: str) -> Vectors:
        if not words.strip():
            raise UserError(tr("Say what to look for: the words are empty."))
        return self.encoder.encode_texts([words.strip()], TextKind.QUERY)

    def _known(self, path: str, term: Term) -> Embedded:
        """The library's own vectors of a file that has not changed, or is out of reach."""
        if not _has_stored(term):
            return ()
        known = self.catalogue.items.stats_under(path).get(path)
        if known is None or not self._is_current(path, known):
            return ()
        within = term.fragment if isinstance(term.fragment, Interval) else None
        # A run that indexes meanwhile may have removed it.
        return self.stored(known[0], term.weight, within)

    def _is_current(self, path: str, known: tuple[int, int, int]) -> bool:
        try:
            found = self._status(path)
        except SilentDiskError:
            return True
        return found is None or (found.size, found.mtime_ns) == known[1:]

    def _status(self, path: str) -> FileStat | None:
        root = root_of(path, self.catalogue.roots.paths())
        return self.disk.status(root, path, seconds=SOON_SECONDS)

    def _decoded(self, path: str, fragment: Fragment | None) -> Mapping[Role, Vectors]:
        if self._status(os.path.abspath(path)) is None:
            raise UserError(tr("There is no file {path}. Check the path.", path=path))
        spec = self.encoder.spec
        parts = self.decode(spec_for(fragment, spec), path)
        failed = next((part for part in parts if isinstance(part, FileFailed)), None)
        if failed is not None:
            reason = retold(failed.reason)
            raise UnreadableFileError(
                tr("{path} cannot be used as a query: {reason}.", path=path, reason=reason)
            )
        if fragment is not None:
            parts = cut(parts, fragment, spec)
        batches = [part for part in parts if isinstance(part, Batch) and part.segments]
        if not batches:
            raise UserError(
                tr(
                    "Nothing can be seen or heard in that part of {path}. Choose another one, "
                    "within the first {number} minutes of a file that the library does not "
                    "have.",
                    path=path,
                    number=MOST_SECONDS // 60,
                )
            )
        usable = [batch for batch in batches if batch.modality in self.encoder.modalities]
        if not usable:
            raise UserError(tr(_NO_SEARCH_BY[batches[0].modality], path=path))
        found: dict[Role, Vectors] = {}
        for content in CONTENTS:
            own = [batch for batch in usable if batch.modality is content]
            if own:
                segments = [segment for batch in own for segment in batch.segments]
                vectors = encode_batches(self.encoder, own)
                found |= _by_role(vectors, segments, [content] * len(segments))
        return found


def _has_stored(term: Term) -> bool:
    """Whether the library's own vectors ask with a term.

    They are of no area of a picture, and stand for seconds of a sound where those lie too deep to
    be cut out of it.
    """
    fragment = term.fragment
    return fragment is None or (
        isinstance(fragment, Interval)
        and (term.modality is Modality.VIDEO or fragment.end > MOST_SECONDS)
    )


def _by_role(
    vectors: Vectors, segments: Sequence[Segment], contents: Sequence[Modality]
) -> dict[Role, Vectors]:
    """The vectors of each content, without that of the title, unless there is nothing else.

    A name that tells nothing would be half of what a short document asks for: without it, notes
    found 5 to 10 points more of the sounds at the first place (benchmarks/ranking.md).
    """
    is_content = np.array([segment.kind is not SegmentKind.TITLE for segment in segments], np.bool_)
    kept = is_content if is_content.any() else ~is_content
    found = {}
    for content in CONTENTS:
        own = kept & np.array([one is content for one in contents], np.bool_)
        if own.any():
            found[ROLE_OF_CONTENT[content]] = vectors[own]
    return found


def _shared(found: Mapping[Role, Vectors], weight: float) -> Embedded:
    """One term of what a file holds; of a video, its pictures and its sound have half each."""
    share = weight / max(1, len(found))
    return tuple(EmbeddedTerm(vectors, role, share) for role, vectors in found.items())
