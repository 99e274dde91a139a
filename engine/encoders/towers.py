"""The loaded half of the CLIP encoder: open_clip's two towers, its preprocessing and tokenizer.

Importing this module imports torch; only `ClipEncoder.load()` does so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from PIL import Image

from ..types.vectors import Pixels, Vectors
from . import probes
from .checkpoint import Checkpoint
from .clip_model import read_model, read_tokenizer
from .clip_regions import region_map
from .once import Once
from .onnx_towers import OnnxTowers
from .openclip_runtime import import_open_clip
from .precision import Precision, choose
from .regions import RegionMap
from .tokenizable import tokenizable
from .trial import shortened

Item = TypeVar("Item")

_IMAGES_AT_ONCE = 32
_TEXTS_AT_ONCE = 64
_TRIAL_IMAGES = 2
# No token stands for more characters than this in ordinary text, and open_clip's tokenizer
# takes quadratic time over a word, so a longer text is cut before it is tokenized.
_CHARACTERS_PER_TOKEN = 16


class ClipTowers:
    """An open_clip model in memory that turns pictures and texts into unit vectors."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Build the model and read its weights, as float32.

        Raises:
            UserError: the weights are damaged or belong to another architecture.
        """
        self._checkpoint = checkpoint
        self._torch: Once[Any] = Once(partial(read_model, checkpoint))
        self._networks: OnnxTowers | None = None
        self._tokenize: Callable[[list[str]], torch.Tensor] = read_tokenizer(checkpoint)
        model, transform = self._torch.get(), import_open_clip().transform
        self._context = int(model.context_length)
        preprocessing = transform.PreprocessCfg(**model.visual.preprocess_cfg)
        self._preprocess = transform.image_transform_v2(preprocessing, is_train=False)
        self._dtype = torch.float32

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        side = self._checkpoint.image_side
        batch = torch.zeros(_TRIAL_IMAGES, 3, side, side)
        visual = self._torch.get().visual
        short = shortened(visual)
        with torch.inference_mode():
            return choose(
                identity,
                cache_dir,
                run_fp32=lambda: visual(batch),
                run_bf16=lambda: short(batch.to(torch.bfloat16)),
            )

    def use_torch(self, precision: Precision) -> None:
        """Convert the weights; going back to float32 does not bring the lost bits back."""
        self._networks = None
        self._dtype = torch.bfloat16 if precision is Precision.BF16 else torch.float32
        self._torch.get().to(self._dtype)

    def use_exported(self, folder: Path) -> None:
        """Run the networks of a folder; the weights are read again only where torch is needed.

        Raises:
            RuntimeError: ONNX Runtime cannot run them.
        """
        self._networks = OnnxTowers(folder)
        self._torch = Once(partial(read_model, self._checkpoint))
        self._dtype = torch.float32

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Unit vectors (n, dim) of RGB pictures, n >= 1."""
        return _in_batches(self._image_batch, images, _IMAGES_AT_ONCE)

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """What is seen in each patch of a picture, if this tower can tell."""
        pixels = self._preprocess(Image.fromarray(image))[None].to(self._dtype)
        return region_map(self._torch.get().visual, pixels, image)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, dim) of texts, n >= 1."""
        return _in_batches(self._text_batch, texts, _TEXTS_AT_ONCE)

    def encode_probes(self) -> Vectors:
        """Unit vectors, float32 (probes, dim), of all probes of pictures and texts."""
        pictures = self.encode_images(probes.pictures(self._checkpoint.image_side))
        return np.concatenate([pictures, self.encode_texts(probes.TEXTS)])

    def _image_batch(self, images: Sequence[Pixels]) -> torch.Tensor:
        pixels = torch.stack([self._preprocess(Image.fromarray(image)) for image in images])
        if self._networks is not None:
            return self._networks.see(pixels)
        features: torch.Tensor = self._torch.get().encode_image(pixels.to(self._dtype))
        return features

    def _text_batch(self, texts: Sequence[str]) -> torch.Tensor:
        limit = self._context * _CHARACTERS_PER_TOKEN
        tokens = self._tokenize([tokenizable(text[:limit]) for text in texts])
        if self._networks is not None:
            return self._networks.read(tokens)
        features: torch.Tensor = self._torch.get().encode_text(tokens)
        return features


@torch.inference_mode()
def _in_batches(
    encode: Callable[[Sequence[Item]], torch.Tensor], items: Sequence[Item], size: int
) -> Vectors:
    batches = [encode(items[start : start + size]) for start in range(0, len(items), size)]
    unit = torch.nn.functional.normalize(torch.cat(batches).float(), dim=-1)
    vectors: Vectors = unit.numpy().astype(np.float32, copy=False)
    return vectors
