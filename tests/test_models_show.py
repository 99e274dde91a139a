"""What is told of one model, and of what the hub has of all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_hub import LocalHub, local_hub
from managed_models import SMALL, Capture, hub_of, said

from engine.encoders.hub_models import all_models
from engine.encoders.presets import PRESETS
from engine.encoders.prompts import PROMPTS

pytest_plugins = ("model_fixtures",)


@pytest.fixture
def all_as_pinned() -> Iterator[LocalHub]:
    """A hub that claims to have every file as it is pinned."""
    with local_hub() as hub:
        for model in all_models():
            for file in hub_of(model).files if model.hub else ():
                hub.claim(hub_of(model), file)
        yield hub


def check(hub: LocalHub, home: Path, *options: str) -> tuple[int, str, str]:
    """Run the check in a process that takes this for the hub."""
    command = [sys.executable, "-m", "engine.cli.main", "models", "list", "--check", *options]
    environment = {**hub.environment(home), "HOME": str(home), "PYTHONPATH": "."}
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        env=environment,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_card_says_how_a_model_is_asked_and_what_vouches_for_it(
    models_dir: Path, capsys: Capture
) -> None:
    """The words around a query, and whether the hash of its weights was published."""
    words = " ".join(said(capsys, "models", "show", "balanced").split())
    assert words.startswith("balanced Not downloaded")
    assert 'Typed words are asked as "a photo of …".' in words
    assert "compared with a hash that others published" in words
    words = " ".join(said(capsys, "models", "show", "small").split())
    assert "Typed words" not in words
    assert "No hash of its weights was found" in words
    assert "lower case" in said(capsys, "models", "show", "best")
    assert "hash" not in said(capsys, "models", "show", "starter")


def test_a_card_can_be_read_by_programs(models_dir: Path, capsys: Capture) -> None:
    """The same as JSON; a model that there is not ends in one line."""
    card = json.loads(said(capsys, "models", "show", "quality", "--json"))
    assert (card["name"], card["vouched"], card["prompts"]["query"]) == ("quality", False, "{}")
    told = said(capsys, "models", "show", "omnibus", status=1)
    assert "no model called 'omnibus'" in told
    assert all(model.name in told for model in all_models())


def test_every_model_of_the_hub_has_its_row_of_prompts() -> None:
    """None is forgotten when a preset is added."""
    assert set(PROMPTS) == {name for name, preset in PRESETS.items() if preset.hub}


def test_the_hub_is_asked_whether_it_has_what_is_pinned(
    all_as_pinned: LocalHub, tmp_path: Path
) -> None:
    """Sizes and hashes of every file at its revision are compared; nothing is fetched."""
    status, told, complaint = check(all_as_pinned, tmp_path)
    assert (status, complaint) == (0, "")
    assert len(told.splitlines()) == sum(1 for model in all_models() if model.hub)
    assert "balanced        As pinned." in told
    assert "small           At its revision; no hash to compare with." in told
    assert {method for method, _, _ in all_as_pinned.requests} == {"HEAD"}


def test_what_differs_from_its_pin_is_told(all_as_pinned: LocalHub, tmp_path: Path) -> None:
    """Another hash, another size and a file that is gone are three models in one complaint."""
    paths = [
        all_as_pinned.path(hub_of(model), hub_of(model).weights)
        for model in (PRESETS["balanced"], PRESETS["fast"], SMALL)
    ]
    all_as_pinned.claimed_sha256[paths[0]] = "0" * 64
    all_as_pinned.claimed[paths[1]] += 1
    del all_as_pinned.files[paths[2]]
    status, told, complaint = check(all_as_pinned, tmp_path, "--json")
    pins = {pin["model"]: pin["differing"] for pin in json.loads(told)["pins"]}
    differing = {name for name, files in pins.items() if files}
    assert (status, differing) == (1, {"balanced", "fast", "small"})
    assert complaint.strip() == "The hub has another balanced, fast, small than is pinned"


def test_a_check_without_a_network_is_one_line(tmp_path: Path) -> None:
    """Where there is no hub, nothing is said of any model."""
    with local_hub() as hub:
        pass
    status, told, complaint = check(hub, tmp_path)
    assert (status, told) == (1, "")
    assert "cannot be reached" in complaint
    assert "models list --check" in complaint
