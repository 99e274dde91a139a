"""The starter's tower of texts: to tokens, and to vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..types.vectors import Vectors
from . import starter_files as files
from .starter_files import StarterConfig, read_file
from .starter_session import open_network, run
from .tokenizable import tokenizable

Ids = NDArray[np.int64]


class Words:
    """Splits texts into the tokens of MiniLM's vocabulary."""

    def __init__(self, description: bytes, most: int) -> None:
        """Read the tokenizer's description; a text is cut after `most` tokens."""
        self._tokenizer: Tokenizer = Tokenizer.from_buffer(description)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(most)

    def ids(self, texts: Sequence[str]) -> Iterator[Ids]:
        """The tokens of each text, int64 (tokens,)."""
        for encoding in self._tokenizer.encode_batch([tokenizable(text) for text in texts]):
            yield np.array(encoding.ids, np.int64)


class TextTower:
    """Texts to vectors."""

    def __init__(self, directory: Path, config: StarterConfig) -> None:
        """Open the network and the tokenizer.

        Raises:
            UserError: a file is missing or damaged.
        """
        self._dim = config.dim
        self._words = Words(read_file(directory, files.TOKENIZER, config), config.most_tokens)
        self._network = open_network(directory, files.TEXT, config)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts of any number.

        One at a time, for it multiplies in integers whose scale is that of all it is given: a text
        among others would get another vector than alone. That costs a tenth of the speed.
        """
        vectors = np.zeros((len(texts), self._dim), np.float32)
        for place, ids in enumerate(self._words.ids(texts)):
            vectors[place] = run(self._network, ids=ids[None], mask=np.ones_like(ids)[None])[0]
        return vectors
