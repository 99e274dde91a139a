"""What is found by the meaning of the text in pictures and of what is said, and what that costs.

    python benchmarks/passages.py [--pages 40] [--no-speech]

Pages of `passage_pages.txt` are drawn as screenshots and scans, and spoken by espeak-ng, which has
to be installed, into a library of the demonstration's media (`demo_media.py`), with the starter.
Each is asked for in other words than its own, with its passages and without them. Then general
queries tell what the passages change of the lists of everything else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from textwrap import wrap

import numpy as np
from demo_media import make_library

from engine.catalogue import Catalogue
from engine.library.facade import Library
from engine.library.speech import find_speech_model
from engine.paths import LibraryPaths
from engine.ranking.bank import text_bank
from engine.stop_words import telling
from engine.tokens import tokens
from engine.types import Filters, Hit, Modality, Query, SegmentKind, Term
from engine.types.tracks import Track
from engine.word_forms import is_form

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from text_pictures import draw_scan, draw_screenshot

# Of each a title, what it says, and what somebody asks who has forgotten how it was said.
PAGES = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("passage_pages.txt").read_text("utf-8").splitlines()
]
FIRST, PAGE = 3, 10
_COLOURS = (("#222222", "#f4f4f4"), ("#e8e8e8", "#1e1e1e"), ("#ffffff", "#1a56a0"))
_WORDS_PER_MINUTE = "140"
Pages = Sequence[tuple[str, ...]]
_LATER = (Track.PICTURE_TEXTS, Track.SPEECH)
_READ = frozenset({SegmentKind.WRITTEN, SegmentKind.SPOKEN})


def main() -> None:
    """Draw, speak, read and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=len(PAGES))
    parser.add_argument("--no-speech", action="store_true")
    chosen = parser.parse_args()
    pages = PAGES[: chosen.pages]
    _check(pages)
    with tempfile.TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        media.mkdir()
        make_library(media)
        _draw(media, pages)
        if not chosen.no_speech:
            _speak(media, pages)
        directory = Path(folder) / "library"
        with closing(Library(directory, "starter")) as library:
            library.index((str(media),))
            _read(library, directory, speech=not chosen.no_speech)
            kinds = [Modality.IMAGE] if chosen.no_speech else [Modality.IMAGE, Modality.AUDIO]
            found = [_found(library, pages, kind) for kind in kinds]
            general = list(_general(library))
            _remove_passages(directory)
            for kind, ranks in zip(kinds, found, strict=True):
                _tell(f"{kind}, with passages", ranks)
                _tell(f"{kind}, without", _found(library, pages, kind))
            _compare(general, list(_general(library)))


def _check(pages: Pages) -> None:
    """Refuse a question that has a word of its page."""
    for title, text, question in pages:
        held = tokens(f"{title} {text}")
        shared = [word for word in telling(tokens(question)) if any(is_form(word, o) for o in held)]
        if shared:
            raise SystemExit(f"{title}: the question has its words {shared}")


def _draw(media: Path, pages: Pages) -> None:
    for number, (title, text, _) in enumerate(pages):
        lines = [title, *wrap(text, 46)]
        if number % 4 == 3:
            draw_scan(media / f"page{number}.jpg", lines, number)
        else:
            path, colours = media / f"page{number}.png", _COLOURS[number % 4]
            draw_screenshot(path, lines, size=(560, 340), colours=colours)


def _speak(media: Path, pages: Pages) -> None:
    for number, (_, text, _) in enumerate(pages):
        path = media / f"talk{number}.wav"
        subprocess.run(
            ["espeak-ng", "-v", "en-us", "-s", _WORDS_PER_MINUTE, "-w", path, text], check=True
        )


def _read(library: Library, directory: Path, *, speech: bool) -> None:
    started = time.process_time()
    read = library.readings.pictures().with_text
    if speech:
        library.readings.use_speech_model(find_speech_model())
        read += library.readings.speech().with_text
    library.readings.passages()
    with closing(Catalogue(LibraryPaths(directory).catalogue)) as catalogue:
        counts = catalogue.segments.counts(1)
    made = sum(counts.get(track, 0) for track in _LATER)
    _remove_passages(directory)
    again = time.process_time()
    library.readings.passages()
    seconds = time.process_time() - again
    print(
        f"{read} files with text, {made} vectors, {seconds / max(1, read):.4f} s a file for these"
    )
    print(f"(this process had {again - started:.1f} s to do, the decoders apart)")


def _remove_passages(directory: Path) -> None:
    catalogue = Catalogue(LibraryPaths(directory).catalogue)
    with closing(catalogue), catalogue.transaction():
        for table in (catalogue.picture_texts, catalogue.speech):
            for item in catalogue.items.ids(Filters()).tolist():
                if lines := table.lines(item):
                    table.put(item, catalogue.items.digest(item), 1, lines)


def _found(library: Library, pages: Pages, kind: Modality) -> list[tuple[int, int]]:
    """The rank of the right file among its kind, and on the mixed page, for each question."""
    stem = "page" if kind is Modality.IMAGE else "talk"
    ranks = []
    for number, (_, _, question) in enumerate(pages):
        term = (Term(Modality.TEXT, question),)
        own = library.search(Query(term, Filters(frozenset({kind})), limit=500)).hits
        mixed = library.search(Query(term, limit=500)).hits
        ranks.append((_rank(own, f"{stem}{number}."), _rank(mixed, f"{stem}{number}.")))
    return ranks


def _rank(hits: Sequence[Hit], name: str) -> int:
    places = (n for n, hit in enumerate(hits, 1) if Path(hit.item.path).name.startswith(name))
    return next(places, len(hits) + 1)


def _tell(title: str, ranks: Sequence[tuple[int, int]]) -> None:
    own, mixed = np.array(ranks).T
    print(
        f"{title}: right first {np.mean(own == 1):.2f}, in the first {FIRST} "
        f"{np.mean(own <= FIRST):.2f} of its kind; on the mixed page {np.mean(mixed == 1):.2f}, "
        f"in the first {FIRST} {np.mean(mixed <= FIRST):.2f}, {PAGE} {np.mean(mixed <= PAGE):.2f}"
    )


def _general(library: Library) -> Iterator[list[Hit]]:
    """What general queries find among pictures."""
    for words in text_bank():
        only = Filters(frozenset({Modality.IMAGE}))
        yield list(library.search(Query((Term(Modality.TEXT, words),), only, limit=500)).hits)


def _compare(with_them: Sequence[list[Hit]], without: Sequence[list[Hit]]) -> None:
    """Say what passages change of the order of all pictures, and how many they bring forward."""
    moved = 0
    pages: list[tuple[int, int]] = []
    strong = 0
    for now, before in zip(with_them, without, strict=True):
        orders = [
            [h.item.id for h in hits if "page" not in Path(h.item.path).name]
            for hits in (now, before)
        ]
        moved += orders[0] != orders[1]
        counts = [
            sum("page" in Path(h.item.path).name for h in hits[:PAGE]) for hits in (now, before)
        ]
        pages.append((counts[0], counts[1]))
        strong += sum(h.segment.kind in _READ and not h.weak for h in now)
    now_mean, before_mean = np.mean(pages, axis=0)
    print(
        f"{len(without)} general queries for pictures: the order of those without text is another "
        f"in {moved}; {now_mean:.2f} pictures of text among the first {PAGE}, {before_mean:.2f} "
        f"without passages; {strong / len(without):.3f} a query by their text and not weak"
    )


if __name__ == "__main__":
    main()
