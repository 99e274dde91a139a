"""What the operations ask before, and say after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from engine.language import tr, tr_count
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


def all_in_the_query(count: int) -> str:
    """That several files are looked for at once."""
    return tr_count(
        "All {n} picked files are in the query now.", "{n} picked file is in the query now.", count
    )
