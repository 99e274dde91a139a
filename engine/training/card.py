"""The model card: what the starter is, what it was made from and what it scores."""

from __future__ import annotations

from collections.abc import Mapping

from .sources import SOURCES

_CARD = """# Starter: everyday concepts, English

The model that Triptych uses before any other preset has been downloaded. It puts pictures, sounds
and short English texts into one space of 256 numbers. It is small and was trained in about an hour
on two CPU cores: it knows everyday things (animals, vehicles, food, places, common sounds) roughly,
not names, not writing in pictures, not relations between things, and no language but English.
Download another preset for serious use.

Identity: `{identity}`. Files: {sizes}.

## How it was made

- Space: the 256 main directions of all-MiniLM-L6-v2 over sentences of our own grammar.
- Text: a static table of whole words, known by 64-bit hashes (no word list ships), summed, with one
  small network after the sum; words outside the table use their stem or rows for letter groups.
  Distilled from MiniLM on our own grammar, label names, sound names and random word lists.
- Pictures: a residual CNN at 64 px; a softmax over 200 label vectors, a softmax of the teacher's
  1,000 sharpened scores over class-name vectors that lean towards everyday descriptions written for
  this project, and the cosine to the score-weighted mean (ConSE). Crops, flips, colours, pasted and
  tiled pictures; averaged weights; last, the projection is fitted anew to the text tower's own
  label texts. A picture is encoded as the mean of six views at 64 px.
- Sound: a small residual CNN on 64-band log-mel; the same loss over our sound labels and the
  teacher's 521 sounds.
- Steps: {steps}. Seed {seed}. Weights are int8 with one scale per row.

Command: `python -m engine.training.starter --data DIR --teachers DIR --work DIR --out DIR`,
with `--photos DIR --captions FILE` to measure on captioned photos. Each stage resumes.
{history}
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
    history: str = "",
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
        sources="\n".join(_source_lines()),
        figures="\n".join(["| figure | value |", "| --- | --- |", *rows]),
        history=f"\n{history}\n" if history else "",
    )


def _source_lines() -> list[str]:
    """Name every source, its commit and its terms."""
    return [
        f"- {source.repository} @ `{source.commit}` ({source.licence}): {source.use}."
        for source in SOURCES
    ]
