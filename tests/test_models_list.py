"""The list of models: what it tells of each, and of what a library does with it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from audio_models import install_sound_model
from colour_media import write_picture
from managed_models import Capture, copy, entries, hub_of, said

from engine.alignment.registry import build
from engine.cli.models.card import NAME_WIDTH
from engine.encoders.hub_models import all_models, find_model
from engine.encoders.states import ModelState
from engine.library.facade import Library
from engine.models.facts import ModelUse

pytest_plugins = ("model_fixtures",)


def test_the_list_tells_what_helps_to_choose(models_dir: Path, capsys: Capture) -> None:
    """Every model with purpose, quality, languages, licence, size and state, in words and JSON."""
    document = json.loads(said(capsys, "models", "list", "--json"))["models"]
    assert [row["name"] for row in document] == [model.name for model in all_models()]
    balanced = document[0]
    assert balanced["quality"] == {"imagenet": 72.8, "coco": 39.9}
    assert (balanced["state"], balanced["speed"], balanced["use"]) == ("missing", None, "none")
    assert balanced["size"] == 605_000_000
    words = said(capsys, "models", "list")
    assert "Not downloaded" in words
    assert "ImageNet 72.8 %, COCO text to image 39.9 %" in words
    assert "not measured" in words


def test_models_for_sound_are_in_the_list(models_dir: Path) -> None:
    """What gives a model ears can be downloaded like a preset, but is no choice by itself."""
    clap = entries()["clap"]
    assert (clap.state, clap.is_choice) == (ModelState.MISSING, False)
    assert hub_of(find_model("clap")).weights in hub_of(find_model("clap")).names
    assert len(hub_of(find_model("clap")).revision) == 40


def test_speed_is_measured_on_this_machine(
    preset_dir: Path, source: Path, models_dir: Path, capsys: Capture
) -> None:
    """A download ends with a measurement, which is kept with its day; what the model cannot
    encode has no figure.
    """
    assert "The model 'small' is here" in said(
        capsys, "models", "download", "small", "--from", str(source)
    )
    speed = entries()["small"].speed
    assert speed is not None
    assert speed.image > 0
    assert speed.text > 0
    assert speed.audio == 0
    assert speed.measured == date.today().isoformat()
    words = said(capsys, "models", "list")
    rates = r"[\d,]+ pictures, [\d,]+ sentences a second"
    assert re.search(rf"On this computer: {rates} by torch[a-z0-9 ]* \(measured \d{{4}}-", words)


def test_the_list_says_what_a_library_does_with_a_model(
    source: Path, small_model: str, tmp_path: Path, models_dir: Path
) -> None:
    """In use, kept to go back to, or half built; models of one's own are listed where used."""
    copy(source, models_dir)
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    library = Library(tmp_path / "library", small_model)
    library.index((str(folder),))
    library.use("starter", keep=True)
    library.use("small", keep=True, cancelled=lambda: True)
    library.close()
    uses = {name: entry.use for name, entry in entries(tmp_path / "library").items()}
    assert uses["starter"] is ModelUse.ACTIVE
    assert uses[small_model] is ModelUse.KEPT
    assert uses["small"] is ModelUse.PAUSED
    assert uses["best"] is ModelUse.NONE


def test_a_library_that_has_read_nothing_has_paused_nothing(tmp_path: Path) -> None:
    """The model that it will read with stands in the list as in one without a library."""
    Library(tmp_path / "library", "starter").close()
    assert entries(tmp_path / "library") == entries()


def test_names_stand_apart_from_how_models_stand(models_dir: Path, capsys: Capture) -> None:
    """The longest name does not move its line out of the column."""
    lines = said(capsys, "models", "list").splitlines()
    columns = {len(line) - len(line.lstrip()) for line in lines if line.startswith(" ")}
    assert columns == {NAME_WIDTH + 1}
    assert max(len(model.name) for model in all_models()) == NAME_WIDTH


@pytest.mark.parametrize("understands", [True, False])
def test_the_list_says_why_a_model_is_without_sound(
    understands: bool, source: Path, models_dir: Path, capsys: Capture
) -> None:
    """A preset whose bridge to the sound model was refused says so, with the reason; others do
    not.
    """
    copy(source, models_dir)
    install_sound_model(understands, build("small", models_dir).identity)
    told = {name: entry.deaf_because for name, entry in entries().items()}
    refused = told.pop("small")
    assert set(told.values()) == {""}
    assert ("do not fit together" in refused) is not understands
    assert ("Without sound: only" in said(capsys, "models", "list")) is not understands
