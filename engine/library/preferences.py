"""What a library remembers of how a person uses it: small things that are written at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..paths import LibraryPaths
from ..types import Modality
from .forgetting import forget_openings
from .spaces import OpenSpaces
from .writing import writing


@dataclass(frozen=True, slots=True)
class Preferences:
    """Writes the preferences of one library.

    Every method raises `LibraryBusyError` where another process is writing.
    """

    paths: LibraryPaths
    spaces: OpenSpaces

    def want_picture_texts(self, wanted: bool) -> None:
        """Remember whether the text in this library's pictures is to be read."""
        with writing(self.paths) as writer, writer.catalogue.transaction():
            writer.catalogue.picture_texts.want(wanted)

    def note_opened(self, modality: Modality) -> None:
        """Count a file that a person opened out of a search, for what later ones show first."""
        with writing(self.paths) as writer:
            writer.catalogue.openings.note(date.today(), modality)

    def forget_openings(self) -> bool:
        """Forget which kinds of files were opened; tells whether nothing of it is on disk."""
        with writing(self.paths) as writer:
            return forget_openings(writer, self.spaces)
