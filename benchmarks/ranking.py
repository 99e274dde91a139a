"""Ways of ranking mixed media, in one table for each set: benchmarks/ranking.md.

OMP_NUM_THREADS=1 python benchmarks/ranking.py --set FOLDER "what it holds" --libraries DIR
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from synthetic_spaces import check_space

from engine.evaluation.dataset import CAPTIONS_NAME, WantedQuery, read_queries
from engine.evaluation.rankings import Ranking
from engine.evaluation.reliability import Reliability
from engine.evaluation.report import (
    CheckReport,
    KindFigures,
    PageFigures,
    PairFigures,
    SearchFigures,
    pair_name,
)
from engine.evaluation.run import CheckOptions
from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.types import Modality

HERE = Path(__file__).parent
GAPS = (0.0, 1.0, 2.0)
# What a set may be asked, in files beside its own.
QUERIES = {"queries.jsonl": "", "kinds.jsonl": "Asked in words for one kind of media alone:\n"}
RANKINGS = {
    Ranking.RAW: "raw cosine",
    Ranking.SCORE: "by score",
    Ranking.FUSION: "rank fusion of the three lists",
    Ranking.PAGE: "the page",
}
PAGE_COLUMNS = {
    "nDCG@10": "ndcg_10",
    "alpha-nDCG@10": "alpha_ndcg_10",
    "ERR-IA@10": "err_ia_10",
    "coverage@12": "coverage_12",
    "inversion": "inversion",
    "divergence": "share_divergence",
    "blank": "blank",
}
RECALLS = {"R@1": "recall_1", "R@5": "recall_5", "R@10": "recall_10"}
COLUMNS = {**RECALLS, "nDCG@10": "ndcg_10"}
MOST_LOST = 0.01
LEAST_GAINED, LEAST_COVERED, MOST_INVERTED, MOST_ERROR = 0.02, 0.9, 0.2, 0.08
# Of each kind: enough that one answer more or less weighs little in a point.
MOST_QUERIES = 1000
HEAD = """\
# Ways of ranking mixed media

```sh
OMP_NUM_THREADS=1 python benchmarks/ranking.py --set FOLDER "what it holds"
```

Every figure is a share in per cent; `engine/evaluation/metrics.py`, `diversity.py` and
`reliability.py` tell what each means, and where it is from. Where labels are the names of folders,
typed words are ranked by meaning alone, without full text, since it would find a label there. A
query's own file never counts.

The claims: on nDCG@10 over all media in one list the page is at least 2 points above the best of
the others; it shows each kind that has an answer among the first twelve in 9 of 10 searches; asked
with a sound it is no worse than raw cosine; the inversion rate is at most 20; no more than one
point of R@1, R@5 or R@10 is lost to raw cosine in any one modality; and what strengths say is at
most 8 points from what is right, for every pair with 200 judged hits. "Possible" is the coverage
of the best page that keeps the order within each kind: no way of mixing reaches more.
"""
GENERATED = """\
## Generated spaces with a planted modality gap

`benchmarks/synthetic_spaces.py`: 40 topics with 6 pictures, 2 sounds and 4 documents each, in 64
dimensions; noise and spread differ between modalities. The gap is the distance of each modality's
mean from the origin, where a topic has length 1. Real index, real search; only typed words come
from a generated encoder.
"""


def main() -> None:
    """Measure, print, and write benchmarks/ranking.md."""
    arguments = _arguments()
    parts = [HEAD]
    for folder, about in arguments.set:
        parts.append(f"## A labelled folder, with the starter\n\n{about}\n")
        parts += _set(Path(folder).resolve(), arguments.libraries)
    if not arguments.sets_alone:
        parts.append(GENERATED)
        for gap in GAPS:
            parts += [f"### Gap {gap}\n", *section(check_space(gap, rankings=tuple(RANKINGS)))]
    text = "\n".join(parts)
    print(text)
    (arguments.out or HERE / "ranking.md").write_text(text, "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--set",
        nargs=2,
        action="append",
        metavar=("FOLDER", "ABOUT"),
        default=[],
        help="a folder with labelled subfolders, or with a captions.jsonl and perhaps a "
        "queries.jsonl, and what it holds",
    )
    parser.add_argument("--libraries", type=Path, help="keep the libraries here, to measure again")
    parser.add_argument("--sets-alone", action="store_true", help="leave generated spaces out")
    parser.add_argument("--out", type=Path, help="write there instead of benchmarks/ranking.md")
    return parser.parse_args()


def _set(folder: Path, libraries: Path | None) -> Iterator[str]:
    """The tables of a set: of the queries that it has, or of those that follow from its labels."""
    asked = [name for name in QUERIES if (folder / name).is_file()]
    with (
        tempfile.TemporaryDirectory() as temporary,
        closing(Library((libraries or Path(temporary)) / folder.name)) as library,
    ):
        library.index((str(folder),), IndexOptions(ignore=(CAPTIONS_NAME, *QUERIES)))
        for name in asked:
            queries = tuple(read_queries(folder / name))
            yield QUERIES[name]
            yield from section(_check(library, folder, queries))
        if not asked:
            yield from section(_check(library, folder, ()))


def _check(library: Library, folder: Path, queries: tuple[WantedQuery, ...]) -> CheckReport:
    options = CheckOptions(
        str(folder), queries, MOST_QUERIES, tuple(RANKINGS), with_words=bool(queries)
    )
    return library.check(options)


def section(report: CheckReport) -> Iterator[str]:
    """The tables of one set, and whether the claims hold there."""
    figures = report.figures
    queries = figures[Ranking.PAGE].every.page.queries
    yield f"{report.items} items, {queries} queries. {_verdict(figures)}\n"
    yield _pages({name: one.every.page for name, one in _named(figures)})
    for kind in figures[Ranking.PAGE].kinds:
        yield f"Asked with {kind}:\n"
        yield _pages({name: one.kinds[kind].page for name, one in _named(figures)})
    yield _pairs(figures[Ranking.RAW], figures[Ranking.PAGE])
    yield _strengths(figures[Ranking.PAGE])


def _named(figures: Mapping[Ranking, SearchFigures]) -> Iterator[tuple[str, SearchFigures]]:
    return ((name, figures[ranking]) for ranking, name in RANKINGS.items())


def _verdict(figures: Mapping[Ranking, SearchFigures]) -> str:
    told = (
        f"{name}: {'holds' if is_so else '**does not hold**'}"
        for name, is_so in _claims(figures).items()
    )
    return f"The claims, {'; '.join(told)}."


def _claims(figures: Mapping[Ranking, SearchFigures]) -> dict[str, bool]:
    page, raw = figures[Ranking.PAGE], figures[Ranking.RAW]
    ours, others = page.every.page, [one for way, one in figures.items() if way is not Ranking.PAGE]
    gained = ours.ndcg_10 - max(one.every.page.ndcg_10 for one in others)
    sounds = {way: one.page.ndcg_10 for way in figures for one in _of_sounds(figures[way])}
    lost, where = max(_losses(raw, page))
    errors = [(one.error, pair_name(pair)) for pair, one in page.reliability.items() if one.error]
    error, pair = max(errors, default=(0.0, "none judged"))
    return {
        f"nDCG@10 ({100 * gained:+.1f} points)": gained >= LEAST_GAINED,
        f"coverage ({_cell(ours.coverage_12)} of {_cell(ours.possible_12)} possible)": (
            ours.coverage_12 >= LEAST_COVERED
        ),
        "asked with a sound": sounds.get(Ranking.PAGE, 0.0) >= sounds.get(Ranking.RAW, 0.0),
        f"inversion ({_cell(ours.inversion)})": (ours.inversion or 0.0) <= MOST_INVERTED,
        f"single modalities (most lost: {100 * lost:.1f} points, {where})": lost <= MOST_LOST,
        f"strength (largest error: {_cell(error)}, {pair})": error <= MOST_ERROR,
    }


def _of_sounds(figures: SearchFigures) -> Iterator[KindFigures]:
    return (one for kind, one in figures.kinds.items() if kind.modality is Modality.AUDIO)


def _losses(raw: SearchFigures, page: SearchFigures) -> Iterator[tuple[float, str]]:
    """What the page's ranking loses of each recall, per modality that is found."""
    for modality in Modality:
        before, after = _found(raw, modality), _found(page, modality)
        for title, name in RECALLS.items():
            if before:
                yield _mean(before, name) - _mean(after, name), f"{title} of {modality}"


def _found(figures: SearchFigures, modality: Modality) -> list[PairFigures]:
    return [pair for (_, found), pair in figures.pairs.items() if found is modality]


def _mean(pairs: list[PairFigures], name: str) -> float:
    """The mean over all queries of some pairs."""
    total = sum(pair.queries for pair in pairs)
    return sum(getattr(pair, name) * pair.queries for pair in pairs) / total


def _pages(figures: dict[str, PageFigures]) -> str:
    """One row for each way of ranking; strengths, and so blank pages, mean nothing for cosine."""
    rows = []
    for name, page in figures.items():
        hidden = ("blank",) if name == RANKINGS[Ranking.RAW] else ()
        cells = (
            "-" if field in hidden else _cell(getattr(page, field))
            for field in PAGE_COLUMNS.values()
        )
        rows.append([name, *cells])
    possible = figures[RANKINGS[Ranking.PAGE]].possible_12
    cells = (_cell(possible) if field == "coverage_12" else "" for field in PAGE_COLUMNS.values())
    return _table(["ranked by", *PAGE_COLUMNS], [*rows, ["possible", *cells]])


def _pairs(raw: SearchFigures, page: SearchFigures) -> str:
    """Lists of one modality: raw cosine, then the product's, which no mixing changes."""
    single = [_row(pair_name(pair), [one], [page.pairs[pair]]) for pair, one in raw.pairs.items()]
    together = [
        _row(f"any>{modality}", before, _found(page, modality))
        for modality in Modality
        if (before := _found(raw, modality))
    ]
    return _table(["found", "queries", *COLUMNS], [*single, *together])


def _row(name: str, raw: list[PairFigures], page: list[PairFigures]) -> list[str]:
    cells = (
        f"{_cell(_mean(raw, field))} {_cell(_mean(page, field))}" for field in COLUMNS.values()
    )
    return [name, str(sum(pair.queries for pair in raw)), *cells]


def _strengths(page: SearchFigures) -> str:
    """What strengths say, and what is right."""
    named: dict[str, Reliability] = {
        **{pair_name(pair): one for pair, one in page.reliability.items()},
        **{str(kind): one.reliability for kind, one in page.kinds.items()},
        "all": page.every.reliability,
    }
    rows = [
        [
            name,
            str(one.judged),
            _cell(one.said),
            _cell(one.right),
            "too few" if one.error is None else _cell(one.error),
            f"{one.clear_right} of {one.clear}",
        ]
        for name, one in named.items()
        if one.judged
    ]
    head = ["strength", "judged hits", "said", "right", "error", "clear ones that are right"]
    return _table(head, rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = (f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows])
    return "\n".join([*lines, ""])


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


if __name__ == "__main__":
    main()
