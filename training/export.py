"""From the trained space to the shipped folder: networks, tokenizer, means, description.

The means are measured with the towers as they are read back, so they hold for what ships.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import to_builtins
from torch import Tensor, nn

from engine.encoders import starter_files as files
from engine.encoders.starter import StarterEncoder
from engine.encoders.starter_files import StarterConfig
from engine.encoders.starter_sound import BANDS, PATCH, SAMPLE_RATE
from engine.types.vectors import Role, TextKind, Vectors

from . import backbone, minilm, networks, yamnet
from .heads import DIM, Head, Space, TextMap
from .minilm import LONGEST_TEXT, MiniLM
from .pictures import SIDE
from .samples import Samples
from .vocabulary import known_words

log = logging.getLogger(__name__)

VERSION = "2"
NAME = "starter: everyday concepts, English"
WINDOW_SECONDS, HOP_SECONDS = 10.0, 5.0
PASSAGE_WORDS = 40


class TextTower(nn.Module):
    """Tokens to vectors of the space; the table of words is kept as int8, one scale a row."""

    words: Tensor
    scales: Tensor

    def __init__(self, sentences: MiniLM, texts: TextMap) -> None:
        """Join MiniLM and the trained map."""
        super().__init__()
        self.sentences, self.texts = sentences, texts
        scales = sentences.words().abs().amax(1, keepdim=True) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("words", (sentences.words() / scales).round().to(torch.int8))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return unit vectors (n, DIM)."""
        words = self.words[ids].float() * self.scales[ids]
        return self.texts.shipped(self.sentences.read(words, mask))


def write(
    space: Space, said: Sequence[str], teacher: Path, samples: Samples, out: Path
) -> StarterConfig:
    """Write the whole folder; return its description."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(minilm.directory() / "tokenizer.json", out / files.TOKENIZER)
    np.save(out / files.WORDS, known_words(said, out / files.TOKENIZER))
    _write_networks(space, teacher, out)
    blank = {role.value: np.zeros(DIM, np.float32) for role in Role}
    np.savez(out / files.MEANS, allow_pickle=False, **blank)
    _describe(out)
    means = _means(StarterEncoder(out), samples)
    shipped = {role.value: mean for role, mean in means.items()}
    np.savez(out / files.MEANS, allow_pickle=False, **shipped)
    config = _describe(out)
    log.info("%s: %s", out, config.identity)
    return config


def _write_networks(space: Space, teacher: Path, out: Path) -> None:
    """Export every tower and head, and make them small."""
    backbone.export(backbone.load()[0], out / files.PICTURE)
    patches = torch.zeros((2, PATCH, BANDS))
    networks.export(yamnet.load(teacher)[0], out / files.SOUND, {"patches": patches}, ["n"])
    _write_head(space.pictures, backbone.CHANNELS, out / files.PICTURE_HEAD)
    _write_head(space.sounds, yamnet.EMBEDDING + yamnet.CLASSES, out / files.SOUND_HEAD)
    for name in (files.PICTURE, files.PICTURE_HEAD, files.SOUND, files.SOUND_HEAD):
        networks.halve(out / name)
    tokens = {
        "ids": torch.ones((2, 8), dtype=torch.long),
        "mask": torch.ones((2, 8), dtype=torch.long),
    }
    tower = TextTower(MiniLM(), space.texts)
    networks.export(tower, out / files.TEXT, tokens, ["n", "tokens"])
    networks.to_integers(out / files.TEXT, DIM)
    networks.halve(out / files.TEXT)


def _write_head(head: Head, inputs: int, path: Path) -> None:
    networks.export(head, path, {"features": torch.zeros((2, inputs))}, ["n"])


def _describe(out: Path) -> StarterConfig:
    """Write the description of the files as they are."""
    config = StarterConfig(
        version=VERSION,
        sha256={name: _hash(out / name) for name in files.FILES},
        dim=DIM,
        image_side=SIDE,
        sample_rate=SAMPLE_RATE,
        window_seconds=WINDOW_SECONDS,
        hop_seconds=HOP_SECONDS,
        passage_words=PASSAGE_WORDS,
        most_tokens=LONGEST_TEXT,
    )
    described = {"name": NAME, "identity": config.identity}
    text = json.dumps(described | to_builtins(config), indent=2)
    (out / files.CONFIG).write_text(text + "\n", encoding="utf-8")
    return config


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _means(encoder: StarterEncoder, samples: Samples) -> dict[Role, Vectors]:
    """Return the mean vector of each role."""
    return {
        Role.QUERY_TEXT: _mean([encoder.encode_texts(samples.queries, TextKind.QUERY)]),
        Role.DOCUMENT_TEXT: _mean([encoder.encode_texts(samples.passages, TextKind.DOCUMENT)]),
        Role.IMAGE: _mean(encoder.encode_images([picture]) for picture in samples.pictures()),
        Role.AUDIO: _mean(encoder.encode_audio([window]) for window in samples.sounds()),
    }


def _mean(parts: Iterable[Vectors]) -> Vectors:
    mean: Vectors = np.concatenate(list(parts)).mean(0, dtype=np.float32)
    return mean
