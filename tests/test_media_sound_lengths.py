"""The length of a sound is what can be heard of it, whatever its header says."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from media_files import cut, decoded, tone, write_sound, write_with_ffmpeg
from numpy.typing import NDArray

from engine.media.limits import Limits
from engine.media.mpeg_audio import find_mpeg_audio, frame_bytes

UNFINISHED = "its header was never finished: read to its end"
ENDS_EARLY = "ends early: the file is damaged"
RATE = 16_000


def noise(seconds: float) -> NDArray[np.float32]:
    """Make a noise that no format can shorten, and that looks like no header."""
    return np.random.default_rng(7).uniform(-0.5, 0.5, round(seconds * RATE)).astype(np.float32)


def length_and_note(path: Path) -> tuple[float, str]:
    """What a sound's length is taken for, and what is said of it."""
    metadata = decoded(path)[1].metadata
    return round(metadata.duration, 1), metadata.note


def set_sizes(path: Path, size: int) -> None:
    """Write `size` wherever the header tells how much there is."""
    data = bytearray(path.read_bytes())
    for at, form in _places(bytes(data)):
        data[at : at + struct.calcsize(form)] = struct.pack(
            form, size % 256 ** struct.calcsize(form)
        )
    path.write_bytes(bytes(data))


def _places(data: bytes) -> list[tuple[int, str]]:
    match data[:4]:
        case b"RIFF":
            return [(4, "<I"), (data.index(b"data") + 4, "<I")]
        case b"RIFX":
            return [(4, ">I"), (data.index(b"data") + 4, ">I")]
        case b"RF64" | b"BW64":
            return [(20, "<Q"), (28, "<Q"), (36, "<Q")]
        case b"riff":
            return [(16, "<Q"), (data.index(b"data\xf3") + 16, "<Q")]
        case b"FORM":
            comm = data.index(b"COMM")
            return [(4, ">I"), (comm + 10, ">I"), (data.index(b"SSND") + 4, ">I")]
        case b"caff":
            return [(data.index(b"data") + 4, ">Q")]
        case _:
            return [(8, ">I")]


KINDS = {
    "wav": ("WAV", "FILE"),
    "rifx": ("WAV", "BIG"),
    "rf64": ("RF64", "FILE"),
    "w64": ("W64", "FILE"),
    "aiff": ("AIFF", "FILE"),
    "caf": ("CAF", "FILE"),
    "au": ("AU", "FILE"),
}


# After the samples of an .au there is nothing that could tell that its size is an old one.
SIZES = [(kind, size) for kind in KINDS for size in (0, -1, 96) if (kind, size) != ("au", 96)]


@pytest.mark.parametrize(("kind", "size"), SIZES)
def test_headers_that_were_never_finished(tmp_path: Path, kind: str, size: int) -> None:
    """A recording whose header tells nothing, the greatest number, or what was there some time
    ago, is read to its end and says so.
    """
    path = tmp_path / f"a.{kind}"
    container, endian = KINDS[kind]
    soundfile.write(path, noise(6.0), RATE, "PCM_16", endian, container)
    before = decoded(path)[0][0].arrays[0]
    assert length_and_note(path) == (6.0, "")
    set_sizes(path, size)
    is_rightly_open = kind == "au" and size == -1
    assert length_and_note(path) == (6.0, "" if is_rightly_open else UNFINISHED)
    after = decoded(path)[0][0].arrays[0]
    np.testing.assert_allclose(after[: len(before)], before, atol=1e-3)


def test_bw64_that_was_never_finished(tmp_path: Path) -> None:
    """The same holds for the successor of RF64."""
    path = tmp_path / "a.wav"
    soundfile.write(path, noise(6.0), RATE, "PCM_16", format="RF64")
    path.write_bytes(b"BW64" + path.read_bytes()[4:])
    set_sizes(path, 0)
    assert length_and_note(path) == (6.0, UNFINISHED)


def test_a_header_that_is_finished_is_believed(tmp_path: Path) -> None:
    """Chunks after the samples are no samples, and an empty recording stays empty."""
    path = write_sound(tmp_path / "a.wav", noise(3.0))
    with path.open("ab") as file:
        file.write(b"LIST" + struct.pack("<I", 60_000) + b"x" * 60_000)
    assert length_and_note(path) == (3.0, "")


@pytest.mark.parametrize("channels", [(1, 1), (1, 2), (2, 1)])
@pytest.mark.parametrize("rates", [(32_000, 32_000), (44_100, 48_000)])
def test_joined_mp3(tmp_path: Path, channels: tuple[int, int], rates: tuple[int, int]) -> None:
    """MP3s that were joined are heard one after the other, though the first tells its length."""
    check_joined(tmp_path, "mp3", channels, rates)


@pytest.mark.parametrize("channels", [(1, 1), (1, 2), (2, 1)])
@pytest.mark.parametrize("extension", ["ogg", "opus"])
def test_chained_ogg(tmp_path: Path, extension: str, channels: tuple[int, int]) -> None:
    """Each link of a chain of Ogg streams is heard, with its own rate and channels."""
    rates = (48_000, 48_000) if extension == "opus" else (44_100, 48_000)
    check_joined(tmp_path, extension, channels, rates)


def check_joined(
    folder: Path, extension: str, channels: tuple[int, int], rates: tuple[int, int]
) -> None:
    """Join a low and a high tone, and check that both are there."""
    data = b""
    for count, rate, hertz in zip(channels, rates, (400.0, 1000.0), strict=True):
        sound = np.stack([tone(4.0, rate, hertz)] * count, axis=1)
        data += write_sound(folder / f"{hertz}.{extension}", sound, rate).read_bytes()
    path = folder / f"joined.{extension}"
    path.write_bytes(data)
    (batch,), end = decoded(path)
    samples = np.asarray(batch.arrays[0])
    assert end.metadata.duration == pytest.approx(8.0, abs=0.2)
    assert end.metadata.note == ""
    for part, hertz in ((samples[:RATE], 400), (samples[-RATE:], 1000)):
        assert np.abs(np.fft.rfft(part)).argmax() == pytest.approx(hertz, abs=2)


def test_a_chain_of_two_codecs(tmp_path: Path) -> None:
    """A link with another codec is heard, too."""
    one = write_sound(tmp_path / "a.ogg", tone(4.0, 48_000), 48_000)
    other = write_sound(tmp_path / "b.opus", tone(4.0, 48_000), 48_000)
    one.write_bytes(one.read_bytes() + other.read_bytes())
    assert length_and_note(one) == (8.0, "")


@pytest.mark.parametrize("extension", ["ogg", "opus"])
def test_a_stream_that_just_stops(tmp_path: Path, extension: str) -> None:
    """A radio recording ends after a whole page, which is no damage; half a page is."""
    path = write_sound(tmp_path / f"a.{extension}", np.tile(noise(3.0), 3))
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"OggS")])
    assert decoded(path)[1].metadata.note == ""
    path.write_bytes(data[:-10])
    assert decoded(path)[1].metadata.note == ENDS_EARLY
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) // 2))
    assert decoded(path)[1].metadata.note == ENDS_EARLY


def vbr_mp3(path: Path, seconds: float) -> Path:
    """Write an MP3 of varying rate, quiet first, that tells no length."""
    rise = np.linspace(0.0, 1.0, round(seconds * RATE), dtype=np.float32) ** 4
    sound = (noise(seconds) * rise)[None]
    with av.open(str(path), "w", format="mp3", options={"write_xing": "0"}) as output:
        stream = output.add_stream("libmp3lame", rate=RATE, layout="mono", options={"q": "4"})
        stream.codec_context.global_quality = 4 * 118
        stream.codec_context.qscale = True
        frame = av.AudioFrame.from_ndarray(sound, format="fltp", layout="mono")
        frame.sample_rate = RATE
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def test_varying_rate_without_a_header(tmp_path: Path) -> None:
    """Its length is counted, not worked out from the rate of its first frames."""
    path = vbr_mp3(tmp_path / "a.mp3", 40.0)
    guessed = av.open(str(path)).duration / av.time_base
    assert abs(guessed - 40.0) > 2.0
    metadata = decoded(path)[1].metadata
    assert metadata.duration == pytest.approx(40.0, abs=0.2)
    assert metadata.note == ""


def test_the_rest_of_a_long_sound_is_counted(tmp_path: Path) -> None:
    """What is cut after the bound has its whole length all the same, also where no header tells."""
    path = vbr_mp3(tmp_path / "a.mp3", 40.0)
    end = decoded(path, limits=Limits(audio_seconds=10))[1]
    assert end.metadata.duration == pytest.approx(40.0, abs=0.2)
    ogg = write_sound(tmp_path / "a.ogg", noise(20.0))
    ogg.write_bytes(ogg.read_bytes() * 2)
    end = decoded(ogg, limits=Limits(audio_seconds=10))[1]
    assert end.metadata.duration == pytest.approx(40.0, abs=0.1)


AFTER: dict[str, Callable[[], bytes]] = {
    "an ID3 tag of the first version": lambda: b"TAG" + b"x" * 125,
    "an APE tag": lambda: struct.pack("<8sIIII8x", b"APETAGEX", 2000, 32, 0, 0x8000_0000),
    "lyrics": lambda: b"LYRICSBEGIN" + b"x" * 300 + b"000311LYRICS200",
    "zeros": lambda: bytes(3000),
}


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("extension", ["mp3", "wav", "flac", "aiff"])
def test_what_follows_a_sound_is_no_damage(tmp_path: Path, extension: str, after: str) -> None:
    """Tags after the samples neither lengthen a sound nor make it end early."""
    path = write_sound(tmp_path / f"a.{extension}", noise(5.0))
    path.write_bytes(path.read_bytes() + AFTER[after]())
    assert length_and_note(path) == (5.0, "")


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("encoding", [("a.wv", "wavpack", "wv"), ("a.ac3", "ac3", "ac3")], ids=str)
def test_what_follows_frames_is_no_damage(
    tmp_path: Path, encoding: tuple[str, str, str], after: str
) -> None:
    """Nor do they where FFmpeg takes them for frames that are broken."""
    name, codec, container = encoding
    path = write_with_ffmpeg(tmp_path / name, noise(15.0), codec, container, 3 * RATE)
    path.write_bytes(path.read_bytes() + AFTER[after]())
    seconds, note = length_and_note(path)
    assert (seconds, note) == (pytest.approx(5.0, abs=0.1), "")


def test_a_part_of_an_mp3_that_tells_the_length_of_the_whole(tmp_path: Path) -> None:
    """What a splitting tool leaves ends with a whole frame: its header is wrong, not the sound."""
    path = write_sound(tmp_path / "a.mp3", noise(30.0), RATE)
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux() if packet.size]
    path.write_bytes(path.read_bytes()[: packets[len(packets) // 2].pos])
    assert decoded(path)[1].metadata.note == ""
    assert decoded(path)[1].metadata.duration == pytest.approx(15.0, abs=0.2)


@pytest.mark.parametrize("more", [4, 6, 40])
def test_an_mp3_that_is_cut_within_a_frame(tmp_path: Path, more: int) -> None:
    """What is left of the last frame tells it, though it be less than its header."""
    path = write_with_ffmpeg(tmp_path / "a.mp3", noise(10.0), "mp3", "mp3")
    content = path.read_bytes()
    at = find_mpeg_audio(content)
    while at < len(content) // 2:
        at += frame_bytes(content[at : at + 7])
    path.write_bytes(content[: at + more])
    assert decoded(path)[1].metadata.note == ENDS_EARLY


@pytest.mark.parametrize("factor", [0.0, 0.5, 3.0])
def test_a_flac_that_tells_a_wrong_length(tmp_path: Path, factor: float) -> None:
    """Its samples are counted: a stream that was never told its length is whole."""
    path = write_sound(tmp_path / "a.flac", noise(6.0))
    data = bytearray(path.read_bytes())
    data[22:26] = struct.pack(">I", round(6.0 * RATE * factor))
    path.write_bytes(bytes(data))
    assert length_and_note(path) == (6.0, "")


CUT = {
    "a.m4a": ("aac", "ismv"),
    "a.mka": ("alac", "matroska"),
    "a.webm": ("libopus", "webm"),
    "a.wma": ("wmav2", "asf"),
    "a.wv": ("wavpack", "wv"),
    "a.tta": ("tta", "tta"),
    "a.au": ("pcm_s16be", "au"),
    "a.w64": ("pcm_s16le", "w64"),
    "a.aac": ("aac", "adts"),
}


@pytest.mark.parametrize("name", CUT)
def test_what_is_cut_says_so(tmp_path: Path, name: str) -> None:
    """What there is of a cut sound is read, with a note, in each container."""
    path = write_with_ffmpeg(tmp_path / name, noise(30.0), *CUT[name])
    _, end = decoded(cut(path, 0.503))
    assert end.metadata.note == ENDS_EARLY
    assert 11.0 < end.metadata.duration < 18.0


def test_damage_in_the_middle(tmp_path: Path) -> None:
    """A sound that is damaged in the middle is read to its end, and says so."""
    path = write_sound(tmp_path / "a.flac", noise(30.0))
    data = bytearray(path.read_bytes())
    third = len(data) // 3
    data[third : 2 * third] = bytes(third)
    path.write_bytes(bytes(data))
    _, end = decoded(path)
    assert end.metadata.note
    assert end.metadata.duration > 15.0
