"""Makes the starter model: `python -m training.starter --data DIR --work DIR --out DIR`.

Stages, each resumable and each skipped when its result is there: `data` (decode sources), `space`
(the target space), `text`, `audio` (one tower each), `views` (pictures and what their teacher says
of them), `image` (the third tower), `export`, `measure` (figures and the model card). `--data`
holds one folder per repository, named owner+name, with its git directory inside; `--teachers` holds
the two tflite files and the sound names.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from engine.encoders.starter import StarterEncoder
from engine.encoders.starter_nets import Tower, unit
from engine.encoders.starter_text import Lexicon
from engine.encoders.starter_weights import StarterConfig
from engine.index.centring import unit_rows

from . import (
    audio,
    card,
    evaluate,
    export,
    images,
    labels,
    pictures,
    refit,
    samplings,
    sentences,
    sounds,
    space,
    text,
    texts,
    views,
)
from .labels import Bank
from .loop import Run, Schedule
from .minilm import MiniLM
from .space import TextSpace
from .teachers import PictureTeacher, sound_names
from .text_tower import TrainedTextTower
from .views import ScoredViews

log = logging.getLogger(__name__)

VERSION = "1"
SPACE_SENTENCES = 12_000
SPEC = {"image_side": 128, "sample_rate": 16_000, "passage_words": 40}
M = TypeVar("M", bound=nn.Module)
STAGES = ("data", "space", "text", "audio", "views", "image", "export", "measure")
PICTURE_TEACHER = "mobilenet_v2_keras_imagenet_quant.tflite"


@dataclass(frozen=True, slots=True)
class Job:
    """The command line."""

    data: Path
    teachers: Path
    work: Path
    out: Path
    seed: int
    scale: float
    photos: Path | None
    captions: Path | None

    @property
    def sound_names(self) -> Path:
        """The file that names the sound teacher's scores."""
        return self.teachers / "yamnet_class_map.csv"

    def steps(self, full: int) -> int:
        """Shorten or lengthen a schedule."""
        return max(1, int(full * self.scale))


def prepare_data(job: Job) -> None:
    """Decode every source; sounds are scored by their teacher at once."""
    pictures.prepare(job.data, job.work)
    sounds.prepare(job.data, job.work, job.teachers / "yamnet_frames.tflite")


def make_space(job: Job) -> None:
    """Fit the target space and place the label bank in it."""
    if (job.work / "bank.npz").exists():
        return
    grammar = texts.make_grammar(job.data, job.sound_names)
    fitted = space.fit(MiniLM(), sentences.write(grammar, SPACE_SENTENCES, job.seed))
    space.save(fitted, job.work / "space.npz")
    bank = labels.make_bank(job.data, fitted)
    np.savez(job.work / "bank.npz", plain=bank.plain, broad=bank.broad)


def train_text(job: Job) -> None:
    """Distil the text tower."""
    corpus, targets = _corpus(job)
    plan = Schedule(
        job.steps(3_500), 1e-3, decay=0.0, average=0.995, save_every=250, seed=job.seed + 2
    )
    keys, order = text.table_keys(corpus.words)
    tower = text.new_tower(targets["texts"][-len(corpus.words) :], order, plan.seed)
    parts = (
        text.Taught(corpus.labels, torch.from_numpy(targets["labels"])),
        text.Taught(corpus.texts, torch.from_numpy(targets["texts"])),
    )
    Run(tower, plan, job.work / "text.pt").train(text.Distillation(tower, keys, parts, plan))


def make_views(job: Job) -> None:
    """Draw the views that the picture tower learns from and let the teacher score them."""
    bank = _bank(job)
    parts = []
    for share in views.SHARES:
        found = pictures.load(job.work, f"{share.name}-train")
        parts.append(views.Part(share, found, bank.rows(found.labels)))
    teacher = PictureTeacher(job.teachers / PICTURE_TEACHER, torch.get_num_threads())
    views.make(parts, teacher, job.work, job.seed)


def train_image(job: Job) -> None:
    """Train the picture tower, then fit its projection to the text tower."""
    bank, scored = _bank(job), views.load(job.work)
    tiny = torch.from_numpy(bank.rows(labels.tiny_classes(job.data)))
    plan = Schedule(job.steps(6_000), 2e-3, seed=job.seed + 1)
    pupil = images.Pupil(images.new_tower(space.DIM, plan.seed), scored.logits.shape[1])
    run = Run(pupil, plan, job.work / "images.pt")
    pupil.load_state_dict(run.train(images.PictureAlignment(pupil, scored, bank, tiny, plan)))
    _refit(job, pupil.tower, scored, bank, tiny)


def _refit(job: Job, tower: Tower, scored: ScoredViews, bank: Bank, tiny: Tensor) -> None:
    """Fit the projection to the text tower's own label texts and save the tower."""
    corpus, _ = _corpus(job)
    keys, _ = text.table_keys(corpus.words)
    writer = _filled(TrainedTextTower(len(keys), space.DIM, text.HIDDEN), job.work / "text.pt")
    names = labels.word_names(job.data)
    said = [f"a photo of a {names[key][0]}" for key in labels.tiny_classes(job.data)]
    with torch.no_grad():
        vectors = unit(writer(Lexicon(keys).bags(said)))
    plan = Schedule(job.steps(500), refit.RATE, seed=job.seed)
    refit.Refit(tower, scored, bank, vectors).fit(tiny, plan)
    torch.save({"average": tower.state_dict()}, job.work / "images.refit.pt")


def train_audio(job: Job) -> None:
    """Train the audio tower."""
    found = sounds.load(job.work)
    names = sorted({label for label in found.labels if label})
    bank = audio.make_bank(_space(job), names, sound_names(job.sound_names))
    plan = Schedule(job.steps(700), 2e-3, average=0.99, save_every=100, seed=job.seed + 3)
    tower = audio.new_tower(space.DIM, plan.seed)
    loss = audio.SoundAlignment(tower, found, bank, plan)
    Run(tower, plan, job.work / "audio.pt").train(loss)


def export_towers(job: Job) -> None:
    """Write the shipped folder."""
    corpus, _ = _corpus(job)
    keys, _ = text.table_keys(corpus.words)
    trained = export.Trained(
        _filled(TrainedTextTower(len(keys), space.DIM, text.HIDDEN), job.work / "text.pt"),
        _filled(images.new_tower(space.DIM, 0), job.work / "images.refit.pt"),
        _filled(audio.new_tower(space.DIM, 0), job.work / "audio.pt"),
        keys,
    )
    written = export.write(trained, samplings.choose(job.work, corpus), _config(len(keys)), job.out)
    log.info("%s: %s", job.out, written.identity)


def measure(job: Job) -> None:
    """Measure the shipped folder and write its card."""
    corpus, _ = _corpus(job)
    measured = evaluate.Measured(StarterEncoder(job.out), job.data, job.work)
    figures = evaluate.everything(measured, corpus.held)
    if job.photos and job.captions:
        figures |= evaluate.photo_recall(measured, job.photos, job.captions)
    evaluate.save(figures, job.work / "figures.json")
    sizes = {path.name: path.stat().st_size for path in job.out.iterdir()}
    steps = _steps(job)
    text_of_card = card.write(measured.encoder.identity, figures, sizes, steps, job.seed)
    (job.out / "MODEL_CARD.md").write_text(text_of_card, encoding="utf-8")


RUNNERS: dict[str, Callable[[Job], None]] = {
    "data": prepare_data,
    "space": make_space,
    "text": train_text,
    "audio": train_audio,
    "views": make_views,
    "image": train_image,
    "export": export_towers,
    "measure": measure,
}


def main(arguments: list[str] | None = None) -> None:
    """Run one stage, or all of them."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = _options().parse_args(arguments)
    stage = options.__dict__.pop("stage")
    torch.set_num_threads(options.__dict__.pop("threads"))
    job = Job(**vars(options))
    job.work.mkdir(parents=True, exist_ok=True)
    for name in STAGES if stage == "all" else (stage,):
        log.info("stage %s", name)
        RUNNERS[name](job)


def _options() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="training.starter", description=__doc__)
    for name in ("data", "teachers", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--photos", type=Path, help="held-out photos, only measured")
    parser.add_argument("--captions", type=Path, help="their captions: csv of image,caption")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--scale", type=float, default=1.0, help="length of the schedules")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stage", choices=("all", *STAGES), default="all")
    return parser


def _space(job: Job) -> TextSpace:
    """Read the fitted space."""
    return space.load(MiniLM(), job.work / "space.npz")


def _bank(job: Job) -> Bank:
    """Read the placed label bank."""
    with np.load(job.work / "bank.npz") as file:
        return Bank(labels.all_labels(job.data), file["plain"], file["broad"])


def _corpus(job: Job) -> tuple[texts.Corpus, dict[str, space.Floats]]:
    """Read the texts and their target vectors, or write them first."""
    path, fitted = job.work / "corpus.json", None
    if not path.exists():
        fitted = _space(job)
        made = texts.make_corpus(job.data, job.sound_names, fitted.teacher, job.seed)
        for name in ("labels", "texts"):
            np.save(job.work / f"text-{name}.npy", fitted.encode(getattr(made, name)))
        path.write_text(json.dumps([made.words, made.labels, made.texts, made.held]))
    corpus = texts.Corpus(*json.loads(path.read_text()))
    names = ("labels", "texts")
    return corpus, {name: unit_rows(np.load(job.work / f"text-{name}.npy")) for name in names}


def _config(words: int) -> StarterConfig:
    """Describe the model; the hash follows when it is written."""
    return StarterConfig(
        version=VERSION,
        sha256="",
        dim=space.DIM,
        window_seconds=10.0,
        hop_seconds=5.0,
        words=words,
        hidden=text.HIDDEN,
        image_widths=images.WIDTHS,
        image_depths=images.DEPTHS,
        audio_widths=audio.WIDTHS,
        audio_depths=audio.DEPTHS,
        **SPEC,
    )


def _filled(tower: M, checkpoint: Path) -> M:
    """Give a tower the averaged weights of its training."""
    state: dict[str, dict[str, Tensor]] = torch.load(checkpoint, weights_only=True)
    tower.load_state_dict(state["average"])
    return tower


def _steps(job: Job) -> dict[str, int]:
    """Read how many steps each tower took."""
    names = {"text": "text.pt", "image": "images.pt", "audio": "audio.pt"}
    return {
        name: int(torch.load(job.work / file, weights_only=True)["step"])
        for name, file in names.items()
    }


if __name__ == "__main__":
    main()
