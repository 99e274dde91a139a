"""What the project's own pages say is there: links lead somewhere, and tables leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import engine
from engine.api.answer import hit_document
from engine.cli.report import report_document
from engine.evaluation.cluster_check import GroupingFigures
from engine.evaluation.divergence import Divergence
from engine.evaluation.document import report_document as check_document
from engine.evaluation.duplicate_check import DuplicateFigures
from engine.evaluation.queries import QueryKind
from engine.evaluation.reliability import Verdict, reliability_of
from engine.evaluation.report import (
    COMPARED,
    CheckReport,
    Contrast,
    IndexFigures,
    KindFigures,
    PageFigures,
    PairFigures,
    SearchFigures,
)
from engine.evaluation.text_tests import TextFigures
from engine.indexing.later_pass import TextReport
from engine.types import Hit, IndexReport, Item, Modality, Segment, SegmentKind
from engine.types.answering import CLEAR_FROM, Elsewhere

ROOT = Path(engine.__file__).parents[1]
PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")))


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project names a file that is there."""
    targets = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [one for one in local if not (page.parent / one).exists()] == []


@pytest.mark.parametrize(
    ("page", "folder", "own"),
    [("CONTRIBUTING.md", "tests", "test_*"), ("benchmarks/README.md", "benchmarks", "demo_*")],
)
def test_a_page_names_every_module_to_build_on(page: str, folder: str, own: str) -> None:
    """A newcomer finds each helper of the tests and each benchmark in a table."""
    modules = set((ROOT / folder).glob("*.py")) - set((ROOT / folder).glob(f"{own}.py"))
    told = (ROOT / page).read_text(encoding="utf-8")
    assert [one.name for one in sorted(modules) if f"`{one.name}`" not in told] == []


def test_the_readme_tells_what_the_json_of_a_run_has() -> None:
    """Every field of `triptych index --json` is told, in its order, and no other."""
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    document = told.split("triptych index --json\n")[1].split("triptych search --json")[0]
    assert re.findall(r'"(\w+)"', document) == list(
        report_document(IndexReport(), TextReport(), TextReport())
    )


def test_the_readme_tells_what_the_json_of_a_hit_has() -> None:
    """Every field of a hit of `triptych search --json` is told."""
    item, segment = Item(1, "/a.png", Modality.IMAGE, 1, 1), Segment(SegmentKind.WHOLE)
    hit = Hit(item, 0.0, 50, segment, elsewhere=Elsewhere("ann", "desk", 1, 1))
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    document = told.split("triptych search --json\n")[1].split('"total"')[0]
    assert _keys(hit_document(hit, {})) <= set(re.findall(r'"([^"]+)"', document))


def test_the_readme_tells_what_the_json_of_a_check_has() -> None:
    """Every figure of `triptych evaluate --json` is told, and no other."""
    page = PageFigures(*[0.5] * 10)
    verdicts = [Verdict(80, is_right=True)] * 3
    every = KindFigures(page, reliability_of(verdicts, CLEAR_FROM))
    pair = (QueryKind.TEXT, Modality.IMAGE)
    found = SearchFigures(every, {}, {pair: PairFigures(*[0.5] * 4)}, {pair: every.reliability})
    contrast = Contrast(1.0, {})
    figures = dict.fromkeys(COMPARED, found)
    more = (
        {way: GroupingFigures(1, *[0.5] * 5) for way in ("way",)},
        {(Modality.IMAGE, Modality.TEXT): {"stage": Divergence(0.5, 0.5)}},
        TextFigures(0.5, 1, 0.5, 1),
        DuplicateFigures(0.5, 0.5, 1, 1),
    )
    report = CheckReport(figures, contrast, IndexFigures(1.0, 1.0, 1.0), 1, 1, 0, *more)
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    document = told.split("triptych evaluate --json\n")[1].split("```")[0]
    named = _keys(check_document(report)) - {"way", "stage"}
    assert set(re.findall(r'"([^"]+)"', document)) == named


def _keys(document: object) -> set[str]:
    """The names of all fields of a JSON document."""
    if isinstance(document, list):
        return set().union(*map(_keys, document))
    if not isinstance(document, dict):
        return set()
    return set(document).union(*map(_keys, document.values()))


def test_decisions_that_the_code_points_to_are_there() -> None:
    """A comment that leaves the reason to a page names one that exists."""
    sources = (path.read_text(encoding="utf-8") for path in ROOT.glob("[ed]*/**/*.py"))
    named = {name for text in sources for name in re.findall(r"docs/decisions/[\w-]+\.md", text)}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
