"""What was found wrong in a library, and what was done about it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Part(StrEnum):
    """The parts of a library, as they are told."""

    CATALOGUE = "catalogue"
    WORDS = "words"
    VECTORS = "vectors"
    SPACES = "spaces"
    GRAPHS = "graphs"
    PREVIEWS = "previews"
    FILES = "files"


class Finding(Struct, frozen=True):
    """One thing that is not as it should be.

    Attributes:
        what: what is wrong, in one plain line.
        repaired: what was done about it; empty where nothing was.
    """

    part: Part
    what: str
    repaired: str = ""


class IntegrityReport(Struct, frozen=True):
    """What a check of a library came to.

    Attributes:
        items, vectors: how many were looked at.
        unread: files that the next run reads, since they lack vectors in the space in use.
    """

    findings: tuple[Finding, ...]
    items: int = 0
    vectors: int = 0
    unread: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong any more."""
        return all(finding.repaired for finding in self.findings)
