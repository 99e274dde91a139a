"""Models as a person manages them: listed, fetched, copied, measured, verified and removed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from checkpoints import write_clip
from colour_media import write_picture
from local_hub import LocalHub, local_hub
from permissions import forbidden

from engine.cli import run
from engine.encoders import installed
from engine.encoders.hub_models import all_models, find_model
from engine.encoders.installed import own_directory, state_of, write_manifest
from engine.encoders.presets import CONFIG_FILE, PRESETS, WEIGHTS_FILE, HubFiles, Preset
from engine.encoders.registry import build
from engine.encoders.states import FetchProgress, ModelState
from engine.errors import Cancelled, UserError
from engine.library import Library
from engine.models import upkeep
from engine.models.facts import ModelEntry, ModelUse
from engine.models.listing import list_models
from engine.paths import model_cache

BALANCED = PRESETS["balanced"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk, in the files of a preset; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def source(clip_dir: Path, tmp_path: Path) -> Path:
    """A copy of the small CLIP, as a person carries it from machine to machine."""
    return Path(shutil.copytree(clip_dir, tmp_path / "carried"))


@pytest.fixture
def hub(clip_dir: Path) -> Iterator[LocalHub]:
    """A hub that offers the small CLIP as the preset `balanced`."""
    with local_hub() as running:
        running.offer(hub_of(BALANCED), clip_dir)
        yield running


@pytest.fixture(autouse=True)
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's own cache for this test: empty, whatever this machine has."""
    monkeypatch.setattr(installed, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.fixture
def cache(home: Path) -> Path:
    """Where this test's models lie."""
    model_cache().mkdir(parents=True)
    return model_cache()


def hub_of(model: Preset) -> HubFiles:
    """What a model downloads."""
    assert model.hub is not None
    return model.hub


def copy(source: Path, cache: Path, name: str = "balanced") -> list[FetchProgress]:
    """Take a model out of a folder; returns what was told meanwhile."""
    told: list[FetchProgress] = []
    upkeep.fetch(name, cache, told.append, lambda: False, source)
    return told


def entries(library: Path | None = None) -> dict[str, ModelEntry]:
    """The list of models by name."""
    return {entry.name: entry for entry in list_models(model_cache(), library)}


def spoil(path: Path) -> bytes:
    """Change the last byte of a file, and return what it was."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    return content


def said(capsys: Capture, *arguments: str, status: int = 0) -> str:
    """Run a command; returns what it says on stdout, or its one line of complaint."""
    assert run(list(arguments)) == status
    out, err = capsys.readouterr()
    if status:
        assert len(err.splitlines()) == 1
    return err if status else out


# -- the list -------------------------------------------------------------------------------------


def test_the_list_tells_what_helps_to_choose(cache: Path, capsys: Capture) -> None:
    """Every model with purpose, quality, languages, licence, size and state, in words and JSON."""
    document = json.loads(said(capsys, "models", "list", "--json"))["models"]
    assert [row["name"] for row in document] == [model.name for model in all_models()]
    balanced = document[0]
    assert balanced["quality"] == {"imagenet": 72.8, "coco": 39.9}
    assert (balanced["state"], balanced["speed"], balanced["use"]) == ("missing", None, "none")
    assert balanced["size"] == 605_000_000
    words = said(capsys, "models", "list")
    assert "not downloaded" in words
    assert "ImageNet 72.8 %, COCO 39.9 %" in words
    assert "not measured" in words


def test_models_for_sound_are_in_the_list(cache: Path) -> None:
    """What gives a model ears can be downloaded like a preset, but is no choice by itself."""
    clap = entries()["clap"]
    assert (clap.state, clap.is_choice) == (ModelState.MISSING, False)
    assert hub_of(find_model("clap")).weights in hub_of(find_model("clap")).names
    assert len(hub_of(find_model("clap")).revision) == 40


def test_speed_is_measured_on_this_machine(
    clip_dir: Path, source: Path, cache: Path, capsys: Capture
) -> None:
    """A download ends with a measurement, which is kept with its day; what the model cannot
    encode has no figure.
    """
    assert "balanced is here" in said(
        capsys, "models", "download", "balanced", "--from", str(source)
    )
    speed = entries()["balanced"].speed
    assert speed is not None
    assert speed.image > 0
    assert speed.text > 0
    assert speed.audio == 0
    assert speed.measured == date.today().isoformat()
    words = said(capsys, "models", "list")
    assert re.search(r"on this machine: [\d,]+ pictures, [\d,]+ sentences a second \(\d{4}-", words)


def test_the_list_says_what_a_library_does_with_a_model(
    source: Path, small_model: str, tmp_path: Path, cache: Path
) -> None:
    """In use, kept to go back to, or half built; models of one's own are listed where used."""
    copy(source, cache)
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    library = Library(tmp_path / "library", small_model)
    library.index((str(folder),))
    library.use("starter", keep=True)
    library.use("balanced", keep=True, cancelled=lambda: True)
    library.close()
    uses = {name: entry.use for name, entry in entries(tmp_path / "library").items()}
    assert uses["starter"] is ModelUse.ACTIVE
    assert uses[small_model] is ModelUse.KEPT
    assert uses["balanced"] is ModelUse.PAUSED
    assert uses["best"] is ModelUse.NONE


# -- from a folder --------------------------------------------------------------------------------


def test_a_model_is_copied_from_a_folder(source: Path, cache: Path) -> None:
    """With no network a folder of files is enough; progress tells files and bytes."""
    told = copy(source, cache)
    sizes = [(source / name).stat().st_size for name in hub_of(BALANCED).names]
    assert [told[0].file, told[-1].file] == [CONFIG_FILE, WEIGHTS_FILE]
    assert (told[-1].file_number, told[-1].files) == (2, 2)
    assert told[-1].done == told[-1].total == sum(sizes)
    assert state_of(BALANCED, cache) is ModelState.DOWNLOADED
    build("balanced", cache).load()
    assert [path.name for path in cache.glob(".balanced.copy")] == []


def test_a_copy_is_checked_against_what_is_known(source: Path, cache: Path) -> None:
    """Neither a file that differs from its note nor weights other than the pinned are taken."""
    write_manifest(source, hub_of(BALANCED), {WEIGHTS_FILE: "0" * 64})
    with pytest.raises(UserError, match="is not the file that belongs to"):
        copy(source, cache)
    (source / "manifest.json").unlink()
    with pytest.raises(UserError, match="is not the file that belongs to laion/CLIP-ViT-B-32"):
        copy(source, cache, "fast")
    assert state_of(BALANCED, cache) is ModelState.MISSING


def test_a_folder_that_lacks_a_file_is_told(source: Path, cache: Path) -> None:
    """The line names what is missing; weights that were cut short are found out."""
    weights = source / WEIGHTS_FILE
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(UserError, match="cut short or damaged"):
        copy(source, cache)
    weights.write_bytes(b"no weights at all")
    with pytest.raises(UserError, match="not a file of weights"):
        copy(source, cache)
    weights.unlink()
    with pytest.raises(UserError, match=f"lacks {WEIGHTS_FILE}"):
        copy(source, cache)
    assert not own_directory(BALANCED, cache).exists()


def test_a_cancelled_copy_leaves_nothing(source: Path, cache: Path) -> None:
    """Stopping a copy leaves what was there before, and nothing half done."""
    copy(source, cache)
    before = (cache / "balanced" / WEIGHTS_FILE).stat().st_mtime_ns
    with pytest.raises(Cancelled):
        upkeep.fetch("balanced", cache, lambda progress: None, lambda: True, source)
    assert (cache / "balanced" / WEIGHTS_FILE).stat().st_mtime_ns == before
    assert state_of(BALANCED, cache) is ModelState.DOWNLOADED
    assert list(cache.glob(".balanced.copy")) == []


# -- checking and removing ------------------------------------------------------------------------


def test_damage_is_found_by_a_check(source: Path, cache: Path, capsys: Capture) -> None:
    """One changed byte, in any file and without a trace in size or time, is found and remembered;
    a fresh copy mends it.
    """
    copy(source, cache)
    assert "2 files compared" in said(capsys, "models", "verify", "balanced")
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        path = cache / "balanced" / name
        stat = path.stat()
        spoil(path)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        complaint = said(capsys, "models", "verify", "balanced", status=1)
        assert f"damaged ({name}); run: triptych models download balanced" in complaint
        assert state_of(BALANCED, cache) is ModelState.DAMAGED
        copy(source, cache)
        assert state_of(BALANCED, cache) is ModelState.DOWNLOADED


def test_a_damaged_model_is_mended_by_a_download(hub: LocalHub, cache: Path) -> None:
    """After a check found damage, only the damaged file is fetched again."""
    assert "path" in hub.download("balanced", cache)
    spoil(cache / "balanced" / WEIGHTS_FILE)
    with pytest.raises(UserError, match="damaged"):
        upkeep.verify("balanced", cache, lambda: False)
    hub.requests.clear()
    assert "path" in hub.download("balanced", cache)
    assert [Path(path).name for method, path, _ in hub.requests if method == "GET"] == [
        WEIGHTS_FILE
    ]
    assert upkeep.verify("balanced", cache, lambda: False) == 2


def test_the_hubs_own_cache_is_checked_by_its_names(
    source: Path, cache: Path, hub_cache: Path
) -> None:
    """Files that another program fetched carry their hash in their name, and must have it."""
    repo = hub_cache / f"models--{hub_of(BALANCED).repo.replace('/', '--')}"
    snapshot, blobs = repo / "snapshots" / hub_of(BALANCED).revision, repo / "blobs"
    snapshot.mkdir(parents=True)
    blobs.mkdir()
    for name, digest in ((CONFIG_FILE, "1" * 40), (WEIGHTS_FILE, "2" * 64)):
        shutil.copy(source / name, blobs / digest)
        (snapshot / name).symlink_to(blobs / digest)
    assert state_of(BALANCED, cache) is ModelState.DOWNLOADED
    with pytest.raises(UserError, match=rf"damaged \({CONFIG_FILE}, {WEIGHTS_FILE}\)"):
        upkeep.verify("balanced", cache, lambda: False)
    with pytest.raises(UserError, match="Another program fetched 'balanced' into"):
        upkeep.remove("balanced", cache)


def test_a_model_is_removed(source: Path, cache: Path, capsys: Capture) -> None:
    """Its files go, whole or in part; what is not there, or not ours, is told."""
    copy(source, cache)
    assert "MB are free again" in said(capsys, "models", "remove", "balanced")
    assert not (cache / "balanced").exists()
    assert "is not downloaded" in said(capsys, "models", "remove", "balanced", status=1)
    assert "left alone" in said(capsys, "models", "remove", "starter", status=1)
    (cache / "best").mkdir()
    (cache / "best" / ".part").write_bytes(b"x" * 5000)
    assert upkeep.remove("best", cache) == 5000
    complaint = said(capsys, "models", "verify", "best", status=1)
    assert "is not downloaded; run: triptych models download best" in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="takes POSIX rights away")
def test_what_the_disk_refuses_is_told(source: Path, cache: Path) -> None:
    """Files that cannot be read or removed are one line, and a model that stays is still whole."""
    copy(source, cache)
    with (
        forbidden(cache / "balanced" / WEIGHTS_FILE),
        pytest.raises(UserError, match="'balanced' cannot be used: .*try again"),
    ):
        upkeep.verify("balanced", cache, lambda: False)
    with (
        forbidden(cache / "balanced", 0o500),
        pytest.raises(UserError, match="'balanced' cannot be used: .*try again"),
    ):
        upkeep.remove("balanced", cache)
    assert upkeep.verify("balanced", cache, lambda: False) == 2


def test_the_model_in_use_is_not_removed(
    source: Path, cache: Path, tmp_path: Path, capsys: Capture
) -> None:
    """A library's own model stays until the library uses another."""
    copy(source, cache)
    library = ("--library", str(tmp_path / "library"))
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    assert run(["index", str(folder), "--preset", "balanced", *library]) == 0
    assert (
        "use another model first"
        in said(capsys, "models", "remove", "balanced", *library, status=1).lower()
    )
    assert run(["models", "use", "starter", *library]) == 0
    said_of_change = capsys.readouterr()
    assert "Searches use 'starter' now." in said_of_change.out
    assert "Searches use 'balanced' meanwhile" in said_of_change.err
    assert "MB are free" in said(capsys, "models", "remove", "balanced", *library)


# -- what the hub may answer ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        ((403, "GatedRepo"), "accepted its terms"),
        ((407, ""), "proxy asks for a password"),
        ((503, ""), "wait a while"),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_a_refusal_says_what_to_do(
    hub: LocalHub, cache: Path, refusal: tuple[int, str], says: str
) -> None:
    """Every way in which a hub or a proxy says no is one line with a way out."""
    hub.refusal = refusal
    answer = hub.download("balanced", cache)
    assert answer["error"] == "UserError"
    assert says in answer["message"]
    assert "\n" not in answer["message"]


def test_a_proxy_that_is_not_there_is_told(hub: LocalHub, cache: Path) -> None:
    """A wrong proxy is named as such, rather than the network."""
    answer = hub.download("balanced", cache, HTTP_PROXY="http://127.0.0.1:1", NO_PROXY="")
    assert answer["error"] == "UserError"
    assert "through the proxy" in answer["message"]


def test_a_slow_link_can_be_cancelled(hub: LocalHub, cache: Path) -> None:
    """A cancel is heard after the few bytes that a slow link brings, and these are kept."""
    hub.trickle = 1000
    stopped = hub.download("balanced", cache, stop_after=3500)
    assert stopped["error"] == "Cancelled"
    assert stopped["seen"][-1][0] < 100_000
    assert state_of(BALANCED, cache) is ModelState.PARTIAL
    parts = [path.stat().st_size for path in (cache / "balanced").glob(".*.part")]
    assert 0 < sum(parts) < 100_000


def test_a_model_for_sound_is_fetched_the_same_way(
    hub: LocalHub, cache: Path, tmp_path: Path
) -> None:
    """Its files come from its repository at its revision, and none but the pinned are taken."""
    clap = find_model("clap")
    for name in hub_of(clap).names:
        (tmp_path / name).write_bytes(f"other content of {name}".encode())
    hub.offer(hub_of(clap), tmp_path)
    answer = hub.download("clap", cache)
    assert answer["error"] == "UserError"
    assert "damaged" in answer["message"] or "update Triptych" in answer["message"]
    assert all(f"/{hub_of(clap).revision}/" in path for _, path, _ in hub.requests)
