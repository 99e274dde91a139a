"""Models that are here: checked, mended and removed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from colour_media import write_picture
from local_hub import LocalHub
from managed_models import SMALL, Capture, copy, hub_of, said
from permissions import forbidden

from engine.cli.main import run
from engine.encoders import fingerprint, onnx_files
from engine.encoders.installed import state_of
from engine.encoders.pins import CONFIG_FILE, WEIGHTS_FILE
from engine.encoders.states import ModelState
from engine.errors import UserError
from engine.models import upkeep

pytest_plugins = ("model_fixtures",)


def spoil(path: Path) -> bytes:
    """Change the last byte of a file, and return what it was."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    return content


def test_damage_is_found_by_a_check(source: Path, models_dir: Path, capsys: Capture) -> None:
    """One changed byte, in any file and without a trace in size or time, is found and remembered;
    a fresh copy mends it.
    """
    copy(source, models_dir)
    assert "2 files compared" in said(capsys, "models", "verify", "small")
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        path = models_dir / "small" / name
        stat = path.stat()
        spoil(path)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        complaint = said(capsys, "models", "verify", "small", status=1)
        assert f"damaged ({name}); run: triptych models download small" in complaint
        assert state_of(SMALL, models_dir) is ModelState.DAMAGED
        copy(source, models_dir)
        assert state_of(SMALL, models_dir) is ModelState.DOWNLOADED


def test_a_damaged_model_is_mended_by_a_download(hub: LocalHub, models_dir: Path) -> None:
    """After a check found damage, only the damaged file is fetched again."""
    assert "path" in hub.download("small", models_dir)
    spoil(models_dir / "small" / WEIGHTS_FILE)
    with pytest.raises(UserError, match="damaged"):
        upkeep.verify("small", models_dir, lambda: False)
    hub.requests.clear()
    assert "path" in hub.download("small", models_dir)
    assert [Path(path).name for method, path, _ in hub.requests if method == "GET"] == [
        WEIGHTS_FILE
    ]
    assert upkeep.verify("small", models_dir, lambda: False) == 2


def test_the_hubs_own_cache_is_checked_by_its_names(
    source: Path, models_dir: Path, hub_cache: Path
) -> None:
    """Files that another program fetched carry their hash in their name, and must have it."""
    repo = hub_cache / f"models--{hub_of(SMALL).repo.replace('/', '--')}"
    snapshot, blobs = repo / "snapshots" / hub_of(SMALL).revision, repo / "blobs"
    snapshot.mkdir(parents=True)
    blobs.mkdir()
    for name, digest in ((CONFIG_FILE, "1" * 40), (WEIGHTS_FILE, "2" * 64)):
        shutil.copy(source / name, blobs / digest)
        (snapshot / name).symlink_to(blobs / digest)
    assert state_of(SMALL, models_dir) is ModelState.DOWNLOADED
    with pytest.raises(UserError, match=rf"damaged \({CONFIG_FILE}, {WEIGHTS_FILE}\)"):
        upkeep.verify("small", models_dir, lambda: False)
    with pytest.raises(UserError, match="Another program fetched 'small' into"):
        upkeep.remove("small", models_dir)


def test_a_model_is_removed(source: Path, models_dir: Path, capsys: Capture) -> None:
    """Its files go, whole or in part; what is not there, or not ours, is told."""
    copy(source, models_dir)
    assert "MB are free again" in said(capsys, "models", "remove", "small")
    assert not (models_dir / "small").exists()
    assert "is not downloaded" in said(capsys, "models", "remove", "small", status=1)
    assert "left alone" in said(capsys, "models", "remove", "starter", status=1)
    (models_dir / "best").mkdir()
    (models_dir / "best" / ".part").write_bytes(b"x" * 5000)
    assert upkeep.remove("best", models_dir) == 5000
    complaint = said(capsys, "models", "verify", "best", status=1)
    assert "is not downloaded; run: triptych models download best" in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="takes POSIX rights away")
def test_exported_networks_go_with_the_model(source: Path, models_dir: Path) -> None:
    """What was exported of the weights is removed with them, and counted."""
    copy(source, models_dir)
    weights = fingerprint.hash_file(source / WEIGHTS_FILE)
    networks = onnx_files.folder_for(weights, models_dir)
    networks.mkdir(parents=True)
    (networks / onnx_files.TEXTS).write_bytes(bytes(100_000_000))
    assert upkeep.remove("small", models_dir) > 100_000_000
    assert not networks.exists()


def test_what_the_disk_refuses_is_told(source: Path, models_dir: Path) -> None:
    """Files that cannot be read or removed are one line, and a model that stays is still whole."""
    copy(source, models_dir)
    with (
        forbidden(models_dir / "small" / WEIGHTS_FILE),
        pytest.raises(UserError, match="'small' cannot be used: .*try again"),
    ):
        upkeep.verify("small", models_dir, lambda: False)
    with (
        forbidden(models_dir / "small", 0o500),
        pytest.raises(UserError, match="'small' cannot be used: .*try again"),
    ):
        upkeep.remove("small", models_dir)
    assert upkeep.verify("small", models_dir, lambda: False) == 2


def test_the_model_in_use_is_not_removed(
    source: Path, models_dir: Path, tmp_path: Path, capsys: Capture
) -> None:
    """A library's own model stays until the library uses another."""
    copy(source, models_dir)
    library = ("--library", str(tmp_path / "library"))
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    assert run(["index", str(folder), "--preset", "small", *library]) == 0
    assert (
        "use another model first"
        in said(capsys, "models", "remove", "small", *library, status=1).lower()
    )
    assert run(["models", "use", "starter", *library]) == 0
    said_of_change = capsys.readouterr()
    assert "Searches use 'starter' now." in said_of_change.out
    assert "Searches go on with the present model" in said_of_change.err
    assert "MB are free" in said(capsys, "models", "remove", "small", *library)
