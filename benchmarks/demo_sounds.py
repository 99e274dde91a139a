"""The demonstration's sounds, synthesised: weather, birds, a bell, a drum, a guitar and so on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 22_050

Signal = NDArray[np.float64]


def rain() -> Signal:
    """Steady rain, with drops near by and a heavier spell in the middle."""
    chance, time = _start(1, 12)
    hiss = _filtered(chance, time.size, 900, 9_000, tilt=0.3)
    spell = 0.5 + 0.5 * np.exp(-(((time - 6.5) / 2.5) ** 2))
    sound = 0.3 * hiss * spell
    for moment in chance.uniform(0, 11.9, 380):
        tone = chance.uniform(1_500, 5_000)
        _add(sound, moment, _note(tone, 0.02, 0.005) * chance.exponential(0.25))
    return _finished(sound)


def sea_waves() -> Signal:
    """Waves break on a shore, about every four seconds."""
    chance, time = _start(2, 16)
    sound = 0.06 * _filtered(chance, time.size, 80, 2_500, tilt=1)
    for moment, size in ((0.4, 0.8), (4.3, 1), (8.6, 0.75), (12.2, 0.95)):
        age = np.clip(time - moment, 0, None)
        swell = (age / 1.3) ** 2 * np.exp(2 - 2 * age / 1.3) * size
        sound += swell * _filtered(chance, time.size, 120, 5_500, tilt=0.7)
    return _finished(sound)


def birdsong() -> Signal:
    """Two birds answer each other in a garden."""
    chance, time = _start(3, 12)
    sound = 0.012 * _filtered(chance, time.size, 100, 3_000, tilt=1)
    for moment in np.arange(0.4, 11, 1.35):
        low, loud = (2_600, 0.5) if chance.random() < 0.5 else (3_900, 0.9)
        for chirp in range(chance.integers(3, 7)):
            length = chance.uniform(0.06, 0.12)
            start = low * chance.uniform(0.95, 1.2)
            sweep = _glide(start, start * chance.uniform(1.2, 1.6), length)
            _add(sound, moment + chirp * 0.14, sweep * loud * chance.uniform(0.6, 1))
    return _finished(sound)


def church_bell() -> Signal:
    """A bell rings four times."""
    _, time = _start(4, 14)
    sound = np.zeros(time.size)
    partials = (
        (0.5, 0.5, 4),
        (1, 1, 2.6),
        (1.19, 0.6, 2),
        (1.5, 0.4, 1.6),
        (2, 0.7, 1.3),
        (2.74, 0.4, 0.7),
        (4.1, 0.25, 0.35),
    )
    for moment in (0.2, 3.1, 6.0, 8.9):
        for ratio, loud, fade in partials:
            _add(sound, moment, loud * _note(392 * ratio, 5, fade))
    return _finished(sound)


def heartbeat() -> Signal:
    """A heart beats, as a low drum."""
    _, time = _start(5, 8)
    sound = np.zeros(time.size)
    for beat in np.arange(0.3, 7.5, 0.85):
        _add(sound, beat, _note(58, 0.3, 0.07))
        _add(sound, beat + 0.27, 0.65 * _note(72, 0.25, 0.05))
    return _finished(sound)


def wind() -> Signal:
    """Gusts of wind howl round a house."""
    chance, time = _start(6, 14)
    gusts = 0.25 + np.sin(2 * np.pi * time / 5.3) ** 4 + 0.6 * np.sin(2 * np.pi * time / 3.1) ** 6
    body = _filtered(chance, time.size, 60, 900, tilt=1)
    howl = _filtered(chance, time.size, 420, 640, tilt=0)
    return _finished(gusts * (body + 0.5 * howl * gusts))


def guitar() -> Signal:
    """A slow melody on a plucked string."""
    chance, time = _start(7, 12)
    sound = np.zeros(time.size)
    melody = (
        196,
        247,
        294,
        392,
        294,
        247,
        220,
        262,
        330,
        440,
        330,
        262,
        147,
        220,
        294,
        370,
        294,
        220,
        196,
        247,
        294,
        392,
    )
    for step, pitch in enumerate(melody):
        _add(sound, 0.2 + 0.48 * step, _pluck(chance, pitch, 2) * (1 if step % 6 == 0 else 0.7))
    return _finished(sound)


def crickets() -> Signal:
    """Crickets chirp on a summer night."""
    chance, time = _start(8, 10)
    sound = 0.01 * _filtered(chance, time.size, 100, 2_000, tilt=1)
    for pitch, every, loud in ((4_300, 0.62, 1.0), (4_750, 0.83, 0.5)):
        for moment in np.arange(chance.uniform(0, 0.5), 9.6, every):
            for pulse in range(3):
                _add(sound, moment + pulse * 0.055, loud * _glide(pitch, pitch * 0.99, 0.035))
    return _finished(sound)


def clock() -> Signal:
    """A clock ticks in a quiet room."""
    chance, time = _start(9, 9)
    sound = 0.006 * _filtered(chance, time.size, 100, 1_500, tilt=1)
    for tick, moment in enumerate(np.arange(0.2, 8.8, 0.5)):
        pitch = 2_300 if tick % 2 else 1_900
        click = _note(pitch, 0.05, 0.007) + 0.5 * _note(pitch * 2.3, 0.05, 0.003)
        _add(sound, moment, click * chance.uniform(0.85, 1))
    return _finished(sound)


def fireplace() -> Signal:
    """A wood fire crackles."""
    chance, time = _start(10, 11)
    sound = 0.12 * _filtered(chance, time.size, 50, 700, tilt=1)
    for moment in chance.uniform(0, 10.9, 150):
        length = int(RATE * chance.uniform(0.002, 0.012))
        crack = chance.normal(0, 1, length) * np.linspace(1, 0, length)
        _add(sound, moment, crack * chance.exponential(0.3))
    return _finished(sound)


def _start(seed: int, seconds: float) -> tuple[np.random.Generator, Signal]:
    return np.random.default_rng(seed), np.arange(round(seconds * RATE)) / RATE


def _filtered(
    chance: np.random.Generator, length: int, low: float, high: float, tilt: float
) -> Signal:
    """Return noise of unit loudness between two frequencies; tilt makes it darker."""
    spectrum = np.fft.rfft(chance.normal(0, 1, length))
    pitch = np.fft.rfftfreq(length, 1 / RATE)
    gain = 1 / np.maximum(pitch, low) ** tilt / (1 + (pitch / high) ** 6)
    gain /= 1 + (low / np.maximum(pitch, 1)) ** 6
    sound = np.fft.irfft(spectrum * gain, length)
    return sound / sound.std()


def _note(pitch: float, length: float, fade: float) -> Signal:
    time = np.arange(round(length * RATE)) / RATE
    return np.sin(2 * np.pi * pitch * time) * np.exp(-time / fade) * np.minimum(time * 800, 1)


def _glide(start: float, end: float, length: float) -> Signal:
    pitch = np.linspace(start, end, round(length * RATE))
    return np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.hanning(pitch.size)


def _pluck(chance: np.random.Generator, pitch: float, length: float) -> Signal:
    """Return a string's sound by Karplus and Strong: noise that goes round and grows dull."""
    turn = chance.uniform(-1, 1, round(RATE / pitch))
    turns = []
    for _ in range(round(length * pitch)):
        turns.append(turn)
        turn = 0.498 * (turn + np.roll(turn, -1))
    return np.concatenate(turns)


def _add(sound: Signal, moment: float, part: Signal) -> None:
    start = round(moment * RATE)
    room = sound[start : start + part.size]
    room += part[: room.size]


def _finished(sound: Signal) -> Signal:
    """Fade both ends, and bring the loudest moment just below full scale."""
    edge = RATE // 4
    sound[:edge] *= np.linspace(0, 1, edge)
    sound[-edge:] *= np.linspace(1, 0, edge)
    return 0.9 * sound / np.abs(sound).max()
