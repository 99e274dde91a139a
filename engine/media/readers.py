"""Which reader would read a file: a number of ours, and the libraries that it is made of.

What a reader could not read is tried again by another one: raise its number when it learns to read
more.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from ..types import Modality
from .sniff import looks_interesting

NUMBERS = {**dict.fromkeys(Modality, 1), Modality.IMAGE: 3, Modality.TEXT: 3}
_LIBRARIES = {
    Modality.IMAGE: (
        *("pillow", "pillow-heif", "tifffile", "psd-tools", "resvg-py", "pylibjxl", "rawpy", "av"),
    ),
    Modality.AUDIO: ("av", "soundfile"),
    Modality.VIDEO: ("av", "soundfile", "pillow"),
    Modality.TEXT: ("pypdfium2", "selectolax", "chardetng-py"),
}


def reader_of(path: str) -> str:
    """The reader of a file, by its name: equal for equal readers, and for nothing else."""
    return _reader(looks_interesting(path))


def current_readers() -> list[str]:
    """All that `reader_of` tells now."""
    return [_reader(modality) for modality in (None, *Modality)]


@cache
def _reader(modality: Modality | None) -> str:
    if modality is None:
        return ""
    versions = (f"{library} {_version(library)}" for library in _LIBRARIES[modality])
    return ", ".join((f"{modality} {NUMBERS[modality]}", *versions))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
