"""The loaded half of the CLIP encoder: open_clip's two towers, its preprocessing and tokenizer.

Importing this module imports torch; only `ClipEncoder.load()` does so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from ..types.vectors import Pixels, Vectors
from . import probes
from .checkpoint import Checkpoint
from .clip_model import read_model, read_tokenizer
from .clip_regions import region_map
from .clip_texts import TextTower, text_ends
from .devices import Device
from .once import Once
from .onnx_towers import OnnxTowers
from .openclip_runtime import import_open_clip
from .precision import Precision, choose
from .regions import RegionMap
from .tokenizable import tokenizable
from .torch_devices import FittingBatches, place_of
from .trial import are_alike, shortened

_DTYPES: Mapping[Precision, torch.dtype] = {
    Precision.FP32: torch.float32,
    Precision.BF16: torch.bfloat16,
    Precision.FP16: torch.float16,
}
_IMAGES_AT_ONCE = 32
_TEXTS_AT_ONCE = 64
_ON_ACCELERATORS = 256
_TRIAL_IMAGES = 2
# No token stands for more characters than this in ordinary text, and open_clip's tokenizer
# takes quadratic time over a word, so a longer text is cut before it is tokenized.
_CHARACTERS_PER_TOKEN = 16

_log = logging.getLogger(__name__)


class ClipTowers:
    """An open_clip model in memory that turns pictures and texts into unit vectors.

    Attributes:
        left_accelerator: it ran on one, and had to go on without it.
    """

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
        self._text_ends = text_ends(model)
        preprocessing = transform.PreprocessCfg(**model.visual.preprocess_cfg)
        self._preprocess = transform.image_transform_v2(preprocessing, is_train=False)
        self.left_accelerator = False
        self._use(torch.float32, Device.CPU)

    def choose_precision(self, identity: str, cache_dir: Path) -> Precision:
        """The precision that suits this machine; measured at the first call, then noted."""
        made = probes.pictures(self._checkpoint.image_side)[-_TRIAL_IMAGES:]
        batch = torch.stack([self._preprocess(Image.fromarray(image)) for image in made])
        visual = self._torch.get().visual
        short = shortened(visual)
        with torch.inference_mode():
            return choose(
                identity,
                cache_dir,
                run_fp32=lambda: visual(batch),
                run_bf16=lambda: short(batch.to(torch.bfloat16)),
                agrees=lambda: are_alike(visual(batch), short(batch.to(torch.bfloat16))),
            )

    def use_torch(self, precision: Precision, device: Device = Device.CPU) -> None:
        """Convert the weights, and move them to a device.

        Raises:
            RuntimeError: the device cannot be used, or has no room for them.
        """
        if self._dtype is not torch.float32:
            self._torch = Once(partial(read_model, self._checkpoint))
        self._networks = None
        self._use(_DTYPES[precision], device)
        self._torch.get().to(device=place_of(device), dtype=self._dtype)

    def use_exported(self, folder: Path) -> None:
        """Run the networks of a folder; the weights are read again only where torch is needed.

        Raises:
            RuntimeError: ONNX Runtime cannot run them.
        """
        self._networks = OnnxTowers(folder)
        self._torch = Once(partial(read_model, self._checkpoint))
        self._use(torch.float32, Device.CPU)

    def _use(self, dtype: torch.dtype, device: Device) -> None:
        self._dtype, self._device = dtype, device
        at_once = _ON_ACCELERATORS if device is not Device.CPU else 0
        self._images = FittingBatches(at_once or _IMAGES_AT_ONCE)
        self._texts = FittingBatches(at_once or _TEXTS_AT_ONCE)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Unit vectors (n, dim) of RGB pictures, n >= 1."""
        return self._encoded(lambda: self._images.run(self._image_batch, images))

    def encode_regions(self, image: Pixels) -> RegionMap | None:
        """What is seen in each patch of a picture, if this tower can tell."""
        pixels = self._placed(self._preprocess(Image.fromarray(image))[None])
        return region_map(self._torch.get().visual, pixels, image)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, dim) of texts, n >= 1."""
        return self._encoded(lambda: self._texts.run(self._text_batch, texts))

    def encode_probes(self) -> Vectors:
        """Unit vectors, float32 (probes, dim), of all probes of pictures and texts."""
        pictures = self.encode_images(probes.pictures(self._checkpoint.image_side))
        return np.concatenate([pictures, self.encode_texts(probes.TEXTS)])

    def _image_batch(self, images: Sequence[Pixels]) -> torch.Tensor:
        pixels = torch.stack([self._preprocess(Image.fromarray(image)) for image in images])
        if self._networks is not None:
            return self._networks.see(pixels)
        features: torch.Tensor = self._torch.get().encode_image(self._placed(pixels))
        return features

    def _text_batch(self, texts: Sequence[str]) -> torch.Tensor:
        limit = self._context * _CHARACTERS_PER_TOKEN
        tokenized = self._tokenize([tokenizable(text[:limit]) for text in texts])
        tokens = self._text_ends.cut(tokenized)
        if self._networks is not None:
            return self._networks.read(tokens)
        features: torch.Tensor = TextTower(self._torch.get())(tokens.to(place_of(self._device)))
        return features

    def _placed(self, pixels: torch.Tensor) -> torch.Tensor:
        return pixels.to(device=place_of(self._device), dtype=self._dtype)

    @torch.inference_mode()
    def _encoded(self, encode: Callable[[], list[torch.Tensor]]) -> Vectors:
        """Unit vectors; on the processor, from where an accelerator lets the model down."""
        try:
            batches = encode()
        except RuntimeError as error:
            if self._device is Device.CPU:
                raise
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            _log.warning("%s cannot go on (%s): the processor is used", self._device, reason)
            self.left_accelerator = True
            self.use_torch(Precision.FP32)
            batches = encode()
        unit = torch.nn.functional.normalize(torch.cat(batches).float(), dim=-1)
        vectors: Vectors = unit.cpu().numpy().astype(np.float32, copy=False)
        return vectors
