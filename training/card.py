"""The model card: what the starter is, what it was made from and what it scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .sources import SOURCES
from .views import CHUNK, CHUNKS


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure has to reach at least."""

    meaning: str
    figure: str
    wanted: float


BARS = (
    Bar("Tiny-ImageNet's validation part, top-1 by label text, %", "tiny top-1", 40),
    Bar("held-back recordings of the training sounds, top-1, %", "sounds top-1", 60),
    Bar("captions of held-out photos, Spearman to MiniLM", "captions Spearman", 0.8),
    Bar("held-back sentences of the grammar, Spearman", "held sentences Spearman", 0.8),
    Bar("held-out captioned photos, R@10 among 1,000, %", "photos R@10", 10),
    Bar("held-out sounds, precision at 4", "fold 5 precision at 4 by label text", 0.4),
)
_CARD = """# Starter: everyday concepts, English

The model that Triptych uses before any other preset has been downloaded. It puts pictures, sounds
and short English texts into one space of 256 numbers. It is small and was trained in under two
hours on two CPU cores: it knows everyday things (animals, vehicles, food, places, common sounds)
roughly, not names, not writing in pictures, not relations between things, and no language but
English. Download another preset for serious use.

Identity: `{identity}`. Files: {sizes}.

## How it was made

- Space: the 256 main directions of all-MiniLM-L6-v2 over sentences of our own grammar.
- Text: a static table of whole words, known by 64-bit hashes (no word list ships), summed, with one
  small network after the sum; words outside the table use their stem or rows for letter groups.
  Distilled from MiniLM on our own grammar, label names, sound names and random word lists.
- Pictures: a residual CNN at 64 px. It learns from {views:,} views (whole pictures, parts, and
  pictures blended, pasted or tiled together) that the teacher scored as the tower sees them. The
  loss: a softmax over 200 label vectors, a softmax of the teacher's 1,000 scores at temperature 2
  over class-name vectors that lean towards everyday descriptions written for this project, the
  cosine to the score-weighted mean (ConSE), and a head that imitates the teacher's scores and never
  ships. Averaged weights; last, the projection is fitted anew to the text tower's own label texts.
  A picture is encoded as the mean of six views at 64 px.
- Sound: a small residual CNN on 64-band log-mel; the same loss over our sound labels and the
  teacher's 521 sounds.
- Steps: {steps}. Seed {seed}. Weights are int8 with one scale per row.

Command: `python -m training.starter --data DIR --teachers DIR --work DIR --out DIR`,
with `--photos DIR --captions FILE` to measure on captioned photos. Each stage resumes.

The temperature was chosen with the teacher alone, on the validation parts of the groceries, the
clothes and CIFAR-10 (mean average precision of pictures by label text: 24.3 at 0.83, 25.2 at 1,
27.1 at 2, 25.5 at 3). The teacher's own R@10 on the captioned photos was looked at as well, to see
where recall is lost: with everyday class descriptions 23 % at temperature 1 and 27 % at 2 on the
photos as they are, 15 % and 19 % when they are first shrunk to 64 px; the text tower in place of
MiniLM costs about a point. How the last fitting weighs its terms was chosen so that top-1 on part
of Tiny-ImageNet's validation pictures keeps about two points above its bar, as labels are known not
to carry over to search; seven such weightings were tried with both figures in view (top-1 27 to 44
%, R@10 on the captioned photos 7.4 to 8.9 %), so that R@10 is not a wholly blind figure.

### Against the bars

{bars}

## Teachers (training only; nothing of them ships)

- all-MiniLM-L6-v2, Apache-2.0: the text space.
- MobileNetV2 (ImageNet, uint8): soft labels for every picture.
- YAMNet (AudioSet): soft labels for every sound.

## Sources (training only; nothing of them ships)

{sources}

## Figures

Measured by `--stage measure` on the files above. "Means taken away" is how the search compares.
Nothing was trained on the captioned photos or on ESC-10's fifth fold.

{figures}

## Limits

English only. Trained mostly on 64-pixel photos of single things: scenes with many things, people
doing something specific, text in pictures, paintings and screenshots are beyond it. Sounds: about
thirty kinds are known well, others only through the teacher. Word order hardly matters to it: "dog
bites man" and "man bites dog" are nearly one text. Some sources carry research-only or unstated
terms, listed above.
"""


def write(
    identity: str,
    figures: Mapping[str, float],
    sizes: Mapping[str, int],
    steps: Mapping[str, int],
    seed: int,
) -> str:
    """Fill the card in."""
    rows = [f"| {name} | {value:.2f} |" for name, value in figures.items()]
    return _CARD.format(
        identity=identity,
        sizes=", ".join(
            f"`{name}` {size / 1e6:.2f} MB"
            for name, size in sorted(sizes.items())
            if not name.endswith(".md")
        ),
        steps=", ".join(f"{name} {count:,}" for name, count in steps.items()),
        seed=seed,
        views=CHUNK * CHUNKS,
        bars="\n".join(_bar_lines(figures)),
        sources="\n".join(_source_lines()),
        figures="\n".join(["| figure | value |", "| --- | --- |", *rows]),
    )


def _bar_lines(figures: Mapping[str, float]) -> list[str]:
    """Set each bar beside what was reached, where it was measured."""
    rows = [
        f"| {bar.meaning} | {bar.wanted:g} | {figures[bar.figure]:.3g} |"
        for bar in BARS
        if bar.figure in figures
    ]
    return ["| bar | wanted | reached |", "| --- | --- | --- |", *rows]


def _source_lines() -> list[str]:
    """Name every source, its commit and its terms."""
    return [
        f"- {source.repository} @ `{source.commit}` ({source.licence}): {source.use}."
        for source in SOURCES
    ]
