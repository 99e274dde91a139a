"""What an indexing run did, as `triptych` prints it."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from ..indexing.later_pass import TextReport
from ..sentences.runs import held_back, report_sentences
from ..types import IndexReport
from ..wording import elapsed
from .console import say


def report_document(report: IndexReport, texts: TextReport, speech: TextReport) -> dict[str, Any]:
    """The JSON of `triptych index`, with what was read in pictures and heard in sounds after it."""
    told = {**to_builtins(report), "seconds": round(report.seconds, 3)}
    return {**told, "picture_texts": to_builtins(texts), "speech": to_builtins(speech)}


def print_report(report: IndexReport) -> None:
    """Say what an indexing run did, how long it took, and what can be done about the rest."""
    for sentence in report_sentences(report):
        say(sentence)
    say(f"It took {elapsed(report.seconds)}.")
    if report.failed or report.still_failing:
        say("Files that could not be read: triptych failures")
    if report.held_back:
        say(f"{held_back(report)} To remove them: triptych index --prune")
