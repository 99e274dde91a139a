"""Sounds of every kind become windows of mono at the rate that was asked for."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from media_files import SPEC, cut, decoded, failure, tone, write_sound, write_with_ffmpeg
from numpy.typing import NDArray

from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.media.locked_sound import NO_INDEX
from engine.media.sniff import sniff
from engine.types import Modality, PreviewKind, Segment, SegmentKind
from engine.types.vectors import InputSpec

Window = tuple[Segment, NDArray[np.float32]]


def windows_of(path: Path, spec: InputSpec = SPEC) -> list[Window]:
    """Decode all windows, and check what holds for every window of every sound."""
    batches, _ = decoded(path, spec)
    assert all(1 <= len(batch.segments) <= 8 for batch in batches)
    pairs = [pair for batch in batches for pair in zip(batch.segments, batch.arrays, strict=True)]
    for segment, samples in pairs:
        assert segment.kind is SegmentKind.WINDOW
        assert samples.dtype == np.float32
        assert samples.ndim == 1
        assert np.abs(samples).max() <= 1.0
        assert len(samples) == round((segment.end - segment.start) * spec.sample_rate)
    return pairs


def pitch(samples: NDArray[np.float32], rate: int = 16_000) -> float:
    """Tell the strongest frequency, in Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * rate / len(samples))


@pytest.mark.parametrize("extension", ["wav", "flac", "mp3", "ogg", "opus", "aiff"])
def test_libsndfile_formats(tmp_path: Path, extension: str) -> None:
    """Formats of libsndfile give the tone that was written, with its length and peaks."""
    path = write_sound(tmp_path / f"a.{extension}", tone(3.0, 48_000), 48_000)
    ((segment, samples),) = windows_of(path)
    assert (segment.start, round(segment.end, 1)) == (0.0, 3.0)
    assert pitch(samples) == pytest.approx(440, abs=2)
    end = decoded(path)[1]
    assert end.metadata.duration == pytest.approx(3.0, abs=0.1)
    assert end.preview.kind is PreviewKind.PEAKS
    assert len(end.preview.data) == 80
    assert end.preview.data[40] == pytest.approx(128, abs=15)


@pytest.mark.parametrize(
    ("name", "codec", "container"),
    [
        ("a.m4a", "aac", "ipod"),
        ("a.aac", "aac", "adts"),
        ("a.wma", "wmav2", "asf"),
        ("a.opus", "libopus", "ogg"),
        ("a.mp3", "libmp3lame", "mp3"),
    ],
)
def test_ffmpeg_formats(tmp_path: Path, name: str, codec: str, container: str) -> None:
    """What FFmpeg encoded gives the tone that was written, with its length."""
    path = write_with_ffmpeg(tmp_path / name, tone(3.0, 48_000), codec, container, 48_000)
    ((segment, samples),) = windows_of(path)
    assert segment.end == pytest.approx(3.0, abs=0.15)
    assert pitch(samples) == pytest.approx(440, abs=2)
    assert decoded(path)[1].metadata.note == ""


def test_a_rate_that_changes_within_a_sound(tmp_path: Path) -> None:
    """Two sounds that were joined are heard one after the other, each at its own rate."""
    path = tmp_path / "joined.aac"
    parts = [
        write_with_ffmpeg(tmp_path / f"{rate}.aac", tone(2.0, rate), "aac", "adts", rate)
        for rate in (16_000, 44_100)
    ]
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    ((segment, samples),) = windows_of(path)
    assert segment.end == pytest.approx(4.0, abs=0.3)
    assert pitch(samples[:24_000]) == pytest.approx(440, abs=2)
    assert pitch(samples[-24_000:]) == pytest.approx(440, abs=2)


@given(samples=st.integers(1, 4000), hop=st.integers(10, 100))
def test_windows_cover_the_sound(
    tmp_path_factory: pytest.TempPathFactory, samples: int, hop: int
) -> None:
    """Windows start every hop, hold exactly what was written there, and leave nothing out."""
    spec = InputSpec(sample_rate=1000, window_seconds=0.1, hop_seconds=hop / 1000)
    sound = np.random.default_rng(samples).uniform(-0.9, 0.9, samples).astype(np.float32)
    path = tmp_path_factory.mktemp("sound") / "a.wav"
    soundfile.write(path, sound, 1000, subtype="FLOAT")
    pairs = windows_of(path, spec)
    for index, (segment, content) in enumerate(pairs):
        start = round(segment.start * 1000)
        assert start == index * hop
        np.testing.assert_allclose(content, sound[start : start + 100], atol=1e-4)
    assert round(pairs[-1][0].end * 1000) == samples
    assert all(one.end < samples / 1000 for one, _ in pairs[:-1])


def test_windows_of_ten_seconds(tmp_path: Path) -> None:
    """With the usual spec, 23 seconds give three whole windows and what is left."""
    pairs = windows_of(write_sound(tmp_path / "a.wav", tone(23.0)))
    times = [(segment.start, segment.end) for segment, _ in pairs]
    assert times == [(0, 10), (5, 15), (10, 20), (15, 23)]


def test_batches_of_eight(tmp_path: Path) -> None:
    """A long sound comes in batches of at most eight windows."""
    batches, _ = decoded(write_sound(tmp_path / "a.wav", tone(60.0)))
    assert [len(batch.segments) for batch in batches] == [8, 3]


def test_silence_is_left_out(tmp_path: Path) -> None:
    """Silent windows are dropped; a sound that is all silence keeps its first."""
    quiet = np.zeros(16_000 * 40, np.float32)
    both = write_sound(tmp_path / "a.wav", np.concatenate([quiet, tone(10.0)]))
    assert [segment.start for segment, _ in windows_of(both)] == [35, 40]
    silent = write_sound(tmp_path / "b.wav", quiet)
    assert [(segment.start, segment.end) for segment, _ in windows_of(silent)] == [(0, 10)]
    assert decoded(both)[1].metadata.note == ""
    assert decoded(silent)[1].metadata.note == "silent, or nearly so"


def test_same_file_same_windows(tmp_path: Path) -> None:
    """Decoding twice gives the same samples to the bit."""
    path = write_sound(tmp_path / "a.mp3", tone(12.0, 44_100), 44_100)
    for (_, first), (_, second) in zip(windows_of(path), windows_of(path), strict=True):
        np.testing.assert_array_equal(first, second)


def test_only_the_first_part_of_a_long_sound(tmp_path: Path) -> None:
    """Past the bound a sound is cut, its note says so, and its length stays the whole."""
    path = write_sound(tmp_path / "a.flac", tone(100.0))
    batches, end = decoded(path, limits=Limits(audio_seconds=36))
    assert batches[-1].segments[-1].end == 36
    assert end.metadata.note == "first 0.01 hours only"
    assert end.metadata.duration == pytest.approx(100.0)


def test_no_number_in_the_samples(tmp_path: Path) -> None:
    """NaN and infinite samples are taken as silence; loud ones are held to full scale."""
    sound = tone(2.0)
    sound[500:600], sound[700:800], sound[900:1000] = np.nan, np.inf, 7.0
    path = tmp_path / "a.wav"
    soundfile.write(path, sound, 16_000, subtype="FLOAT")
    ((_, samples),) = windows_of(path)
    assert np.isfinite(samples).all()


@pytest.mark.parametrize("extension", ["flac", "mp3", "wav", "aiff", "ogg", "opus"])
def test_cut_in_the_middle(tmp_path: Path, extension: str) -> None:
    """What can be decoded of a sound that is cut short is kept, with a note."""
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 16_000 * 12).astype(np.float32)
    path = cut(write_sound(tmp_path / f"a.{extension}", noise), 0.5)
    _, end = decoded(path)
    assert end.metadata.note == "ends early: the file is damaged"
    assert 4.8 < end.metadata.duration < 7.2


def test_cut_at_once(tmp_path: Path) -> None:
    """A sound that breaks off at once fails, and is still known as a sound."""
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 16_000 * 30).astype(np.float32)
    failed = failure(cut(write_sound(tmp_path / "a.wav", noise), 0.001))
    assert failed.reason == "the sound is cut short"
    assert failed.modality is Modality.AUDIO


def test_m4a_without_its_index(tmp_path: Path) -> None:
    """An m4a cut before its index, which lies at its end, fails in plain words."""
    path = write_with_ffmpeg(tmp_path / "a.m4a", tone(5.0), "aac", "ipod")
    assert failure(cut(path, 0.5)).reason == NO_INDEX


def test_no_samples(tmp_path: Path) -> None:
    """A wav of no bytes, and one of no samples, each fail with their reason."""
    empty = tmp_path / "a.wav"
    empty.touch()
    assert failure(empty).reason == "empty file"
    headed = write_sound(tmp_path / "b.wav", np.zeros(0, np.float32))
    assert failure(headed).reason == "there is no sound in this file"


def test_video_without_sound(tmp_path: Path) -> None:
    """A container that holds only pictures is a video, whatever its name is."""
    path = tmp_path / "a.m4a"
    with av.open(str(path), "w", format="mp4") as output:
        stream = output.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    assert sniff(str(path)) is decoded(path)[1].modality is Modality.VIDEO


def test_playlist_is_not_followed(tmp_path: Path) -> None:
    """A playlist that names other files, behind the mark of an mp3, opens none of them."""
    secret = write_sound(tmp_path / "secret.aac.wav", tone(1.0))
    tag = b"ID3\x04\0\0" + struct.pack(">I", 16) + b"\0" * 16
    path = tmp_path / "a.mp3"
    path.write_bytes(tag + f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n".encode() * 50)
    assert failure(path).reason == "the sound is damaged or cut short"


def test_random_damage_never_raises(tmp_path: Path) -> None:
    """Whatever bytes are overwritten, decoding ends in a sound or in a plain reason."""
    random = np.random.default_rng(5)
    paths = [write_sound(tmp_path / f"a.{name}", tone(1.0)) for name in ("wav", "flac", "ogg")]
    paths.append(write_with_ffmpeg(tmp_path / "a.m4a", tone(1.0), "aac", "ipod"))
    for path in paths:
        good = np.frombuffer(path.read_bytes(), np.uint8)
        for _ in range(15):
            bad = good.copy()
            bad[random.integers(12, len(bad), 20)] = random.integers(0, 256, 20)
            path.write_bytes(bad.tobytes())
            *_, end = decode(str(path), SPEC, Limits())
            assert "does not know" not in getattr(end, "reason", "")
