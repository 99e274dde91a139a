"""Makes the starter model: `python -m training.starter --data DIR --work DIR --out DIR`.

Stages, each resumable and each skipped when its result is there: `pictures`, `texts` and `sounds`
(what the towers that we begin from make of the sources), `train` (the heads and the map of texts),
`export` (the shipped folder) and `measure` (figures and the model card). `--data` holds one folder
per repository, named owner+name, with its git directory inside; `--teachers` holds YAMNet's file,
the names of its classes and the list of what is kept to measure with.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from engine.encoders.starter import StarterEncoder

from . import (
    card,
    development,
    evaluate,
    export,
    features,
    hearing,
    heldout,
    material,
    samples,
    sound_texts,
    texts,
    train,
)
from .heldout import HeldOut
from .material import Everything

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """The command line."""

    data: Path
    teachers: Path
    work: Path
    out: Path
    seed: int
    steps: int
    threads: int

    @property
    def sound_teacher(self) -> Path:
        """YAMNet's network."""
        return self.teachers / "yamnet_frames.tflite"

    @property
    def sound_names(self) -> Path:
        """The names of YAMNet's classes."""
        return self.teachers / "yamnet_class_map.csv"

    def kept(self) -> HeldOut:
        """What must not be trained on."""
        return heldout.read(self.data, self.teachers / "heldout_sha256.txt")

    def everything(self) -> Everything:
        """The results of all stages before training."""
        return material.gather(self.data, self.work, self.sound_teacher, self.sound_names)


def see_pictures(job: Job) -> None:
    """Compute what the picture tower sees."""
    features.prepare(job.data, job.work / "features", job.kept(), job.threads)


def encode_texts(job: Job) -> None:
    """Encode what is said of pictures."""
    texts.prepare(job.data, job.work, job.kept())


def hear_sounds(job: Job) -> None:
    """Compute what the sound tower hears, and encode what is said of sounds."""
    hearing.prepare(job.data, job.work, job.sound_teacher, job.kept())
    sound_texts.prepare(job.work, hearing.load(job.work), job.sound_names)


def train_space(job: Job) -> None:
    """Train, and measure on the development set what choices are made by."""
    found = job.everything()
    space = train.train(found, job.work, job.steps, job.seed)
    figures = development.figures(space, found)
    for name, value in figures.items():
        log.info("%s: %.3f", name, value)
    (job.work / "development.json").write_text(json.dumps(figures, indent=2))


def export_space(job: Job) -> None:
    """Write the shipped folder."""
    found = job.everything()
    sample = samples.choose(job.data, job.kept(), found.texts)
    said = [*found.texts.sentences, *found.sound_texts.sentences]
    export.write(train.load(found, job.work), said, job.sound_teacher, sample, job.out)


def measure_folder(job: Job) -> None:
    """Measure the shipped folder and write its card."""
    encoder = StarterEncoder(job.out)
    figures = json.loads((job.work / "development.json").read_text())
    figures |= evaluate.shipped(encoder, job.data, job.work, job.kept())
    sizes = {path.name: path.stat().st_size for path in job.out.iterdir()}
    written = card.write(encoder.identity, figures, sizes, job.steps, job.seed)
    (job.out / card.NAME).write_text(written, encoding="utf-8")


STAGES: dict[str, Callable[[Job], None]] = {
    "pictures": see_pictures,
    "texts": encode_texts,
    "sounds": hear_sounds,
    "train": train_space,
    "export": export_space,
    "measure": measure_folder,
}


def main(arguments: list[str] | None = None) -> None:
    """Run one stage, or all of them, and tell how long each took."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = vars(_options().parse_args(arguments))
    stage = options.pop("stage")
    job = Job(**options)
    torch.set_num_threads(job.threads)
    job.work.mkdir(parents=True, exist_ok=True)
    for name in STAGES if stage == "all" else (stage,):
        started = time.monotonic()
        STAGES[name](job)
        log.info("stage %s: %.0f s", name, time.monotonic() - started)


def _options() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="training.starter", description=__doc__)
    for name in ("data", "teachers", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=train.STEPS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--stage", choices=("all", *STAGES), default="all")
    return parser


if __name__ == "__main__":
    main()
