"""Labelled sets of mixed media, disjoint from each other: some to learn on, some to measure with.

    python benchmarks/mixed_sets.py OUT POOL... --sets learn:4 test1:3 test2:3

A POOL is a folder with a said.jsonl (`mixed_pools.py` makes them). Every set gets a share of each
pool, a captions.jsonl with labels, and two files that `triptych evaluate --queries` takes:
queries.jsonl, which whatever has a label answers, and kinds.jsonl, whose words name one kind.

A file has a concept of `mixed_concepts.py` where its name says it, or two of its captions do. It is
unsure where one caption says it, or anything that is said leaves it open: a photo whose captions
do not speak of rain may still show some. Files of one recording or photo are in one set.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import xxhash
from mixed_concepts import CONCEPTS, concepts_in, concepts_near

from engine.evaluation.queries import spread
from engine.media.sniff import sniff
from engine.types import Modality

AGREED = 2
MOST_OF_CONCEPT = 25
MOST_OF_NOTHING = {Modality.IMAGE: 150, Modality.AUDIO: 60, Modality.TEXT: 150}
# Of a set's photos, one in so many is there as a document of its captions instead.
TOLD_NOT_SHOWN = 5
MOST_CAPTIONS, MOST_FILES = 80, 120
MOST_CONCEPTS_ASKED = 2
FOR_ONE_KIND = {
    Modality.IMAGE: "photo of {}",
    Modality.AUDIO: "sound of {}",
    Modality.TEXT: "text about {}",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one file of a pool.

    Attributes:
        captions: sentences of different people.
        of: the recording, photo or article that it is of.
        concepts: what it surely shows, sounds like or tells of.
        unsure: what it may have besides.
    """

    file: Path
    modality: Modality
    captions: tuple[str, ...]
    of: str
    concepts: frozenset[str]
    unsure: frozenset[str]


@dataclass(slots=True)
class MixedSet:
    """A set that is being filled, with how much it has of each concept in each modality."""

    folder: Path
    rows: list[tuple[str, Said]] = field(default_factory=list)
    counts: Counter[tuple[Modality, str]] = field(default_factory=Counter)

    def add(self, said: Said) -> None:
        """Take a file, if there is not enough like it yet."""
        concepts = said.concepts
        keys = [(said.modality, concept) for concept in concepts or {""}]
        most = MOST_OF_CONCEPT if concepts else MOST_OF_NOTHING[said.modality]
        if all(self.counts[key] >= most for key in keys):
            return
        self.counts.update(keys)
        place = self.folder / said.modality.value
        place.mkdir(parents=True, exist_ok=True)
        if said.captions and len(self.rows) % TOLD_NOT_SHOWN == 0:
            self._tell(said)
            return
        name = f"{said.modality.value}/{len(self.rows):04}{said.file.suffix.lower()}"
        shutil.copyfile(said.file, self.folder / name)
        self.rows.append((name, said))

    def _tell(self, said: Said) -> None:
        """Take the captions of a photo as a document in its place."""
        name = f"text/{len(self.rows):04}.txt"
        (self.folder / "text").mkdir(exist_ok=True)
        (self.folder / name).write_text(".\n".join(said.captions) + ".\n", "utf-8")
        self.rows.append((name, said))


def main() -> None:
    """Make the sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pools", type=Path, nargs="+")
    parser.add_argument("--sets", nargs="+", default=["learn:4", "test1:3", "test2:3"])
    asked = parser.parse_args()
    shares = {name: int(share) for name, share in (one.split(":") for one in asked.sets)}
    sets = {name: MixedSet(asked.out / name) for name in shares}
    for made in sets.values():
        shutil.rmtree(made.folder, ignore_errors=True)
    for pool in asked.pools:
        share_out(list(_read(pool)), [sets[name] for name in _turns(shares)])
    for name, made in sets.items():
        print(name, write(made))


def share_out(pool: Sequence[Said], turns: Sequence[MixedSet]) -> None:
    """Give the files of a pool to the sets in turn, so that each gets some of every concept."""
    common = Counter(concept for said in pool for concept in said.concepts)
    groups: dict[str, list[Said]] = defaultdict(list)
    for said in sorted(pool, key=lambda said: xxhash.xxh64_intdigest(said.of.encode())):
        groups[said.of].append(said)
    taking: defaultdict[str, Iterator[MixedSet]] = defaultdict(lambda: cycle(turns))
    for files in groups.values():
        rarest = min(files[0].concepts, key=lambda concept: (common[concept], concept), default="")
        chosen = next(taking[rarest])
        for said in files:
            if rarest or not said.unsure:
                chosen.add(said)


def _turns(shares: Mapping[str, int]) -> list[str]:
    """Names of sets, as often as their shares say, spread evenly."""
    places = [
        ((number + 0.5) / share, name) for name, share in shares.items() for number in range(share)
    ]
    return [name for _, name in sorted(places)]


def _read(pool: Path) -> Iterator[Said]:
    """The files of a pool; `names` are by whoever collected them, `mentions` is further text."""
    for line in (pool / "said.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        file, names, captions = pool / row["path"], row["names"], tuple(row["captions"])
        said = Counter(concept for text in captions for concept in concepts_in(text))
        agreed = frozenset(concept for concept, times in said.items() if times >= AGREED)
        concepts = agreed.union(*map(concepts_in, names))
        near = concepts_near((*names, *captions, row["mentions"]))
        yield Said(file, sniff(str(file)), captions, row["of"], concepts, near - concepts)


def write(made: MixedSet) -> str:
    """Write what a set's files show and what it is asked; tell in a line what it holds."""
    labels: list[dict[str, Any]] = [
        {"path": name, "labels": sorted(said.concepts), "unsure": sorted(said.unsure)}
        for name, said in made.rows
    ]
    queries = [*_words(made), *_captions(made), *_files(made)]
    _write_lines(made.folder / "captions.jsonl", labels)
    _write_lines(made.folder / "queries.jsonl", queries)
    _write_lines(made.folder / "kinds.jsonl", _for_one_kind(labels))
    kinds = Counter(name.split("/")[0] for name, _ in made.rows)
    return f"{dict(kinds)}, {len(queries)} queries"


def _words(made: MixedSet) -> Iterator[dict[str, object]]:
    """What people would type of every concept that the set has."""
    known = {concept for _, said in made.rows for concept in said.concepts}
    for concept in sorted(known):
        for text in CONCEPTS[concept].asked:
            yield {"text": text, "labels": [concept]}


def _captions(made: MixedSet) -> Iterator[dict[str, object]]:
    """Captions of the set's photos that say one or two concepts."""
    shown = [said for name, said in made.rows if said.captions and name.startswith("image/")]
    found = [(said.captions[0], concepts_in(said.captions[0])) for said in shown]
    clear = [(text, said) for text, said in found if 0 < len(said) <= MOST_CONCEPTS_ASKED]
    for text, said in spread(clear, MOST_CAPTIONS):
        unsure = concepts_near([text]) - said
        yield {"text": text, "labels": sorted(said), "unsure": sorted(unsure)}


def _files(made: MixedSet) -> Iterator[dict[str, object]]:
    """Files of the set that have one or two concepts."""
    for modality in Modality:
        own = [
            (name, said)
            for name, said in made.rows
            if name.startswith(modality.value) and 0 < len(said.concepts) <= MOST_CONCEPTS_ASKED
        ]
        for name, said in spread(own, MOST_FILES):
            labels, unsure = sorted(said.concepts), sorted(said.unsure)
            yield {"file": name, "labels": labels, "unsure": unsure}


def _for_one_kind(labels: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    """Words that name the kind which is meant: only files of that kind are right."""
    paths: defaultdict[tuple[str, Modality], list[str]] = defaultdict(list)
    for row in labels:
        for concept in row["labels"]:
            paths[concept, Modality(row["path"].split("/")[0])].append(row["path"])
    for (concept, modality), named in sorted(paths.items()):
        yield {"text": FOR_ONE_KIND[modality].format(concept), "paths": named}


def _write_lines(file: Path, rows: Iterable[Mapping[str, object]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    file.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
