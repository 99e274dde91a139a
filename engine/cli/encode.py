"""`triptych encode`: files to vectors in a file, without writing to a library."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..alignment.registry import build, default_preset
from ..disk import Disk
from ..encoders.devices import parse_device
from ..encoders.presets import parse
from ..errors import Cancelled, UserError
from ..indexing.shard import ALL, parse_shard
from ..library.reader import LibraryReader
from ..library.roots import refuse_missing
from ..paths import absolute, model_cache
from ..wording import counted, short_path
from .console import complain, print_json, say
from .exit_codes import INTERRUPTED
from .interrupt import interrupt_flag
from .options import (
    DeviceOption,
    JsonOption,
    LibraryOption,
    PresetOption,
    ShardOption,
    existing_if_named,
)
from .progress import progress_bar

if TYPE_CHECKING:
    from ..bulk.job import EncodeJob, EncodeReport


def encode(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The file to write, vectors.parquet.")
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Let an older file make room.")
    ] = False,
    preset: PresetOption = None,
    device: DeviceOption = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave these out.")
    ] = None,
    shard: ShardOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the vectors of files to a file, which `triptych import` takes into any library.

    It is made with the model of the library, where there is one, and writes nothing there.
    """
    from ..bulk.job import EncodeJob  # noqa: PLC0415 - the extra may not be installed

    part = ALL if shard is None else parse_shard(shard)
    if out.exists() and not replace:
        raise UserError(
            f"There is a file {out} already. With --replace it makes room, once the new one is "
            "whole."
        )
    places = tuple(absolute(os.fspath(path)) for path in paths)
    refuse_missing(Disk(), places)
    name = parse(preset).name if preset else _preset_of(existing_if_named(context, library))
    encoder = build(name, model_cache(), parse_device(device) if device else None)
    job = EncodeJob(encoder, name, places, out, tuple(ignore or ()), part)
    try:
        report = _run(job, quiet=as_json)
    except Cancelled as error:
        complain("Interrupted. Nothing was written.")
        raise typer.Exit(INTERRUPTED) from error
    if as_json:
        print_json(_document(report, name))
    else:
        _print(report, name, out)


def _preset_of(directory: Path) -> str:
    """The model of a library, or of a new one where there is none."""
    with closing(LibraryReader(directory)) as reader:
        return reader.preset() or default_preset(model_cache())


def _run(job: EncodeJob, *, quiet: bool) -> EncodeReport:
    shown = not quiet and sys.stderr.isatty()
    with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
        return job.run(feed, interrupted.is_set)


def _document(report: EncodeReport, preset: str) -> dict[str, object]:
    """The JSON of `triptych encode`."""
    unread = [{"path": one.path, "reason": one.reason} for one in report.unread]
    return {
        "model": preset,
        "encoded": report.encoded,
        "vectors": report.segments,
        "unread": unread,
        "seconds": round(report.seconds, 3),
    }


def _print(report: EncodeReport, preset: str, out: Path) -> None:
    done = counted(report.encoded, "content", "contents")
    vectors = counted(report.segments, "vector", "vectors")
    say(f"Encoded {done} with '{preset}': {vectors}, written to {short_path(str(out))}.")
    for one in report.unread:
        complain(f"{short_path(one.path)}: {one.reason}")
    say(f"To have them in a library: triptych import {shlex.quote(str(out))} --root FOLDER")
