"""The engine's search lane: which question comes first, what gives way, and what a bug costs."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from conftest import MakeLibrary
from explaining import ruby_library, words

from engine.service.messages import Explain, Explained, Search, SearchFailed, Shutdown
from engine.service.pending import PendingQueries
from engine.service.search_worker import answer_explanation
from engine.service.server import EngineServer

SECONDS = 60
Log = pytest.LogCaptureFixture


def test_searches_come_before_explanations_and_newest_first() -> None:
    """The newest search is taken first, then the newest explanation, then no more."""
    questions = PendingQueries()
    for generation in (1, 2):
        questions.put(Explain(generation, words("red"), 1))
        questions.put(Search(generation, words("red")))
    assert questions.is_pressing()
    assert questions.take() == Search(2, words("red"))
    assert not questions.is_pressing()
    assert questions.take() == Explain(2, words("red"), 1)
    questions.close()
    assert questions.take() is None


def test_a_quick_search_takes_the_place_of_no_search_of_the_window() -> None:
    """Each box has its newest one answered."""
    questions = PendingQueries()
    questions.put(Search(1, words("red")))
    for generation in (-1, -2):
        questions.put(Search(generation, words("blue"), is_quick=True))
    assert {questions.take(), questions.take()} == {
        Search(1, words("red")),
        Search(-2, words("blue"), is_quick=True),
    }


def test_an_explanation_gives_way_to_a_search_and_is_begun_again(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A search that comes between is not delayed, and the explanation is not lost."""
    library = make_library()
    library.index((str(media_folder),))
    wish = Explain(7, words("red"), library.search(words("red")).hits[0].item.id)
    questions, sent = PendingQueries(), []
    questions.put(Search(1, words("red")))
    answer_explanation(library, wish, questions, sent.append)
    assert sent == []
    assert isinstance(questions.take(), Search)
    taken = questions.take()
    assert taken == wish
    answer_explanation(library, wish, questions, sent.append)
    assert [event.generation for event in sent] == [7]
    answer_explanation(library, Explain(8, words("red"), 10**9), questions, sent.append)
    assert sent[-1] == Explained(8, None)


def break_table(directory: Path, table: str) -> None:
    """Take a table from under a library, as no run of the program does."""
    with closing(sqlite3.connect(directory / "catalogue.sqlite")) as connection:
        connection.execute(f"DROP TABLE {table}")


def test_a_bug_costs_the_explanation_and_is_logged(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path, caplog: Log
) -> None:
    """The hit stands without its explanation, and the log has our broken promise in full."""
    library = make_library()
    library.index((str(media_folder),))
    wish, sent = Explain(1, words("red"), library.search(words("red")).hits[0].item.id), []
    break_table(library_dir, "documents")
    answer_explanation(library, wish, PendingQueries(), sent.append)
    assert sent == [Explained(1, None)]
    assert "Traceback" in caplog.text
    assert "no such table: documents" in caplog.text


@contextmanager
def served(directory: Path) -> Iterator[Connection]:
    """The window's end of the pipe to an engine's server on this process's own threads."""
    ours, theirs = multiprocessing.Pipe()
    server = threading.Thread(target=EngineServer(theirs, directory, None).run)
    server.start()
    try:
        yield ours
    finally:
        ours.send(Shutdown())
        server.join(SECONDS)


def test_the_engine_answers_over_its_pipe(tmp_path: Path) -> None:
    """The engine's server explains a hit to whoever asks at the other end."""
    with served(ruby_library(tmp_path)) as engine:
        engine.send(Explain(3, words("red"), 1))
        events = iter(engine.recv, None)
        answer = next(event for event in events if isinstance(event, Explained))
    assert answer.generation == 3
    assert answer.explanation is not None
    assert answer.explanation.words == ("red",)


def test_a_bug_costs_the_search_and_is_logged(tmp_path: Path, caplog: Log) -> None:
    """The person gets one line for it, the log has the rest, and the engine lives on."""
    directory = ruby_library(tmp_path)
    break_table(directory, "fulltext")
    with served(directory) as engine:
        events = iter(engine.recv, None)
        for generation in (1, 2):
            engine.send(Search(generation, words("red")))
            failed = next(event for event in events if isinstance(event, SearchFailed))
            assert failed.generation == generation
            assert failed.message.startswith("Something went wrong inside Triptych (")
            assert "\n" not in failed.message
    assert "Traceback" in caplog.text
    assert "no such table: fulltext" in caplog.text
