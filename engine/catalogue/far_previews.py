"""Previews of files that other machines have, fetched for hits and kept until the next run.

Each is a file named by the item's id without its sign: the kind of the preview in the first line,
then its bytes.
"""

from __future__ import annotations

import shutil
from contextlib import suppress

from ..paths import LibraryPaths
from ..types import Preview, PreviewKind


def keep_far_preview(paths: LibraryPaths, item_id: int, preview: Preview) -> None:
    """Keep a preview; where the disk is full or read-only, there is none."""
    with suppress(OSError):
        paths.far_previews.mkdir(mode=0o700, exist_ok=True)
        file = paths.far_previews / str(-item_id)
        file.write_bytes(preview.kind.encode() + b"\n" + preview.data)


def far_preview(paths: LibraryPaths, item_id: int) -> Preview:
    """What was kept; an empty one where nothing was."""
    try:
        kind, _, data = (paths.far_previews / str(-item_id)).read_bytes().partition(b"\n")
        return Preview(PreviewKind(kind.decode()), data)
    except (OSError, ValueError):
        return Preview()


def drop_far_previews(paths: LibraryPaths) -> None:
    """Keep none any more: others may have forgotten what they are of."""
    shutil.rmtree(paths.far_previews, ignore_errors=True)
