"""Prints what the examination of the bridge found, for CLIP presets and the sound model here.

    python benchmarks/bridge.py [PRESET ...] [--again]

With no preset, all that are downloaded are examined. A bridge that is not there yet is fitted and
kept; --again fits it in a folder that is thrown away, to tell how long that takes: by the clock,
and of processor time, which says more on a machine that has other things to do.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from engine.alignment.clip_with_sound import ClipWithSound
from engine.alignment.registry import available, build, sound_refusal
from engine.alignment.validation import BridgeFigures, BridgeRefused
from engine.encoders.presets import ModelSource
from engine.encoders.states import ModelState
from engine.errors import UserError
from engine.paths import model_cache

_WORDS = {
    "new_templates": "captions in new templates, with noise",
    "new_things": "captions of new things, with noise",
    "photos": '"the sound of X" to "a photo of X", with noise',
    "clean": "captions in new templates, without noise",
}


def main() -> int:
    """Examine the presets that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("preset", nargs="*", help="a preset or local-dir:PATH")
    parser.add_argument("--again", action="store_true", help="fit even what is fitted")
    arguments = parser.parse_args()
    presets = arguments.preset or _downloaded()
    if not presets:
        print("No CLIP preset is downloaded; run: triptych models list")
    for name in presets:
        try:
            _examine(name, again=arguments.again)
        except UserError as error:
            print(f"{name}: {error}")
            return 1
    return 0


def _downloaded() -> list[str]:
    return [
        preset.name
        for preset, state in available(model_cache())
        if preset.source is ModelSource.HUB and state is ModelState.DOWNLOADED
    ]


def _examine(name: str, *, again: bool) -> None:
    encoder = build(name, model_cache())
    if not isinstance(encoder, ClipWithSound):
        print(f"{name}: {sound_refusal(name, model_cache()) or 'there is no sound model here'}")
        return
    with tempfile.TemporaryDirectory() as folder:
        store = replace(encoder.store, cache_dir=Path(folder)) if again else encoder.store
        began, spent = time.monotonic(), time.process_time()
        try:
            store.obtain(encoder.without_sound, encoder.sound, _show, lambda: False)
        except BridgeRefused as refusal:
            print(f"\n{name}: {refusal}")
        figures = store.figures()
        if figures is not None:
            took = time.monotonic() - began, time.process_time() - spent
            _print(name, figures, *took)


def _show(done: int, total: int) -> None:
    print(f"\r{done}/{total} captions", end="", file=sys.stderr, flush=True)


def _print(name: str, figures: BridgeFigures, seconds: float, spent: float) -> None:
    print(f"\n{name}: penalty {figures.penalty:.2e}")
    print(f"{seconds:.0f} s, {spent:.0f} s of processor time\n")
    print("| retrieval | R@1 | R@10 | among |\n| --- | --- | --- | --- |")
    for part, words in _WORDS.items():
        found = getattr(figures, part)
        print(f"| {words} | {found.at_1:.1%} | {found.at_10:.1%} | {found.among} |")


if __name__ == "__main__":
    raise SystemExit(main())
