"""What the page of groups says."""

from __future__ import annotations

from collections.abc import Sequence

from engine.language import decimal, tr, tr_count, tr_noop, whole
from engine.types.item_groups import GroupBy, GroupedLibrary, GroupMethod
from engine.wording import listed

from .content import Card, GroupContent

# These go through `tr` where they are shown.
METHODS = {
    GroupMethod.HDBSCAN: tr_noop("HDBSCAN: what lies close together"),
    GroupMethod.KMEANS: tr_noop("k-means: every file in a group"),
    GroupMethod.DBSCAN: tr_noop("DBSCAN: groups equally dense"),
}
_NAMES = {
    GroupMethod.HDBSCAN: "HDBSCAN",
    GroupMethod.KMEANS: "k-means",
    GroupMethod.DBSCAN: "DBSCAN",
}
WAYS = {
    GroupBy.MEANING: (tr_noop("Meaning"), "similar"),
    GroupBy.PLACE: (tr_noop("Places"), "view-map"),
    GroupBy.DAY: (tr_noop("Days"), "recent"),
}
ABOUT = {
    GroupBy.MEANING: tr_noop(
        "Files that mean something alike, whatever kind they are. New files join by themselves; "
        "what you name, merge, split or pin stays when all are grouped anew."
    ),
    GroupBy.PLACE: tr_noop(
        "Files by where they were taken, as pictures and videos say themselves."
    ),
    GroupBy.DAY: tr_noop(
        "Files by when they were taken, or else changed; days in a row are one group."
    ),
}
WAITING = tr_noop("Waiting for its turn…")
STOPPED = tr_noop("Stopped. The groups are as they were.")
_NO_FILES = tr_noop("The library is empty. Add a folder first: File > Add folder.")
_NOT_YET = tr_noop(
    "Nothing is grouped yet. Press Group the files: pictures, sounds, videos and documents that "
    "mean something alike come together."
)
_GROUPING = tr_noop("The files are being grouped. The groups are shown here once they are made.")
_NO_GROUPS = tr_noop(
    "No files are close enough to make a group. Choose k-means, which puts every file in one, and "
    "group anew."
)
_NO_PLACES = tr_noop(
    "No file says where it was taken. Phones and cameras that know where they are write it into "
    "pictures and videos; what an earlier version of Triptych read says it once it is read again."
)
_NO_DAYS = tr_noop("No file says when it was taken.")
# From where on a silhouette says so, as Kaufman and Rousseeuw (1990) read it.
_LIKENESS = (
    (0.5, tr_noop("very much alike")),
    (0.25, tr_noop("much alike")),
    (0.0, tr_noop("somewhat alike")),
    (-1.0, tr_noop("hardly apart from others")),
)


def likeness(silhouette: float) -> str:
    """A silhouette, -1 to 1, in words."""
    return tr(next((words for least, words in _LIKENESS if silhouette >= least), _LIKENESS[-1][1]))


def card_line(card: Card) -> str:
    """How many files a group has, and how many groups are in it or how alike they are."""
    return " · ".join(_facts(card))


def card_told(card: Card) -> str:
    """What a screen reader says of a group."""
    pinned = (tr("pinned"),) if card.group.is_pinned else ()
    return listed((card.group.name, *_facts(card), *pinned))


def _facts(card: Card) -> tuple[str, ...]:
    files = tr_count("{n} files", "{n} file", card.group.size)
    if card.finer:
        return files, tr_count("{n} finer groups", "{n} finer group", card.finer)
    is_judged = card.by is GroupBy.MEANING and card.group.size > 1
    return (files, likeness(card.group.silhouette)) if is_judged else (files,)


def summary(grouped: GroupedLibrary, shown: int) -> str:
    """How many groups there are, how they were made, and what they are worth.

    Args:
        shown: how many groups are seen now.
    """
    if grouped.method is None:
        return tr_count("{n} groups.", "{n} group.", shown) if shown else ""
    leaves, tops = len(grouped.leaves), sum(group.parent is None for group in grouped.groups)
    facts = {
        "method": _NAMES[grouped.method],
        "silhouette": decimal(grouped.silhouette, 2),
        "words": likeness(grouped.silhouette),
        "inertia": decimal(grouped.inertia, 1),
    }
    if leaves == len(grouped.groups):
        return tr_count(
            "{n} groups by {method}: silhouette {silhouette} ({words}), inertia {inertia}.",
            "{n} group by {method}: silhouette {silhouette} ({words}), inertia {inertia}.",
            leaves,
            **facts,
        )
    return tr_count(
        "{n} groups by {method}, put together into {tops}: silhouette {silhouette} ({words}), "
        "inertia {inertia}.",
        "{n} group by {method}, put together into {tops}: silhouette {silhouette} ({words}), "
        "inertia {inertia}.",
        leaves,
        tops=whole(tops),
        **facts,
    )


def ungrouped_title(count: int) -> str:
    """What shows the files in no group."""
    return tr_count("{n} files in no group", "{n} file in no group", count)


def nothing_there(content: GroupContent, *, is_grouping: bool = False) -> str:
    """Why no group is seen, and what to do.

    Args:
        is_grouping: files are being put into groups by meaning.
    """
    if content.is_empty:
        return tr(_NO_FILES)
    if content.by is not GroupBy.MEANING:
        return tr(_NO_PLACES if content.by is GroupBy.PLACE else _NO_DAYS)
    if is_grouping:
        return tr(_GROUPING)
    return tr(_NOT_YET if content.grouped.method is None else _NO_GROUPS)


def path_told(names: Sequence[str]) -> str:
    """Where among the groups a person is, from all of them to the one that is looked into."""
    return " > ".join((tr("All groups"), *names))
