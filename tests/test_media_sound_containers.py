"""Containers of recorders, phones and browsers are read, and a sound is known after junk, too."""

from __future__ import annotations

import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from media_files import decoded, failure, tone, write_sound, write_with_ffmpeg
from numpy.typing import NDArray

from engine.media.sniff import looks_interesting, sniff
from engine.types import Modality
from engine.types.decoded import FileDone

DSD_RATE = 2_822_400
ENCODED = {
    "a.caf": ("alac", "caf"),
    "a.mka": ("alac", "matroska"),
    "a.webm": ("libopus", "webm"),
    "a.weba": ("libopus", "webm"),
    "a.3gp": ("aac", "3gp"),
    "a.m4b": ("alac", "ipod"),
    "a.wv": ("wavpack", "wv"),
    "a.tta": ("tta", "tta"),
    "a.mp2": ("mp2", "mp2"),
    "a.ac3": ("ac3", "ac3"),
    "a.au": ("pcm_s16be", "au"),
    "a.w64": ("pcm_s24le", "w64"),
    "a.voc": ("pcm_s16le", "voc"),
    "a.ra": ("ac3", "rm"),
    "a.oga": ("libopus", "ogg"),
    "a.aif": ("pcm_s16be", "aiff"),
}


def check(path: Path, hertz: float = 440.0, seconds: float = 3.0) -> FileDone:
    """Check that a file is known as a sound, and gives the tone that was written."""
    assert sniff(str(path)) is Modality.AUDIO
    (batch,), end = decoded(path)
    samples = np.asarray(batch.arrays[0])
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert spectrum.argmax() * 16_000 / len(samples) == pytest.approx(hertz, abs=2)
    assert end.metadata.duration == pytest.approx(seconds, abs=0.1)
    return end


@pytest.mark.parametrize("name", ENCODED)
def test_containers(tmp_path: Path, name: str) -> None:
    """What FFmpeg plays is taken by a scan, read whole and without a note."""
    codec, container = ENCODED[name]
    path = write_with_ffmpeg(tmp_path / name, tone(3.0, 48_000), codec, container, 48_000)
    wanted = Modality.VIDEO if name in ("a.webm", "a.3gp") else Modality.AUDIO
    assert looks_interesting(name) is wanted
    assert check(path).metadata.note == ""


@pytest.mark.parametrize("name", ["a.m4a", "a.oga", "a.wv", "a.w64"])
@pytest.mark.parametrize("layout", ["stereo", "5.1", "7.1"])
def test_sounds_of_many_channels(tmp_path: Path, name: str, layout: str) -> None:
    """Those of films and games are read as any other, however their channels are stored."""
    codec, container = ENCODED.get(name, ("aac", "ipod"))
    path = tmp_path / name
    write_with_ffmpeg(path, tone(3.0, 48_000), codec, container, 48_000, 256_000, layout)
    assert check(path).metadata.note == ""


def test_amr(tmp_path: Path) -> None:
    """The memos of old telephones are read."""
    path = tmp_path / "a.amr"
    write_with_ffmpeg(path, tone(3.0, 8000), "libopencore_amrnb", "amr", 8000, 12_200)
    check(path)


def test_dsf(tmp_path: Path) -> None:
    """Sounds of one bit a sample are read."""
    check(write_dsf(tmp_path / "a.dsf", 1.0), seconds=1.0)


def test_dff(tmp_path: Path) -> None:
    """So are those in the other container of such sounds."""
    data = np.packbits(one_bit_tone(1.0)).tobytes()
    chunk = struct.Struct(">4sQ")
    properties = b"SND " + chunk.pack(b"FS  ", 4) + struct.pack(">I", DSD_RATE)
    properties += chunk.pack(b"CHNL", 6) + struct.pack(">H4s", 1, b"C   ")
    properties += chunk.pack(b"CMPR", 20) + struct.pack(">4sB15s", b"DSD ", 14, b"not compressed\0")
    form = b"DSD " + chunk.pack(b"FVER", 4) + struct.pack(">I", 0x0105_0000)
    form += chunk.pack(b"PROP", len(properties)) + properties
    form += chunk.pack(b"DSD ", len(data)) + data
    path = tmp_path / "a.dff"
    path.write_bytes(chunk.pack(b"FRM8", len(form)) + form)
    check(path, seconds=1.0)


def one_bit_tone(seconds: float) -> NDArray[np.uint8]:
    """A tone of one bit a sample, by a modulator of the first order."""
    wave = np.cumsum(tone(seconds, DSD_RATE).astype(np.float64) + 1.0) / 2.0
    return np.diff(np.floor(wave), prepend=0.0).astype(np.uint8)


def write_dsf(path: Path, seconds: float) -> Path:
    """Write a tone of one bit a sample."""
    rate, block, bits = DSD_RATE, 4096, one_bit_tone(seconds)
    data = np.packbits(bits, bitorder="little").tobytes()
    data += b"\x69" * (-len(data) % block)
    form = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 1, 1, rate, 1, len(bits), block, 0)
    rest = form + struct.pack("<4sQ", b"data", 12 + len(data)) + data
    path.write_bytes(struct.pack("<4sQQQ", b"DSD ", 28, 28 + len(rest), 0) + rest)
    return path


@pytest.mark.parametrize("name", ["a.wav", "a.w64", "a.bin"])
@pytest.mark.parametrize("kind", ["W64", "RF64", "RIFX", "BW64"])
def test_large_waves_whatever_their_name(tmp_path: Path, kind: str, name: str) -> None:
    """The relatives of WAV are told by their content."""
    path = tmp_path / name
    container = {"RIFX": "WAV", "BW64": "RF64"}.get(kind, kind)
    endian = "BIG" if kind == "RIFX" else "FILE"
    soundfile.write(path, tone(3.0), 16_000, "PCM_16", endian, container)
    data = path.read_bytes()
    if kind == "BW64":
        path.write_bytes(b"BW64" + data[4:])
    assert check(path).metadata.note == ""


def _ape_tag(size: int) -> bytes:
    header, footer = (
        struct.pack("<8sIIII8x", b"APETAGEX", 2000, size + 32, 1, flags)
        for flags in (0xA000_0000, 0x8000_0000)
    )
    return header + b"x" * size + footer


BEFORE: dict[str, Callable[[bytes], bytes]] = {
    "zeros": lambda data: bytes(1000) + data,
    "many zeros": lambda data: bytes(100_000) + data,
    "junk": lambda data: np.random.default_rng(1).bytes(700) + data,
    "much junk": lambda data: np.random.default_rng(1).bytes(50_000) + data,
    "a newline": lambda data: b"\r\n" + data,
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "an APE tag": lambda data: _ape_tag(500) + data,
    "an ID3 tag": lambda data: b"ID3\4\0\0\0\0\2\0" + bytes(256) + data,
    "a large ID3 tag": lambda data: b"ID3\3\0\0\0\x0d\0\0" + bytes(13 << 14) + data,
    "two ID3 tags": lambda data: (b"ID3\4\0\0\0\0\2\0" + bytes(256)) * 2 + data,
    "half a frame": lambda data: data[100:],
    "half a large frame": lambda data: data[500:],
}


@pytest.mark.parametrize("codec", ["libmp3lame", "mp2"])
@pytest.mark.parametrize("before", BEFORE)
def test_mpeg_audio_after_something_else(tmp_path: Path, before: str, codec: str) -> None:
    """An MP3 that does not begin with a frame is a sound and never a text, layer II as well."""
    path = write_with_ffmpeg(
        tmp_path / "a.mp3", tone(3.0, 32_000), codec, codec[-4:].replace("lame", "mp3"), 32_000
    )
    path.write_bytes(BEFORE[before](path.read_bytes()))
    assert check(path).metadata.note == ""


@pytest.mark.parametrize("before", ["an APE tag", "an ID3 tag", "a large ID3 tag", "two ID3 tags"])
@pytest.mark.parametrize("name", ["a.mka", "a.m4b", "a.wv", "a.w64", "a.tta", "a.aif"])
def test_tags_before_other_formats(tmp_path: Path, name: str, before: str) -> None:
    """Some programs put such tags before sounds of any kind, which are read all the same."""
    codec, container = ENCODED[name]
    path = write_with_ffmpeg(tmp_path / name, tone(3.0, 48_000), codec, container, 48_000)
    path.write_bytes(BEFORE[before](path.read_bytes()))
    assert check(path).metadata.note == ""


@pytest.mark.parametrize("name", ["a.oga", "a.mka", "a.m4b", "a.wv", "a.tta", "a.aif", "a.caf"])
@pytest.mark.parametrize("before", [b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", b"\x81\x93\x07" * 50])
def test_other_formats_after_anything(tmp_path: Path, name: str, before: bytes) -> None:
    """The header of a transfer or some junk hides no sound whose name promises one."""
    codec, container = ENCODED[name]
    path = write_with_ffmpeg(tmp_path / name, tone(3.0, 48_000), codec, container, 48_000)
    path.write_bytes(before + path.read_bytes())
    assert check(path).metadata.note == ""


def test_a_stream_that_is_not_found_out(tmp_path: Path) -> None:
    """AAC as broadcasts frame it is read, which FFmpeg does not guess."""
    check(write_with_ffmpeg(tmp_path / "a.aac", tone(3.0, 48_000), "aac", "latm", 48_000))


def test_3gp_of_old_telephones(tmp_path: Path) -> None:
    """The container of telephones holds AMR as well as AAC."""
    path = tmp_path / "a.3gp"
    check(write_with_ffmpeg(path, tone(3.0, 8000), "libopencore_amrnb", "3gp", 8000, 12_200))


def test_a_book_with_chapters(tmp_path: Path) -> None:
    """Chapters are a text beside the sound, which is one item of its whole length."""
    path, plain = tmp_path / "a.m4b", tmp_path / "plain.m4b"
    write_with_ffmpeg(plain, tone(3.0), "aac", "ipod")
    with av.open(str(plain)) as source, av.open(str(path), "w", format="ipod") as output:
        stream = output.add_stream_from_template(source.streams.audio[0])
        output.set_chapters(
            [
                {
                    "id": number,
                    "start": 1000 * number,
                    "end": 1000 * (number + 1),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": f"Part {number}"},
                }
                for number in range(3)
            ]
        )
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                output.mux(packet)
    with av.open(str(path)) as written:
        assert len(written.streams) > 1
    assert check(path).metadata.note == ""


def test_layer_2_is_no_text(tmp_path: Path) -> None:
    """Layer II, which looks like letters with accents, is a sound under any name."""
    path = write_with_ffmpeg(tmp_path / "a.mp2", tone(3.0, 32_000), "mp2", "mp2", 32_000)
    check(path.rename(tmp_path / "a.txt"))


@pytest.mark.parametrize("seconds", [0.07, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_very_short_sounds(tmp_path: Path, seconds: float, rate: int) -> None:
    """An effect of a few frames is a sound, in every common format."""
    for extension in ("mp3", "wav", "flac", "ogg", "opus", "aiff"):
        if extension == "opus" and rate == 44_100:
            continue
        path = write_sound(tmp_path / f"{rate}.{extension}", tone(seconds, rate), rate)
        _, end = decoded(path)
        assert end.metadata.note == ""
        assert end.metadata.duration == pytest.approx(seconds, abs=0.06)


@pytest.mark.parametrize("name", ["a.nist", "a.sph"])
def test_recordings_of_laboratories(tmp_path: Path, name: str) -> None:
    """What corpora of speech come in is taken by a scan, and read."""
    assert looks_interesting(name) is Modality.AUDIO
    soundfile.write(tmp_path / name, tone(3.0), 16_000, "PCM_16", format="NIST")
    check(tmp_path / name)


def test_what_only_libsndfile_knows(tmp_path: Path) -> None:
    """A format that FFmpeg does not know is read by libsndfile where the name promises sound."""
    path = tmp_path / "a.snd"
    soundfile.write(path, tone(3.0), 16_000, "PCM_16", format="PAF")
    check(path)


def test_a_name_that_promises_sound(tmp_path: Path) -> None:
    """What neither decoder knows is refused as no sound; a text stays one under such a name."""
    path = tmp_path / "a.mp3"
    path.write_bytes(b"\1\2" + np.random.default_rng(2).bytes(20_000))
    assert failure(path).reason == "not a sound Triptych can read"
    path.write_text("Just words, which somebody called a sound.")
    assert decoded(path)[1].modality is Modality.TEXT
