"""The starter's text tower: numbers alone give what the trained network gives, without torch."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from processes import PROJECT
from torch import Tensor

from engine.encoders.once import Once
from engine.encoders.starter import StarterEncoder, starter_directory
from engine.encoders.starter_nets import Tower, unit
from engine.encoders.starter_text import KEYS, Lexicon
from engine.encoders.starter_weights import (
    TEXT,
    StarterConfig,
    read_config,
    read_weights,
    tensors_of,
    unpack,
)
from engine.types.vectors import TextKind
from training import export
from training.text import table_keys
from training.text_tower import TrainedTextTower

SEEN_AS_SAME = 0.99999
TEXTS = (
    "a dog",
    "",
    "?! ...",
    "DOGS played in the Park's puddles",
    "zxqv wvutsr",
    "Ünï 12 日本語",
    "the sound of rain " * 60,
)


def _encoded(encoder: StarterEncoder, *texts: str) -> np.ndarray:
    return encoder.encode_texts(texts, TextKind.QUERY)


def test_the_vectors_are_those_of_the_trained_tower() -> None:
    """Known, inflected and unknown words, long texts and empty ones agree with torch's module."""
    directory = starter_directory()
    config = read_config(directory)
    own = unpack(tensors_of(read_weights(directory, config), TEXT))
    lexicon = Lexicon(own.pop(KEYS))
    tower = TrainedTextTower(config.words, config.dim, config.hidden)
    tower.load_state_dict({name: torch.from_numpy(array) for name, array in own.items()})
    with torch.no_grad():
        expected = unit(tower(lexicon.bags(TEXTS))).numpy()
    cosines = (_encoded(StarterEncoder(), *TEXTS) * expected).sum(axis=1)
    assert cosines.min() >= SEEN_AS_SAME


def test_a_text_is_the_same_to_the_bit_in_any_batch() -> None:
    """What stands beside a text in a batch changes nothing of its vector."""
    encoder = StarterEncoder()
    alone = np.concatenate([_encoded(encoder, text) for text in TEXTS])
    np.testing.assert_array_equal(_encoded(encoder, *TEXTS), alone)


def test_texts_need_no_torch() -> None:
    """Loading and encoding words leaves torch unimported; a picture brings it in."""
    code = (
        "import sys, numpy as np; from engine.encoders.starter import StarterEncoder as S\n"
        "e = S(); e.load(); e.encode_texts(['a dog'], None); print('torch' in sys.modules)\n"
        "e.encode_images([np.zeros((8, 8, 3), np.uint8)]); print('torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=PROJECT
    )
    assert (done.stdout.split(), done.stderr) == (["False", "True"], "")


def test_threads_that_meet_make_one_thing() -> None:
    """Of threads that ask at the same time one makes the thing, and all get that one."""
    everyone = threading.Barrier(4)
    once, found = Once(object), []

    def ask() -> None:
        everyone.wait()
        found.append(once.get())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(map(id, found))) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    """An error reaches the one who asked, and the next one may succeed."""
    answers = iter([0, 2])
    once = Once(lambda: 4 // next(answers))
    with pytest.raises(ZeroDivisionError):
        once.get()
    assert (once.get(), once.get()) == (2, 2)


def test_exported_towers_encode_as_they_were_trained(tmp_path: Path) -> None:
    """A folder written from small towers is read back: the same text vectors, and its means."""
    torch.manual_seed(0)
    words = ("dog", "rain", "red", "car")
    keys, _ = table_keys(words)
    config = StarterConfig(
        "9", "", 8, 64, 16_000, 1.0, 1.0, 40, len(words), 16, (8, 12), (1, 1), (8, 12), (1, 1)
    )
    text = TrainedTextTower(len(words), config.dim, config.hidden)
    image = Tower(3, config.image_widths, config.image_depths, config.dim, folded=False)
    audio = Tower(1, config.audio_widths, config.audio_depths, config.dim, folded=False)
    media = export.Samplings(
        ["a dog", "rain"],
        ["a red car", "a dog in the rain"],
        [np.full((9, 9, 3), grey, np.uint8) for grey in (10, 200)],
        [np.ones(800, np.float32) * loud for loud in (0.1, 0.5)],
    )
    export.write(export.Trained(text, image, audio, keys), media, config, tmp_path)
    encoder = StarterEncoder(tmp_path)
    with torch.no_grad():
        trained: Tensor = unit(text(Lexicon(keys).bags(media.documents)))
    cosines = (_encoded(encoder, *media.documents) * trained.numpy()).sum(axis=1)
    assert cosines.min() > 0.99  # integers take the place of numbers
    assert all(mean.any() for mean in encoder.reference_means.values())
