"""Files of the hub, pinned: what a download asks for, and what must come."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class HubFile(Struct, frozen=True):
    """One file of a repository at its pinned revision.

    Attributes:
        size: bytes; 0 where it is not known beforehand.
        sha256: of its content, in hex; empty where it is not known beforehand.
    """

    name: str
    size: int = 0
    sha256: str = ""


class HubFiles(Struct, frozen=True):
    """Files of one repository of the hub, pinned to one commit.

    Attributes:
        repo: "owner/name".
        revision: full commit hash.
        files: in the order of download; together they make a model directory.
        weights: the name of the one that holds the weights.
    """

    repo: str
    revision: str
    files: tuple[HubFile, ...]
    weights: str

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names, in the order of download."""
        return tuple(file.name for file in self.files)

    @property
    def sha256(self) -> Mapping[str, str]:
        """The hashes that are known beforehand, in hex, by name."""
        return {file.name: file.sha256 for file in self.files if file.sha256}

    @property
    def vouched(self) -> bool:
        """Whether the weights' hash is known beforehand; else the first that came is kept to."""
        return self.weights in self.sha256


class PinCheck(Struct, frozen=True):
    """What the hub says of one model.

    Attributes:
        model: its name.
        differing: names of the files that are gone, or not as pinned.
        vouched: whether there is a published hash of its weights to compare with.
    """

    model: str
    differing: tuple[str, ...]
    vouched: bool
