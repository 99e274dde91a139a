"""Pictures: one in another size, form or position, with a mark or with a little cut off.

A hash finds those that show all of it, however turned; vectors find those that do not. Pairs are
near where one, laid over the other, matches it (`picture_check`). What is left of a burst, and of
pictures that mean much the same, is similar.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain, islice

import numpy as np

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.duplicate_tables import AlikePair, Fingerprint
from ..media.levels import grey
from ..media.picture_hash import MAKER, picture_hash
from ..threads import within_limit
from ..types import Item, Modality
from ..types.decoded import HASH_BYTES
from ..types.duplicates import DuplicateKind
from ..types.ids import Mask
from .comparing import NO_PAIRS, Pairs, Telling
from .hash_pairs import near_pairs
from .neighbours import Neighbours
from .picture_check import SIDE as CHECKED_SIDE
from .picture_check import Picture, match
from .turns import TURNS, Hashes, distances, turned, turned_hashes

# Bits of 256. Hashes of different pictures differ in 128, give or take 8, and those of pictures of
# which a twentieth is cut off in any corner in 108 at most.
_NEAR_BITS, _TURNED_BITS, _CUT_BITS = 40, 80, 108
# Cosines of centred vectors: worth a look, look-alikes, and moments of one scene.
_WORTH_A_LOOK, _LOOK_ALIKE, _BURST = 0.8, 0.95, 0.8
_BURST_TIME = timedelta(seconds=10)
_BURST_NEIGHBOURS = 8
# What is cut off makes a shape wider or narrower by that much at most.
_SHAPE = 0.16
_BATCH, _SHARE, _THREADS = 256, 64, 4
_CACHED = 4096


class PictureComparer:
    """A `Comparer` of pictures, by their previews.

    Args:
        thumbnails: their previews; None where there are none.
        neighbours: their vectors; None where there are none.
    """

    modality = Modality.IMAGE
    maker = MAKER

    def __init__(
        self,
        catalogue: Catalogue,
        thumbnails: ThumbnailStore | None,
        neighbours: Neighbours | None,
        telling: Telling,
    ) -> None:
        self._catalogue = catalogue
        self._thumbnails = thumbnails
        self._neighbours = neighbours
        self._telling = telling
        self._items: Mapping[bytes, int] = {}
        self._item = lru_cache(_CACHED)(self._read_item)
        self._picture = lru_cache(_CACHED)(self._read_picture)

    def fingerprints(self, contents: Mapping[bytes, int]) -> Iterator[Fingerprint]:
        """Hashes of previews; a picture that shows nothing has none."""
        waiting = iter(contents)
        # Others can work while pictures are decoded.
        with ThreadPoolExecutor(within_limit(_THREADS)) as threads:
            while some := list(islice(waiting, _BATCH)):
                jpegs = self._jpegs(some)
                shares = [jpegs[start : start + _SHARE] for start in range(0, len(jpegs), _SHARE)]
                hashed = chain.from_iterable(threads.map(_hashed, shares))
                yield from map(Fingerprint, some, hashed)

    def candidates(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        """By their hashes, by their vectors, and by the seconds in which they were taken."""
        self._items = self._catalogue.duplicates.contents(self.modality)
        return np.concatenate(
            [self._by_hash(prints, new), self._by_meaning(prints, new), self._by_time(prints)]
        )

    def _by_hash(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        places = np.array([n for n, one in enumerate(prints) if one.data], np.int64)
        asked = places[new[places]]
        if not len(asked):
            return NO_PAIRS
        hashes = _hashes(prints, places)
        found = near_pairs(_hashes(prints, asked), hashes, range(TURNS), _NEAR_BITS)
        return np.stack([asked[found[:, 0]], places[found[:, 1]]], axis=1)

    def _by_meaning(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        if self._neighbours is None:
            return NO_PAIRS
        items = np.array([self._items.get(one.content, 0) for one in prints], np.int64)
        pairs = self._neighbours.pairs(items.tolist(), new, _WORTH_A_LOOK, self._telling)
        may_be_near = _may_be_cut(prints, pairs)
        rest = pairs[~may_be_near]
        alike = self._neighbours.cosines(items[rest[:, 0]], items[rest[:, 1]]) >= _LOOK_ALIKE
        return np.concatenate([pairs[may_be_near], rest[alike]])

    def _by_time(self, prints: Sequence[Fingerprint]) -> Pairs:
        """Those that a camera took within seconds."""
        moments = self._catalogue.duplicates.taken(self.modality)
        taken = sorted(
            (moment, place)
            for place, one in enumerate(prints)
            if (moment := _moment(moments.get(one.content, ""))) is not None
        )
        pairs = [
            (place, other)
            for n, (moment, place) in enumerate(taken)
            for later, other in taken[n + 1 : n + 1 + _BURST_NEIGHBOURS]
            if later - moment <= _BURST_TIME
        ]
        return np.array(pairs, np.int64).reshape(-1, 2)

    def compare(self, one: Fingerprint, other: Fingerprint) -> AlikePair | None:
        """Near where they match, else similar where they mean much the same."""
        first, second = self._item(one.content), self._item(other.content)
        if first is None or second is None:
            return None
        parts = 0.0 if _are_two_moments(first, second) else self._parts(one, other)
        if parts:
            return AlikePair.of(one.content, other.content, DuplicateKind.NEAR, parts)
        cosine = self._cosine(first, second)
        if cosine >= (_BURST if _are_one_burst(first, second) else _LOOK_ALIKE):
            return AlikePair.of(one.content, other.content, DuplicateKind.SIMILAR, cosine)
        return None

    def _parts(self, one: Fingerprint, other: Fingerprint) -> float:
        """The share of parts that match where the two are one picture, however turned, else 0."""
        picture, beside = self._picture(one.content), self._picture(other.content)
        first, second = self._item(one.content), self._item(other.content)
        if picture is None or beside is None or first is None or second is None:
            return 0.0
        turn, differing = _likest_turn(one, other)
        if differing > _CUT_BITS:
            return 0.0
        if not _have_one_shape(first, second, is_lying=bool(turn & 4)):
            return 0.0
        found = match(np.ascontiguousarray(turned(picture, turn)), beside)
        return found.parts if found.is_one_picture else 0.0

    def _cosine(self, one: Item, other: Item) -> float:
        if self._neighbours is None:
            return 0.0
        return float(self._neighbours.cosines(np.array([one.id]), np.array([other.id]))[0])

    def _read_item(self, content: bytes) -> Item | None:
        found = self._catalogue.items.get([self._items.get(content, 0)])
        return found[0] if found else None

    def _read_picture(self, content: bytes) -> Picture | None:
        return grey(self._jpeg(content), CHECKED_SIDE)

    def _jpegs(self, contents: Sequence[bytes]) -> list[bytes]:
        previews = self._thumbnails.get_some(contents) if self._thumbnails else {}
        return [previews[one].jpeg if one in previews else b"" for one in contents]

    def _jpeg(self, content: bytes) -> bytes:
        return self._thumbnails.get(content).jpeg if self._thumbnails else b""


def _hashed(jpegs: Sequence[bytes]) -> list[bytes]:
    return list(map(picture_hash, jpegs))


def _hashes(prints: Sequence[Fingerprint], places: Sequence[int] | np.ndarray) -> Hashes:
    packed = b"".join(prints[int(place)].data for place in places)
    return np.frombuffer(packed, np.uint8).reshape(-1, HASH_BYTES)


def _may_be_cut(prints: Sequence[Fingerprint], pairs: Pairs) -> Mask:
    """Which pairs are near enough by their hashes, or have none; (n,)."""
    hashed = np.array([bool(one.data) for one in prints], np.bool_)
    hashes = np.zeros((len(prints), HASH_BYTES), np.uint8)
    hashes[hashed] = _hashes(prints, np.flatnonzero(hashed))
    first, second = pairs.T
    lack = ~(hashed[first] & hashed[second])
    return np.asarray(lack | (distances(hashes[first], hashes[second]) <= _CUT_BITS), np.bool_)


def _likest_turn(one: Fingerprint, other: Fingerprint) -> tuple[int, int]:
    """How the first is to be turned to lie as the other does, and in how many bits they differ.

    As it is, where no other way tells more, or one has no hash.
    """
    if not (one.data and other.data):
        return 0, 0
    first, second = (np.frombuffer(print_.data, np.uint8)[None] for print_ in (one, other))
    differing = [int(distances(turned_hashes(first, turn), second)[0]) for turn in range(TURNS)]
    likest = int(np.argmin(differing))
    turn = likest if differing[likest] <= _TURNED_BITS else 0
    return turn, differing[turn]


def _have_one_shape(one: Item, other: Item, *, is_lying: bool) -> bool:
    sizes = [one.metadata.width, one.metadata.height, other.metadata.width, other.metadata.height]
    if min(sizes) <= 0:
        return True
    wide, high, other_wide, other_high = sizes
    if is_lying:
        wide, high = high, wide
    return abs(math.log(wide * other_high / (high * other_wide))) <= _SHAPE


def _moment(taken: str) -> datetime | None:
    try:
        return datetime.fromisoformat(taken).replace(tzinfo=None) if "T" in taken else None
    except ValueError:
        return None


def _are_two_moments(one: Item, other: Item) -> bool:
    """Whether a camera tells that they were taken apart: copies keep what the first one told."""
    first, second = _moment(one.metadata.taken), _moment(other.metadata.taken)
    return first is not None and second is not None and first != second


def _are_one_burst(one: Item, other: Item) -> bool:
    first, second = _moment(one.metadata.taken), _moment(other.metadata.taken)
    return first is not None and second is not None and abs(first - second) <= _BURST_TIME
