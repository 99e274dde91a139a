"""A library is checked by labels and without: which figures come of it, and how it ends."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from command_line import Capture
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from labelled_media import labelled_folder

from engine.errors import Cancelled
from engine.evaluation.dataset import WantedQuery
from engine.evaluation.queries import QueryKind
from engine.evaluation.rankings import Ranking
from engine.evaluation.report import COMPARED, CheckReport
from engine.evaluation.run import CheckOptions
from engine.evaluation.table import print_report
from engine.library.facade import Library
from engine.service.check_messages import CheckCancelled, CheckDone, CheckFailed, CheckProgress
from engine.service.check_work import GAVE_WAY, answer_check
from engine.service.messages import Event
from engine.types import Modality

IMAGE, AUDIO, TEXT, VIDEO = Modality
LABELLED = 30


@pytest.fixture(autouse=True)
def few_general_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a few of the general queries: no figure here depends on how many there are."""
    monkeypatch.setattr("engine.evaluation.run.GENERAL_QUERIES", 8)


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several sets beside each other: `labelled`, `odd`, `described` and `flat`."""
    media = tmp_path_factory.mktemp("evaluation") / "media"
    labelled_folder(media / "labelled")
    for colour in ("red", "blue"):
        write_picture(media / "odd" / "odd" / f"{colour}.png", colour, 50)
        for number in range(3):
            write_picture(media / "odd" / colour / f"{number}.png", colour, 60 + number)
    write_picture(media / "described" / "rose.png", "red", 70)
    write_picture(media / "described" / "sea.png", "blue", 70)
    rows = ({"path": "rose.png", "captions": ["red"]}, {"path": "gone.png", "labels": ["green"]})
    captions = "\n".join(json.dumps(row) for row in rows)
    write_text(media / "described" / "captions.jsonl", captions)
    for number in range(15):
        write_picture(media / "flat" / f"{number}.png", "green", 80 + number)
        write_text(media / "flat" / f"{number}.txt", f"high {number}")
    return media


@pytest.fixture(scope="module")
def library(media: Path) -> Iterator[Library]:
    """A library of all the sets in the colour space."""
    encoder = ColourEncoder()
    library = Library(media.parent / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(media),))
    yield library
    library.close()


@pytest.fixture(scope="module")
def report(library: Library, media: Path) -> CheckReport:
    """What is found of the set `labelled`."""
    return library.check(CheckOptions(str(media / "labelled")))


def test_a_perfect_space_gets_perfect_figures(report: CheckReport) -> None:
    """Where colours and pitches are told apart exactly, every first hit is right."""
    assert (report.items, report.annotated, report.absent) == (LABELLED, LABELLED, 0)
    for ranking in COMPARED:
        pairs = report.figures[ranking].pairs
        assert pairs[QueryKind.TEXT, IMAGE].recall_1 == 1
        assert pairs[QueryKind.IMAGE, IMAGE].recall_1 == 1
        assert pairs[QueryKind.IMAGE, IMAGE].queries == 9
        assert pairs[QueryKind.AUDIO, AUDIO].ndcg_10 == 1
        assert (QueryKind.IMAGE, AUDIO) not in pairs


def test_the_same_library_gives_the_same_figures(library: Library, media: Path) -> None:
    """Nothing is left to chance but the times."""
    one, other = (library.check(CheckOptions(str(media / "odd"))) for _ in range(2))
    assert (one.figures, one.contrast) == (other.figures, other.contrast)
    assert one.index.recall_10 == other.index.recall_10


def test_words_count_only_where_they_may(library: Library, media: Path) -> None:
    """Names are not read, unless it is said that they give nothing away."""
    query = WantedQuery("3", "", (), (str(media / "flat" / "3.txt"),), "line 1")
    recalls = [
        library.check(CheckOptions(str(media / "flat"), (query,), with_words=with_words))
        .figures[Ranking.PAGE]
        .pairs[QueryKind.TEXT, TEXT]
        .recall_1
        for with_words in (False, True)
    ]
    assert recalls == [0, 1]


def test_a_query_never_finds_itself(library: Library, media: Path) -> None:
    """The two odd pictures are each other's only answer, and unlike: both searches must miss."""
    pairs = library.check(CheckOptions(str(media / "odd"))).figures[Ranking.PAGE].pairs
    pair = pairs[QueryKind.IMAGE, IMAGE]
    assert pair.queries == 8
    assert pair.recall_1 <= 6 / 8


def test_answers_are_never_hits(library: Library, media: Path) -> None:
    """A captions.jsonl that the library took for a document is not among what is searched."""
    report = library.check(CheckOptions(str(media / "described")))
    assert (report.items, report.annotated, report.absent) == (2, 1, 1)
    assert report.figures[Ranking.PAGE].pairs[QueryKind.TEXT, IMAGE].recall_1 == 1


def test_without_labels_the_index_is_checked_all_the_same(library: Library, media: Path) -> None:
    """No labels, no figures; but recall against exact search, and what calibration changes."""
    report = library.check(CheckOptions(str(media / "flat")))
    assert report.figures == {}
    assert report.index.recall_10 == 1
    assert report.index.graph_ms > 0
    for shares in report.contrast.shares.values():
        assert sum(shares.values()) == pytest.approx(1)


def test_a_check_ends_the_decoder_that_it_started(
    library: Library, media: Path, tmp_path: Path
) -> None:
    """Query files are decoded apart from those of searches, which may run at the same time."""
    outside = str(write_picture(tmp_path / "new.png", "red", 90))
    query = WantedQuery("", outside, ("red",), (), "line 1")
    before = set(multiprocessing.active_children())
    report = library.check(CheckOptions(str(media / "labelled"), (query,)))
    assert report.figures[Ranking.PAGE].pairs[QueryKind.IMAGE, IMAGE].recall_1 == 1
    assert set(multiprocessing.active_children()) == before


def test_a_check_is_cancelled_at_once(library: Library) -> None:
    """Once the person asks, no further query is asked."""
    asked: list[int] = []
    with pytest.raises(Cancelled):
        library.check(
            CheckOptions(),
            on_progress=lambda done, total: asked.append(done),
            cancelled=lambda: len(asked) > 5,
        )
    assert asked == [0, 1, 2, 3, 4, 5]


def test_the_tables_fit_a_terminal_of_80_columns(
    report: CheckReport, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No figure is cut, with full marks in the row of the longest name."""
    monkeypatch.setenv("COLUMNS", "80")
    print_report(report)
    out = capsys.readouterr().out
    row, *_ = (line for line in out.splitlines() if "document>image" in line)
    assert row.split()[2:] == ["100.0"] * 8
    assert "…" not in out
    assert max(map(len, out.splitlines())) <= 80


def ends(library: Library, *, cancelled: bool = False, must_give_way: bool = False) -> list[Event]:
    """What the engine process sends of a check, but for the progress."""
    sent: list[Event] = []
    answer_check(
        library, 7, sent.append, cancelled=lambda: cancelled, must_give_way=lambda: must_give_way
    )
    return [event for event in sent if not isinstance(event, CheckProgress)]


def test_a_check_ends_with_one_event(make_library: MakeLibrary, tmp_path: Path) -> None:
    """One plain line, a report, a stop on request, or a stop for the library's sake."""
    library = make_library()
    (failed,) = ends(library)
    assert isinstance(failed, CheckFailed)
    assert "nothing to check" in failed.message
    library.index((str(labelled_folder(tmp_path / "set", 1)),))
    (done,) = ends(library)
    assert isinstance(done, CheckDone)
    assert (done.generation, done.report.figures.keys()) == (7, set(COMPARED))
    assert ends(library, cancelled=True, must_give_way=True) == [CheckCancelled(7)]
    assert ends(library, must_give_way=True) == [CheckFailed(7, GAVE_WAY)]
