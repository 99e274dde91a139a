"""How well and how fast speech is written down: word error, minutes of sound a minute, memory.

    python benchmarks/speech.py [--sentences 60] [--recordings DIR] [--model NAME]

The speech is synthesised by espeak-ng, which has to be installed, in four voices; half of it stands
under noise at a tenth of its loudness. Recordings of people are read besides: DIR has WAV files and
a file `transcription`, whose lines are as CMU Sphinx has them, `<s> words </s> (name)`.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
import soundfile
from tqdm import tqdm

from engine.library.speech import find_speech_model
from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.media.task import Task
from engine.types.decoded import Batch, FileDone
from engine.types.vectors import InputSpec

_VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb+m7")
_WORDS_PER_MINUTE = 140
_WHO = ("the teacher", "my sister", "an old sailor", "the new doctor", "a young farmer")
_DOES = ("paints", "sells", "repairs", "describes", "remembers", "carries")
_WHAT = ("the broken bridge", "a wooden boat", "seven green apples", "the garden wall", "her piano")
_WHERE = ("near the harbor", "behind the school", "in the winter", "on Monday morning", "at night")


def main() -> None:
    """Synthesise, transcribe and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--recordings", type=Path)
    parser.add_argument("--model")
    chosen = parser.parse_args()
    model = find_speech_model(chosen.model)
    if chosen.recordings:
        _measure("recordings", _recordings(chosen.recordings), model)
    with tempfile.TemporaryDirectory() as folder:
        spoken = dict(_speech(Path(folder), chosen.sentences))
        for title, noisy in (("clean", False), ("under noise", True)):
            paths = {path: text for path, text in spoken.items() if ("noisy" in path) is noisy}
            _measure(title, paths, model)


def _speech(folder: Path, count: int) -> list[tuple[str, str]]:
    draw, noise = random.Random(1), np.random.default_rng(1)  # noqa: S311
    made = []
    for number in tqdm(range(count), "speaking", leave=False):
        words = " ".join(map(draw.choice, (_WHO, _DOES, _WHAT, _WHERE)))
        path = folder / f"{'noisy' if number % 2 else 'clean'}-{number}.wav"
        voice = _VOICES[number // 2 % len(_VOICES)]
        speed = str(_WORDS_PER_MINUTE)
        subprocess.run(["espeak-ng", "-v", voice, "-s", speed, "-w", path, words], check=True)
        if number % 2:
            samples, rate = soundfile.read(path)
            loudness = float(np.sqrt(np.mean(samples**2)))
            soundfile.write(path, samples + noise.normal(0, 0.1 * loudness, len(samples)), rate)
        made.append((str(path), words))
    return made


def _recordings(folder: Path) -> dict[str, str]:
    lines = re.findall(r"<s>(.*?)</s> \((.*?)\)", (folder / "transcription").read_text("utf-8"))
    return {str(folder / f"{name}.wav"): words for words, name in lines}


def _measure(title: str, spoken: dict[str, str], model: str) -> None:
    if not spoken:
        return
    limits = Limits(seconds=600.0, speech_model=model)
    lasts = sum(soundfile.info(path).duration for path in spoken)
    wrong = words = peak = 0
    start = time.perf_counter()
    with DecoderPool(InputSpec(), 1, limits, Task.TRANSCRIBE) as pool:
        for path, part in pool.stream(spoken):
            if isinstance(part, Batch):
                continue
            heard = " ".join(one.text for one in part.spoken) if isinstance(part, FileDone) else ""
            wrong += _distance(_words(heard), _words(spoken[path]))
            words += len(_words(spoken[path]))
            peak = max([peak, *(one.memory_info().rss for one in psutil.Process().children())])
    seconds = time.perf_counter() - start
    print(
        f"{title}: {wrong / words:.1%} of {words} words wrong, {lasts / seconds:.1f} minutes of "
        f"sound a minute ({len(spoken)} files, the start of the model among it), "
        f"{peak / 1e6:.0f} MB"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def _distance(heard: list[str], spoken: list[str]) -> int:
    """Levenshtein's distance between two lists of words."""
    row = list(range(len(spoken) + 1))
    for number, word in enumerate(heard, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(spoken, 1):
            best = min(row[place] + 1, row[place - 1] + 1, before + (word != other))
            before, row[place] = row[place], best
    return row[-1]


if __name__ == "__main__":
    main()
