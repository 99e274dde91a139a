"""What a person opens out of searches: counted by kind and day, used later, and forgotten."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from command_line import Capture, asked, complaint
from conftest import MakeLibrary

from engine.catalogue import Catalogue
from engine.cli.main import run
from engine.library.facade import Library
from engine.library.gate import Gate
from engine.library.lock import write_lock
from engine.paths import LibraryPaths
from engine.query import parse
from engine.query.kinds import UNNAMED, shares_of
from engine.service.check_messages import CheckDone, CheckFailed, CheckLibrary
from engine.service.lull import Lull
from engine.service.messages import Event, LibraryChanged
from engine.service.opening_messages import ForgetOpenings, NoteOpened
from engine.service.write_worker import Write, WriteWorker
from engine.types import Modality, Query, Term

SECONDS = 60.0
TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)
PICTURE, SOUND, DOCUMENT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """A catalogue of its own."""
    with closing(Catalogue(tmp_path / "catalogue.sqlite")) as catalogue:
        yield catalogue


def opened(directory: Path) -> dict[Modality, int]:
    """What a library will count tomorrow."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        return dict(catalogue.openings.before(date.today() + DAY))


def test_days_before_count_for_a_while(catalogue: Catalogue) -> None:
    """Neither today, so that a page stays as it is, nor what is more than 90 days ago."""
    for days, modality in ((91, PICTURE), (90, PICTURE), (1, SOUND), (1, SOUND), (0, DOCUMENT)):
        catalogue.openings.note(TODAY - days * DAY, modality)
    assert catalogue.openings.before(TODAY) == {PICTURE: 1, SOUND: 2}
    assert catalogue.openings.before(TODAY + DAY) == {SOUND: 2, DOCUMENT: 1}


def test_counting_makes_no_list_outdated(catalogue: Catalogue) -> None:
    """The revision stays, so that nothing that was read has to be read again."""
    before = catalogue.revision()
    catalogue.openings.note(TODAY, PICTURE)
    assert catalogue.revision() == before


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        ("sea", {}, (1, 1, 1)),
        ("sea", {SOUND: 30}, (0.6, 1, 0.6)),
        ("sea", {SOUND: 10}, (0.75, 1, 0.75)),
        ("sea", {SOUND: 100_000}, (0.6, 1, 0.6)),
        ("photo of the sea", {}, (1, UNNAMED, UNNAMED)),
        ("photo of the sea", {SOUND: 100_000}, (1, UNNAMED / 0.6, UNNAMED)),
        ('"sea"', {SOUND: 100_000}, (1, 1, 1)),
    ],
)
def test_what_is_opened_most_is_favoured_a_little(
    text: str, counts: dict[Modality, int], expected: tuple[float, ...]
) -> None:
    """Never by more than 0.6, and less than what the words themselves name."""
    shares = shares_of(parse(text), counts)
    assert [shares[kind] for kind in (PICTURE, SOUND, DOCUMENT)] == pytest.approx(expected)


def test_a_file_as_the_query_favours_nothing() -> None:
    """What was opened for words tells nothing of what is meant with a picture."""
    query = Query((Term(PICTURE, "/sea.jpg", is_file=True),))
    assert set(shares_of(query, {SOUND: 1000}).values()) == {1.0}


class Worker:
    """A write worker that begins once it is asked for what it tells."""

    def __init__(self, library: Library, paths: LibraryPaths, *requests: Write) -> None:
        self._events: queue.Queue[Event] = queue.Queue()
        self._worker = WriteWorker(library, self._events.put, Gate(paths), Lull())
        for request in requests:
            self._worker.take(request)

    def first(self, *kinds: type[Event]) -> Event:
        """The first event of some kinds."""
        self._worker.start()
        while not isinstance(event := self._events.get(timeout=SECONDS), kinds):
            pass
        self._worker.close()
        return event

    def told(self) -> list[Event]:
        """All events, once everything is done."""
        self._worker.start()
        self._worker.close()
        return list(self._events.queue)


def test_the_engine_counts_in_silence(make_library: MakeLibrary, library_dir: Path) -> None:
    """Nothing is shown anew for it, nothing is complained of, and forgetting leaves none."""
    library, paths = make_library(), LibraryPaths(library_dir)
    assert Worker(library, paths, NoteOpened(1, SOUND), NoteOpened(1, SOUND)).told() == []
    assert opened(library_dir) == {SOUND: 2}
    assert Worker(library, paths, ForgetOpenings()).told() == [LibraryChanged()]
    assert opened(library_dir) == {}
    with write_lock(paths):
        assert Worker(library, paths, NoteOpened(1, SOUND)).told() == []
    library.close()


def test_counting_ends_no_check(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """A check gives way to what changes the library, and a count does not."""
    library = make_library()
    library.index((str(media_folder),))
    for waiting, end in ((NoteOpened(1, SOUND), CheckDone), (ForgetOpenings(), CheckFailed)):
        worker = Worker(library, LibraryPaths(library_dir), CheckLibrary(1), waiting)
        assert isinstance(worker.first(CheckDone, CheckFailed), end)
    library.close()


def test_searches_read_what_is_counted(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Of a picture and a document that are alike right, that comes first whose kind is opened."""
    library = make_library()
    library.index((str(media_folder),))
    query = Query((Term(DOCUMENT, "red"),))
    kinds = []
    for favoured in (PICTURE, DOCUMENT):
        with closing(Catalogue(LibraryPaths(library_dir).catalogue)) as catalogue:
            with catalogue.transaction():
                catalogue.openings.remove()
            for _ in range(60):
                catalogue.openings.note(date.today() - DAY, favoured)
        kinds.append(library.search(query).hits[0].item.modality)
    library.close()
    assert kinds == [PICTURE, DOCUMENT]


def test_the_history_is_forgotten_by_command(
    make_library: MakeLibrary, library_dir: Path, capsys: Capture
) -> None:
    """`forget --history` leaves no count; with paths beside it, or neither, it is wrong usage."""
    library = make_library()
    library.preferences.note_opened(1, SOUND)
    library.close()
    where = ("--library", str(library_dir))
    assert run(["forget", "--history", *where]) == 0
    assert capsys.readouterr().out == "Forgotten: which files you opened, and of what kinds.\n"
    assert opened(library_dir) == {}
    assert asked(capsys, "forget", "--history", *where)["final"] is True
    for wrong in (["forget", *where], ["forget", "x.txt", "--history", *where]):
        assert run(wrong) == 2
    assert "--history" in " ".join(capsys.readouterr().err.split())
    assert "knows nothing" in complaint(capsys, "forget", "x.txt", *where)
