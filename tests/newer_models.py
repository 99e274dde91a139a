"""Small models of the newer kinds with random weights, real in every other respect."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import torch
from checkpoints import write_open_clip
from tokenizers import Tokenizer, decoders, models, normalizers, processors, trainers

from engine.encoders import fingerprint
from engine.encoders.hub_models import find_model
from engine.encoders.installed import write_manifest
from engine.encoders.omni import OmniEncoder
from engine.encoders.precision import Precision
from engine.encoders.prompts import prompts_of
from engine.encoders.transformers_runtime import import_transformers
from engine.paths import model_cache

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


OMNI_DIM = 64
_MEL_BANDS = 8
_TOKENS = {
    "image_token": "<|image|>",
    "boi_token": "<|image>",
    "eoi_token": "<image|>",
    "audio_token": "<|audio|>",
    "boa_token": "<|audio>",
    "eoa_token": "<audio|>",
}
_OMNI_TEXT: dict[str, Any] = {
    "vocab_size": 400,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 16,
    "global_head_dim": 32,
    "hidden_size_per_layer_input": 16,
    "embedding_dim": OMNI_DIM,
    "sliding_window_pattern": 2,
}
_OMNI_VISION: dict[str, Any] = {
    "model_type": "gemma4_vision",
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "position_embedding_size": 128,
}
_OMNI_AUDIO: dict[str, Any] = {
    "model_type": "gemma4_audio",
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    # The first of them must be the number of bands.
    "subsampling_conv_channels": [_MEL_BANDS, 4],
    "output_proj_dims": 48,
}


def write_omni(directory: Path, seed: int = 0) -> Path:
    """Write a small EmbeddingGemma 2 of transformers' own classes; returns its directory."""
    transformers = import_transformers()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=_omni_tokenizer(),
        pad_token="<pad>",
        eos_token="<eos>",
        bos_token="<bos>",
        unk_token="<unk>",
        extra_special_tokens=_TOKENS,
    )
    transformers.EmbeddingGemma2Processor(
        transformers.Gemma4AudioFeatureExtractor(feature_size=_MEL_BANDS),
        transformers.Gemma4ImageProcessor(),
        tokenizer,
        transformers.EmbeddingGemma2VideoProcessor(),
    ).save_pretrained(directory)
    ids = {name: tokenizer.convert_tokens_to_ids(token) for name, token in _TOKENS.items()}
    config = transformers.EmbeddingGemma2Config(
        text_config=_OMNI_TEXT,
        vision_config=_OMNI_VISION,
        audio_config=_OMNI_AUDIO,
        image_token_id=ids["image_token"],
        boi_token_id=ids["boi_token"],
        eoi_token_id=ids["eoi_token"],
        audio_token_id=ids["audio_token"],
        boa_token_id=ids["boa_token"],
        eoa_token_index=ids["eoa_token"],
        video_token_id=tokenizer.convert_tokens_to_ids("<|video|>"),
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        transformers.EmbeddingGemma2Model(config).save_pretrained(directory)
    # The hub has it, and a download wants it; what it says stands in the processor's file, too.
    (directory / "preprocessor_config.json").write_text("{}", "utf-8")
    return directory


def open_omni(directory: Path, precision: Precision = Precision.FP32) -> OmniEncoder:
    """The model of that directory, asked as the preset is, with its notes inside the directory."""
    return OmniEncoder(
        directory, directory / "notes", precision=precision, prompts=prompts_of("omni")
    )


def install_omni(models: Path, seed: int = 0) -> None:
    """Put a small model where the download of the preset `omni` would."""
    _seal("omni", write_omni(models / "omni", seed))


def install_pe_core(models: Path, seed: int = 0) -> None:
    """Put a small model where the download of the preset `small` would."""
    _seal("small", write_pe_core(models / "small", seed))


def install_sounds(name: str, made: Path) -> None:
    """Put a model for sounds where its download would."""
    _seal(name, Path(shutil.copytree(made, model_cache() / name, dirs_exist_ok=True)))


def _seal(name: str, directory: Path) -> None:
    hub = find_model(name).hub
    assert hub is not None
    write_manifest(directory, hub, {hub.weights: fingerprint.hash_file(directory / hub.weights)})


def _omni_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.decoder = decoders.Replace("▁", " ")
    special = ["<pad>", "<eos>", "<bos>", "<unk>", *_TOKENS.values(), "<|video|>"]
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    tokenizer.train_from_iterator(
        ["a photo of a dog", "the sound of rain", "title: none | text: ", "search result"],
        trainers.BpeTrainer(vocab_size=400, special_tokens=special + bytes_, show_progress=False),
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<bos> $A <eos>", special_tokens=[("<bos>", 2), ("<eos>", 1)]
    )
    return tokenizer


PE_AV_DIM = 32
_PE_AV_TEXT: dict[str, Any] = {
    "model_type": "modernbert",
    "hidden_size": PE_AV_DIM,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "vocab_size": 400,
    "pad_token_id": 0,
    **dict.fromkeys(("bos_token_id", "cls_token_id"), 2),
    **dict.fromkeys(("eos_token_id", "sep_token_id"), 1),
}
_PE_AV_TOWER: dict[str, Any] = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "head_dim": 16,
}
_PE_AV_CODEC = {"encoder_hidden_size": 4, "downsampling_ratios": [2, 8, 10, 12], "codebook_dim": 8}
_PE_AV_EYES = {"model_type": "timm_wrapper", "architecture": "test_vit", "num_classes": 16}


def write_pe_av(directory: Path, seed: int = 0) -> Path:
    """Write a small PE-AV of transformers' own classes, with all that we do not need of it."""
    transformers = import_transformers()
    video = {**_PE_AV_TOWER, "vision_config": _PE_AV_EYES}
    config = transformers.PeAudioVideoConfig(
        text_config=_PE_AV_TEXT,
        audio_video_config={
            **_PE_AV_TOWER,
            "audio_config": {**_PE_AV_TOWER, "dac_config": _PE_AV_CODEC},
            "video_config": video,
        },
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        transformers.PeAudioVideoModel(config).save_pretrained(directory)
    _omni_tokenizer().save(str(directory / "tokenizer.json"))
    return directory
