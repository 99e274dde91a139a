"""Makes a map, or puts on one what came since it was made."""

from __future__ import annotations

import logging
from contextlib import closing
from functools import partial

import numpy as np
from msgspec import Struct

from ..catalogue import Catalogue
from ..catalogue.maps import MapStamp
from ..clusters.points import Points, points_of
from ..errors import UserError
from ..index.space_index import SpaceIndex
from ..integrity.steps import SILENT, Step, Steps
from ..language import tr, tr_noop
from ..paths import LibraryPaths
from ..types.ids import Ids, IdSet
from ..types.maps import MapMethod, MapReport, Places
from ..types.vectors import Vectors
from .landmarks import landmarks_of
from .layout_process import lay_out
from .neighbours import placed_among
from .principal import principal
from .procrustes import aligned, normal

# So many are laid out together, others are put among them: docs/decisions/map.md has what it costs.
MOST_LAID_OUT = 30_000
# Once a library has grown by so much, all places are worked out anew.
GROWN = 1.5
# Fewer points have no neighbourhoods to keep.
_LEAST = 8
_EMPTY = tr_noop("The library is empty. Add a folder first.")
# Turning a map takes two points that both have, which are not the same.
_LEAST_COMMON = 3

_log = logging.getLogger(__name__)


def update_map(
    paths: LibraryPaths, method: MapMethod, *, anew: bool = False, steps: Steps = SILENT
) -> MapReport:
    """Bring a map in line with the library; beside whoever writes.

    Args:
        anew: work out all places, although those that are there could stay.

    Raises:
        UserError: nothing is indexed, or the layout needs more memory than there is.
        Cancelled: it was stopped; the map is as it was.
    """
    with closing(Catalogue(paths.catalogue)) as catalogue:
        space = catalogue.spaces.active()
        if space is None:
            raise UserError(tr(_EMPTY))
        steps.begin(Step.GATHERING)
        view = SpaceIndex(paths, space, {}).refresh(catalogue)
        points = points_of(view.table, tell=partial(steps.begin, Step.GATHERING))
        if not len(points.ids):
            raise UserError(tr(_EMPTY))
        stamp = MapStamp(space.id, view.revision, len(points.ids))
        return _Update(catalogue, method, points, stamp, steps).run(anew=anew)


class _Update(Struct, frozen=True, eq=False):
    """One update of one map.

    Attributes:
        stamp: what it will have been made from.
    """

    catalogue: Catalogue
    method: MapMethod
    items: Points
    stamp: MapStamp
    steps: Steps

    def run(self, *, anew: bool) -> MapReport:
        former = self.catalogue.maps.stamp(self.method)
        if former is None or anew or self._is_outgrown(former):
            placed = self._work_out()
            is_new = True
        else:
            placed, is_new = self._add(former), False
        if placed:
            self._name()
        _log.info("map %s: %d of %d placed", self.method, placed, len(self.items.ids))
        return MapReport(self.method, len(self.items.ids), placed, is_new)

    def _is_outgrown(self, former: MapStamp) -> bool:
        """Whether places of items that stay no longer say enough of the others.

        Items may have gone since, or say something else. The places of PCA are a matter of a
        moment for all.
        """
        if former.space_id != self.stamp.space_id:
            return True
        if self.method is MapMethod.PCA:
            return former.revision != self.stamp.revision
        known, _ = self.catalogue.maps.places(self.method)
        rows, _ = self._rows_of(known, without=self.catalogue.maps.changed_items(former))
        return len(self.items.ids) > GROWN * min(former.fitted, len(rows))

    def _add(self, former: MapStamp) -> int:
        """Put what came or changed among what stayed; returns how many that are."""
        known, places = self.catalogue.maps.places(self.method)
        changed = self.catalogue.maps.changed_items(former)
        known_rows, stays = self._rows_of(known, without=changed)
        is_new = np.ones(len(self.items.ids), np.bool_)
        is_new[known_rows] = False
        if is_new.any():
            reduced = principal(self.items.vectors)
            among = reduced[known_rows]
            found = _placed(reduced[is_new], among, places[stays], self.steps)
            ids = self.items.ids[is_new]
            self.catalogue.maps.add(self.method, self.stamp.revision, ids, found)
        return int(is_new.sum())

    def _rows_of(self, known: Ids, without: Ids) -> tuple[Ids, Ids]:
        """Where items of a map stand among all, and on the map; some are passed over."""
        found = IdSet(self.items.ids).has(known) & ~IdSet(without).has(known)
        stays = np.flatnonzero(found)
        return np.searchsorted(self.items.ids, known[stays]), stays

    def _work_out(self) -> int:
        """Lay everything out; returns how many that are."""
        reduced = principal(self.items.vectors)
        known, former = self.catalogue.maps.places(self.method)
        rows, stays = self._rows_of(known, without=np.empty(0, np.int64))
        is_turned = len(rows) >= _LEAST_COMMON
        start = normal(reduced[:, :2])
        if is_turned:
            start = aligned(start, start[rows], former[stays])
            start[rows] = former[stays]
        places = laid_out(self.method, self.items.ids, reduced, start, self.steps)
        places = aligned(places, places[rows], former[stays]) if is_turned else normal(places)
        self.steps.begin(Step.WRITING)
        self.catalogue.maps.put(self.method, self.stamp, self.items.ids, places)
        return len(places)

    def _name(self) -> None:
        self.steps.begin(Step.NAMING)
        ids, places = self.catalogue.maps.places(self.method)
        found = landmarks_of(self.catalogue, ids, places)
        self.catalogue.maps.put_landmarks(self.method, found)


def laid_out(method: MapMethod, ids: Ids, reduced: Vectors, start: Places, steps: Steps) -> Places:
    """Places by one method, float32 (n, 2), of items with these ids.

    Args:
        reduced: as `principal` gives them, float32 (n, d).
        start: where points lie at first, float32 (n, 2).
    """
    if method is MapMethod.PCA or len(reduced) < _LEAST:
        return reduced[:, :2]
    steps.begin(Step.ARRANGING)
    rows = _sample(ids, MOST_LAID_OUT)
    places = np.empty((len(reduced), 2), np.float32)
    places[rows] = lay_out(method, reduced[rows], start[rows], steps)
    rest = np.setdiff1d(np.arange(len(reduced)), rows)
    places[rest] = _placed(reduced[rest], reduced[rows], places[rows], steps)
    return places


def _placed(wanted: Vectors, among: Vectors, places: Places, steps: Steps) -> Places:
    tell = partial(steps.begin, Step.PLACING, total=len(wanted))
    return placed_among(wanted, among, places, tell)


def _sample(ids: Ids, most: int) -> Ids:
    """Rows of at most so many items, rising; the same items again when few have come or gone."""
    if len(ids) <= most:
        return np.arange(len(ids))
    # Multiplicative hashing (Knuth): numbers in a row are drawn as if by lot.
    lots = (ids.astype(np.uint64) * np.uint64(2654435761)) % np.uint64(2**32)
    return np.sort(np.argsort(lots, kind="stable")[:most])
