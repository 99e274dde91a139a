"""How fast photos become vectors of ViT-B/32 in the whole pipeline, beside a plain program's way.

    python benchmarks/encode.py [--photos N] [--small N] [--rounds N] [--runtimes NAME ...]

The model has random weights, which cost what trained ones do. The plain way decodes each photo in
full, shrinks it as open_clip does, and gives batches to ONNX Runtime in fp32, one after the other;
ours is an indexing run from the folder to committed vectors and previews, its calibration at the
end left out. Both take turns, and medians of the rounds are printed. CPU is the processor time of
all processes of a photo, in ours with the start of the decoders; busy is that by the wall time and
the cores, which other programs on the machine lower.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

from engine.encoders import onnx_files
from engine.encoders.checkpoint import Checkpoint, read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.onnx_export import export
from engine.encoders.onnx_session import open_session
from engine.encoders.openclip_runtime import import_open_clip, quiet
from engine.encoders.pins import CONFIG_FILE, WEIGHTS_FILE
from engine.encoders.runtimes import Runtime
from engine.library.facade import Library
from engine.types import Progress, Stage
from engine.types.vectors import TextKind

MODEL = "ViT-B-32"
LARGE, SMALL = (4000, 3000), (200, 150)
AT_ONCE = 8


@dataclass(slots=True)
class Rounds:
    """What one way did in each round."""

    rates: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spent:
    """What something took, by the clock and of the processors, in seconds."""

    seconds: float
    processor: float

    @classmethod
    def until_now(cls) -> Spent:
        """Since any start."""
        return cls(time.perf_counter(), _processor_seconds())

    def since(self, start: Spent) -> Spent:
        """What was spent between another moment and this one."""
        return Spent(self.seconds - start.seconds, self.processor - start.processor)


def main() -> None:
    """Measure and print a table for each size of photos."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        checkpoint = write_model(directory / "model")
        export(checkpoint, directory / "networks", lambda: False)
        runtimes = [Runtime(one) for one in options.runtimes]
        encoders = {one: make_encoder(checkpoint, one, directory) for one in runtimes}
        plain = _plain_way(directory / "networks" / Runtime.ONNX_FP32)
        for size, count in ((LARGE, options.photos), (SMALL, options.small)):
            photos = directory / f"photos-{size[0]}"
            write_photos(photos, size, count)
            _compare(photos, size, plain, encoders, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=48, help="of 12 megapixels")
    parser.add_argument("--small", type=int, default=192, help="of 200 pixels")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runtimes", nargs="+", default=list(Runtime), choices=list(Runtime))
    return parser.parse_args()


def _compare(
    photos: Path,
    size: tuple[int, int],
    plain: Callable[[Path], None],
    encoders: dict[Runtime, ClipEncoder],
    rounds: int,
) -> None:
    count = len(list(photos.iterdir()))
    ways: dict[str, Callable[[Path], Spent]] = {"plain, onnx-fp32": _timed(plain)}
    ways |= {f"ours, {name}": _indexing(encoder) for name, encoder in encoders.items()}
    found = {name: Rounds() for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            spent = way(photos)
            found[name].rates.append(count / spent.seconds)
            found[name].processor.append(1000 * spent.processor / count)
            found[name].busy.append(spent.processor / spent.seconds / (os.cpu_count() or 1))
    print(f"\n{count} photos of {size[0]} x {size[1]}, {os.cpu_count()} cores")
    print(f"{'':20} {'photos/s':>9} {'/ plain':>8} {'CPU ms':>8} {'/ plain':>8} {'busy':>6}")
    base = found["plain, onnx-fp32"]
    for name, one in found.items():
        # Each round is compared with its own: the machine is another one a minute later.
        faster = median(a / b for a, b in zip(one.rates, base.rates, strict=True))
        dearer = median(a / b for a, b in zip(one.processor, base.processor, strict=True))
        print(
            f"{name:20} {median(one.rates):9.2f} {faster:8.2f} {median(one.processor):8.0f}"
            f" {dearer:8.2f} {median(one.busy):6.0%}",
            flush=True,
        )


def _processor_seconds() -> float:
    """Of this process and of its children that ended, such as decoders."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, whose))


def _timed(work: Callable[[Path], None]) -> Callable[[Path], Spent]:
    def way(photos: Path) -> Spent:
        start = Spent.until_now()
        work(photos)
        return Spent.until_now().since(start)

    return way


def _indexing(encoder: ClipEncoder) -> Callable[[Path], Spent]:
    """An indexing run into a new library, from its first file to its last commit."""

    def way(photos: Path) -> Spent:
        entered: dict[Stage, Spent] = {}

        def note(progress: Progress) -> None:
            if progress.stage not in entered:
                entered[progress.stage] = Spent.until_now()

        with (
            tempfile.TemporaryDirectory() as name,
            closing(
                Library(Path(name), "local-dir:/bench", encoder_of=lambda *_: encoder)
            ) as library,
        ):
            report = library.index((str(photos),), on_progress=note)
        if report.indexed != len(list(photos.iterdir())):
            raise RuntimeError(f"not every photo was indexed: {report}")
        return entered[Stage.FINISHING].since(entered[Stage.INDEXING])

    return way


def _plain_way(networks: Path) -> Callable[[Path], None]:
    session = open_session(networks / onnx_files.PICTURES)
    open_clip = import_open_clip()
    preprocess = open_clip.image_transform(224, is_train=False)

    def way(photos: Path) -> None:
        for paths in _batches(sorted(photos.iterdir())):
            pixels = [preprocess(Image.open(path).convert("RGB")) for path in paths]
            session.run(None, {onnx_files.INPUT: torch.stack(pixels).numpy()})

    return way


def _batches(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for start in range(0, len(paths), AT_ONCE):
        yield paths[start : start + AT_ONCE]


def write_model(directory: Path) -> Checkpoint:
    """Write a ViT-B/32 with random weights."""
    directory.mkdir()
    open_clip = import_open_clip()
    config = {"model_cfg": open_clip.get_model_config(MODEL), "preprocess_cfg": {}}
    (directory / CONFIG_FILE).write_text(json.dumps(config), "utf-8")
    torch.manual_seed(0)
    with quiet():
        model = open_clip.create_model(f"local-dir:{directory}", load_weights=False)
    save_file({n: v.contiguous() for n, v in model.state_dict().items()}, directory / WEIGHTS_FILE)
    return read_checkpoint(directory)


def make_encoder(checkpoint: Checkpoint, runtime: Runtime, directory: Path) -> ClipEncoder:
    """The model in a runtime, warm; its networks are kept in a cache of its own."""
    cache = directory / f"cache-{runtime}"
    if runtime.exported:
        draft = shutil.copytree(directory / "networks" / runtime, directory / f"copy-{runtime}")
        onnx_files.keep(Path(draft), checkpoint, runtime, cache)
    encoder = ClipEncoder(checkpoint, "bench:bench", cache, runtime=runtime)
    encoder.load()
    if encoder.runtime is not runtime:
        raise RuntimeError(f"{runtime} cannot be used here")
    encoder.encode_texts(["a dog"], TextKind.QUERY)
    return encoder


def write_photos(folder: Path, size: tuple[int, int], count: int) -> None:
    """Photos of soft shapes with some grain, each another cut, as large as real ones."""
    folder.mkdir()
    random = np.random.default_rng(0)
    width, height = size
    rough = random.integers(0, 256, (24, 32, 3), np.uint8)
    soft = Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC)
    grain = random.normal(0, 6, (height, width, 1))
    whole = np.clip(np.asarray(soft) + grain, 0, 255).astype(np.uint8)
    for number in range(count):
        moved = np.roll(whole, number * width // max(count, 1), axis=1)
        content = io.BytesIO()
        Image.fromarray(moved).save(content, "JPEG", quality=90)
        (folder / f"{number:05}.jpg").write_bytes(content.getvalue())


if __name__ == "__main__":
    main()
