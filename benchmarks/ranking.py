"""Raw cosine against calibrated ranking: the table of benchmarks/ranking.md.

OMP_NUM_THREADS=1 python benchmarks/ranking.py --set FOLDER "what it holds"
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from synthetic_spaces import check_space

from engine.evaluation.dataset import CAPTIONS_NAME
from engine.evaluation.report import CheckReport, PairFigures, SearchFigures, pair_name
from engine.evaluation.run import CheckOptions
from engine.indexing.run import IndexOptions
from engine.library.facade import Library
from engine.ranking.scoring import Scoring
from engine.types import Modality

HERE = Path(__file__).parent
GAPS = (0.0, 1.0, 2.0)
RECALLS = {"R@1": "recall_1", "R@5": "recall_5", "R@10": "recall_10"}
COLUMNS = {**RECALLS, "nDCG@10": "ndcg_10"}
MOST_LOST = 0.01
# Of each kind: enough that one answer more or less weighs little in a point.
MOST_QUERIES = 1000
HEAD = """\
# Raw cosine against calibrated ranking

```sh
OMP_NUM_THREADS=1 python benchmarks/ranking.py --set FOLDER "what it holds"
```

Every figure is a share in per cent: raw cosine first, then calibrated. What each means is told in
`engine/evaluation/metrics.py`. Typed words are ranked by meaning alone, without full text, since a
label could be found in the name of its own folder. A query's own file never counts.

The claim: calibrated ranking is better on nDCG@10 over all media in one list and on the inversion
rate, and loses at most one point of R@1, R@5 or R@10 in any one modality, over all queries that
have answers there.
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
        parts += section(_check(Path(folder).resolve(), arguments.libraries))
    parts.append(GENERATED)
    for gap in GAPS:
        parts += [f"### Gap {gap}\n", *section(check_space(gap))]
    text = "\n".join(parts)
    print(text)
    (HERE / "ranking.md").write_text(text, "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--set",
        nargs=2,
        action="append",
        metavar=("FOLDER", "ABOUT"),
        default=[],
        help="a folder with labelled subfolders or a captions.jsonl, and what it holds",
    )
    parser.add_argument("--libraries", type=Path, help="keep the libraries here, to measure again")
    return parser.parse_args()


def _check(folder: Path, libraries: Path | None) -> CheckReport:
    with (
        tempfile.TemporaryDirectory() as temporary,
        closing(Library((libraries or Path(temporary)) / folder.name)) as library,
    ):
        library.index((str(folder),), IndexOptions(ignore=(CAPTIONS_NAME,)))
        return library.check(CheckOptions(str(folder), most=MOST_QUERIES))


def section(report: CheckReport) -> Iterator[str]:
    """The tables of one set, and whether the claim holds there."""
    raw, calibrated = report.figures[Scoring.RAW], report.figures[Scoring.CALIBRATED]
    yield f"{report.items} items, {raw.queries} queries. {_verdict(raw, calibrated)}\n"
    yield _summary(raw, calibrated)
    yield _pairs(raw, calibrated)


def _verdict(raw: SearchFigures, calibrated: SearchFigures) -> str:
    lost, where = max(_losses(raw, calibrated))
    lost_pair, pair = max(_pair_losses(raw, calibrated))
    holds = {
        "mixed nDCG@10": calibrated.ndcg_10 > raw.ndcg_10,
        "inversion rate": (calibrated.inversion or 0.0) < (raw.inversion or 0.0),
        f"single modalities (most lost: {100 * lost:.1f} points, {where})": lost <= MOST_LOST,
    }
    told = (f"{name}: {'holds' if is_so else '**does not hold**'}" for name, is_so in holds.items())
    one_pair = f"The most that a single pair loses is {100 * lost_pair:.1f} points, {pair}."
    return f"The claim, {'; '.join(told)}. {one_pair}"


def _losses(raw: SearchFigures, calibrated: SearchFigures) -> Iterator[tuple[float, str]]:
    """What calibrated loses of each recall, per modality that is found."""
    for modality in Modality:
        before, after = _found(raw, modality), _found(calibrated, modality)
        for title, name in RECALLS.items():
            if before:
                yield _mean(before, name) - _mean(after, name), f"{title} of {modality}"


def _pair_losses(raw: SearchFigures, calibrated: SearchFigures) -> Iterator[tuple[float, str]]:
    """The same, per pair of what is asked with and what is found."""
    for pair, before in raw.pairs.items():
        for title, name in RECALLS.items():
            lost = getattr(before, name) - getattr(calibrated.pairs[pair], name)
            yield lost, f"{title} of {pair_name(pair)} in {before.queries} queries"


def _found(figures: SearchFigures, modality: Modality) -> list[PairFigures]:
    return [pair for (_, found), pair in figures.pairs.items() if found is modality]


def _mean(pairs: list[PairFigures], name: str) -> float:
    """The mean over all queries of some pairs."""
    total = sum(pair.queries for pair in pairs)
    return sum(getattr(pair, name) * pair.queries for pair in pairs) / total


def _summary(raw: SearchFigures, calibrated: SearchFigures) -> str:
    rows = [
        ("nDCG@10, higher is better", raw.ndcg_10, calibrated.ndcg_10),
        *(
            (f"nDCG@10, asked with {kind}", one, calibrated.ndcg_10_of[kind])
            for kind, one in raw.ndcg_10_of.items()
        ),
        ("R@10, higher is better", raw.recall_10, calibrated.recall_10),
        ("inversion rate, lower is better", raw.inversion or 0.0, calibrated.inversion or 0.0),
        (
            "divergence of shares, lower is better",
            raw.share_divergence,
            calibrated.share_divergence,
        ),
    ]
    lines = [f"| {title} | {100 * one:.1f} | {100 * other:.1f} |" for title, one, other in rows]
    head = "| all media in one list | raw cosine | calibrated |\n| --- | --- | --- |"
    return "\n".join([head, *lines, ""])


def _pairs(raw: SearchFigures, calibrated: SearchFigures) -> str:
    lines = [
        f"| found | queries | {' | '.join(COLUMNS)} |",
        f"| --- | --- |{' --- |' * len(COLUMNS)}",
    ]
    single = (
        _row(pair_name(pair), [one], [calibrated.pairs[pair]]) for pair, one in raw.pairs.items()
    )
    together = (
        _row(f"any>{modality}", before, _found(calibrated, modality))
        for modality in Modality
        if (before := _found(raw, modality))
    )
    return "\n".join([*lines, *single, *together, ""])


def _row(name: str, raw: list[PairFigures], calibrated: list[PairFigures]) -> str:
    cells = (
        f"{100 * _mean(raw, field):.1f} {100 * _mean(calibrated, field):.1f}"
        for field in COLUMNS.values()
    )
    return f"| {name} | {sum(pair.queries for pair in raw)} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
