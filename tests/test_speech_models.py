"""The models of speech that can be downloaded: their pins, which one listens, and what is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_tone
from conftest import MakeLibrary
from local_hub import LocalHub, local_hub
from managed_models import Capture, hub_of, said

from engine.encoders.hub_models import find_model
from engine.encoders.installed import own_directory, write_manifest
from engine.encoders.speech_models import SPEECH_MODELS
from engine.errors import UserError
from engine.library.speech import find_speech_model
from engine.paths import model_cache

pytest_plugins = ("model_fixtures",)
SPEECH = Path(__file__).with_name("speech.ogg")


@pytest.fixture
def speech_hub() -> Iterator[LocalHub]:
    """A hub that offers the real files of the smallest English model, which an extra carries."""
    with local_hub() as running:
        running.offer(hub_of(find_model("whisper-tiny-en")), Path(find_speech_model()))
        yield running


def put_empty(name: str) -> str:
    """A model of empty files where a download would put it."""
    model = find_model(name)
    directory = own_directory(model, model_cache())
    directory.mkdir(parents=True)
    for file in hub_of(model).names:
        (directory / file).write_bytes(b"-")
    write_manifest(directory, hub_of(model), {})
    return str(directory)


def test_every_model_is_pinned_whole() -> None:
    """Each file has its size and its hash, and with it the revision of its repository."""
    for model in SPEECH_MODELS.values():
        assert len(model.hub.revision) == 40
        assert model.hub.vouched
        assert set(model.hub.sha256) == set(model.hub.names)
        assert all(file.size and len(file.sha256) == 64 for file in model.hub.files)
        assert {"model.bin", "config.json", "tokenizer.json"} <= set(model.hub.names)


def test_a_downloaded_model_listens(
    speech_hub: LocalHub,
    models_dir: Path,
    tmp_path: Path,
    library_dir: Path,
    make_library: MakeLibrary,
    capsys: Capture,
) -> None:
    """The pins are those of the real files; the command takes the model by its name, and in the
    confined decoder it writes down what is said.
    """
    answer = speech_hub.download("whisper-tiny-en", models_dir)
    assert answer["path"] == str(models_dir / "whisper-tiny-en")
    (tmp_path / "media").mkdir()
    shutil.copy(SPEECH, tmp_path / "media" / "talk.ogg")
    library = make_library()
    library.index((str(tmp_path / "media"),))
    where = ["--library", str(library_dir), "--json"]
    told = said(capsys, "speech", "on", "--model", "whisper-tiny-en", *where)
    assert json.loads(told)["speech"]["model"] == answer["path"]
    assert library.readings.speech().with_text == 1


def test_the_best_that_was_downloaded_listens(models_dir: Path) -> None:
    """Before the one that the extra carries, unless another is named."""
    carried = find_speech_model()
    assert not Path(carried).is_relative_to(models_dir)
    tiny, base = put_empty("whisper-tiny"), put_empty("whisper-base")
    assert find_speech_model() == base
    assert find_speech_model("whisper-tiny") == tiny
    assert find_speech_model(carried) == carried


def test_a_model_that_is_not_here_says_how_to_get_it(
    models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name, and where none is named and none is carried."""
    with pytest.raises(UserError, match="triptych models download whisper-small"):
        find_speech_model("whisper-small")
    monkeypatch.setattr("engine.library.speech._CARRIED_MODEL", "no_such_package")
    with pytest.raises(UserError, match="triptych models download whisper-tiny"):
        find_speech_model()


def test_a_damaged_model_is_not_listened_with(models_dir: Path, make_library: MakeLibrary) -> None:
    """Weights that are not those of the pin are refused before a decoder reads them."""
    directory = put_empty("whisper-base")
    with pytest.raises(UserError, match="triptych models download whisper-base"):
        make_library().readings.use_speech_model(directory)


def test_that_the_model_is_gone_is_told(
    models_dir: Path, library_dir: Path, make_library: MakeLibrary, capsys: Capture
) -> None:
    """Whoever removes the one that listens is told then, and whenever they ask how it stands."""
    library = make_library()
    shutil.copytree(find_speech_model(), models_dir / "mine")
    library.readings.use_speech_model(find_speech_model(str(models_dir / "mine")))
    shutil.rmtree(models_dir / "mine")
    told = said(capsys, "speech", "status", "--library", str(library_dir))
    assert "is gone. To have another one listen: triptych speech on" in " ".join(told.split())
    put_empty("whisper-base")
    told = said(capsys, "models", "remove", "whisper-base")
    assert "writes down no speech until another does" in " ".join(told.split())


def test_how_long_it_takes_is_measured_here(
    models_dir: Path, tmp_path: Path, library_dir: Path, make_library: MakeLibrary, capsys: Capture
) -> None:
    """Before a pass the rule is told; after one over half a minute or more, what it came to."""
    for number in range(3):
        write_tone(tmp_path / "media" / f"{number}.wav", "low", seconds=10 + number)
    library = make_library()
    library.index((str(tmp_path / "media"),))
    off = said(capsys, "speech", "status", "--library", str(library_dir))
    assert "33.0 s of sound could be listened to: as a rule" in off
    library.readings.use_speech_model(find_speech_model())
    library.readings.speech()
    write_tone(tmp_path / "media" / "more.wav", "high", seconds=40)
    library.index()
    status = ["speech", "status", "--library", str(library_dir)]
    assert "40.0 s of sound is to be listened to: about" in said(capsys, *status)
    state = json.loads(said(capsys, *status, "--json"))["speech"]
    assert state["seconds_needed"] > 0


def test_it_is_in_the_list_and_works_beside_others(models_dir: Path, capsys: Capture) -> None:
    """Nobody can search with it, and it has no speed in pictures."""
    rows = json.loads(said(capsys, "models", "list", "--json"))["models"]
    listed = {row["name"]: row for row in rows}
    assert [name for name in listed if name in SPEECH_MODELS] == list(SPEECH_MODELS)
    assert not any(listed[name]["is_choice"] for name in SPEECH_MODELS)
    assert listed["whisper-base"]["languages"] == "99 languages"
    assert "measure that one" in said(capsys, "models", "measure", "whisper-base", status=1)
