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
from tokenizers import (
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)

from engine.alignment.grammar import write_captions
from engine.encoders import clap
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clap import ClapAudioEncoder
from engine.encoders.clip import ClipEncoder
from engine.encoders.openclip_runtime import import_open_clip, quiet
from engine.encoders.pins import CONFIG_FILE, WEIGHTS_FILE
from engine.encoders.precision import Precision
from engine.encoders.runtimes import Runtime
from engine.encoders.transformers_runtime import import_transformers
from engine.types.vectors import Pixels, Samples

# As in the engine; it also keeps tests quick on a machine whose cores are busy.
torch.set_num_threads(1)

DIM = 64
CLIP_SIDE = 32
SIGLIP_SIDE = 64
CLAP_DIM = 96
CLAP_WEIGHTS = "pytorch_model.bin"

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

_CLAP_TEXT: dict[str, Any] = {
    "vocab_size": 700,
    "hidden_size": 128,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 128,
    "max_position_embeddings": 90,
}
_CLAP_AUDIO: dict[str, Any] = {
    "depths": [1, 1],
    "num_attention_heads": [2, 2],
    "patch_embeds_hidden_size": 16,
    "hidden_size": 32,
    "num_hidden_layers": 2,
}
_CLAP_PREPROCESSING: dict[str, Any] = {
    "feature_extractor_type": "ClapFeatureExtractor",
    "feature_size": 64,
    "fft_window_size": 1024,
    "frequency_max": 14000,
    "frequency_min": 50,
    "hop_length": 480,
    "max_length_s": 10,
    "padding": "repeatpad",
    "sampling_rate": 48000,
    "truncation": "rand_trunc",
}


def write_clip(directory: Path, seed: int = 0, **vision: object) -> Path:
    """Write a small CLIP with CLIP's own tokenizer and centre crop; returns its directory.

    Args:
        vision: entries of the vision tower's configuration that are to be others.
    """
    return write_open_clip(directory, _with_vision(_CLIP, vision), seed)


def write_siglip(directory: Path, seed: int = 0, **vision: object) -> Path:
    """Write a small model with SigLIP2's shape: timm tower, squash, own tokenizer files."""
    _write_tokenizer(directory)
    return write_open_clip(directory, _with_vision(_SIGLIP, vision), seed)


def write_clap(directory: Path, seed: int = 0) -> Path:
    """Write a small CLAP of transformers' own classes, with a tokenizer; returns its directory."""
    transformers = import_transformers()
    directory.mkdir(parents=True, exist_ok=True)
    config = transformers.ClapConfig(
        text_config=_CLAP_TEXT, audio_config=_CLAP_AUDIO, projection_dim=CLAP_DIM
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = transformers.ClapModel(config)
    (directory / clap.CONFIG_FILE).write_text(json.dumps(config.to_dict()), "utf-8")
    (directory / clap.PREPROCESSING_FILE).write_text(json.dumps(_CLAP_PREPROCESSING), "utf-8")
    torch.save(model.state_dict(), directory / CLAP_WEIGHTS)
    _write_roberta_tokenizer(directory / clap.TOKENIZER_FILE)
    return directory


def open_clap(directory: Path, precision: Precision = Precision.FP32) -> ClapAudioEncoder:
    """The CLAP of that directory in that precision, with its notes inside the directory."""
    return ClapAudioEncoder(directory, directory / "notes", precision=precision)


def edit_config(directory: Path, section: str, **changes: object) -> None:
    """Change entries of one section of a written model's configuration."""
    path = directory / CONFIG_FILE
    config = json.loads(path.read_text("utf-8"))
    (config if section in config else config["model_cfg"])[section].update(changes)
    path.write_text(json.dumps(config), "utf-8")


def open_encoder(directory: Path, runtime: Runtime = Runtime.FP32) -> ClipEncoder:
    """An encoder of that directory in that runtime, with its notes inside the directory."""
    return ClipEncoder(
        read_checkpoint(directory), "test:test", directory / "notes", runtime=runtime
    )


def sounds(count: int, seconds: float = 10.0) -> list[Samples]:
    """Different sounds at CLAP's rate, of different pitches and noises."""
    random = np.random.default_rng(5)
    time = np.arange(round(seconds * 48_000)) / 48_000
    tones = [0.3 * np.sin(2 * np.pi * 200 * (i + 1) * time) for i in range(count)]
    return [
        (t + 0.02 * i * random.standard_normal(len(t))).astype(np.float32)
        for i, t in enumerate(tones)
    ]


def pictures(count: int, side: int = CLIP_SIDE) -> list[Pixels]:
    """Random pictures whose shorter side is `side`, in several shapes."""
    random = np.random.default_rng(7)
    shapes = [(side, side), (side, 2 * side), (side + 11, side)]
    return [random.integers(0, 256, (*shapes[i % 3], 3), dtype=np.uint8) for i in range(count)]


def _with_vision(config: dict[str, Any], changes: dict[str, object]) -> dict[str, Any]:
    model = config["model_cfg"]
    changed = {**model, "vision_cfg": {**model["vision_cfg"], **changes}}
    return {**config, "model_cfg": changed}


def write_open_clip(directory: Path, config: dict[str, Any], seed: int) -> Path:
    """Write a model of that configuration with random weights; returns its directory."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / CONFIG_FILE).write_text(json.dumps(config), "utf-8")
    open_clip = import_open_clip()
    with quiet(), torch.random.fork_rng():
        torch.manual_seed(seed)
        model = open_clip.create_model(f"local-dir:{directory}", load_weights=False)
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(weights, directory / WEIGHTS_FILE)
    return directory


def _write_roberta_tokenizer(path: Path) -> None:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    captions = write_captions(600, 100)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trainer = trainers.BpeTrainer(
        vocab_size=_CLAP_TEXT["vocab_size"], special_tokens=special, show_progress=False
    )
    tokenizer.train_from_iterator(captions.training, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    tokenizer.save(str(path))


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
