"""A model on disk, in open_clip's local-dir format: what can be told of it without loading it.

The directory holds `open_clip_config.json`, one weights file and, for models that need them, the
files of a tokenizer.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..errors import UserError
from ..language import tr
from ..system_reasons import reason_and_file
from . import fingerprint
from .pins import CONFIG_FILE, WEIGHTS_FILE

# open_clip's own order of preference, safetensors before pickles.
_WEIGHTS_NAMES = (
    WEIGHTS_FILE,
    "open_clip_pytorch_model.safetensors",
    "model.safetensors",
    "open_clip_pytorch_model.bin",
    "open_clip_pytorch_model.pth",
    "pytorch_model.bin",
    "pytorch_model.pth",
    "model.pth",
)


class Checkpoint(Struct, frozen=True):
    """One model directory whose configuration was read and makes sense.

    Attributes:
        weights: the file that will be loaded.
        dim: length of its vectors.
        image_side: pixels of the pictures it takes.
        has_tokenizer: it brings a tokenizer of its own instead of CLIP's.
    """

    directory: Path
    weights: Path
    dim: int
    image_side: int
    has_tokenizer: bool

    def weights_hash(self, cache_dir: Path) -> str:
        """SHA-256 of the weights, in hex.

        Raises:
            UserError: the weights cannot be read.
        """
        try:
            return fingerprint.sha256_of(self.weights, cache_dir)
        except OSError as error:
            raise UserError(
                tr("The model's weights cannot be read: {reason}", reason=reason_and_file(error))
            ) from error

    def config_hash(self) -> str:
        """SHA-256 of the configuration, in hex: preprocessing changes vectors, too."""
        return hashlib.sha256((self.directory / CONFIG_FILE).read_bytes()).hexdigest()


def read_checkpoint(directory: Path) -> Checkpoint:
    """Read a model directory's configuration and find its weights.

    Raises:
        UserError: the directory, its configuration or its weights are missing or make no sense.
    """
    config = _read_config(directory)
    try:
        model = config["model_cfg"]
        text = model["text_cfg"]
        side = model["vision_cfg"].get("image_size", 224)
        checkpoint = Checkpoint(
            directory=directory,
            weights=_find_weights(directory),
            dim=int(model["embed_dim"]),
            image_side=max(side) if isinstance(side, list) else int(side),
            has_tokenizer=bool(text.get("hf_tokenizer_name")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            tr(
                "{directory} is not an open_clip configuration; download the model again",
                directory=directory / CONFIG_FILE,
            )
        ) from error
    if _needs_network(model):
        raise UserError(
            tr(
                "The model in {directory} takes a tower from the network, which Triptych does not "
                "do; choose one that is complete in itself",
                directory=directory,
            )
        )
    return checkpoint


def _needs_network(model: dict[str, Any]) -> bool:
    from_transformers = bool(model["text_cfg"].get("hf_model_name"))
    return from_transformers or ":" in model["vision_cfg"].get("timm_model_name", "")


def _read_config(directory: Path) -> dict[str, Any]:
    path = directory / CONFIG_FILE
    try:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UserError(
            tr(
                "{directory} holds no model; name a folder with {file} and its weights",
                directory=directory,
                file=CONFIG_FILE,
            )
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(
            tr(
                "{path} cannot be read ({reason}); download the model again",
                path=path,
                reason=error,
            )
        ) from error
    return content


def _find_weights(directory: Path) -> Path:
    named = [directory / name for name in _WEIGHTS_NAMES]
    for path in (*named, *sorted(directory.glob("*.safetensors"))):
        if path.is_file():
            return path
    raise UserError(
        tr(
            "{directory} has a model's configuration but no weights; add {file}",
            directory=directory,
            file=WEIGHTS_FILE,
        )
    )
