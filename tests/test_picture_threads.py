"""Pictures are read in several threads of the window at once, and none waits for ever."""

from __future__ import annotations

import sys
from pathlib import Path

from colour_media import write_media_folder
from processes import start

READINGS = 10_000


def test_tiles_are_decoded_while_a_picture_is_pasted(tmp_path: Path) -> None:
    """Thousands of both at one time come to their end; a process of its own may hang, not us."""
    picture = write_media_folder(tmp_path / "media") / "sea.png"
    process = start(str(picture), program=(__file__,))
    try:
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (out, err) == ("read", "")


def _read_at_once(data: bytes) -> None:
    """Decode a tile's picture in one thread while another reads it as pasted ones are."""
    from concurrent.futures import ThreadPoolExecutor

    from PySide6.QtGui import QImage

    from desktop.gallery.stored_picture import decode

    with ThreadPoolExecutor(2) as threads:
        for read in (decode, QImage.fromData):
            threads.submit(lambda read=read: [read(data) for _ in range(READINGS)])


if __name__ == "__main__":
    _read_at_once(Path(sys.argv[1]).read_bytes())
    sys.stdout.write("read")
