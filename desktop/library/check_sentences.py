"""A check's figures in sentences that need no knowledge of retrieval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QLocale

from engine.evaluation.queries import QueryKind
from engine.evaluation.rankings import Ranking
from engine.evaluation.reliability import FEWEST, Reliability
from engine.evaluation.report import (
    COMPARED,
    CheckReport,
    Contrast,
    IndexFigures,
    PageFigures,
    SearchFigures,
)
from engine.language import decimal, tr, tr_count, tr_noop
from engine.sentences.media import counted_media
from engine.types import Modality
from engine.wording import listed

NO_LABELS = tr_noop(
    "No folder of the library holds labels to check by: subfolders that are named after what "
    "their files show, or a captions.jsonl. So it cannot be told how often the right file is "
    "found. What can be told without labels:"
)
_ASKED_WITH = {
    QueryKind.TEXT: tr_noop("Asked with typed words: {found}."),
    QueryKind.IMAGE: tr_noop("Asked with a picture: {found}."),
    QueryKind.AUDIO: tr_noop("Asked with a sound: {found}."),
    QueryKind.VIDEO: tr_noop("Asked with a video: {found}."),
    QueryKind.DOCUMENT: tr_noop("Asked with a document: {found}."),
}
_FOUND = {
    Modality.IMAGE: tr_noop("pictures {times} in {asked}"),
    Modality.AUDIO: tr_noop("sounds {times} in {asked}"),
    Modality.TEXT: tr_noop("documents {times} in {asked}"),
    Modality.VIDEO: tr_noop("videos {times} in {asked}"),
}


def paragraphs(report: CheckReport) -> list[str]:
    """What a check found, the most telling first."""
    found = list(_judged(report)) if report.figures else [tr(NO_LABELS)]
    return [*found, _difference(report.contrast), _index(report.index)]


def _judged(report: CheckReport) -> Iterator[str]:
    figures = report.figures[Ranking.PAGE]
    ours, plain = figures.every.page, report.figures[Ranking.RAW].every.page
    yield tr(
        "Of {searches} searches, the right file was among the first ten {times}. By plain "
        "similarity it would have been {plainly}.",
        searches=_of(ours.queries),
        times=_times(ours.recall_10, ours.queries),
        plainly=_times(plain.recall_10, plain.queries),
    )
    yield from _first_screen(ours, plain)
    yield from _strength(figures.every.reliability)
    yield from (line for kind in QueryKind if (line := _by_kind(figures, kind)))
    if ours.inversion is not None and plain.inversion is not None:
        yield tr(
            "A wrong file of the same kind as the query stands before a right file of another "
            "kind in {ours} of 100 cases; by plain similarity in {plain}.",
            ours=_per_hundred(ours.inversion),
            plain=_per_hundred(plain.inversion),
        )
    if report.absent:
        yield tr_count(
            "{n} labelled files are left out, being unknown to the library.",
            "{n} labelled file is left out, being unknown to the library.",
            report.absent,
        )


def _first_screen(ours: PageFigures, plain: PageFigures) -> Iterator[str]:
    """What a person sees before scrolling."""
    asked = min(ours.queries, 10)
    yield tr(
        "{ours} of {asked} searches show each kind of file that has an answer on the first "
        "screen; by plain similarity {plain}.",
        asked=asked,
        ours=round(asked * ours.coverage_12),
        plain=round(asked * plain.coverage_12),
    )
    blank = round(ours.blank * ours.queries)
    if blank:
        yield tr_count(
            "{n} pages had nothing but guesses.", "One page had nothing but guesses.", blank
        )
    else:
        yield tr("No page was blank.")


def _strength(found: Reliability) -> Iterator[str]:
    """Whether what is shown as clear is right."""
    if found.judged < FEWEST:
        return
    if found.clear:
        yield tr_count(
            "Of {hits} hits shown as clear, {n} were right.",
            "Of {hits} hits shown as clear, {n} was right.",
            round(min(found.clear, 100) * found.clear_right / found.clear),
            hits=_of(found.clear),
        )
    if found.error is not None:
        yield tr(
            "How likely a hit is to be right is told with an error of {error} in 100, on average.",
            error=_per_hundred(found.error),
        )


def _by_kind(figures: SearchFigures, kind: QueryKind) -> str:
    """How well one kind of query finds each kind of file; empty where it was not asked."""
    parts = [
        tr(
            _FOUND[modality],
            times=_times(pair.recall_10, pair.queries),
            asked=_of(pair.queries),
        )
        for (asked, modality), pair in figures.pairs.items()
        if asked is kind
    ]
    return tr(_ASKED_WITH[kind], found=listed(parts)) if parts else ""


def _difference(contrast: Contrast) -> str:
    plain, ours = (_mix(contrast.shares[ranking]) for ranking in COMPARED)
    return tr(
        "The first ten files of a general search are, on average, {ours}. By plain similarity "
        "they would be {plain}, {same} of them the same files.",
        ours=ours,
        plain=plain,
        same=decimal(10 * contrast.agreement, 0),
    )


def _mix(shares: Mapping[Modality, float]) -> str:
    """Ten files as a mix of kinds; rounded, so they may add up to nine or eleven."""
    tenths = {modality: round(10 * share) for modality, share in shares.items()}
    return listed(counted_media(modality, count) for modality, count in tenths.items() if count)


def _index(index: IndexFigures) -> str:
    found = QLocale().toString(100 * index.recall_10, "g", 3)
    if index.graph_ms >= index.exact_ms:
        return tr(
            "The fast index finds {found} of the 100 files that a comparison with every file "
            "finds; a library of this size needs no index to be quick.",
            found=found,
        )
    return tr(
        "The fast index finds {found} of the 100 files that a comparison with every file finds, "
        "in {fast} instead of {slow}.",
        found=found,
        fast=_milliseconds(index.graph_ms),
        slow=_milliseconds(index.exact_ms),
    )


def _of(queries: int) -> str:
    """Out of how many: shares of many searches are told of a hundred."""
    return str(min(queries, 100))


def _times(share: float, queries: int) -> str:
    times = round(share * min(queries, 100))
    return tr_count("{n} times", "once", times) if times else tr("never")


def _per_hundred(share: float) -> str:
    return decimal(100 * share, 0)


def _milliseconds(time: float) -> str:
    if time < 0.1:
        return tr("less than {time} ms", time=decimal(0.1, 1))
    return tr("{time} ms", time=decimal(time, 1))
