"""What open_clip's vision towers see in each patch of a picture.

In a tower of open_clip's own, every patch token of the last block attends to itself alone, so that
it keeps what is at its place, and goes through the projection that the class token would take
(MaskCLIP, Zhou et al., ECCV 2022, arXiv 2112.01071). In a tower of timm's (SigLIP), each patch
token goes through the pooling and the head as if it were the only one.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from ..types import Box
from ..types.vectors import Pixels
from .regions import WHOLE, RegionMap

_POOLED_FROM_PATCHES = ("avg", "map")


def region_map(visual: Any, pixels: Tensor, image: Pixels) -> RegionMap | None:
    """What a tower sees in each patch of a picture; None where that cannot be told.

    Args:
        visual: the vision tower of an open_clip model.
        pixels: the picture as the tower takes it, (1, 3, side, side).
        image: the picture itself, uint8 (height, width, 3).
    """
    area = _area(visual.preprocess_cfg.get("resize_mode", "shortest"), image)
    with torch.inference_mode():
        patches = patch_vectors(visual, pixels) if area else None
    if patches is None or area is None:
        return None
    side = math.isqrt(len(patches))
    unit = torch.nn.functional.normalize(patches.float(), dim=-1)
    return RegionMap(unit.cpu().numpy(), side, side, area)


def patch_vectors(visual: Any, pixels: Tensor) -> Tensor | None:
    """The vectors of the patches, (side * side, dim) row by row; None for other towers."""
    if hasattr(visual, "transformer") and getattr(visual, "attn_pool", None) is None:
        return _square(_clip_patches(visual, pixels))
    trunk = getattr(visual, "trunk", None)
    if getattr(trunk, "global_pool", "") in _POOLED_FROM_PATCHES and hasattr(trunk, "blocks"):
        return _square(_timm_patches(visual, trunk, pixels))
    return None


def _clip_patches(visual: Any, pixels: Tensor) -> Tensor:
    tokens = visual._embeds(pixels)
    *blocks, last = visual.transformer.resblocks
    for block in blocks:
        tokens = block(tokens)
    patches = visual.ln_post(last(tokens, attn_mask=_itself_alone(tokens)))[0, 1:]
    projected: Tensor = patches if visual.proj is None else patches @ visual.proj
    return projected


def _itself_alone(tokens: Tensor) -> Tensor:
    """A mask that lets each of the tokens (1, n, width) attend to nothing but itself."""
    closed = tokens.new_full((tokens.shape[1], tokens.shape[1]), -math.inf)
    return closed.fill_diagonal_(0)


def _timm_patches(visual: Any, trunk: Any, pixels: Tensor) -> Tensor:
    tokens = trunk.forward_features(pixels)
    prefix, patches = tokens.split([trunk.num_prefix_tokens, _patch_count(trunk, tokens)], dim=1)
    alone = torch.cat([prefix.expand(patches.shape[1], -1, -1), patches.transpose(0, 1)], dim=1)
    vectors: Tensor = visual.head(trunk.forward_head(alone))
    return vectors


def _patch_count(trunk: Any, tokens: Tensor) -> int:
    return int(tokens.shape[1]) - int(trunk.num_prefix_tokens)


def _square(patches: Tensor) -> Tensor | None:
    """Leave out what does not lie in a square, whose cells could not be placed."""
    return patches if math.isqrt(len(patches)) ** 2 == len(patches) else None


def _area(resize_mode: str, image: Pixels) -> Box | None:
    """The part of a picture that its tower is shown; None where that is padded."""
    height, width = image.shape[:2]
    side = min(height, width)
    left, top = (1 - side / width) / 2, (1 - side / height) / 2
    return {"squash": WHOLE, "shortest": (left, top, 1 - left, 1 - top)}.get(resize_mode)
