"""Takes a model from a folder, for machines with no network.

The folder is Triptych's own of another machine, the hub's snapshot, or one that somebody filled by
hand. Whatever is known of the files is checked: the hashes that Triptych was made with, those that
the folder's manifest notes, and the shape of the weights' file.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import Cancelled, UserError
from ..language import tr
from ..system_reasons import reason_and_file
from . import fingerprint
from .hub_files import HubFiles
from .installed import known_hashes, own_directory
from .presets import Preset
from .staging import OnProgress, alone, check_room, files_of, seal
from .states import FetchProgress

_CHUNK = 1 << 22


def copy_from(
    source: Path,
    preset: Preset,
    cache_dir: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> Path:
    """Copy a model's files out of a folder and return the model's directory.

    Raises:
        UserError: the folder lacks a file or holds another one, or there is no room.
        Cancelled: the person asked to stop; nothing is left behind.
    """
    hub, source = files_of(preset), source.expanduser()
    _require_files(source, hub)
    directory = own_directory(preset, cache_dir)
    draft = directory.with_name(f".{directory.name}.copy")
    try:
        draft.mkdir(parents=True, exist_ok=True)
        with alone(directory):
            hashes = _fill(source, draft, hub, on_progress, cancelled)
            shutil.rmtree(directory, ignore_errors=True)
            draft.replace(directory)
            seal(hub, hashes, directory, cache_dir)
    except OSError as error:
        raise UserError(
            tr(
                "The model cannot be copied: {reason}; mend that and try again",
                reason=reason_and_file(error),
            )
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return directory


def _require_files(source: Path, hub: HubFiles) -> None:
    missing = [name for name in hub.names if not (source / name).is_file()]
    if missing:
        raise UserError(
            tr(
                "{source} lacks {names}; name the folder that holds the files of {repo}",
                source=source,
                names=", ".join(missing),
                repo=hub.repo,
            )
        )


def _fill(
    source: Path,
    draft: Path,
    hub: HubFiles,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> dict[str, str]:
    """Copy every file and check it; returns the SHA-256 of each."""
    sizes = {name: (source / name).stat().st_size for name in hub.names}
    total, before = sum(sizes.values()), 0
    check_room(total, draft)
    hashes, known = {}, known_hashes(hub, source)
    for number, name in enumerate(hub.names, 1):
        for done in _copy(source / name, draft / name):
            on_progress(FetchProgress(name, number, len(sizes), before + done, total))
            if cancelled():
                raise Cancelled("the copy was stopped")
        hashes[name] = fingerprint.hash_file(draft / name)
        if hashes[name] != known.get(name, hashes[name]):
            raise UserError(
                tr(
                    "{source} is not the file that belongs to {repo}",
                    source=source / name,
                    repo=hub.repo,
                )
            )
        before += sizes[name]
    _check_shape(draft / hub.weights)
    return hashes


def _copy(source: Path, target: Path) -> Iterator[int]:
    """Copy a file, telling the bytes that are done."""
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)
            yield writing.tell()


def _check_shape(weights: Path) -> None:
    """See that a safetensors file is as long as its own header says.

    Its layout: 8 bytes of length, little-endian, then that much JSON, then the numbers.
    """
    if weights.suffix != ".safetensors":
        return
    with weights.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = file.read(min(length, weights.stat().st_size))
    try:
        entries = json.loads(header)
        end = max(entry["data_offsets"][1] for name, entry in entries.items() if name[:1] != "_")
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(
            tr("{name} is not a file of weights; copy it again", name=weights.name)
        ) from error
    if weights.stat().st_size != 8 + length + end:
        raise UserError(tr("{name} is cut short or damaged; copy it again", name=weights.name))
