"""How long work ended, each in a sentence, for a person who does not look at the window."""

from __future__ import annotations

from collections.abc import Set

from engine.language import tr, tr_count, tr_noop
from engine.sentences.runs import line
from engine.service.check_messages import CheckDone, CheckFailed
from engine.service.duplicate_messages import DuplicatesFailed, DuplicatesFound
from engine.service.group_messages import GroupsDone, GroupsFailed
from engine.service.map_messages import MapExported, MapFailed, MapMade
from engine.service.messages import Event, IndexingDone, IndexingFailed
from engine.service.model_messages import ChangeDone, ChangeFailed, ModelDone, ModelFailed
from engine.service.upkeep_messages import UpkeepDone, UpkeepFailed
from engine.types import Stage

from ..models.sentences import outcome

_PICTURES = tr_noop("The text in pictures has been read.")
_SPEECH = tr_noop("What is said has been written down.")
_BOTH = tr_noop("The text in pictures has been read, and what is said written down.")
_REST = tr_noop("All that was left to read has been read.")


def ending(event: Event) -> str:
    """How work ended; empty for other events, and for what was stopped."""
    match event:
        case IndexingDone(report):
            return line(report)
        case ChangeDone(name, report):
            return outcome(name, report)
        case UpkeepDone(_, lines):
            return lines[0]
        case IndexingFailed(message) | ModelFailed(_, message) | ChangeFailed(_, message):
            return message
        case ModelDone(_, message) | UpkeepFailed(_, message) | DuplicatesFailed(_, message):
            return message
        case GroupsFailed(_, message) | MapFailed(_, message) | CheckFailed(_, message):
            return message
    return _answer_ended(event)


def reading_ended(stages: Set[Stage]) -> str:
    """What was read by itself, by all that was done meanwhile."""
    if {Stage.READING, Stage.LISTENING} <= stages:
        return tr(_BOTH)
    if Stage.READING in stages:
        return tr(_PICTURES)
    return tr(_SPEECH if Stage.LISTENING in stages else _REST)


def _answer_ended(event: Event) -> str:
    """The same of what a page was asked for."""
    match event:
        case DuplicatesFound(_, report):
            return tr_count(
                "Looking for duplicates is done: {n} groups.",
                "Looking for duplicates is done: {n} group.",
                len(report.groups),
            )
        case GroupsDone():
            return tr("The files have been put in groups.")
        case MapMade(_, report):
            return tr_count(
                "The map of {n} files is made.", "The map of {n} file is made.", report.items
            )
        case MapExported(_, file):
            return tr("The map is in {file}.", file=file)
        case CheckDone():
            return tr("The check of the searches is done.")
    return ""
