"""Fetches a model from the hub into the cache, the only traffic that Triptych ever starts.

Flow: ask the hub for sizes and hashes at the pinned revision, see that they fit on the disk,
fetch each file into a `.part` that a later run carries on with, check its hash, move it into
place, and seal the directory with a manifest. HF_ENDPOINT, HF_HUB_OFFLINE, tokens and proxies
are the business of `huggingface_hub`, whose client does the talking.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

from huggingface_hub import constants, get_session, get_token, hf_raise_for_status
from huggingface_hub.errors import OfflineModeIsEnabled

from ..errors import Cancelled, UserError
from ..language import tr
from . import fingerprint
from .hub_errors import explained
from .hub_files import HubFile, HubFiles
from .installed import find_directory, is_intact, own_directory
from .presets import Preset
from .remote import TIMEOUT_SECONDS, RemoteFile, describe
from .staging import OnProgress, alone, check_room, files_of, seal
from .states import FetchProgress


def download(
    preset: Preset,
    cache_dir: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> Path:
    """Fetch what is missing of a model and return its directory.

    Args:
        preset: one with files on the hub.
        cache_dir: where downloaded models lie.
        on_progress: told whenever something has arrived.
        cancelled: asked as often; what was fetched until then is kept for the next time.

    Raises:
        UserError: nothing to download, no network, no room, or a file that arrives damaged.
        Cancelled: the person asked to stop.
    """
    hub, directory = files_of(preset), own_directory(preset, cache_dir)
    with explained(preset, directory):
        found = find_directory(preset, cache_dir)
        if found is not None and is_intact(preset, found, cache_dir):
            return found
        if constants.HF_HUB_OFFLINE:
            raise OfflineModeIsEnabled
        directory.mkdir(parents=True, exist_ok=True)
        with alone(directory):
            files = [_as_pinned(hub, file) for file in hub.files]
            check_room(_bytes_to_come(files, directory), directory)
            _fetch_all(files, directory, on_progress, cancelled)
            seal(hub, _hashes(files, directory), directory, cache_dir)
    return directory


def _as_pinned(hub: HubFiles, file: HubFile) -> RemoteFile:
    found = describe(hub, file)
    if not found.is_as_pinned:
        raise UserError(
            tr(
                "The hub's {name} is not the one that Triptych knows; update Triptych",
                name=file.name,
            )
        )
    return found


def _bytes_to_come(files: Sequence[RemoteFile], directory: Path) -> int:
    there = sum(path.stat().st_size for path in directory.iterdir())
    return max(0, sum(file.size for file in files) - there)


def _fetch_all(
    files: Sequence[RemoteFile],
    directory: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> None:
    total, before = sum(file.size for file in files), 0
    for number, file in enumerate(files, 1):
        with closing(_fetch(file, directory)) as steps:
            for done in steps:
                on_progress(FetchProgress(file.name, number, len(files), before + done, total))
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
            raise UserError(
                tr("{name} arrived damaged and was thrown away; download it again", name=file.name)
            )
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
    with session.stream("GET", file.url, headers=headers, timeout=TIMEOUT_SECONDS) as response:
        hf_raise_for_status(response)
        # A server that ignores the range sends the whole file.
        carries_on = response.status_code == HTTPStatus.PARTIAL_CONTENT
        with part.open("ab" if carries_on else "wb") as target:
            # As it comes: on a slow link a chunk of fixed size would keep a cancel waiting.
            for chunk in response.iter_bytes():
                target.write(chunk)
                yield target.tell()


def _has_arrived(path: Path, file: RemoteFile) -> bool:
    if path.stat().st_size != file.size:
        return False
    sha256 = file.etag if file.has_sha256 else file.pinned.sha256
    if sha256 and fingerprint.hash_file(path) != sha256:
        return False
    return file.has_sha256 or fingerprint.git_blob_hash(path) == file.etag


def _hashes(files: Sequence[RemoteFile], directory: Path) -> dict[str, str]:
    """The SHA-256 of every file; those of large ones were compared when they arrived."""
    return {
        file.name: file.etag if file.has_sha256 else fingerprint.hash_file(directory / file.name)
        for file in files
    }
