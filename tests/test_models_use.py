"""`triptych models use`: what it says before a change and after it."""

from __future__ import annotations

from pathlib import Path

from colour_media import write_picture
from managed_models import Capture, entries

from engine.cli.main import run
from engine.encoders.hub_models import all_models


def test_the_model_in_use_is_called_so(tmp_path: Path, small_model: str, capsys: Capture) -> None:
    """Who asks for the model in use is told that it is; one that was kept answers at once."""
    library = ("--library", str(tmp_path / "library"))
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    assert run(["index", str(folder), *library]) == 0
    capsys.readouterr()
    assert run(["models", "use", "starter", *library]) == 0
    assert capsys.readouterr().err.splitlines() == ["Searches use 'starter' already."]
    assert run(["models", "use", small_model, "--keep", *library]) == 0
    capsys.readouterr()
    assert run(["models", "use", "starter", *library]) == 0
    assert "answers at once: what it made of the library was kept" in capsys.readouterr().err


def test_the_model_in_use_is_listed_first(tmp_path: Path) -> None:
    """The others follow in the order of the table."""
    (tmp_path / "media").mkdir()
    library = tmp_path / "library"
    assert run(["index", str(tmp_path / "media"), "--library", str(library)]) == 0
    names = [model.name for model in all_models() if model.name != "starter"]
    assert list(entries(library)) == ["starter", *names]
