"""What a person says of a file: whether it is a favourite, how good it is, and its tags."""

from __future__ import annotations

from typing import Self

from msgspec import Struct

from ..errors import UserError
from ..language import tr

BEST = 5
RATINGS = frozenset(range(BEST + 1))
MOST_TAG_CHARS = 200
# Between the steps of a tag such as Places/France/Paris.
STEP = "/"


class Marks(Struct, frozen=True):
    """The marks of one file.

    Attributes:
        rating: 1 to 5, or 0 where nobody gave one.
        tags: names, by the alphabet.
    """

    favourite: bool = False
    rating: int = 0
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != NO_MARKS


NO_MARKS = Marks()


class MarkChange(Struct, frozen=True):
    """What is to become of the marks of some files; None and empty leave what there is.

    Attributes:
        rating: 0 takes it away.
        add, remove: names of tags, as `tag_name` makes them.
    """

    favourite: bool | None = None
    rating: int | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        favourite: bool | None = None,
        rating: int | None = None,
        add: tuple[str, ...] = (),
        remove: tuple[str, ...] = (),
    ) -> Self:
        """The change that a person asked for.

        Raises:
            UserError: there is no such rating, or no such tag.
        """
        if rating is not None and rating not in RATINGS:
            raise UserError(tr("A rating is a number from 1 to {best}, or 0 for none.", best=BEST))
        return cls(favourite, rating, tuple(map(tag_name, add)), tuple(map(tag_name, remove)))

    def __bool__(self) -> bool:
        return self != MarkChange()


class Marking(Struct, frozen=True):
    """A change of the marks of some files, by their ids."""

    change: MarkChange
    item_ids: tuple[int, ...]


class TagCount(Struct, frozen=True):
    """A tag, and how many files have it."""

    name: str
    count: int


def tag_name(text: str) -> str:
    """A tag as it is kept: one line, and no empty steps.

    Raises:
        UserError: nothing is left, or it is too long.
    """
    line = "".join(c if c.isprintable() else " " for c in text)
    steps = (" ".join(step.split()) for step in line.split(STEP))
    name = STEP.join(step for step in steps if step)
    if not name:
        raise UserError(tr("A tag needs a name."))
    if len(name) > MOST_TAG_CHARS:
        raise UserError(tr("A tag has at most {number} characters.", number=MOST_TAG_CHARS))
    return name
