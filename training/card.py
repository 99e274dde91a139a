"""The model card: what the starter is, what it was made from and what it scores."""

from __future__ import annotations

from collections.abc import Mapping

from .sources import SOURCES

NAME = "MODEL_CARD.md"
_CARD = """# Starter: everyday concepts, English

The model that Triptych uses before any other preset has been downloaded. It puts pictures, sounds
and English texts into one space of 384 numbers, and needs no network and no accelerator. It knows
everyday things and scenes; it does not know names, writing in pictures, or another language.

Identity: `{identity}`. Files: {sizes}.

## How it was made

- Texts: all-MiniLM-L6-v2, whole, then a map of our own. Most of it is stored and multiplied in
  8 bits, one text at a time.
- Pictures: EfficientNet-Lite2 at 260 px down to its 9 x 9 grid, then a head of our own: the square
  root of the mean over the grid, a straight map and a small network beside it, and the ConSE point
  of ImageNet's 1,000 classes. Each cell of the grid through the same head tells what is seen there.
- Sounds: YAMNet's embedding of patches of 0.96 s, their mean, and a head of the same kind. Its
  ConSE point is that of the twenty of AudioSet's 521 classes that are heard most, over all patches,
  the rarer the more; what they are called is said in everyday words of ours.
- Words: which ones the training texts, WordNet's definitions and the tokens have, as hashes. A
  query in which they do not outweigh the others counts as another language.
- Odds: how probable a score makes it that a hit is right, for every kind of query and of file, is
  fitted afterwards to labelled searches (`python -m training.odds`, `ranking/odds.json` of the
  resources); it changes no vector.
- What is ours is trained together: a photo and its caption find each other (InfoNCE), labelled
  pictures and sounds find their names, what the towers' own classes say stays readable from the
  vector, and the map of texts stays near MiniLM's space.
- Steps: {steps}. Seed {seed}.

Command: `python -m training.starter --data DIR --teachers DIR --work DIR --out DIR`. Each stage
resumes. Every choice was made on a development set: 1,000 of the captioned photos, a tenth of the
photos of food and clothes, other pictures of Tiny-ImageNet's classes, recordings of sounds set
aside, and ESC-10's fourth fold; of the head of sounds also by leaving whole sources out in turn.
Kept files, and photos kept by name, were neither trained on nor looked at.

## Bases

- EfficientNet-Lite2 (ImageNet), Apache-2.0.
- all-MiniLM-L6-v2, Apache-2.0. Its own training had a billion pairs of sentences, among them
  captions of COCO and Flickr30k (their words, no picture).
- YAMNet (AudioSet), Apache-2.0.

## Sources (training only; nothing of them ships)

{sources}

- timm's listings (Apache-2.0) of WordNet's names and definitions (WordNet licence): what ImageNet's
  classes are called, and which words are known.

The captioned photos and ImageNet's are for research. Without the captioned photos there is no
sentence about a scene to learn from: what is left is the ConSE point and the labels, which find a
captioned photo about half as often (R@10 29 against 58 and more, measured when the recipe was
chosen). Any other source of captioned photos takes their place by one entry in
`training/sources.py` and one reader.

## Figures

With whole sources of sounds left out of training, precision at 4 by name was 0.91 over ESC-10 and
animals, 0.58 over instruments and babies; of 84 titles of long ambient sounds, most with one or two
files, 43 in 100 found one in the first ten.

Shares are in percent. Speeds are those of one thread on a machine with other work. "shipped" is
measured through the files above, the rest before they were made small.

{figures}
"""


def write(
    identity: str, figures: Mapping[str, float], sizes: Mapping[str, int], steps: int, seed: int
) -> str:
    """Fill the card in."""
    rows = [f"| {name} | {value:.2f} |" for name, value in figures.items()]
    return _CARD.format(
        identity=identity,
        sizes=", ".join(
            f"`{name}` {size / 1e6:.2f} MB" for name, size in sorted(sizes.items()) if name != NAME
        ),
        steps=steps,
        seed=seed,
        sources="\n".join(_source_lines()),
        figures="\n".join(["| figure | value |", "| --- | --- |", *rows]),
    )


def _source_lines() -> list[str]:
    """Name every source, its commit and its terms."""
    return [
        f"- {source.repository} @ `{source.commit}` ({source.licence}): {source.use}."
        for source in SOURCES
    ]
