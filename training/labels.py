"""The names of everything that a labelled picture can be, and sentences that say them.

A label is one of ImageNet's 1,000 classes (key: its WordNet id), a kind of food (`grocery:Apple`)
or of clothes (`clothes:hat`). Its sentences are its names in prompts, what WordNet says of it, and
everyday words of ours (see `glosses`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from . import sources
from .glosses import glosses
from .sources import GROCERY

PROMPTS = ("a photo of a {}", "{}", "a picture of the {}", "a {} in the scene")
MOST_NAMES = 3
CLOTHES_NAMES = {
    "dress": ("dress",),
    "hat": ("hat", "cap"),
    "longsleeve": ("long sleeve shirt", "pullover"),
    "outwear": ("jacket", "coat"),
    "pants": ("trousers", "pants"),
    "shirt": ("shirt",),
    "shoes": ("shoes", "pair of shoes"),
    "shorts": ("shorts",),
    "skirt": ("skirt",),
    "t-shirt": ("t-shirt",),
}


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its key, its synonyms, sentences that describe it, and how it is prompted."""

    key: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    prompts: tuple[str, ...] = PROMPTS

    def prompted(self) -> tuple[str, ...]:
        """Put the first names into every prompt."""
        names = self.names[:MOST_NAMES]
        return tuple(prompt.format(name) for name in names for prompt in self.prompts)

    def sentences(self) -> list[str]:
        """Return all that is said of it: the prompts first."""
        return [*self.prompted(), *self.descriptions]


def classes() -> list[Label]:
    """Return ImageNet's classes in the order of the backbone's scores."""
    names, described = _table("imagenet_synset_to_lemma"), definitions()
    everyday = glosses()
    return [
        Label(key, tuple(names[key].split(", ")), (described[key], *everyday.get(row, ())))
        for row, key in enumerate(_read("imagenet_synsets"))
    ]


def definitions() -> dict[str, str]:
    """Return what WordNet says of some 22,000 things, by their ids."""
    return _table("imagenet_synset_to_definition")


def single_words() -> list[str]:
    """Return the names of those things that are one plain word."""
    names = (
        name for row in _table("imagenet_synset_to_lemma").values() for name in row.split(", ")
    )
    return [name for name in names if name.isascii() and name.isalpha() and name.islower()]


def clothes() -> list[Label]:
    """Return the kinds of clothes."""
    return [Label(f"clothes:{key}", names) for key, names in CLOTHES_NAMES.items()]


def groceries(data: Path) -> list[Label]:
    """Return the finest kinds of food, named together with their coarse kind."""
    rows = sources.text(data, GROCERY, "dataset/classes.csv").splitlines()[1:]
    pairs = [(row.split(",")[0], row.split(",")[2]) for row in rows]
    return [Label(f"grocery:{fine}", _grocery_names(fine, coarse)) for fine, coarse in pairs]


def _grocery_names(fine: str, coarse: str) -> tuple[str, ...]:
    """Spell "Granny-Smith" as "granny smith apple"; the coarse name is a synonym."""
    small, large = fine.replace("-", " ").lower(), coarse.replace("-", " ").lower()
    full = small if large in small else f"{small} {large}"
    return (full, large) if full != large else (full,)


def _table(name: str) -> dict[str, str]:
    """Read a two-column listing of WordNet ids."""
    pairs = (line.split("\t", 1) for line in _read(name))
    return {key: value.strip() for key, value in pairs}


def _read(name: str) -> list[str]:
    """Read one of the listings of names that timm carries; timm itself is not imported."""
    package = find_spec("timm")
    if package is None or package.origin is None:
        raise FileNotFoundError("timm, which lists the classes, is not installed")
    listing = Path(package.origin).parent / "data" / "_info" / f"{name}.txt"
    return listing.read_text(encoding="utf-8").splitlines()
