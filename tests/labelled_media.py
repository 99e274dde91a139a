"""A folder of pictures, sounds and documents with labels: what a library is evaluated by."""

from __future__ import annotations

from pathlib import Path

from colour_media import write_picture, write_text, write_tone


def labelled_folder(folder: Path, each: int = 3) -> Path:
    """Pictures, tones and texts in folders by the colour or pitch they show or speak of.

    Args:
        each: files of a kind in a folder.
    """
    for number in range(each):
        for colour in ("red", "green", "blue"):
            write_picture(folder / colour / f"{number}.png", colour, number)
            write_text(folder / colour / f"{number}.txt", f"{colour} " * (number + 3))
        for pitch in ("low", "high"):
            write_tone(folder / pitch / f"{number}.wav", pitch, seconds=2 + number / 4)
            write_text(folder / pitch / f"{number}.txt", f"{pitch} " * (number + 3))
    return folder
