"""What a library remembers of how a person uses it: small things that are written at once."""

from __future__ import annotations

import time
from datetime import date

from msgspec import Struct

from ..paths import LibraryPaths
from ..types import Modality
from .forgetting import forget_openings
from .spaces import OpenSpaces
from .writing import writing


class Preferences(Struct, frozen=True):
    """Writes the preferences of one library.

    Every method raises `LibraryBusyError` where another process is writing.
    """

    paths: LibraryPaths
    spaces: OpenSpaces

    def want_picture_texts(self, wanted: bool) -> None:
        """Remember whether the text in this library's pictures is to be read."""
        with writing(self.paths) as writer, writer.catalogue.transaction():
            writer.catalogue.picture_texts.want(wanted)

    def note_opened(self, item_id: int, counted: Modality | None = None) -> None:
        """Remember a file that a person opened, for suggestions.

        Args:
            counted: its kind, where it was opened out of a search that left the kind open: what
                later ones show first.
        """
        with writing(self.paths) as writer:
            writer.catalogue.opened_items.note(item_id, time.time_ns())
            if counted is not None:
                writer.catalogue.openings.note(date.today(), counted)

    def forget_openings(self) -> bool:
        """Forget which files were opened, and of what kinds; tells whether none is on disk."""
        with writing(self.paths) as writer:
            return forget_openings(writer, self.spaces)
