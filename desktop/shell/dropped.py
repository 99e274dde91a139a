"""What a drop turns out to be: files to search with, folders to add, and what is neither."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from msgspec import Struct

from engine.errors import SilentDiskError, UserError
from engine.language import joined, tr, tr_count
from engine.paths import is_within
from engine.stored_texts import retold
from engine.types import Modality, Term
from engine.wording import listed

from ..search.intake import Intake

Answer = Callable[[str, Callable[[str], Modality | None]], Modality | None]


class Recognised(Struct, frozen=True):
    """What the paths of a drop are.

    Attributes:
        folders: none of them inside another.
        problems: lines to show.
    """

    terms: tuple[Term, ...]
    folders: tuple[str, ...]
    problems: tuple[str, ...]


class Addition(Struct, frozen=True):
    """Folders that are added to a library, by what it has already.

    Attributes:
        added: those that were not in it.
        known: those that were, as a whole.
        absorbed: folders of the library that an added one takes over.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    absorbed: tuple[str, ...]

    @classmethod
    def of(cls, folders: Sequence[str], roots: Iterable[str]) -> Addition:
        """What adding these folders does to a library with these roots."""
        listed = tuple(roots)
        known = tuple(one for one in folders if _is_in_any(one, listed))
        added = tuple(one for one in folders if one not in known)
        return cls(added, known, tuple(root for root in listed if _is_in_any(root, added)))

    @property
    def can_be_undone(self) -> bool:
        """Whether taking the added ones out again leaves the library as it was."""
        return bool(self.added) and not self.absorbed

    @property
    def line(self) -> str:
        """What is said of it."""
        lines = []
        if self.absorbed:
            lines.append(
                tr(
                    "Added {folders} to the library with {absorbed}, which was there before. Files "
                    "appear as they are read.",
                    folders=_names(self.added),
                    absorbed=_names(self.absorbed),
                )
            )
        elif self.added:
            lines.append(
                tr(
                    "Added {folders} to the library. Files appear as they are read.",
                    folders=_names(self.added),
                )
            )
        if self.known:
            lines.append(
                tr_count(
                    "{folders} are in the library already. Looking for changes in them.",
                    "{folders} is in the library already. Looking for changes in it.",
                    len(self.known),
                    folders=_names(self.known),
                )
            )
        return joined(lines)


def recognise(intake: Intake, answer: Answer) -> Recognised:
    """Tell folders from files and what the files are; waits for their disks.

    Args:
        answer: answers a question about a path, or raises.
    """
    terms, folders, problems = [], [], []
    for path in intake.paths:
        try:
            kind = answer(path, _kind_of)
        except SilentDiskError as error:
            problems.append(str(error))
        except UserError as error:
            why = retold(str(error))
            problems.append(tr("{name}: {error}.", name=PurePath(path).name, error=why))
        else:
            if kind is None:
                folders.append(str(PurePath(path)))
            else:
                terms.append(Term(kind, path, is_file=True, weight=intake.weight))
    return Recognised(tuple(terms), upper(folders), tuple(dict.fromkeys(problems)))


def _kind_of(path: str) -> Modality | None:
    """What a file holds, or None for a folder.

    Raises:
        UserError: it cannot be told.
    """
    from engine.media.sniff import sniff  # noqa: PLC0415 - not before something is dropped

    return None if os.path.isdir(path) else sniff(path)


def upper(folders: Sequence[str]) -> tuple[str, ...]:
    """The folders that lie in none of the others, each once."""
    different = tuple(dict.fromkeys(folders))
    return tuple(
        one for one in different if not _is_in_any(one, [two for two in different if two != one])
    )


def _is_in_any(path: str, folders: Iterable[str]) -> bool:
    return any(is_within(path, folder) for folder in folders)


def _names(folders: Sequence[str]) -> str:
    return listed(PurePath(folder).name or folder for folder in folders)
