"""What each `key:` of the language does to the filters and the order of a query."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ..errors import UserError
from ..language import tr, tr_noop
from ..types import Modality, Sort
from ..types.item_groups import collection_name
from ..types.marks import tag_name
from ..types.quality import Defect
from ..wording import listed
from .errors import BadValueError
from .filter_builder import FilterBuilder
from .values import (
    folded,
    read_bounds,
    read_day,
    read_ratings,
    read_seconds,
    read_size,
    shown,
)

Bound = TypeVar("Bound", date, int, float)

_KINDS = {
    **dict.fromkeys(("image", "images", "picture", "pictures", "photo", "photos"), Modality.IMAGE),
    **dict.fromkeys(("audio", "sound", "sounds"), Modality.AUDIO),
    **dict.fromkeys(("text", "texts", "document", "documents"), Modality.TEXT),
    **dict.fromkeys(("video", "videos", "film", "films", "movie", "movies"), Modality.VIDEO),
}
_DUPLICATES = frozenset({"duplicate", "duplicates"})
_FAVOURITES = frozenset({"favourite", "favourites", "favorite", "favorites"})
# Shorter keys are within one letter of too many ordinary words.
_LEAST_MISSPELT = 4
_NEAR = 0.75
# SQLite bounds the depth of a condition.
_MOST_GATHERED = 200
_COMMA = re.compile("[,，、]")  # noqa: RUF001


class Key(Struct, frozen=True):
    """One `key:` of the language.

    Attributes:
        example: the key with a value, for messages.
        read: takes a value into a draft; raises BadValueError.
        takes_list: the value is a list with commas.
        read_minus: the same after a minus; None where there is no such thing.
    """

    example: str
    read: Callable[[FilterBuilder, str], None]
    takes_list: bool = False
    read_minus: Callable[[FilterBuilder, str], None] | None = None


def near_key(word: str) -> str | None:
    """The key that a word before a colon is, or may have been meant for."""
    if word in KEYS:
        return word
    from difflib import get_close_matches  # noqa: PLC0415 - few slips need it

    names = [name for name in KEYS if len(name) >= _LEAST_MISSPELT]
    return next(iter(get_close_matches(word, names, n=1, cutoff=_NEAR)), None)


def misspelt(word: str, value: str, today: date) -> str | None:
    """The key that an unknown one was meant for: it is near, and the value fits."""
    name = near_key(word)
    if name is None or not value:
        return None
    try:
        KEYS[name].read(FilterBuilder(today), value)
    except BadValueError:
        return None
    return name


def modality_of(name: str) -> Modality:
    """The modality that goes by a name, such as "photos" or "audio".

    Raises:
        BadValueError: none does.
    """
    try:
        return _KINDS[folded(name)]
    except KeyError:
        raise BadValueError(
            tr(
                "There is no kind {name}. Write type:image, type:audio, type:text or type:video.",
                name=shown(name),
            )
        ) from None


def sort_of(name: str) -> Sort:
    """The order that goes by a name.

    Raises:
        BadValueError: none does.
    """
    try:
        return Sort(folded(name))
    except ValueError:
        names = listed(f"sort:{sort}" for sort in Sort)
        raise BadValueError(
            tr("{name} is no order. Write one of {names}.", name=shown(name), names=names)
        ) from None


def _type(draft: FilterBuilder, value: str) -> None:
    draft.modalities.update(modality_of(name) for name in _listed(value))


def _in(draft: FilterBuilder, value: str) -> None:
    home = value == "~" or value.startswith(("~/", "~" + os.sep))
    folder = os.path.expanduser(value) if home else value
    absolute = os.path.isabs(folder)
    _gather(draft.folders, os.path.normpath(folder) if absolute else folder.rstrip(os.sep))


def _after(draft: FilterBuilder, value: str) -> None:
    day = read_day(value, draft.today)
    draft.filters = replace(draft.filters, after=_greatest(draft.filters.after, day))


def _before(draft: FilterBuilder, value: str) -> None:
    day = read_day(value, draft.today)
    draft.filters = replace(draft.filters, before=_least(draft.filters.before, day))


def _ext(draft: FilterBuilder, value: str) -> None:
    for part in _listed(value):
        if ending := folded(part).removeprefix("*").lstrip("."):
            _gather(draft.extensions, ending)


def _gather(known: dict[str, None], name: str) -> None:
    """Add a part of a path, or a tag, to those that were given before."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        raise BadValueError(
            tr("No file is called {name}. Leave it out.", name=shown(name))
        ) from None
    if name not in known and len(known) == _MOST_GATHERED:
        raise BadValueError(
            tr(
                "These are too many: {most} can be given. Leave some out.",
                most=_MOST_GATHERED,
            )
        )
    known[name] = None


def _size(draft: FilterBuilder, value: str) -> None:
    example = tr("size:>5mb, size:<5mb or size:1mb..5mb")
    low, high = read_bounds(value, read_size, example)
    known = draft.filters
    draft.filters = replace(
        known, smallest=_greatest(known.smallest, low), largest=_least(known.largest, high)
    )


def _duration(draft: FilterBuilder, value: str) -> None:
    example = tr("duration:>2m, duration:<30s or duration:1:30..3:00")
    low, high = read_bounds(value, read_seconds, example)
    known = draft.filters
    draft.filters = replace(
        known, shortest=_greatest(known.shortest, low), longest=_least(known.longest, high)
    )


def _is(draft: FilterBuilder, value: str) -> None:
    if folded(value) in _DUPLICATES:
        draft.filters = replace(draft.filters, duplicates=True)
    elif folded(value) in _FAVOURITES:
        draft.filters = replace(draft.filters, favourite=True)
    else:
        defects = draft.filters.defects | {_defect(value)}
        draft.filters = replace(draft.filters, defects=defects)


def _is_not(draft: FilterBuilder, value: str) -> None:
    if folded(value) in _DUPLICATES:
        raise BadValueError(tr("is:{value} takes no minus. Leave the minus out.", value=value))
    if folded(value) in _FAVOURITES:
        draft.filters = replace(draft.filters, favourite=False)
    else:
        defects = draft.filters.without_defects | {_defect(value)}
        draft.filters = replace(draft.filters, without_defects=defects)


def _defect(value: str) -> Defect:
    try:
        return Defect(folded(value))
    except ValueError:
        names = listed(f"is:{defect}" for defect in Defect)
        raise BadValueError(
            tr(
                "is: does not know {value}. Write is:favourite, is:duplicate or one of {names}.",
                value=shown(value),
                names=names,
            )
        ) from None


def _rating(draft: FilterBuilder, value: str) -> None:
    ratings = draft.filters.ratings & read_ratings(value)
    draft.filters = replace(draft.filters, ratings=ratings)


def _no_rating(draft: FilterBuilder, value: str) -> None:
    ratings = draft.filters.ratings - read_ratings(value)
    draft.filters = replace(draft.filters, ratings=ratings)


def _name_key(example: str, gathered: str, checked: Callable[[str], str]) -> Key:
    """A key whose names go into an ordered set of a draft, after a minus into another."""
    return Key(
        example, _names(gathered, checked), read_minus=_names(f"without_{gathered}", checked)
    )


def _names(gathered: str, checked: Callable[[str], str]) -> Callable[[FilterBuilder, str], None]:
    def read(draft: FilterBuilder, value: str) -> None:
        try:
            _gather(getattr(draft, gathered), checked(value))
        except UserError as error:
            raise BadValueError(str(error)) from None

    return read


def _sort(draft: FilterBuilder, value: str) -> None:
    draft.sort = sort_of(value)


def _greatest(known: Bound | None, new: Bound | None) -> Bound | None:
    return max((bound for bound in (known, new) if bound is not None), default=None)


def _least(known: Bound | None, new: Bound | None) -> Bound | None:
    return min((bound for bound in (known, new) if bound is not None), default=None)


def _listed(value: str) -> list[str]:
    return [part for part in _COMMA.split(value) if part.strip()]


KEYS = {
    "type": Key("type:image,audio", _type, takes_list=True),
    "in": Key(tr_noop('in:Holiday or in:"My folder"'), _in),
    "after": Key("after:2024-06", _after),
    "before": Key("before:2024", _before),
    "ext": Key("ext:pdf,docx", _ext, takes_list=True),
    "size": Key("size:>5mb", _size),
    "duration": Key("duration:<30s", _duration),
    "is": Key("is:favourite", _is, read_minus=_is_not),
    "rating": Key("rating:>=4", _rating, read_minus=_no_rating),
    "tag": _name_key(tr_noop('tag:holiday or tag:"my holiday"'), "tags", tag_name),
    "album": _name_key(tr_noop('album:Rome or album:"Summer in Rome"'), "albums", collection_name),
    "group": _name_key(tr_noop('group:beach or group:"sandy beach"'), "groups", collection_name),
    "sort": Key("sort:date", _sort),
}
