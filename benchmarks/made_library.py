"""A library of any size whose files were never there: names, tags, texts, days and vectors.

Half of the items are pictures called IMG_0001.jpg and so on, as cameras name them; the others have
names of words. Words follow Zipf's law, vectors lie in topics and shoots, one item in twenty is a
copy of another, and a folder holds some two hundred files. One size is always the same library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue import Catalogue
from engine.catalogue.spaces import Space
from engine.errors import BugError
from engine.index.centring import unit_rows
from engine.index.space_index import SpaceIndex
from engine.paths import LibraryPaths
from engine.ranking.calibration import calibrate
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.vectors import Vectors

DIM = 256
TOPICS = 60
# The share of a topic that is of the same kind.
MAIN_KIND = 0.8
ROOT = "/made"
PLACES = ("Rome", "Lake Como", "Berlin", "Home", "Hikes", "Work", "Family", "Concerts")
COMMON = ("the", "and", "of", "a", "in", "to", "with", "for")
SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vel", "dor", "sun", "pi", "gar", "wen", "holt")
VOCABULARY = 20_000
TEXT_WORDS = 60
COPIED_SHARE = 0.05
# So many in a transaction when a library is made at once.
BATCH = 5_000
SPACE = "made:2"
KINDS = tuple(Modality)
START, SPAN = datetime(2005, 1, 1, tzinfo=UTC).timestamp(), 20 * 365 * 86_400


@dataclass(frozen=True, slots=True)
class MadeItem:
    """One item as it is stored."""

    stat: FileStat
    digest: bytes
    modality: Modality
    metadata: Metadata
    text: str


class Words:
    """Made-up words, some frequent and most rare."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        count = len(SYLLABLES)
        made = (
            SYLLABLES[n % count]
            + SYLLABLES[n // count % count]
            + SYLLABLES[n // count**2 % count]
            + (SYLLABLES[n // count**3] if n >= count**3 else "")
            for n in range(VOCABULARY)
        )
        self.all = (*COMMON, *made)
        shares = 1 / np.arange(1, len(self.all) + 1)
        self._bounds = np.cumsum(shares / shares.sum())

    def some(self, count: int) -> str:
        """So many words as they occur in texts."""
        places = np.searchsorted(self._bounds, self._random.random(count))
        return " ".join(self.all[place] for place in np.minimum(places, len(self.all) - 1))

    def telling(self, count: int) -> str:
        """So many words that few texts have."""
        places = self._random.integers(50, 5_000, count)
        return " ".join(self.all[place] for place in places)


def made_vectors(kinds: NDArray[np.int64], seed: int) -> Vectors:
    """Unit vectors, float32 (n, DIM), in topics of uneven size and shoots of some eight.

    Args:
        kinds: a modality's place for each, int64 (n,). Most topics are of one kind mainly, so
            that the nearest to a query may be too.
    """
    random, fixed = np.random.default_rng(seed), np.random.default_rng(1)
    topics = _directions(fixed, TOPICS)
    shoots = _directions(random, len(kinds) // 8 + 1)
    shares = fixed.dirichlet(np.full(TOPICS // 3, 0.5))
    drawn = 3 * random.choice(TOPICS // 3, len(kinds), p=shares)
    of_kind = np.where(
        random.random(len(kinds)) < MAIN_KIND, kinds, random.integers(3, size=len(kinds))
    )
    own = _directions(random, len(kinds))
    return unit_rows(
        topics[drawn + of_kind] + 0.5 * shoots[random.integers(len(shoots), size=len(kinds))] + own
    )


def drawn_queries(count: int) -> Vectors:
    """Unit vectors of what is asked, float32 (n, DIM): near to topics of all kinds."""
    return made_vectors(np.arange(count) % 3, 21)


def _directions(random: np.random.Generator, count: int) -> Vectors:
    """Vectors of about length 1, float32 (n, DIM)."""
    return np.asarray(random.normal(size=(count, DIM)) / DIM**0.5, np.float32)


def made_items(count: int) -> Iterator[MadeItem]:
    """The items of a library, in the order in which they are added."""
    random, words = np.random.default_rng(3), Words(4)
    of_digit = {**dict.fromkeys(range(6), _picture), 6: _sound, 7: _sound}
    for number in range(count):
        make = of_digit.get(number % 10, _document)
        name, modality, metadata, text = make(number, random, words)
        changed = int(START + random.random() * SPAN)
        place = PLACES[int(random.integers(len(PLACES)))]
        folder = f"{ROOT}/{number // 5_000}/{place}/{number // 200}"
        original = int(random.integers(number + 1)) if random.random() < COPIED_SHARE else number
        stat = FileStat(f"{folder}/{name}", int(random.lognormal(13, 2)), changed * 10**9)
        yield MadeItem(stat, original.to_bytes(16, "big"), modality, metadata, text)


def _picture(
    number: int, random: np.random.Generator, words: Words
) -> tuple[str, Modality, Metadata, str]:
    """Five in six are named by a camera, and most tell when they were taken."""
    by_camera = number % 10 < 5
    name = f"IMG_{number:06}.jpg" if by_camera else f"{words.telling(2)} {number % 97}.jpg"
    moment = datetime.fromtimestamp(START + random.random() * SPAN, UTC)
    taken = moment.strftime("%Y-%m-%dT%H:%M:%S") if random.random() < 0.7 else ""
    camera = "Canon EOS 80D" if by_camera else ""
    return name, Modality.IMAGE, Metadata(4000, 3000, taken=taken, camera=camera), ""


def _sound(
    number: int, random: np.random.Generator, words: Words
) -> tuple[str, Modality, Metadata, str]:
    title, author = words.telling(3), words.telling(2)
    seconds = float(random.integers(5, 400))
    metadata = Metadata(duration=seconds, title=title, author=author, album=words.telling(2))
    return f"{number % 20:02} {title}.mp3", Modality.AUDIO, metadata, ""


def _document(
    number: int,
    random: np.random.Generator,  # noqa: ARG001
    words: Words,
) -> tuple[str, Modality, Metadata, str]:
    title = words.telling(2)
    return f"{title}-{number}.txt", Modality.TEXT, Metadata(title=title), words.some(TEXT_WORDS)


def stored_space(catalogue: Catalogue) -> Space:
    """The one space of a made library."""
    space = catalogue.spaces.find(SPACE)
    if space is None:
        raise BugError("the space was not stored")
    return space


def build(folder: Path, count: int, tell: Callable[[str], None]) -> None:
    """Make a library in a folder, unless it is there from an earlier time."""
    paths, finished = LibraryPaths(folder), folder / "made"
    if finished.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    tell(f"making {count} items")
    with closing(Catalogue(paths.catalogue)) as catalogue:
        store(catalogue, list(made_items(count)))
        space = stored_space(catalogue)
        index = SpaceIndex(paths, space, {})
        index.refresh(catalogue)
        nulls = calibrate(index.latest(catalogue).table, drawn_queries(300))
        with catalogue.transaction():
            catalogue.spaces.put_null_distributions(space.id, nulls)
        tell("making the graph")
        index.save(catalogue)
    finished.touch()


def store(catalogue: Catalogue, items: Sequence[MadeItem], batch: int = BATCH) -> None:
    """Store items as an indexing run does, so many in a transaction; copies have equal vectors."""
    kinds = np.array([KINDS.index(item.modality) for item in items], np.int64)
    vectors = made_vectors(kinds, 5)
    with catalogue.transaction():
        catalogue.spaces.add("made", SPACE, DIM)
        catalogue.spaces.activate(stored_space(catalogue).id)
        catalogue.roots.add(ROOT)
    for start in range(0, len(items), batch):
        with catalogue.transaction() as revision:
            for item in items[start : start + batch]:
                _put(catalogue, revision, item, vectors[int.from_bytes(item.digest, "big")])


def _put(catalogue: Catalogue, revision: int, item: MadeItem, vector: Vectors) -> None:
    """Store one item, which is whole, with all that is known of it."""
    root, space = catalogue.roots.add(ROOT), stored_space(catalogue)
    known = catalogue.items.put(root, item.stat, item.digest, item.modality, item.metadata)
    catalogue.items.put_text(known, item.text)
    whole = [Segment(SegmentKind.WHOLE)]
    catalogue.segments.replace(known, space.id, revision, whole, vector[None])
    catalogue.fulltext.put(known, item.stat.path, item.metadata, item.text)
