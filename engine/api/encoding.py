"""Files to vectors for other programs: what an engine that spreads work over machines calls."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..alignment.audio_setup import prepare_audio
from ..alignment.registry import build, default_preset
from ..bulk.encoded import EncodedFile
from ..bulk.encoding import FileEncoder, FoundFile
from ..bulk.vector_files import MadeBy, table_of
from ..encoders.devices import parse_device
from ..encoders.presets import parse
from ..indexing.scan import Scan
from ..indexing.shard import parse_shard
from ..paths import absolute, model_cache
from ..types import FileStat

if TYPE_CHECKING:
    import pyarrow as pa

_log = logging.getLogger(__name__)


def files_below(
    folder: str | Path, ignore: Sequence[str] = (), shard: str = "1/1"
) -> Iterator[str]:
    """The paths of the files below a folder that look as if they could be encoded.

    Args:
        ignore: globs to leave out.
        shard: `2/5` for the second of five parts of these.

    Raises:
        UserError: there is no such part.
    """
    root, part = absolute(str(folder)), parse_shard(shard)
    found = Scan(root, root, tuple(ignore)).files()
    return (stat.path for stat in found if part.owns(stat.path, root))


class EncodePaths:
    """Encodes the files of a table with a column `path`, for Ray Data's `map_batches` or the like.

    A call returns the rows that `triptych encode` writes of these files, which `triptych import`
    reads. It depends on the files alone, not on what else is in the table or came before. A file
    that cannot be read has no rows, and is logged.

    The model, and the decoders, stay until it is closed.

    Args:
        root: the folder that paths are told below.
        preset: the model; by default the one of a new library.
        device: what it runs on: `auto`, `cpu`, `cuda`, `mps` or `xpu`.
        decoders: how many files are decoded at the same time; by default as many as there are
            cores but one.

    Raises:
        UserError: there is no such model, or pyarrow is missing.
    """

    def __init__(
        self,
        root: str | Path,
        preset: str | None = None,
        device: str | None = None,
        decoders: int | None = None,
    ) -> None:
        self._root = absolute(str(root))
        name = parse(preset).name if preset else default_preset(model_cache())
        encoder = build(name, model_cache(), parse_device(device) if device else None)
        self._made = MadeBy.of(encoder, name)
        self._files = FileEncoder(encoder, decoders)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The rows of the files that a table names in its column `path`.

        Raises:
            UserError: the weights are missing or damaged.
        """
        paths = [absolute(path) for path in batch.column("path").to_pylist()]
        prepare_audio(self._files.encoder, paths, lambda progress: None, lambda: False)
        stats = [FileStat.of(path, os.stat(path)) for path in paths if os.path.isfile(path)]
        found = [FoundFile.below(stat, self._root) for stat in stats]
        encoded = []
        for result in self._files.encode(found):
            if isinstance(result, EncodedFile):
                encoded.append(result)
            else:
                _log.warning("%r has no vectors: %s", result.path, result.reason)
        return table_of(encoded, self._made)

    def close(self) -> None:
        """End the decoders; safe to call twice."""
        self._files.close()
