"""What a terminal and the window tell in the same words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from command_line import Capture
from model_listing import MODELS, entry
from msgspec.structs import replace

from engine.cli.report import print_report
from engine.encoders.states import ModelState
from engine.models.facts import ChangeEstimate, ModelUse
from engine.query import parse
from engine.sentences import models, runs, searches
from engine.sentences.media import KIND_NAMES, MODALITY_NAMES, counted_media
from engine.types import Failure, IndexReport, Modality, Query, Stage, Term

REPORT = IndexReport(indexed=1204, failed=3, unsupported=1, offline=("/media/stick",), seconds=2.5)
ESTIMATE = ChangeEstimate("fast", 1204, 960.0, 45_000_000, 12_000_000_000, 12, 3, instant=False)


def test_a_finished_run_is_told_in_sentences() -> None:
    """Numbers first, then what the model cannot search and what is not there."""
    assert runs.report_sentences(REPORT) == [
        "Indexing is done: 1,204 added or changed, 3 not readable.",
        "1 file is of a kind that this model cannot search.",
        "Empty or not connected: /media/stick. Its files stay searchable.",
    ]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (IndexReport(), "Indexing is done: no pictures, sounds, videos or documents were found."),
        (
            IndexReport(unchanged=9, still_failing=1),
            "Indexing is done: 9 unchanged, 1 still not readable.",
        ),
        (
            IndexReport(indexed=5, cancelled=True),
            "Indexing was stopped: 5 added or changed. What was read so far can be searched.",
        ),
        (
            IndexReport(cancelled=True),
            "Indexing was stopped. What was read so far can be searched.",
        ),
    ],
)
def test_every_end_of_a_run_has_its_sentence(report: IndexReport, told: str) -> None:
    """Nothing found, nothing new, and a run that was stopped."""
    assert runs.report_sentences(report) == [told]


def test_a_drive_that_does_not_answer_is_told_apart_from_one_that_is_not_there() -> None:
    """Each of the two has a sentence with its folders."""
    report = IndexReport(offline=("/media/stick", "/mnt/share"), silent=("/mnt/share",), waiting=2)
    assert runs.report_sentences(report)[1:] == [
        "Empty or not connected: /media/stick. Its files are searchable once it is there.",
        "No answer from: /mnt/share. Its files are searchable once it is there.",
    ]


def test_what_a_glob_leaves_out_is_not_told_as_gone() -> None:
    """It has a sentence of its own, and nothing asks to remove it."""
    done, told = runs.report_sentences(IndexReport(unchanged=9, left_out=1204))
    assert done == "Indexing is done: 9 unchanged."
    assert told == (
        "1,204 files are left out of the library now, as a pattern of their folder says. "
        "Nothing on the disk changed."
    )


def test_only_what_a_person_may_miss_is_eventful() -> None:
    """A run that found all as it was needs no line in a window."""
    assert not runs.is_eventful(IndexReport(unchanged=9, passed_over={".xyz": 3}))
    assert not runs.is_eventful(IndexReport(unchanged=9, still_failing=1))
    for name in ("indexed", "moved", "removed", "left_out", "failed", "unsupported"):
        assert runs.is_eventful(IndexReport(**{name: 1}))
    assert runs.is_eventful(IndexReport(offline=("/media/stick",)))
    assert runs.is_eventful(IndexReport(cancelled=True))


def test_a_window_tells_a_run_in_one_line() -> None:
    """All of it where something happened; else that nothing has, if there was something to see."""
    assert runs.line(REPORT) == " ".join(runs.report_sentences(REPORT))
    assert runs.line(IndexReport(unchanged=9, still_failing=1)) == "Nothing has changed."
    assert runs.line(IndexReport()) == runs.report_sentences(IndexReport())[0]


def test_the_terminal_adds_what_can_be_done(capsys: Capture) -> None:
    """The sentences, the time, and the commands that go on from there."""
    print_report(replace(REPORT, held_back=212))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == runs.report_sentences(REPORT)
    assert lines[3] == "It took 2.5 s."
    assert "triptych failures" in lines[4]
    assert lines[5].startswith("212 files are no longer where they were")
    assert lines[5].endswith("triptych index --prune")


def test_every_stage_state_and_kind_has_words() -> None:
    """Whatever the engine may tell can be said."""
    assert runs.STAGES.keys() == set(Stage)
    assert {models.standing(entry("fast", state)) for state in ModelState}.isdisjoint({""})
    assert {models.standing(entry("fast", use=use)) for use in ModelUse}.isdisjoint({""})
    assert MODALITY_NAMES.keys() == KIND_NAMES.keys() == set(Modality)
    assert counted_media(Modality.AUDIO, 1) == "1 sound"
    assert counted_media(Modality.TEXT, 1204) == "1,204 documents"


def test_the_cost_of_a_change_tells_all_that_it_takes() -> None:
    """Files, time and disk; what the model cannot search; what waits for a drive."""
    reading, unsupported, waiting = models.cost(ESTIMATE, "starter")
    for part in ("1,204 files have to be read", "at least 16 min", "45.0 MB of the 12.0 GB"):
        assert part in reading
    assert "go on with the present model" in reading
    assert unsupported == "12 files are of a kind that this model cannot search."
    assert waiting.startswith("3 files are on drives that are not connected")


@pytest.mark.parametrize(
    ("changed", "present", "told"),
    [
        ({"instant": True, "files": 0}, "starter", "'fast' answers at once: what it made"),
        ({"instant": True, "files": 1}, "starter", "'fast' answers at once, and 1 file is new to"),
        ({"instant": True}, "fast", "Searches use 'fast' already."),
        ({"files": 0}, "fast", "Searches use 'fast' already."),
    ],
)
def test_a_change_that_costs_nothing_is_said_to(
    changed: dict[str, int], present: str, told: str
) -> None:
    """A model whose vectors were kept, and the one that is in use."""
    estimate = replace(ESTIMATE, unsupported=0, waiting=0, **changed)  # type: ignore[arg-type]
    (said,) = models.cost(estimate, present)
    assert said.startswith(told)


def test_the_end_of_a_change_is_told() -> None:
    """What searches use now and what waits, or that it is paused."""
    assert models.outcome("fast", IndexReport(waiting=3)) == [
        "Searches use 'fast' now.",
        "3 files wait for drives that are not connected; nothing of them is lost.",
    ]
    assert models.outcome("fast", IndexReport(cancelled=True, waiting=3)) == [
        "The change to 'fast' is paused."
    ]
    assert models.facts(MODELS[0]).startswith("English")


def test_another_query_is_asked_for_in_one_line() -> None:
    """Nothing is asked where there is none."""
    assert searches.did_you_mean(None) == searches.did_you_mean("") == ""
    assert searches.did_you_mean("a zamboni") == 'Did you mean "a zamboni"?'


def test_what_was_not_understood_is_told_in_one_line() -> None:
    """The words as they were typed, cut where they are long or many; nothing for none."""
    assert searches.not_understood(()) == ""
    assert searches.not_understood(("Hund auf der Wiese",)) == (
        'This model does not know the words of "Hund auf der Wiese", so names and texts come '
        "first. Check how they are spelt; for other languages there is a multilingual model."
    )
    assert searches.not_understood(("DSC_1050.jpg 2024", "IMG_7")) == ""
    assert searches.not_understood(("Hund 2024",))
    several = searches.not_understood(("Hund", "Katze"))
    assert several.startswith('This model does not know the words of "Hund", "Katze", so')
    many = searches.not_understood((*tuple("abcd"), "zeile\n" * 99))
    assert many.startswith('This model does not know the words of "a", "b", "c", …, so')
    assert "\n" not in searches.not_understood(("zeile\n" * 99,))


def test_what_was_passed_over() -> None:
    """Files that no reader takes are told by their most common endings, the rest together."""
    counts = {".xyz": 1204, "": 2, ".b": 7, ".a": 7, ".c": 3, ".d": 2, ".e": 1, ".f": 1}
    told = "Passed over, since Triptych reads no such files: "
    assert "1 .exe, 1 other." in runs.passed_over({".exe": 1, "": 1})
    assert runs.passed_over(counts) == f"{told}1,204 .xyz, 7 .a, 7 .b, 3 .c, 2 .d, 4 others."
    assert runs.passed_over({"": 3}) == f"{told}3 without a usual ending."
    assert runs.passed_over({".mobi": 2, ".doc": 1}) == (
        f"{told}2 .mobi, 1 .doc. To have them read, save .doc as docx, .mobi as epub."
    )
    report = IndexReport(indexed=1, passed_over={".xyz": 3})
    assert runs.report_sentences(report)[1] == f"{told}3 .xyz."


@pytest.mark.parametrize(
    ("query", "strong", "more", "told"),
    [
        (parse("dog"), 3, {}, "Try other words"),
        (parse("dog"), 12, {"models": "File > Models", "left_out": 9}, ""),
        (
            parse("dog"),
            0,
            {"models": "File > Models"},
            "Try other words or a better model (File > Models)",
        ),
        (
            Query((Term(Modality.IMAGE, "/dog.jpg", is_file=True),)),
            11,
            {"left_out": 1204},
            "Try another file or fewer filters: they leave out 1,204 files",
        ),
        (
            parse("dog"),
            1,
            {"models": "File > Models", "is_reading": True},
            "More files are still being read",
        ),
    ],
)
def test_where_little_matches_well_it_is_said_what_could_be_done(
    query: Query, strong: int, more: dict[str, Any], told: str
) -> None:
    """Only what applies; nothing where a dozen match well."""
    assert searches.advice(query, strong, **more) == told


QUOTES = "Quotes ask for the very words: take them away to search by meaning"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (parse("dog"), "Try other words."),
        (parse("dog ext:xyz"), "Try other words, or widen the filters."),
        (Query((Term(Modality.IMAGE, "/dog.jpg", is_file=True),)), "Try another file."),
        (
            parse('"guitar strings"'),
            f"{QUOTES}.",
        ),
        (
            parse('dog "guitar strings" type:image'),
            f"{QUOTES}, or widen the filters.",
        ),
    ],
)
def test_where_nothing_is_found_it_is_said_what_could_be_done(query: Query, told: str) -> None:
    """Quotes are explained, and filters named where there are some."""
    assert searches.nothing_found(query) == told


def test_where_no_folder_has_a_name_it_is_said_how_names_are_meant() -> None:
    """A part of a name finds nothing; a folder that was clicked is a path, and needs no advice."""
    for typed, is_told in (("in:Rome", True), ("in:/home/ann/Rome", False), ("ext:xyz", False)):
        told = searches.nothing_listed(parse(typed).filters)
        assert told.startswith("No file fits all of the filters.")
        assert ("whole name" in told) is is_told


def test_a_failure_says_since_when_it_is_one() -> None:
    """Once, often on one day, and over days."""
    day = datetime(2026, 3, 4, 12).timestamp()
    failure = Failure("/a.png", "cut short", Modality.IMAGE, day, day, 1)
    assert runs.tried(failure) == "tried once, on 2026-03-04"
    again = replace(failure, attempts=3)
    assert runs.tried(again) == "tried 3 times, on 2026-03-04"
    later = replace(failure, attempts=1200, seen=day + 86_400)
    assert runs.tried(later) == "tried 1,200 times, from 2026-03-04 to 2026-03-05"
