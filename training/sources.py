"""Where the training data comes from: public repositories at named commits, read in place.

Nothing is checked out. Each file is read from the repository's git directory, so the same commit
always gives the same bytes; a blob the copy lacks is left out and counted nowhere.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One public repository.

    Attributes:
        repository: owner and name.
        commit: the full hash that was used.
        licence: the terms its owner states.
        use: what the starter takes from it.
    """

    repository: str
    commit: str
    licence: str
    use: str


PHOTOS = Source(
    "RlNZLER/Image-Text-Matching",
    "5651b89b22dc733e6a8215b93acb5dd420ad5b41",
    "MIT repository; Flickr8k is for research, non-commercial",
    "7,091 of Flickr8k's photos at 224 px; the 1,000 that are kept to measure with left out",
)
CAPTIONS = Source(
    "quantumnaan/sic_translator",
    "d27da85cff2dbf143fcaf365aece667d66c4298f",
    "as the photos",
    "five captions of each of those photos; the names of the kept ones",
)
TINY = Source(
    "seshuad/IMagenet",
    "153dbc161ab7942a12c99515e80ef6454dd06693",
    "ImageNet terms (research)",
    "labelled photos of 64 px, some of each of 200 classes; words.txt",
)
GROCERY = Source(
    "marcusklasson/GroceryStoreDataset",
    "fc80ba90f803d79d0383df52c5a4ac5de99ff6fc",
    "MIT",
    "photos of fruit, vegetables and packages: its train and val parts",
)
CLOTHES = Source(
    "alexeygrigorev/clothing-dataset-small",
    "11961516512414bf9f6c150a832cfd21b54a6b54",
    "CC0",
    "photos of clothes: its train part",
)
ESC10 = Source(
    "karoldvl/ESC-10",
    "9c866b987dd6d351badb95af9465f9310c68339b",
    "CC0 / CC BY per clip",
    "10 everyday sounds: folds 1 to 4; the fifth is kept to measure with",
)
ANIMALS = Source(
    "YashNita/Animal-Sound-Dataset",
    "574b5e2d9b071f142b464bb7b43d6a736ebb0dac",
    "none stated",
    "sounds of 8 animals (donkey and monkey left out: their labels look unreliable)",
)
INSTRUMENTS = Source(
    "seth814/Audio-Classification",
    "2aca6936241ce4273e9acc02d738e029433aa9ec",
    "MIT repository, Freesound clips",
    "10 instruments",
)
DIRT = Source(
    "tidalcycles/Dirt-Samples",
    "e6f801712fe7f4753ebedc04afa544e34c2f9501",
    "none stated",
    "short drum, synth and field samples; labels where a folder's name is plain",
)
BABY = Source(
    "giulbia/baby_cry_detection",
    "1b93c63b378f61976b6946298e2897c0b90a880f",
    "none stated",
    "baby cries, baby laughs, silence and noise",
)
DIGITS = Source(
    "Jakobovski/free-spoken-digit-dataset",
    "26eb9aaf76e81b692f806f9140c2d2777410d7a1",
    "CC BY-SA 4.0",
    "speech: spoken digits of six speakers, the last held back",
)
AMBIENT = Source(
    "remvze/moodist",
    "983f7412e8cd054e76d156977c563da2028e4428",
    "MIT repository; sounds under the Pixabay Content License or CC0",
    "long sounds of nature, weather, places, things and traffic, by their titles",
)
SOURCES = (
    PHOTOS,
    CAPTIONS,
    TINY,
    GROCERY,
    CLOTHES,
    ESC10,
    ANIMALS,
    INSTRUMENTS,
    DIRT,
    BABY,
    DIGITS,
    AMBIENT,
)


@dataclass(frozen=True, slots=True)
class Blob:
    """One file of a repository."""

    path: str
    content: bytes


def git_directory(data: Path, source: Source) -> Path:
    """Return the git directory of a source under the folder of checkouts.

    Raises:
        FileNotFoundError: the folder has no copy of this repository.
    """
    home = data / source.repository.replace("/", "+")
    for candidate in (home / "repo" / ".git", home / "repo", home / ".git", home):
        if (candidate / "objects").is_dir():
            return candidate
    raise FileNotFoundError(f"{home}: fetch {source.repository} at {source.commit} first")


def paths(data: Path, source: Source, endings: Sequence[str]) -> list[str]:
    """List the files of a source whose lower-cased names end in one of `endings`."""
    listing = _git(data, source, "ls-tree", "-r", "-z", "--name-only", source.commit)
    names = listing.decode("utf-8").split("\0")
    return sorted(name for name in names if name.lower().endswith(tuple(endings)))


def read(data: Path, source: Source, names: Sequence[str]) -> Iterator[Blob]:
    """Yield the named files in order, leaving out those that the copy lacks."""
    command = [*_command(data, source), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise OSError("git gave no pipes")
        for name in names:
            process.stdin.write(f"{source.commit}:{name}\n".encode())
            process.stdin.flush()
            header = process.stdout.readline().split()
            if header[-1] == b"missing":
                continue
            content = process.stdout.read(int(header[-1]))
            process.stdout.read(1)
            yield Blob(name, content)
        process.stdin.close()


def text(data: Path, source: Source, name: str) -> str:
    """Read one small text file."""
    return next(read(data, source, [name])).content.decode("utf-8", "replace")


def _command(data: Path, source: Source) -> list[str]:
    """Return git with the source's directory named."""
    return ["git", f"--git-dir={git_directory(data, source)}"]


def _git(data: Path, source: Source, *arguments: str) -> bytes:
    """Run git on a source and return what it prints."""
    return subprocess.run(
        [*_command(data, source), *arguments], check=True, capture_output=True
    ).stdout
