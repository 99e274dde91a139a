"""How well the runtimes agree: the least cosine to torch in fp32 over many inputs of each kind.

    python benchmarks/runtime_agreement.py [--count N] [--runtimes NAME ...]

Pictures and texts go through ViT-B/32, sounds through the audio tower of a CLAP of full size in
bf16; weights are random, which rounds as trained ones do. Pictures are soft shapes with grain in
three shapes, texts are made of common words, sounds of a tone and noise.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from encode import make_encoder, write_model
from PIL import Image
from safetensors.torch import save_file

from engine.encoders.clap import ClapAudioEncoder
from engine.encoders.clip import ClipEncoder
from engine.encoders.devices import Device
from engine.encoders.onnx_export import export
from engine.encoders.precision import Precision
from engine.encoders.runtimes import AGREEMENT, Runtime, on_device
from engine.encoders.transformers_runtime import import_transformers
from engine.ranking.bank import text_bank
from engine.types.vectors import Pixels, Samples, TextKind, Vectors

AT_ONCE = 50


def main() -> None:
    """Print a table: runtime, kind, least cosine, and how many are below what is asked."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        checkpoint = write_model(directory / "model")
        export(checkpoint, directory / "networks", lambda: False)
        encoders = {one: make_encoder(checkpoint, one, directory) for one in _wanted(options)}
        plain = encoders.pop(Runtime.FP32)
        print(f"{options.count} of each kind, beside torch in fp32")
        print(f"{'':12} {'kind':>9} {'least':>9} {'median':>9} {'< ' + str(AGREEMENT):>8}")
        _compare("pictures", lambda one: _pictures_of(one, options.count), plain, encoders)
        _compare("texts", lambda one: _texts_of(one, options.count), plain, encoders)
        del plain, encoders
        _compare_sounds(write_sound_model(directory / "clap"), options.count)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    usual = on_device(Device.CPU)
    parser.add_argument("--runtimes", nargs="+", default=usual, choices=list(Runtime))
    return parser.parse_args()


def _wanted(options: argparse.Namespace) -> list[Runtime]:
    others = (Runtime(one) for one in options.runtimes)
    return [Runtime.FP32, *(one for one in others if one is not Runtime.FP32)]


def _compare(
    kind: str,
    vectors_of: Callable[[ClipEncoder], Vectors],
    plain: ClipEncoder,
    encoders: dict[Runtime, ClipEncoder],
) -> None:
    expected = vectors_of(plain)
    for runtime, encoder in encoders.items():
        cosines = (vectors_of(encoder) * expected).sum(axis=1)
        _print(runtime, kind, cosines)


def _print(runtime: Runtime, kind: str, cosines: Vectors) -> None:
    print(
        f"{runtime:12} {kind:>9} {cosines.min():9.5f} {np.median(cosines):9.5f}"
        f" {(cosines < AGREEMENT).sum():8}",
        flush=True,
    )


def write_sound_model(directory: Path) -> Path:
    """Write a CLAP of the size of laion/clap-htsat-unfused with random weights, without texts."""
    directory.mkdir()
    transformers = import_transformers()
    torch.manual_seed(0)
    config = transformers.ClapConfig()
    tower = transformers.ClapAudioModelWithProjection(config.audio_config)
    state = {name: value.contiguous() for name, value in tower.state_dict().items()}
    save_file(state, directory / "model.safetensors")
    (directory / "config.json").write_text(json.dumps(config.to_dict()), "utf-8")
    preprocessing = transformers.ClapFeatureExtractor(truncation="rand_trunc", padding="repeatpad")
    (directory / "preprocessor_config.json").write_text(preprocessing.to_json_string(), "utf-8")
    return directory


def _compare_sounds(directory: Path, count: int) -> None:
    plain, short = (
        ClapAudioEncoder(directory, directory / "notes", precision=precision)
        for precision in (Precision.FP32, Precision.BF16)
    )
    random = np.random.default_rng(2)
    cosines = []
    for _ in range(count):
        window = [_sound(random)]
        cosines.append(float((plain.encode_audio(window) @ short.encode_audio(window).T)[0, 0]))
    _print(Runtime.BF16, "sounds", np.array(cosines))


def _sound(random: np.random.Generator) -> Samples:
    rate, seconds = 48_000, random.uniform(0.5, 10)
    moments = np.arange(round(seconds * rate)) / rate
    tone = np.sin(2 * np.pi * random.uniform(60, 8000) * moments) * random.uniform(0, 0.5)
    noise = random.normal(0, random.uniform(0, 0.2), len(moments))
    return np.clip(tone + noise, -1, 1).astype(np.float32)


def _pictures_of(encoder: ClipEncoder, count: int) -> Vectors:
    parts = [encoder.encode_images(_pictures(start)) for start in range(0, count, AT_ONCE)]
    return np.concatenate(parts)[:count]


def _texts_of(encoder: ClipEncoder, count: int) -> Vectors:
    return encoder.encode_texts(_texts(count), TextKind.DOCUMENT)


def _pictures(start: int) -> Sequence[Pixels]:
    random = np.random.default_rng(start)
    return [_picture(random) for _ in range(AT_ONCE)]


def _picture(random: np.random.Generator) -> Pixels:
    size = [(224, 224), (336, 224), (224, 300)][random.integers(3)]
    cells = random.integers(2, 40)
    rough = random.integers(0, 256, (cells, cells, 3), np.uint8)
    soft = np.asarray(Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC), np.float64)
    grain = random.normal(0, random.uniform(0, 20), soft.shape)
    return np.clip(soft * random.uniform(0.3, 1) + grain, 0, 255).astype(np.uint8)


def _texts(count: int) -> list[str]:
    random, bank = np.random.default_rng(1), text_bank()
    return [" ".join(random.choice(bank, random.integers(1, 6))) for _ in range(count)]


if __name__ == "__main__":
    main()
