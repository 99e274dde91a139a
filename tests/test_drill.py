"""Two hundred kills, full disks and flipped bits: a library is whole afterwards, or says what it
repaired; no committed file is lost, and no search is wrong.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from killing import LATER, OTHER, Place, Work, open_library, perform, run
from library_state import Content, library_state

from engine.catalogue import Catalogue, catalogue, migrations
from engine.integrity.findings import Part
from engine.library.keeping import verify_library
from engine.paths import LibraryPaths
from engine.types import Modality, Query, Term

KILLS = {
    Work.STORE: 50,
    Work.UPDATE: 40,
    Work.SWITCH: 30,
    Work.FORGET: 20,
    Work.MIGRATE: 20,
    Work.BACKUP: 15,
    Work.RESTORE: 20,
    Work.REPAIR: 15,
}
# Caches and previews, which the next run makes again.
HARMLESS = {Part.GRAPHS, Part.PREVIEWS}
QUERY = Query((Term(Modality.TEXT, "a red house"),), limit=1000)


@dataclass(frozen=True)
class Peace:
    """What a work comes to without a kill.

    Attributes:
        after: what the library holds when it has ended.
        calls: how many calls of it write.
    """

    after: dict[str, Content]
    calls: int


def tear(library: Path) -> None:
    """Overwrite a page in the middle of the catalogue, as a dying disk does."""
    path = library / "catalogue.sqlite"
    middle = path.stat().st_size // 4096 // 2 * 4096
    with path.open("r+b") as file:
        file.seek(middle)
        file.write(bytes(range(256)) * 16)


def placed(base: Place, folder: Path, work: Work) -> Place:
    """A copy of everything in which a work can be done."""
    folder.mkdir()
    place = replace(base, library=folder / "library", backup=folder / "backup")
    if work is not Work.STORE:
        shutil.copytree(base.library, place.library)
    if work is Work.RESTORE:
        shutil.copy(base.backup, place.backup)
    if work is Work.REPAIR:
        tear(place.library)
    return place


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A library of 40 files whose folder has changed since, and a backup of it."""
    folder = tmp_path_factory.mktemp("drill")
    media = write_media_folder(folder / "media")
    for number in range(30):
        colour = ("red", "green", "blue")[number % 3]
        if number % 3:
            write_picture(media / colour / f"{number:02}.png", colour, number)
        else:
            write_text(media / colour / f"{number:02}.txt", f"A {colour} house, number {number}.")
    base = Place(folder / "library", media, folder / "backup")
    perform(Work.STORE, base)
    perform(Work.BACKUP, base)
    for number in range(3, 12):
        path = next(media.glob(f"*/{number:02}.*"))
        if number % 3 == 0:
            write_text(path, f"A changed red house, number {number}.")
        elif number % 3 == 1:
            path.rename(path.with_stem(f"moved-{number}"))
        else:
            path.unlink()
    for number in range(50, 56):
        write_picture(media / "new" / f"{number}.png", "green", number)
    return base


def in_peace(base: Place, folder: Path, work: Work) -> Peace:
    """Do a work to its end."""
    place = placed(base, folder, work)
    calls = run(work, place)
    return Peace(state(place, work), calls)


def state(place: Place, work: Work) -> dict[str, Content]:
    """What the library holds once a work and a run after it have ended."""
    with closing(open_library(place.library)) as library:
        library.use(OTHER) if work is Work.SWITCH else library.index()
    return library_state(place.library, place.media)


def committed(library: Path) -> dict[str, bytes]:
    """The content of every file that the library has, by its path."""
    with closing(Catalogue(LibraryPaths(library).catalogue)) as opened:
        items = opened.items.stats_under("/")
        return {path: opened.items.digest(entry[0]) for path, entry in items.items()}


def check_searches(library: Path) -> None:
    """A search finds each file once that has vectors in the space in use, and no other."""
    with closing(Catalogue(LibraryPaths(library).catalogue)) as truth:
        space = truth.spaces.active()
        wanted = sorted(truth.segments.contents_in(space.id)) if space else []
    with closing(open_library(library)) as opened:
        hits = opened.search(QUERY).hits
    found = [hit.item.id for hit in hits] + [copy for hit in hits for copy in hit.copies]
    assert sorted(found) == wanted


def check(peace: Peace, place: Place, work: Work, tally: Counter[str]) -> None:
    """What a kill left is searched, verified, repaired and brought to its end."""
    if work is Work.STORE and not (place.library / "catalogue.sqlite").exists():
        tally["before the first write"] += 1
        perform(work, place)
    if work is not Work.REPAIR:
        check_searches(place.library)
        before = committed(place.library)
    report = verify_library(place.library)
    found = {finding.part for finding in report.findings}
    assert work is Work.REPAIR or found <= HARMLESS, report
    tally["clean" if not found else "repaired: " + ", ".join(sorted(found))] += 1
    assert verify_library(place.library, repair=True).is_sound
    assert verify_library(place.library).findings == () or found <= {Part.PREVIEWS}
    if work is not Work.REPAIR:
        assert committed(place.library) == before
    check_searches(place.library)
    if work in (Work.STORE, Work.FORGET, Work.BACKUP):
        perform(work, place) if work is not Work.FORGET else forget_again(place)
    assert state(place, work) == peace.after
    assert verify_library(place.library).findings == ()
    check_searches(place.library)
    leftover = {path.name for path in place.library.glob("*.new")}
    leftover |= {path.name for path in place.library.glob("*.tmp")}
    assert leftover == set()


def forget_again(place: Place) -> None:
    """Ask once more; where it was forgotten before the kill, nothing is known of it."""
    with suppress(Exception):
        perform(Work.FORGET, place)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("work", KILLS)
def test_a_killed_work_costs_nothing(
    base: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Work
) -> None:
    """kill -9 at calls drawn from all that write: see `check`."""
    steps = migrations.STEPS
    if work is Work.MIGRATE:
        for module in (migrations, catalogue):
            monkeypatch.setattr(module, "STEPS", (*steps, *LATER))
    tally, moments = Counter[str](), random.Random(work)
    peace = in_peace(base, tmp_path / "peace", work)
    for number in range(KILLS[work]):
        place = placed(base, tmp_path / str(number), work)
        run(work, place, moments.randint(1, peace.calls))
        check(peace, place, work, tally)
        shutil.rmtree(tmp_path / str(number))
    tell(f"{work}: {KILLS[work]} kills at {peace.calls} calls: {dict(tally)}")


def tell(line: str) -> None:
    """Print what a drill came to, for who runs it with -s."""
    print(f"\n{line}")  # noqa: T201
