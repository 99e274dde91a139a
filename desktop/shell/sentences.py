"""What the operations ask before, and say after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from engine.language import tr, tr_count, whole
from engine.types import Item


def whether_to_forget(items: Sequence[Item]) -> str:
    """The question before the library forgets items."""
    if len(items) == 1:
        return tr(
            "Forget {name}? The library's copy of the text, picture and vectors goes for good; the "
            "file itself stays.",
            name=PurePath(items[0].path).name,
        )
    return tr_count(
        "Forget {n} files? The library's copy of the text, picture and vectors goes for good; the "
        "files themselves stay.",
        "Forget {n} file? The library's copy of the text, picture and vectors goes for good; the "
        "file itself stays.",
        len(items),
    )


def in_the_query(count: int, picked: int) -> str:
    """That several files are looked for at once: all that are picked, or some of these."""
    if picked > count:
        return tr_count(
            "{n} files spread over the {picked} picked ones are in the query: it holds no more.",
            "{n} file of the {picked} picked ones is in the query: it holds no more.",
            count,
            picked=whole(picked),
        )
    return tr_count(
        "All {n} picked files are in the query now.", "{n} picked file is in the query now.", count
    )


def whether_to_open(count: int) -> str:
    """The question before many files are opened."""
    return tr_count("Open {n} files, each in its program?", "Open {n} file?", count)


def whether_to_show(count: int) -> str:
    """The question before many folders are shown."""
    return tr_count(
        "Show {n} folders in the file manager?", "Show {n} folder in the file manager?", count
    )


def too_many_to_open(count: int, most: int) -> str:
    """Why these are not opened or shown."""
    return tr(
        "These are {count}, and at most {most} are opened at once. Choose fewer.",
        count=whole(count),
        most=whole(most),
    )
