"""Files in groups by where they were taken, or by when: days in a row are one group.

Nothing of it is kept: it is worked out of what files say themselves whenever it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..clusters.group_words import telling_words
from ..clusters.tree import MOST_AT_THE_TOP
from ..language import tr
from ..tokens import tokens
from ..types import Filters
from ..types.grouping import Grouping
from ..types.ids import Ids
from ..types.item_groups import GroupBy, ItemGroup, Occasions
from ..types.places import read_place
from ..wording import coordinates

Labels = NDArray[np.int64]
Degrees = NDArray[np.float64]

# What lies so near belongs to one place; places so near to one region.
PLACE_KM, REGION_KM = 10.0, 300.0
_EARTH_KM = 6371.0
# So many files share a spot of about a kilometre, that a place is looked for in.
_SPOT_DIGITS = 2
# A day without files does not part two others.
_GAP_DAYS = 2
# Who takes pictures every day has no occasions, but months.
_LONGEST_DAYS = 31
_COORDINATE_DIGITS = 2


def occasions(catalogue: Catalogue, by: GroupBy) -> Occasions:
    """All items of a library that can be put in groups so; of 100,000 in a few seconds."""
    with catalogue.snapshot():
        every = np.sort(catalogue.items.ids(Filters()))
        found = _by_place(catalogue) if by is GroupBy.PLACE else _by_day(catalogue, every)
    leaves = [found.members[group.id] for group in found.groups if group.level == 0]
    return Occasions(found.groups, found.members, len(every) - sum(map(len, leaves)))


def _by_place(catalogue: Catalogue) -> Occasions:
    """The largest places first."""
    said = [(item, read_place(text)) for item, text in catalogue.items.places()]
    ids = np.array([item for item, place in said if place], np.int64)
    degrees = np.array([place for _, place in said if place], np.float64).reshape(-1, 2)
    labels = near(degrees, PLACE_KM)
    middles = _means(degrees, labels)
    places = [coordinates(north, east, _COORDINATE_DIGITS) for north, east in middles.tolist()]
    names = _named(catalogue, ids, labels, places)
    regions = near(middles, REGION_KM)
    made = _tree(ids, labels, names, regions, lambda of: tr("Around {place}", place=names[of[0]]))
    return Occasions(tuple(sorted(made.groups, key=lambda group: -group.size)), made.members)


def _by_day(catalogue: Catalogue, ids: Ids) -> Occasions:
    """The newest days first."""
    told = catalogue.items.group_names(ids, Grouping.DAY)
    days = np.array([_ordinal(day) for day in told], np.int64)
    ids, days = ids[days > 0], days[days > 0]
    found, places = np.unique(days, return_inverse=True)
    runs = runs_of(found)
    labels = runs[places]
    spans = [found[runs == run] for run in range(int(runs.max(initial=-1)) + 1)]
    first, last = ([date.fromordinal(int(span[end])) for span in spans] for end in (0, -1))
    times = [_time(*both) for both in zip(first, last, strict=True)]
    years = np.array([day.year for day in first], np.int64)
    names = _named(catalogue, ids, labels, times)
    made = _tree(ids, labels, names, years, lambda of: str(years[of[0]]))
    return Occasions(_newest_first(made.groups), made.members)


def _newest_first(groups: Sequence[ItemGroup]) -> tuple[ItemGroup, ...]:
    """Runs of days, whose ids rise with time, and years by the newest run in each."""
    rank = {group.id: group.id for group in groups if group.level == 0}
    for group in groups:
        if group.parent is not None:
            rank[group.parent] = max(rank.get(group.parent, 0), group.id)
    return tuple(sorted(groups, key=lambda group: -rank[group.id]))


def near(degrees: Degrees, kilometres: float) -> Labels:
    """The group of each point, from 0 on; int64 (n,). The densest come first.

    What lies around the spot with most points is one group, then around that with most of the
    others (canopies: McCallum, Nigam and Ungar, 2000): so no chain of points makes a country of
    two towns.

    Args:
        degrees: latitude and longitude, float64 (n, 2).
    """
    spots, of_spot, counts = np.unique(
        degrees.round(_SPOT_DIGITS), axis=0, return_inverse=True, return_counts=True
    )
    points, labels = _on_sphere(spots), np.full(len(spots), -1)
    least = np.cos(kilometres / _EARTH_KM)
    for spot in np.argsort(-counts, kind="stable"):
        if labels[spot] < 0:
            is_near = (points @ points[spot] >= least) & (labels < 0)
            labels[is_near | (np.arange(len(spots)) == spot)] = labels.max() + 1
    return np.asarray(labels[of_spot.reshape(-1)], np.int64)


def runs_of(days: NDArray[np.int64]) -> Labels:
    """The run that each day belongs to, from 0 on; int64 (n,).

    Args:
        days: ordinals, int64 (n,), rising, each once.
    """
    runs = np.cumsum(np.diff(days, prepend=days[:1]) > _GAP_DAYS)
    lengths = {int(run): int(np.ptp(days[runs == run])) for run in np.unique(runs)}
    months = [(day := date.fromordinal(one)).year * 12 + day.month for one in days.tolist()]
    keys = [
        (run, month if lengths[run] >= _LONGEST_DAYS else 0)
        for run, month in zip(runs.tolist(), months, strict=True)
    ]
    order = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([order[key] for key in keys], np.int64)


def _tree(
    ids: Ids,
    labels: Labels,
    names: Sequence[str],
    above: Labels,
    title: Callable[[Sequence[int]], str],
) -> Occasions:
    """Groups in their order, in groups of a level above where there are many.

    Args:
        above: the group above each group, int64 (g,).
        title: of a group above, by the places of those below, the largest first.
    """
    members = {place + 1: np.sort(ids[labels == place]) for place in range(len(names))}
    below: dict[int, list[int]] = {}
    if len(names) > MOST_AT_THE_TOP:
        for place in sorted(range(len(names)), key=lambda place: -len(members[place + 1])):
            below.setdefault(int(above[place]), []).append(place)
    tops, parents = [], dict[int, int]()
    for number, places in enumerate(below.values(), len(names) + 1):
        if len(places) > 1:
            members[number] = np.sort(np.concatenate([members[one + 1] for one in places]))
            tops.append(ItemGroup(number, title(places), len(members[number]), 0.0, 1))
            parents |= dict.fromkeys(places, number)
    leaves = (
        ItemGroup(place + 1, name, len(members[place + 1]), 0.0, parent=parents.get(place))
        for place, name in enumerate(names)
    )
    return Occasions((*leaves, *tops), members)


def _named(catalogue: Catalogue, ids: Ids, labels: Labels, facts: Iterable[str]) -> list[str]:
    """What groups are called: by the folder that most of their files lie in, and by a fact."""
    folders = np.array(catalogue.items.group_names(ids, Grouping.FOLDER), object)
    names = []
    for place, fact in enumerate(facts):
        inside = folders[labels == place]
        folder, count = Counter(inside.tolist()).most_common(1)[0]
        name = PurePath(folder).name
        is_telling = count * 2 > len(inside) and any(telling_words(tokens(name)))
        names.append(" · ".join((name, fact)) if is_telling else fact)
    return names


def _ordinal(day: str) -> int:
    """The number of an ISO 8601 day, or 0 where a clock was so wrong that it is none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _time(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    return tr("{first} to {last}", first=first.isoformat(), last=last.isoformat())


def _means(degrees: Degrees, labels: Labels) -> Degrees:
    """The middle of each group, float64 (g, 2); right across the line of change of date, too."""
    points, count = _on_sphere(degrees), int(labels.max(initial=-1)) + 1
    sums = np.zeros((count, 3))
    np.add.at(sums, labels, points)
    height = np.arctan2(sums[:, 2], np.hypot(sums[:, 0], sums[:, 1]))
    around = np.arctan2(sums[:, 1], sums[:, 0])
    return np.asarray(np.degrees(np.stack([height, around], axis=1)), np.float64)


def _on_sphere(degrees: Degrees) -> Degrees:
    """Unit vectors, float64 (n, 3)."""
    height, around = np.radians(degrees).T
    flat = np.cos(height)
    return np.stack([flat * np.cos(around), flat * np.sin(around), np.sin(height)], axis=1)
