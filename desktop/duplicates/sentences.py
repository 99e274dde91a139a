"""What the page of duplicates says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import PurePath

from engine.language import tr, tr_count, tr_noop, whole
from engine.sentences.media import KIND_NAMES, MODALITY_NAMES
from engine.types.duplicates import (
    DuplicateGroup,
    DuplicateItem,
    DuplicateKind,
    DuplicateProgress,
    DuplicateStage,
    KeepBy,
)
from engine.wording import file_size, listed

from .choices import is_suggested, keeps_one, taken
from .facts import Facts

# These go through `tr` where they are shown.
KINDS = {
    DuplicateKind.EXACT: tr_noop("Exact"),
    DuplicateKind.NEAR: tr_noop("Near"),
    DuplicateKind.SIMILAR: tr_noop("Similar"),
}
ABOUT = {
    DuplicateKind.EXACT: tr_noop("Files with the same content."),
    DuplicateKind.NEAR: tr_noop(
        "The same in another form: another size, format or position, or a little cut off."
    ),
    DuplicateKind.SIMILAR: tr_noop(
        "Moments of one scene, and what only looks alike. None of these is proposed to go."
    ),
}
NOTHING = {
    DuplicateKind.EXACT: tr_noop("No file is there more than once."),
    DuplicateKind.NEAR: tr_noop("Nothing is there in another form as well."),
    DuplicateKind.SIMILAR: tr_noop("No files look alike."),
}
RULES = {
    KeepBy.LARGEST: tr_noop("The largest"),
    KeepBy.OLDEST: tr_noop("The oldest"),
    KeepBy.NEWEST: tr_noop("The newest"),
}
LAST_STAYS = tr_noop(
    "The last file of a group stays. To take it as well, choose Take the whole group in its menu."
)
GUARDED = tr_noop("Nothing is taken from this folder, as was chosen above.")
_STAGES = {
    DuplicateStage.FINGERPRINTS: tr_noop("{kind}: looked at {done} of {total}…"),
    DuplicateStage.COMPARING: tr_noop("{kind}: compared {done} of {total}…"),
}


def progress_line(progress: DuplicateProgress) -> str:
    """How far a search is."""
    return tr(
        _STAGES[progress.stage],
        kind=tr(KIND_NAMES[progress.modality]),
        done=whole(progress.done),
        total=whole(progress.total),
    )


def group_lines(group: DuplicateGroup) -> tuple[str, str]:
    """How many files a group has, and what taking some of them would free."""
    files = tr_count("{n} files", "{n} file", len(group.items))
    if not taken([group]):
        return files, tr("all stay", "all files of a group")
    if not keeps_one(group):
        return files, tr("none stays", "no file of a group")
    return files, tr("frees {size}", size=file_size(group.spare_bytes))


def group_told(group: DuplicateGroup, number: int, count: int) -> str:
    """What a screen reader says of a group, counted from 1."""
    place = tr("Group {number} of {count}", number=whole(number), count=whole(count))
    return listed((place, *group_lines(group)))


def badge(group: DuplicateGroup, place: int) -> str:
    """What becomes of a file, in a word or two."""
    one = group.items[place]
    if one.is_reference:
        return tr("Stays (reference)")
    if not one.keep:
        return tr("Goes", "a file, to the trash")
    return tr("Stays (suggested)") if is_suggested(group, place) else tr("Stays", "a file")


def file_told(group: DuplicateGroup, place: int, known: Facts) -> str:
    """What a screen reader says of a file of a group; in what it differs comes first."""
    item = group.items[place].item
    name = tr("{kind} {name}", kind=tr(MODALITY_NAMES[item.modality]), name=known.name.text)
    facts = sorted(chain.from_iterable(known.rows), key=lambda fact: not fact.differs)
    return listed((badge(group, place), name, *(fact.text for fact in facts)))


def trash_title(groups: Sequence[DuplicateGroup]) -> str:
    """What moves files to the trash is called, with how many they are and what that frees."""
    going = taken(groups)
    if not going:
        return tr("Move to trash…")
    return tr_count(
        "Move {n} files to trash… ({size})",
        "Move {n} file to trash… ({size})",
        len(going),
        size=file_size(sum(item.size for item in going)),
    )


def whether_to_trash(groups: Sequence[DuplicateGroup]) -> str:
    """The question before files go to the trash."""
    going = taken(groups)
    asked = tr_count(
        "Move {n} files to the trash? That frees {size}; what stays gets their stars, tags and "
        "albums.",
        "Move {n} file to the trash? That frees {size}; what stays gets its stars, tags and "
        "albums.",
        len(going),
        size=file_size(sum(item.size for item in going)),
    )
    empty = sum(not keeps_one(group) for group in groups)
    if not empty:
        return asked
    warned = tr_count("Of {n} groups nothing stays.", "Of {n} group nothing stays.", empty)
    return tr("{question} {warning}", question=asked, warning=warned)


def set_apart(group: DuplicateGroup) -> str:
    """That files are no duplicates any more."""
    name = PurePath(group.items[0].item.path).name
    return tr_count(
        "No duplicates: {name} and {n} others.",
        "No duplicates: {name} and {n} other.",
        len(group.items) - 1,
        name=name,
    )


def listed_group(items: Sequence[DuplicateItem]) -> str:
    """What the gallery says above the files of a group."""
    name = PurePath(items[0].item.path).name
    return tr_count(
        "{name} and {n} duplicates", "{name} and {n} duplicate", len(items) - 1, name=name
    )
