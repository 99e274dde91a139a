"""What is said of what was done to files."""

from __future__ import annotations

from engine.language import tr, tr_count
from engine.types import MarkChange
from engine.wording import listed


def files_named(names: tuple[str, ...], count: int) -> str:
    """One file by its name, several by their number."""
    return names[0] if count == 1 and names else tr_count("{n} files", "{n} file", count)


def marked(change: MarkChange, files: str) -> str:
    """What a change of marks has made of files."""
    if change.favourite is not None:
        if change.favourite:
            return tr("Favourite: {files}.", files=files)
        return tr("No favourite any more: {files}.", files=files)
    if change.rating is not None:
        if change.rating:
            return tr_count("{n} stars: {files}.", "{n} star: {files}.", change.rating, files=files)
        return tr("No stars any more: {files}.", files=files)
    if change.add:
        return tr("Tagged {tags}: {files}.", tags=listed(change.add), files=files)
    return tr("No longer tagged {tags}: {files}.", tags=listed(change.remove), files=files)
