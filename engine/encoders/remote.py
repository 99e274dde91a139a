"""A file as the hub describes it, before any of it is fetched, beside what is pinned of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url

from .hub_files import HubFile, HubFiles

# The client would tell the hub about this machine, with one more request to find out what.
constants.HF_HUB_DISABLE_TELEMETRY = True

TIMEOUT_SECONDS = 30
_SHA256_DIGITS = 64
# A git blob hash or a SHA-256.
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of the hub.

    Attributes:
        size: bytes.
        etag: its SHA-256 when it is large, its git blob hash (SHA-1) when it is small.
        pinned: what was known beforehand.
    """

    name: str
    url: str
    size: int
    etag: str
    pinned: HubFile

    @property
    def has_sha256(self) -> bool:
        """Whether the hub says what the content hashes to by SHA-256."""
        return len(self.etag) == _SHA256_DIGITS

    @property
    def is_as_pinned(self) -> bool:
        """Whether it is described at all, and as far as that can be told without its content."""
        described = self.size > 0 and _HASH.fullmatch(self.etag) is not None
        same_size = self.pinned.size in (0, self.size)
        same_hash = not self.has_sha256 or self.pinned.sha256 in ("", self.etag)
        return described and same_size and same_hash


def describe(hub: HubFiles, file: HubFile) -> RemoteFile:
    """Ask the hub for the size and hash of a file at the pinned revision.

    Raises:
        HfHubHTTPError: the hub says no, or has no such file.
    """
    url = hf_hub_url(hub.repo, file.name, revision=hub.revision)
    found = get_hf_file_metadata(url, timeout=TIMEOUT_SECONDS)
    return RemoteFile(file.name, url, found.size or 0, found.etag or "", file)
