"""Media that the starter was not trained on, in folders that say what they hold.

    python benchmarks/mixed_pools.py CHECKOUTS HELD_OUT OUT

CHECKOUTS holds the public repositories named below and in `training/sources.py`. Each folder under
OUT gets a said.jsonl, which `mixed_sets.py` reads: captions that people gave, names by the folder
or title, the whole text of a document, and the recording or photo that a file is of.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

import xxhash
from mixed_concepts import concepts_in
from mixed_names import NATURE, TINY_NAMES

from training import pictures, sounds, sources, texts
from training.heldout import HeldOut
from training.heldout import read as read_held_out
from training.sources import CLOTHES, ESC10, GROCERY, PHOTOS, TINY, Source

HERE = Path(__file__).parent
WIKIPEDIA = Source(
    "chinapedia/wikipedia.abstract.en",
    "HEAD",
    "CC BY-SA",
    "the first paragraphs of articles",
)
RECIPES = Source("jeffThompson/Recipes", "HEAD", "none stated", "recipes")
MEALS = Source("clarklab/chowdown", "HEAD", "public domain", "recipes with their photos")
TINY_FROM, TINY_EACH = 8, 12
MOST_SPOKEN = 20
SHORTEST = 120
# Of the articles on nothing that is searched for, one in so many is kept.
OTHER_ARTICLES = 20
DEFINITION = re.compile(r"[^.]{0,140}?\b(?:is|are|was|were)\b ((?:an?|the|any)?\b[^.;:]{3,160})")
DEFINITION_END = re.compile(
    r",| (?:that|which|in|from|by|at|on|used|native|for|with|who|where|whose|found|of the|belonging"
    r"|first|based|located|developed|raised) "
)
KIND_OF = re.compile(
    r"\b(?:breeds?|species|types?|kinds?|forms?|genus|variety|model|family|cultivar) of (.*)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of said.jsonl: see `mixed_sets.Said`."""

    path: str
    names: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    mentions: str = ""
    of: str = ""


Row = tuple[Said, bytes]


def main() -> None:
    """Write every folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("checkouts", "held_out", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    data, kept = asked.checkouts, read_held_out(asked.checkouts, asked.held_out)
    pools: dict[str, Iterable[Row]] = {
        "photos": photos(data, kept),
        "single things": tiny(data),
        "groceries": groceries(data, kept),
        "clothes": clothes(data, kept),
        "sounds": everyday_sounds(data),
        "places": places(data),
        "articles": articles(data),
        "recipes": recipes(data),
        "meals": meals(data),
        "notes": notes(),
    }
    for name, rows in pools.items():
        print(name, write(asked.out / name, rows, kept))


def write(folder: Path, rows: Iterable[Row], kept: HeldOut) -> int:
    """Write the files of a folder and what is said of them, without kept ones; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for said, content in rows:
        if not kept.forbids(content):
            (folder / said.path).write_bytes(content)
            lines.append(json.dumps(asdict(said), ensure_ascii=False))
    (folder / "said.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def photos(data: Path, kept: HeldOut) -> Iterator[Row]:
    """Captioned photos of the development set."""
    said = texts.captions(data, kept)
    aside = {i.path: i.key for i in pictures.items(data, "photos", kept) if i.development}
    for blob in sources.read(data, PHOTOS, list(aside)):
        name = PurePosixPath(blob.path).name
        yield Said(name, captions=tuple(said[aside[blob.path]]), of=name), blob.content


def tiny(data: Path) -> Iterator[Row]:
    """Small photos of single things, of those that neither trained nor chose the starter."""
    listing = sources.text(data, TINY, "tiny-imagenet-200/words.txt")
    words = dict(line.split("\t", 1) for line in listing.splitlines())
    classes: dict[str, list[str]] = defaultdict(list)
    for path in sources.paths(data, TINY, (".jpeg",)):
        if path.startswith(pictures.TINY_HOME):
            classes[path.split("/")[2]].append(path)
    wanted = {
        path: TINY_NAMES.get(key, words[key].split(",")[0])
        for key, paths in classes.items()
        for path in sorted(paths, key=_hash)[TINY_FROM : TINY_FROM + TINY_EACH]
    }
    for blob in sources.read(data, TINY, list(wanted)):
        name = PurePosixPath(blob.path).name
        yield Said(name, names=(wanted[blob.path],), of=name), blob.content


def groceries(data: Path, kept: HeldOut) -> Iterator[Row]:
    """Photos of food of the development set."""
    aside = [i.path for i in pictures.items(data, "grocery", kept) if i.development]
    for number, blob in enumerate(sources.read(data, GROCERY, aside)):
        group, *_, label = PurePosixPath(blob.path).parent.parts[2:] or ("",)
        kind = {"Fruit": "fruit", "Vegetables": "vegetable"}.get(group, "package in a supermarket")
        name = f"{number:04}.jpg"
        said = f"{label.replace('-', ' ')}, {kind}"
        yield Said(name, names=(said,), of=str(PurePosixPath(blob.path).parent)), blob.content


def clothes(data: Path, kept: HeldOut) -> Iterator[Row]:
    """Photos of clothes of the development set."""
    aside = {i.path: i.key for i in pictures.items(data, "clothes", kept) if i.development}
    for blob in sources.read(data, CLOTHES, list(aside)):
        name, label = PurePosixPath(blob.path).name, aside[blob.path].removeprefix("clothes:")
        yield Said(name, names=(label,), of=name), blob.content


def everyday_sounds(data: Path) -> Iterator[Row]:
    """Named sounds of the development set; of spoken digits, which are all alike, a few."""
    aside = [clip for clip in sounds.clips(data) if clip.development and clip.name]
    spoken = [clip for clip in aside if clip.name == "a person speaking"]
    aside = [clip for clip in aside if clip not in spoken[MOST_SPOKEN:]]
    for source in dict.fromkeys(clip.source for clip in aside):
        names = {clip.path: clip.name for clip in aside if clip.source == source}
        for number, blob in enumerate(sources.read(data, source, list(names))):
            file = PurePosixPath(blob.path)
            recording = file.stem.rsplit("-", 1)[0] if source is ESC10 else str(file)
            name = f"{source.repository.split('/')[1]} {number:04}{file.suffix}"
            said = names[blob.path].replace("double bass", "double-bass")
            yield Said(name, names=(said,), of=recording), blob.content


def places(data: Path) -> Iterator[Row]:
    """Long sounds of nature, weather and places that no stage of the training read."""
    for source, names in NATURE.items():
        found = sources.paths(data, source, (".ogg",))
        for blob in sources.read(data, source, found):
            stem = PurePosixPath(blob.path).stem
            if stem in names:
                name = f"{source.repository.split('/')[1]} {stem}.ogg"
                yield Said(name, names=(names[stem],), of=name), blob.content


def articles(data: Path) -> Iterator[Row]:
    """First paragraphs of articles that say in their first sentence what they are about."""
    for blob in sources.read(data, WIKIPEDIA, sources.paths(data, WIKIPEDIA, (".md",))):
        if not blob.path.startswith(("Page/", "Abstract/")):
            continue
        text, title = blob.content.decode("utf-8", "replace").strip(), PurePosixPath(blob.path).stem
        kind = defined_as(text)
        about = concepts_in(kind) or _hash(title) % OTHER_ARTICLES == 0
        if kind and len(text) > SHORTEST and about:
            name = f"{_hash(title):016x}.md"
            yield Said(name, (kind,), mentions=f"{title}. {text}", of=title), text.encode()


def defined_as(text: str) -> str:
    """The noun that the first sentence says its subject is, as `bird` or `sailboat`, or ""."""
    found = DEFINITION.match(re.sub(r"\[[^\]]*\]|\([^)]*\)", "", text))
    if not found:
        return ""
    whole = DEFINITION_END.split(found.group(1))[0]
    kind = KIND_OF.search(whole)
    noun = (kind.group(1) if kind else whole).split(" of ")[0].split()
    return "flowers" if noun[-2:-1] == ["flowering"] else " ".join(noun[-1:])


def recipes(data: Path) -> Iterator[Row]:
    """Recipes."""
    for blob in sources.read(data, RECIPES, sources.paths(data, RECIPES, (".md",))):
        path = PurePosixPath(blob.path)
        if path.parts[0] == "recipes" and not path.name.startswith("_"):
            text = blob.content.decode("utf-8", "replace")
            name = f"{path.stem.encode('ascii', 'ignore').decode()}.md"
            yield Said(name, ("recipe",), mentions=text, of=name), blob.content


def meals(data: Path) -> Iterator[Row]:
    """Recipes with a photo each."""
    paths = sources.paths(data, MEALS, (".md", ".jpg"))
    for blob in sources.read(data, MEALS, paths):
        path = PurePosixPath(blob.path)
        if path.parts[0] == "_recipes":
            text = blob.content.decode("utf-8", "replace")
            yield Said(path.name, ("recipe",), mentions=text, of=path.stem), blob.content
        elif path.parts[0] == "images":
            told = path.stem.replace("-", " ")
            yield Said(path.name, ("meal",), mentions=told, of=path.stem), blob.content


def notes() -> Iterator[Row]:
    """Notes written for this project."""
    lines = (HERE / "mixed_notes.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        concept, text = line.split(" | ")
        name = f"note {number:03}.txt"
        yield Said(name, (concept,), mentions=text, of=name), text.encode()


def _hash(path: str) -> int:
    return xxhash.xxh64_intdigest(path.encode())


if __name__ == "__main__":
    main()
