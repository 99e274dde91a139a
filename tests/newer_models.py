"""Small models of the newer kinds with random weights, real in every other respect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checkpoints import write_open_clip

PE_SIDE = 384
PE_DIM = 48

_PE_CORE: dict[str, Any] = {
    "model_cfg": {
        "embed_dim": PE_DIM,
        "vision_cfg": {
            "image_size": PE_SIDE,
            # The smallest of them; all but that with 14 pixels a patch are for this side or 224.
            "timm_model_name": "vit_pe_core_tiny_patch16_384",
            "timm_model_pretrained": False,
            "timm_pool": "map",
            "timm_proj": None,
        },
        "text_cfg": {
            "context_length": 32,
            "vocab_size": 49408,
            "width": 32,
            "heads": 2,
            "layers": 2,
        },
        "custom_text": True,
    },
    "preprocess_cfg": {
        "mean": [0.5, 0.5, 0.5],
        "std": [0.5, 0.5, 0.5],
        "interpolation": "bilinear",
        "resize_mode": "squash",
    },
}


def write_pe_core(directory: Path, seed: int = 0) -> Path:
    """Write a small Perception Encoder as open_clip has it: tower of timm, CLIP's tokenizer."""
    return write_open_clip(directory, _PE_CORE, seed)
