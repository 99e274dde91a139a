"""What names of groups are made of: words that are told apart, in whatever forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..language import tr, whole
from ..word_forms import is_form

# Stands between the words of a name.
BETWEEN = ", "
MOST_WORDS = 3


def words_of_names(names: Iterable[str]) -> list[list[str]]:
    """The words of each name; one may be a phrase."""
    return [name.casefold().split(BETWEEN) for name in names]


def room_for(word: str, chosen: Sequence[str]) -> int:
    """How many more words a name has room for once it has this one, too; less than 0 if none."""
    return MOST_WORDS - len(" ".join([*chosen, word]).split())


def is_like(word: str, other: str) -> bool:
    """Whether two have a word in common, in whatever form."""
    return any(is_form(one, two) for one in word.split() for two in other.split())


def is_new(name: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether no other name has the same words."""
    return not any(_is_same(name, other) for other in others)


def _is_same(name: Sequence[str], other: Sequence[str]) -> bool:
    return len(name) == len(other) and all(
        any(is_like(word, theirs) for theirs in other) for word in name
    )


def numbered(others: Sequence[Sequence[str]]) -> str:
    """A name beside these where no words are left for one."""
    return tr("Group {n}", n=whole(len(others) + 1))
