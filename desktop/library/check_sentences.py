"""A check's figures in sentences that need no knowledge of retrieval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from engine.sentences.media import KIND_NAMES, counted_media
from engine.types import Modality
from engine.wording import counted

NO_LABELS = (
    "No folder of the library holds labels to check by: subfolders that are named after what "
    "their files show, or a captions.jsonl. So it cannot be told how often the right file is "
    "found. What can be told without labels:"
)
_ASKED_WITH = {
    QueryKind.TEXT: "typed words",
    QueryKind.IMAGE: "a picture",
    QueryKind.AUDIO: "a sound",
    QueryKind.VIDEO: "a video",
    QueryKind.DOCUMENT: "a document",
}


def paragraphs(report: CheckReport) -> list[str]:
    """What a check found, the most telling first."""
    found = list(_judged(report)) if report.figures else [NO_LABELS]
    return [*found, _difference(report.contrast), _index(report.index)]


def _judged(report: CheckReport) -> Iterator[str]:
    figures = report.figures[Ranking.PAGE]
    ours, plain = figures.every.page, report.figures[Ranking.RAW].every.page
    yield (
        f"Of {_of(ours.queries)} searches, the right file was among the first ten "
        f"{_times(ours.recall_10, ours.queries)}. By plain similarity it would have been "
        f"{_times(plain.recall_10, plain.queries)}."
    )
    yield from _first_screen(ours, plain)
    yield from _strength(figures.every.reliability)
    yield from (line for kind in QueryKind if (line := _by_kind(figures, kind)))
    if ours.inversion is not None and plain.inversion is not None:
        yield (
            "A wrong file of the same kind as the query stands before a right file of another "
            f"kind in {_per_hundred(ours.inversion)} of 100 cases; by plain similarity in "
            f"{_per_hundred(plain.inversion)}."
        )
    if report.absent:
        files = counted(report.absent, "labelled file is", "labelled files are")
        yield f"{files} left out, being unknown to the library."


def _first_screen(ours: PageFigures, plain: PageFigures) -> Iterator[str]:
    """What a person sees before scrolling."""
    asked = min(ours.queries, 10)
    yield (
        f"{round(asked * ours.coverage_12)} of {asked} searches show each kind of file that has "
        f"an answer on the first screen; by plain similarity {round(asked * plain.coverage_12)}."
    )
    blank = round(ours.blank * ours.queries)
    yield f"{_pages(blank)} nothing but guesses." if blank else "No page was blank."


def _strength(found: Reliability) -> Iterator[str]:
    """Whether what is shown as clear is right."""
    if found.judged < FEWEST:
        return
    if found.clear:
        yield f"Of {_of(found.clear)} hits shown as clear, {_right(found)} right."
    if found.error is not None:
        yield (
            "How likely a hit is to be right is told with an error of "
            f"{_per_hundred(found.error)} in 100, on average."
        )


def _right(found: Reliability) -> str:
    right = round(min(found.clear, 100) * found.clear_right / found.clear)
    return f"{right} was" if right == 1 else f"{right} were"


def _pages(blank: int) -> str:
    return "One page had" if blank == 1 else f"{blank} pages had"


def _by_kind(figures: SearchFigures, kind: QueryKind) -> str:
    """How well one kind of query finds each kind of file; empty where it was not asked."""
    parts = [
        f"{KIND_NAMES[modality].lower()} {_times(pair.recall_10, pair.queries)} "
        f"in {_of(pair.queries)}"
        for (asked, modality), pair in figures.pairs.items()
        if asked is kind
    ]
    return f"Asked with {_ASKED_WITH[kind]}: {', '.join(parts)}." if parts else ""


def _difference(contrast: Contrast) -> str:
    plain, ours = (_mix(contrast.shares[ranking]) for ranking in COMPARED)
    return (
        f"The first ten files of a general search are, on average, {ours}. By plain similarity "
        f"they would be {plain}, {10 * contrast.agreement:.0f} of them the same files."
    )


def _mix(shares: Mapping[Modality, float]) -> str:
    """Ten files as a mix of kinds; rounded, so they may add up to nine or eleven."""
    tenths = {modality: round(10 * share) for modality, share in shares.items()}
    return ", ".join(counted_media(modality, count) for modality, count in tenths.items() if count)


def _index(index: IndexFigures) -> str:
    found = (
        f"The fast index finds {100 * index.recall_10:.3g} of the 100 files that a comparison "
        "with every file finds"
    )
    if index.graph_ms >= index.exact_ms:
        return f"{found}; a library of this size needs no index to be quick."
    fast, slow = _milliseconds(index.graph_ms), _milliseconds(index.exact_ms)
    return f"{found}, in {fast} instead of {slow}."


def _of(queries: int) -> str:
    """Out of how many: shares of many searches are told of a hundred."""
    return str(min(queries, 100))


def _times(share: float, queries: int) -> str:
    times = round(share * min(queries, 100))
    return "once" if times == 1 else f"{times} times" if times else "never"


def _per_hundred(share: float) -> str:
    return f"{100 * share:.0f}"


def _milliseconds(time: float) -> str:
    return f"{time:.1f} ms" if time >= 0.1 else "less than 0.1 ms"
