"""What is said of what was done to files."""

from __future__ import annotations

from engine.types import MarkChange
from engine.wording import counted


def files_named(names: tuple[str, ...], count: int) -> str:
    """One file by its name, several by their number."""
    return names[0] if count == 1 and names else counted(count, "file", "files")


def marked(change: MarkChange, files: str) -> str:
    """What a change of marks has made of files."""
    if change.favourite is not None:
        return f"Favourite: {files}." if change.favourite else f"No favourite any more: {files}."
    if change.rating is not None:
        stars = counted(change.rating, "star", "stars")
        return f"{stars}: {files}." if change.rating else f"No stars any more: {files}."
    if change.add:
        return f"Tagged {', '.join(change.add)}: {files}."
    return f"No longer tagged {', '.join(change.remove)}: {files}."
