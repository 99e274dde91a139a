"""The loaded half of the CLIP encoder: open_clip's two towers, its preprocessing and tokenizer.

Importing this module imports torch; only `ClipEncoder.load()` does so.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from PIL import Image
from safetensors import SafetensorError

from ..errors import UserError
from ..types.vectors import Pixels, Vectors
from .checkpoint import Checkpoint
from .clip_regions import region_map
from .clip_weights import fill
from .openclip_runtime import import_open_clip, quiet
from .precision import Precision, choose
from .regions import RegionMap
from .trial import shortened

Item = TypeVar("Item")

_IMAGES_AT_ONCE = 32
_TEXTS_AT_ONCE = 64
_TRIAL_IMAGES = 2
# No token stands for more characters than this in ordinary text, and open_clip's tokenizer
# takes quadratic time over a word, so a longer text is cut before it is tokenized.
_CHARACTERS_PER_TOKEN = 16

_UNBUILDABLE = (
    AssertionError,
    AttributeError,
    ImportError,
    KeyError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
_UNREADABLE = (EOFError, KeyError, OSError, SafetensorError, StopIteration, pickle.UnpicklingError)


class ClipTowers:
    """An open_clip model in memory that turns pictures and texts into unit vectors."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Build the model and read its weights, as float32.

        Raises:
            UserError: the weights are damaged or belong to another architecture.
        """
        self._open_clip = import_open_clip()
        with quiet():
            self._model = self._build(checkpoint).eval()
            self._read_weights(checkpoint)
            self._tokenize: Callable[[list[str]], torch.Tensor] = self._tokenizer(checkpoint)
        transform = self._open_clip.transform
        preprocessing = transform.PreprocessCfg(**self._model.visual.preprocess_cfg)
        self._preprocess = transform.image_transform_v2(preprocessing, is_train=False)
        self._image_side = checkpoint.image_side
        self._dtype = torch.float32

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        batch = torch.zeros(_TRIAL_IMAGES, 3, self._image_side, self._image_side)
        visual = self._model.visual
        short = shortened(visual)
        with torch.inference_mode():
            return choose(
                identity,
                cache_dir,
                run_fp32=lambda: visual(batch),
                run_bf16=lambda: short(batch.to(torch.bfloat16)),
            )

    def use(self, precision: Precision) -> None:
        """Convert the weights; going back to float32 does not bring the lost bits back."""
        self._dtype = torch.bfloat16 if precision is Precision.BF16 else torch.float32
        self._model.to(self._dtype)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Unit vectors (n, dim) of RGB pictures, n >= 1."""
        return _in_batches(self._image_batch, images, _IMAGES_AT_ONCE)

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """What is seen in each patch of a picture, if this tower can tell."""
        pixels = self._preprocess(Image.fromarray(image))[None].to(self._dtype)
        return region_map(self._model.visual, pixels, image)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, dim) of texts, n >= 1."""
        return _in_batches(self._text_batch, texts, _TEXTS_AT_ONCE)

    def _image_batch(self, images: Sequence[Pixels]) -> torch.Tensor:
        pixels = torch.stack([self._preprocess(Image.fromarray(image)) for image in images])
        features: torch.Tensor = self._model.encode_image(pixels.to(self._dtype))
        return features

    def _text_batch(self, texts: Sequence[str]) -> torch.Tensor:
        limit = self._model.context_length * _CHARACTERS_PER_TOKEN
        tokens = self._tokenize([_encodable(text[:limit]) for text in texts])
        features: torch.Tensor = self._model.encode_text(tokens)
        return features

    def _build(self, checkpoint: Checkpoint) -> Any:
        try:
            return self._open_clip.create_model(
                f"local-dir:{checkpoint.directory}", load_weights=False, pretrained_text=False
            )
        except _UNBUILDABLE as error:
            raise UserError(
                f"open_clip cannot build the model that {checkpoint.directory} describes"
                f" ({_reason(error)}); download it again or choose another model"
            ) from error

    def _read_weights(self, checkpoint: Checkpoint) -> None:
        weights = checkpoint.weights
        try:
            fill(self._open_clip, self._model, weights)
        except _UNREADABLE as error:
            raise UserError(f"{weights} is damaged; download the model again") from error
        except (RuntimeError, AttributeError, ValueError) as error:
            raise UserError(
                f"{weights} does not fit the model that its folder describes;"
                " download the model again or choose another one"
            ) from error

    def _tokenizer(self, checkpoint: Checkpoint) -> Any:
        # A tokenizer that brings code of its own is never run.
        options = {"trust_remote_code": False} if checkpoint.has_tokenizer else {}
        try:
            return self._open_clip.get_tokenizer(f"local-dir:{checkpoint.directory}", **options)
        except _UNBUILDABLE as error:
            raise UserError(
                f"The tokenizer in {checkpoint.directory} is missing or damaged;"
                " download the model again"
            ) from error


@torch.inference_mode()
def _in_batches(
    encode: Callable[[Sequence[Item]], torch.Tensor], items: Sequence[Item], size: int
) -> Vectors:
    batches = [encode(items[start : start + size]) for start in range(0, len(items), size)]
    unit = torch.nn.functional.normalize(torch.cat(batches).float(), dim=-1)
    vectors: Vectors = unit.numpy().astype(np.float32, copy=False)
    return vectors


def _encodable(text: str) -> str:
    # File names that are not UTF-8 carry surrogates, which no tokenizer takes.
    return text.encode("utf-8", "replace").decode("utf-8")


def _reason(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
