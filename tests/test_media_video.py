"""Videos as a decoder hands them over: a frame a shot, windows of sound, poster and facts."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorTrc
from colour_media import RGB, write_tone
from film_looks import SPEC, colour_of, pixels_of, poster_of, seen
from film_media import write_film
from media_files import decoded
from PIL import Image

from engine.errors import UnreadableFileError
from engine.media.limits import Limits
from engine.media.sniff import looks_interesting, sniff
from engine.types import Modality, PreviewKind, SegmentKind
from engine.types.film_strip import FilmStrip

# How late a cut may be told: by a look, or by the next key frame after a look.
STEP, STEP_OF_KEYS = 0.3, 3.8


@pytest.mark.parametrize(
    "ending",
    ["mp4", "mov", "m4v", "mkv", "webm", "avi", "ts", "3gp", "mpg", "flv", "wmv", "f4v", "mts"],
)
def test_every_container_gives_its_shots_in_time(tmp_path: Path, ending: str) -> None:
    """Each shot is one frame, with the seconds that it lasts, and the sound is in windows."""
    ending_written = {"f4v": "mp4", "mts": "ts"}.get(ending, ending)
    written = write_film(
        tmp_path / f"film.{ending_written}", "red", "green", "blue", pitches=("low", "high", "low")
    )
    film = written.rename(tmp_path / f"film.{ending}")
    batches, end = decoded(film, SPEC)
    shots = seen(batches)
    assert [colour for _, colour in shots] == ["red", "green", "blue"]
    assert [segment.start for segment, _ in shots] == pytest.approx([0, 2, 4], abs=STEP)
    assert [segment.end for segment, _ in shots] == pytest.approx([2, 4, 6], abs=STEP)
    assert {segment.kind for segment, _ in shots} == {SegmentKind.FRAME}
    windows = [s for batch in batches if batch.modality is Modality.AUDIO for s in batch.segments]
    assert [window.start for window in windows[:2]] == ([] if ending == "wmv" else [0, 1])
    assert end.modality is sniff(str(film)) is Modality.VIDEO
    assert (end.metadata.width, end.metadata.height) == (64, 48)
    assert end.metadata.duration == pytest.approx(6, abs=0.2)
    assert end.metadata.note == ""
    assert colour_of(poster_of(end.preview)) == "red"
    strip = FilmStrip.of_bytes(end.preview.data)
    pictures = [(colour_of(pixels_of(shot)), shot.start, shot.end) for shot in strip.shots]
    assert pictures == [(colour, segment.start, segment.end) for segment, colour in shots]


@pytest.mark.parametrize("ending", ["mp4", "mkv", "ts", "avi"])
def test_of_a_long_film_key_frames_are_looked_at(tmp_path: Path, ending: str) -> None:
    """Where all frames would be too many, key frames tell the shots, and their sound is there."""
    colours = ("red", "green", "blue") * 4
    film = write_film(tmp_path / f"film.{ending}", *colours, seconds=5.0, pitches=("low",))
    batches, end = decoded(film, SPEC, Limits(video_pixels=1, shots=12))
    shots = seen(batches)
    assert [colour for _, colour in shots] == list(colours)
    wanted = [5.0 * n for n in range(12)]
    assert [segment.start for segment, _ in shots] == pytest.approx(wanted, abs=STEP_OF_KEYS)
    assert end.metadata.duration == pytest.approx(60, abs=0.2)
    assert end.metadata.note == ""


def test_shots_are_bounded_and_spread(tmp_path: Path) -> None:
    """Of more shots than the limit those that differ most are kept, over the whole length."""
    film = write_film(tmp_path / "film.mp4", *("red", "green", "blue") * 8, seconds=1.0)
    shots = [segment for segment, _ in seen(decoded(film, SPEC, Limits(shots=6))[0])]
    assert len(shots) == 6
    assert shots[0].start == 0
    assert shots[-1].end == pytest.approx(24, abs=STEP)
    assert all(one.end == other.start for one, other in pairwise(shots))


def test_what_moves_is_one_shot_and_a_cut_makes_two(tmp_path: Path) -> None:
    """A slow pan over a scene is not cut to pieces; another scene is told from it."""
    path, random = tmp_path / "film.mp4", np.random.default_rng(4)
    scenes = [
        np.asarray(Image.fromarray(random.integers(0, 255, (6, 16, 3), np.uint8)).resize((256, 48)))
        for _ in range(2)
    ]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=20)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for n in range(120):
            scene = scenes[n // 60][:, n % 60 // 15 : n % 60 // 15 + 64]
            container.mux(stream.encode(av.VideoFrame.from_ndarray(scene.copy(), format="rgb24")))
        container.mux(stream.encode(None))
    shots = [segment for segment, _ in seen(decoded(path, SPEC)[0])]
    assert [shot.start for shot in shots] == pytest.approx([0, 3], abs=STEP)


def test_a_black_beginning_is_no_poster_and_no_shot(tmp_path: Path) -> None:
    """A film that fades in shows on its tile what it shows, and black finds nothing."""
    batches, end = decoded(write_film(tmp_path / "film.mp4", "black", "green"), SPEC)
    assert [colour for _, colour in seen(batches)] == ["green"]
    assert colour_of(poster_of(end.preview)) == "green"
    batches, end = decoded(write_film(tmp_path / "night.mp4", "black"), SPEC)
    assert [colour for _, colour in seen(batches)] == ["black"]


def test_a_phone_held_upright_is_shown_upright(tmp_path: Path) -> None:
    """The turn that a phone notes is applied: to the frames, the size and the poster."""
    batches, end = decoded(write_film(tmp_path / "film.mp4", "red+blue", turn=-90), SPEC)
    assert batches[0].arrays[0].shape[0] > batches[0].arrays[0].shape[1]
    assert (end.metadata.width, end.metadata.height) == (48, 64)
    height, width, _ = poster_of(end.preview).shape
    assert height > width
    pixels = np.asarray(batches[0].arrays[0], np.uint8)
    middle = pixels.shape[1] // 2
    assert (colour_of(pixels[:, middle:]), colour_of(pixels[:, :middle])) == ("red", "blue")


@pytest.mark.parametrize(
    ("matrix", "top"),
    [((-1, 0, 0, 1), "red"), ((1, 0, 0, -1), "blue"), ((-1, 0, 0, -1), "blue")],
    ids=["left to right", "top to bottom", "on its head"],
)
def test_a_mirrored_film_is_shown_as_players_do(
    tmp_path: Path, matrix: tuple[int, ...], top: str
) -> None:
    """What a camera that looks at its owner notes is a mirror, and no turn."""
    film = write_film(tmp_path / "film.mp4", "red+blue")
    content = bytearray(film.read_bytes())
    at = content.index(b"tkhd") + 44
    for place, number in zip((0, 4, 12, 16), matrix, strict=True):
        content[at + place : at + place + 4] = (number << 16).to_bytes(4, signed=True)
    film.write_bytes(content)
    batches, end = decoded(film, SPEC)
    pixels = np.asarray(batches[0].arrays[0], np.uint8)
    assert colour_of(pixels[: pixels.shape[0] // 3]) == top
    assert (end.metadata.width, end.metadata.height) == (64, 48)


@pytest.mark.parametrize("pixels", ["yuv420p10le", "yuv444p", "yuvj420p", "yuv422p10le"])
def test_deep_and_wide_pixels_are_not_garbled(tmp_path: Path, pixels: str) -> None:
    """Ten bits and other layouts of colour come out as the same colour."""
    film = write_film(tmp_path / "film.mkv", "blue", pixels=pixels)
    array = np.asarray(decoded(film, SPEC)[0][0].arrays[0], np.float64)
    assert np.abs(array.mean(axis=(0, 1)) - RGB["blue"]).max() < 12


def test_a_container_without_pictures_is_a_sound(tmp_path: Path) -> None:
    """A video's ending promises nothing: what is in the file decides."""
    tone = write_tone(tmp_path / "tone.wav", "low")
    for ending in ("mp4", "mkv", "webm", "mov", "ts"):
        target = tmp_path / f"voice.{ending}"
        with av.open(str(tone)) as source, av.open(str(target), "w") as container:
            codec = "libopus" if ending == "webm" else "aac"
            stream = container.add_stream(codec, rate=48_000, layout="mono")
            for frame in source.decode(audio=0):
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        batches, end = decoded(target, SPEC)
        assert end.modality is Modality.AUDIO
        assert end.preview.kind is PreviewKind.PEAKS
        assert {batch.modality for batch in batches} == {Modality.AUDIO}


def test_a_song_with_a_cover_is_a_sound(tmp_path: Path) -> None:
    """A picture that is attached does not move."""
    song = tmp_path / "song.m4a"
    cover = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(cover, "JPEG")
    with av.open(str(song), "w", format="mp4") as container:
        sound = container.add_stream("aac", rate=8000, layout="mono")
        picture = container.add_stream("mjpeg", rate=1)
        picture.width, picture.height, picture.pix_fmt = 64, 64, "yuvj420p"
        picture.disposition = av.stream.Disposition.attached_pic
        packet = av.Packet(cover.getvalue())
        packet.stream, packet.pts, packet.dts = picture, 0, 0
        container.mux(packet)
        frame = av.AudioFrame.from_ndarray(
            np.full((1, 8000), 0.3, np.float32), format="fltp", layout="mono"
        )
        frame.rate = 8000
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    assert decoded(song, SPEC)[1].modality is Modality.AUDIO


def test_silence_is_no_sound_of_a_film(tmp_path: Path) -> None:
    """A film with a silent track is found by what it shows alone, without a remark."""
    film = write_film(tmp_path / "film.mp4", "red", pitches=("low",))
    batches, _ = decoded(film, SPEC)
    assert {batch.modality for batch in batches} == {Modality.IMAGE, Modality.AUDIO}
    batches, end = decoded(write_film(tmp_path / "mute.mp4", "red"), SPEC)
    assert {batch.modality for batch in batches} == {Modality.IMAGE}
    assert end.metadata.note == ""


def test_tags_are_read(tmp_path: Path) -> None:
    """Title, day and place of a film are facts of it."""
    tags = {
        "title": "Regatta",
        "creation_time": "2021-06-05T10:11:12Z",
        "artist": "Ada",
        "com.apple.quicktime.location.ISO6709": "+48.8584+002.2945+035.1/",
    }
    known = decoded(write_film(tmp_path / "film.mp4", "red", tags=tags), SPEC)[1].metadata
    assert (known.title, known.author) == ("Regatta", "Ada")
    assert known.taken.startswith("2021-06-05")
    assert known.place == "+48.85840+002.29450/"


def test_names_and_first_bytes_tell_videos(tmp_path: Path) -> None:
    """Videos are looked for by their endings, and known whatever their name is."""
    assert {
        looks_interesting(f"a.{e}") for e in ["mp4", "MOV", "mkv", "webm", "avi", "3gp", "wmv"]
    } == {Modality.VIDEO}
    assert looks_interesting("a.ts") is Modality.TEXT  # as often a program
    film = write_film(tmp_path / "film.ts", "red")
    assert sniff(str(film)) is Modality.VIDEO
    film.write_bytes(film.read_bytes()[100:])  # as a recorder that was switched on meanwhile
    assert sniff(str(film)) is Modality.VIDEO
    program = tmp_path / "program.ts"
    program.write_text("const G = 71;\n" * 200)
    assert sniff(str(program)) is Modality.TEXT
    (tmp_path / "x.bin").write_bytes(b"\x47" + bytes(4000))
    with pytest.raises(UnreadableFileError):
        sniff(str(tmp_path / "x.bin"))


def test_bright_light_is_brought_to_a_screen(tmp_path: Path) -> None:
    """A page that is white in the light of PQ is white, and black is black."""
    path = tmp_path / "film.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p10le"
        stream.codec_context.color_trc = ColorTrc.SMPTE2084
        # 58 % of the signal are the 203 nits of a white page, of levels from 64 to 940.
        levels = np.full((48, 64, 3), round(0.58 * 65535), np.uint16)
        levels[24:] = 0
        for n in range(10):
            frame = av.VideoFrame.from_ndarray(levels, format="rgb48le")
            frame.pts = n
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    pixels = np.asarray(decoded(path, SPEC)[0][0].arrays[0])
    assert pixels[:10].mean() > 200
    assert pixels[-10:].mean() < 10
