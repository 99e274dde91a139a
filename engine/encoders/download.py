"""Fetches a preset from the hub into the cache, the only traffic that Triptych ever starts.

Flow: ask the hub for sizes and hashes at the pinned revision, see that they fit on the disk,
fetch each file into a `.part` that a later run carries on with, check its hash, move it into
place, and seal the directory with a manifest. HF_ENDPOINT, HF_HUB_OFFLINE, tokens and proxies
are the business of `huggingface_hub`, whose client does the talking.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from filelock import FileLock, Timeout
from huggingface_hub import (
    constants,
    get_hf_file_metadata,
    get_session,
    get_token,
    hf_hub_url,
    hf_raise_for_status,
)
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

from ..errors import Cancelled, UserError
from . import fingerprint
from .installed import find_directory, is_intact, own_directory, write_manifest
from .presets import WEIGHTS_FILE, HubFiles, Preset

# The client would tell the hub about this machine, with one more request to find out what.
constants.HF_HUB_DISABLE_TELEMETRY = True

_CHUNK = 1 << 20
_TIMEOUT_SECONDS = 30
_SPARE_BYTES = 100_000_000
_SHA256_DIGITS = 64
# A git blob hash or a SHA-256.
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

OnProgress = Callable[[int, int], None]

# The root of the HTTP library's own errors: huggingface_hub 1 stands on httpx, 2 on httpx2.
_TransportError: type[Exception] = HfHubHTTPError.__bases__[0]


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file as the hub describes it.

    Attributes:
        size: bytes.
        etag: its SHA-256 when it is large, its git blob hash (SHA-1) when it is small.
    """

    name: str
    url: str
    size: int
    etag: str


def download(
    preset: Preset,
    cache_dir: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> Path:
    """Fetch what is missing of a preset and return its directory.

    Args:
        preset: one with files on the hub.
        cache_dir: where downloaded models lie.
        on_progress: told the bytes done and the bytes in all, about once a mebibyte.
        cancelled: asked as often; what was fetched until then is kept for the next time.

    Raises:
        UserError: nothing to download, no network, no room, or a file that arrives damaged.
        Cancelled: the person asked to stop.
    """
    if preset.hub is None:
        raise UserError(f"The model '{preset.name}' is not one to download; it is used as it is")
    found = find_directory(preset, cache_dir)
    if found is not None and is_intact(preset, found, cache_dir):
        return found
    directory = own_directory(preset, cache_dir)
    with _explained(preset, directory):
        directory.mkdir(parents=True, exist_ok=True)
        with _alone(directory):
            files = [_describe(preset.hub, name) for name in preset.hub.names]
            _check_room(files, directory)
            _fetch_all(files, directory, on_progress, cancelled)
            _seal(preset.hub, files, directory, cache_dir)
    return directory


def _describe(hub: HubFiles, name: str) -> RemoteFile:
    url = hf_hub_url(hub.repo, name, revision=hub.revision)
    found = get_hf_file_metadata(url, timeout=_TIMEOUT_SECONDS)
    file = RemoteFile(name, url, found.size or 0, found.etag or "")
    pinned = hub.weights_sha256 if name == WEIGHTS_FILE else ""
    described = file.size > 0 and _HASH.fullmatch(file.etag)
    if not described or pinned not in ("", file.etag):
        raise UserError(f"The hub's {name} is not the one that Triptych knows; update Triptych")
    return file


def _check_room(files: Sequence[RemoteFile], directory: Path) -> None:
    there = sum(path.stat().st_size for path in directory.iterdir())
    needed = sum(file.size for file in files) - there + _SPARE_BYTES
    free = shutil.disk_usage(directory).free
    if needed > free:
        raise UserError(
            f"The model needs {needed / 1e6:,.0f} MB but {directory} has only"
            f" {free / 1e6:,.0f} MB free; make room and try again"
        )


def _fetch_all(
    files: Sequence[RemoteFile],
    directory: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> None:
    total, before = sum(file.size for file in files), 0
    for file in files:
        with closing(_fetch(file, directory)) as steps:
            for done in steps:
                on_progress(before + done, total)
                if cancelled():
                    raise Cancelled(f"download stopped at {before + done} of {total} bytes")
        before += file.size


def _fetch(file: RemoteFile, directory: Path) -> Generator[int, None, None]:
    """Bring one file into place, telling the bytes that it has on the way."""
    target = directory / file.name
    part = directory / f".{file.name}.{file.etag[:16]}.part"
    if not (target.is_file() and _has_arrived(target, file)):
        yield from _stream(file, part)
        if not _has_arrived(part, file):
            part.unlink(missing_ok=True)
            raise UserError(f"{file.name} arrived damaged and was thrown away; download it again")
        part.replace(target)
    yield file.size


def _stream(file: RemoteFile, part: Path) -> Generator[int, None, None]:
    have = part.stat().st_size if part.exists() else 0
    if have >= file.size:
        return
    headers = {"Accept-Encoding": "identity", "Range": f"bytes={have}-"}
    if token := get_token():
        headers["Authorization"] = f"Bearer {token}"
    session = get_session()
    with session.stream("GET", file.url, headers=headers, timeout=_TIMEOUT_SECONDS) as response:
        hf_raise_for_status(response)
        # A server that ignores the range sends the whole file.
        carries_on = response.status_code == HTTPStatus.PARTIAL_CONTENT
        with part.open("ab" if carries_on else "wb") as target:
            for chunk in response.iter_bytes(_CHUNK):
                target.write(chunk)
                yield target.tell()


def _has_arrived(path: Path, file: RemoteFile) -> bool:
    if path.stat().st_size != file.size:
        return False
    if len(file.etag) == _SHA256_DIGITS:
        return fingerprint.hash_file(path) == file.etag
    content = path.read_bytes()
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False)
    return blob.hexdigest() == file.etag


def _seal(hub: HubFiles, files: Sequence[RemoteFile], directory: Path, cache_dir: Path) -> None:
    hashes = {file.name: file.etag for file in files if len(file.etag) == _SHA256_DIGITS}
    write_manifest(directory, hub, hashes)
    for name, sha256 in hashes.items():
        fingerprint.remember(directory / name, cache_dir, sha256)
    for leftover in directory.glob(".*.part"):
        leftover.unlink()


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    try:
        with FileLock(directory.with_name(f".{directory.name}.lock"), blocking=False):
            yield
    except Timeout as error:
        raise UserError("This model is being downloaded already; wait until it is there") from error


@contextmanager
def _explained(preset: Preset, directory: Path) -> Iterator[None]:
    """Turn what can go wrong on the way into one line that says what to do."""
    again = f"run: triptych models download {preset.name}"
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise UserError(f"HF_HUB_OFFLINE forbids the download; unset it and {again}") from error
    except HfHubHTTPError as error:
        raise UserError(
            f"The hub does not hand out '{preset.name}' (HTTP {error.response.status_code});"
            " try later or choose another model"
        ) from error
    except OSError as error:
        raise UserError(f"Cannot write {directory} ({error}); mend that and {again}") from error
    except _TransportError as error:
        raise UserError(f"The hub cannot be reached; check the network and {again}") from error
