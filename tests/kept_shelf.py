"""Media and their library as tests may change them: indexed once, and set back for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fake_encoder import ColourEncoder

from engine.library.facade import Library


class KeptShelf:
    """A folder of media that always lies at one place, and what a library knows of it.

    Args:
        folder: where all of it is made; empty.
        write: writes the media into a folder that is not there yet.
        look: what is done with the library once it has indexed them.

    Attributes:
        media: the media, to be changed by whoever has set them back.
    """

    def __init__(
        self,
        folder: Path,
        write: Callable[[Path], object],
        look: Callable[[Library], object] = lambda library: None,
    ) -> None:
        self.media = folder / "media"
        self._kept, self._library = folder / "kept", folder / "library"
        write(self.media)
        shutil.copytree(self.media, self._kept)
        encoder = ColourEncoder()
        made = Library(self._library, "starter", encoder_of=lambda preset, cache: encoder)
        with closing(made):
            made.index((str(self.media),))
            look(made)

    def set_back(self, library: Path) -> Path:
        """Make the media what they were, and a library of them in a new folder; gives the media."""
        shutil.rmtree(self.media, ignore_errors=True)
        shutil.copytree(self._kept, self.media)
        shutil.copytree(self._library, library)
        return self.media
