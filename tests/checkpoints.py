"""Small models with random weights, real in every other respect, for tests to write and load.

They are in open_clip's local-dir format, a few megabytes each, and never touch the network.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, processors, trainers

from engine.encoders.base import Pixels
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.openclip_runtime import import_open_clip, quiet
from engine.encoders.precision import Precision
from engine.encoders.presets import CONFIG_FILE, WEIGHTS_FILE

# As in the engine; it also keeps tests quick on a machine whose cores are busy.
torch.set_num_threads(1)

DIM = 64
CLIP_SIDE = 32
SIGLIP_SIDE = 64

_CLIP: dict[str, Any] = {
    "model_cfg": {
        "embed_dim": DIM,
        "vision_cfg": {
            "image_size": CLIP_SIDE,
            "patch_size": 8,
            "width": 64,
            "head_width": 32,
            "layers": 2,
        },
        "text_cfg": {
            "context_length": 77,
            "vocab_size": 49408,
            "width": 32,
            "heads": 2,
            "layers": 2,
        },
    },
    "preprocess_cfg": {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28]},
}

_SIGLIP: dict[str, Any] = {
    "model_cfg": {
        "embed_dim": DIM,
        "init_logit_bias": -10,
        "custom_text": True,
        "vision_cfg": {
            "image_size": SIGLIP_SIDE,
            "timm_model_name": "test_vit",
            "timm_model_pretrained": False,
            "timm_pool": "avg",
            "timm_proj": "none",
        },
        "text_cfg": {
            "context_length": 64,
            "vocab_size": 400,
            "hf_tokenizer_name": "made/by-this-test",
            "tokenizer_kwargs": {"clean": "canonicalize"},
            "width": 64,
            "heads": 2,
            "layers": 2,
            "no_causal_mask": True,
            "proj_bias": True,
            "pool_type": "last",
            "norm_kwargs": {"eps": 1e-6},
            "act_kwargs": {"approximate": "tanh"},
        },
    },
    "preprocess_cfg": {
        "mean": [0.5, 0.5, 0.5],
        "std": [0.5, 0.5, 0.5],
        "interpolation": "bicubic",
        "resize_mode": "squash",
    },
}


def write_clip(directory: Path, seed: int = 0) -> Path:
    """Write a small CLIP with CLIP's own tokenizer and centre crop; returns its directory."""
    return _write(directory, _CLIP, seed)


def write_siglip(directory: Path, seed: int = 0) -> Path:
    """Write a small model with SigLIP2's shape: timm tower, squash, own tokenizer files."""
    _write_tokenizer(directory)
    return _write(directory, _SIGLIP, seed)


def edit_config(directory: Path, section: str, **changes: object) -> None:
    """Change entries of one section of a written model's configuration."""
    path = directory / CONFIG_FILE
    config = json.loads(path.read_text("utf-8"))
    (config if section in config else config["model_cfg"])[section].update(changes)
    path.write_text(json.dumps(config), "utf-8")


def open_encoder(directory: Path, precision: Precision = Precision.FP32) -> ClipEncoder:
    """An encoder of that directory in that precision, with its notes inside the directory."""
    return ClipEncoder(
        read_checkpoint(directory), "test:test", directory / "notes", precision=precision
    )


def pictures(count: int, side: int = CLIP_SIDE) -> list[Pixels]:
    """Random pictures whose shorter side is `side`, in several shapes."""
    random = np.random.default_rng(7)
    shapes = [(side, side), (side, 2 * side), (side + 11, side)]
    return [random.integers(0, 256, (*shapes[i % 3], 3), dtype=np.uint8) for i in range(count)]


def _write(directory: Path, config: dict[str, Any], seed: int) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / CONFIG_FILE).write_text(json.dumps(config), "utf-8")
    open_clip = import_open_clip()
    with quiet(), torch.random.fork_rng():
        torch.manual_seed(seed)
        model = open_clip.create_model(f"local-dir:{directory}", load_weights=False)
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(weights, directory / WEIGHTS_FILE)
    return directory


def _write_tokenizer(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    special = ["<pad>", "<eos>", "<bos>", "<unk>"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.decoder = decoders.Replace("▁", " ")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A <eos>", special_tokens=[("<eos>", 1)]
    )
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    tokenizer.train_from_iterator(
        ["a photo of a dog", "the sound of rain", "ein hund im regen"],
        trainers.BpeTrainer(vocab_size=400, special_tokens=special + bytes_, show_progress=False),
    )
    tokenizer.save(str(directory / "tokenizer.json"))
    settings = {
        "tokenizer_class": "GemmaTokenizer",
        "add_bos_token": False,
        "add_eos_token": True,
        "padding_side": "right",
        **{f"{token.strip('<>')}_token": token for token in special},
    }
    (directory / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    (directory / "special_tokens_map.json").write_text("{}", "utf-8")
