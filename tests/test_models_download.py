"""Downloads by the real client of the hub, from a hub that the test serves on this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from checkpoints import open_encoder, pictures, write_clip, write_siglip
from filelock import FileLock
from local_hub import LocalHub, local_hub

from engine.alignment.registry import build
from engine.encoders.hub_files import HubFiles
from engine.encoders.installed import state_of
from engine.encoders.pins import WEIGHTS_FILE
from engine.encoders.presets import PRESETS, Preset
from engine.encoders.states import ModelState
from engine.errors import UserError

SMALL = PRESETS["small"]
MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small CLIP that the hub offers as one of the presets."""
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def hub(clip_dir: Path) -> Iterator[LocalHub]:
    """A hub that offers the small CLIP as the preset `small`."""
    with local_hub() as running:
        running.offer(files_of(SMALL), clip_dir)
        yield running


@pytest.fixture(autouse=True)
def empty_hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has in the hub's own cache does not count."""
    monkeypatch.setattr("engine.encoders.installed.HF_HUB_CACHE", str(tmp_path / "none"))


def files_of(preset: Preset) -> HubFiles:
    """What a preset downloads."""
    assert preset.hub is not None
    return preset.hub


def test_a_download_is_ready_for_use(hub: LocalHub, tmp_path: Path, clip_dir: Path) -> None:
    """After the download the preset loads with no further request, and gives its vectors."""
    answer = hub.download("small", tmp_path)
    assert answer["path"] == str(tmp_path / "small")
    done, total = zip(*answer["seen"], strict=True)
    assert list(done) == sorted(done)
    assert done[-1] == total[-1] == sum(map(len, hub.files.values()))
    assert {path for _, path, _ in hub.requests} == set(hub.files)
    asked = len(hub.requests)
    encoder = build("small", tmp_path)
    assert encoder.identity.startswith("clip:PE-Core-S-16-384:meta:")
    # Either may be the quicker precision here, and they differ in the third digit.
    np.testing.assert_allclose(
        encoder.encode_images(pictures(2)),
        open_encoder(clip_dir).encode_images(pictures(2)),
        atol=0.01,
    )
    assert len(hub.requests) == asked


def test_a_finished_download_asks_nobody(hub: LocalHub, tmp_path: Path) -> None:
    """Downloading what is there already returns at once, even with no network."""
    first = hub.download("small", tmp_path)
    hub.requests.clear()
    again = hub.download("small", tmp_path, HF_HUB_OFFLINE="1")
    assert again["path"] == first["path"]
    assert hub.requests == []


def test_a_cancelled_download_carries_on(hub: LocalHub, tmp_path: Path, clip_dir: Path) -> None:
    """What was fetched before a cancel is not fetched again, and nothing half done is offered."""
    stopped = hub.download("small", tmp_path, stop_after=2 * MEBIBYTE)
    assert stopped["error"] == "Cancelled"
    assert state_of(SMALL, tmp_path) is ModelState.PARTIAL
    with pytest.raises(UserError, match="triptych models download small"):
        build("small", tmp_path)
    hub.requests.clear()
    assert "path" in hub.download("small", tmp_path)
    starts = [start for method, _, start in hub.requests if method == "GET"]
    assert starts
    assert all(start >= 2 * MEBIBYTE for start in starts)
    fetched = (tmp_path / "small" / WEIGHTS_FILE).read_bytes()
    assert fetched == (clip_dir / WEIGHTS_FILE).read_bytes()
    assert not list((tmp_path / "small").glob("*.part"))


def test_a_lost_connection_carries_on(hub: LocalHub, tmp_path: Path) -> None:
    """A connection that breaks in the middle costs nothing of what had arrived."""
    hub.cut_after = 3 * MEBIBYTE
    broken = hub.download("small", tmp_path)
    assert broken["error"] == "UserError"
    assert "run: triptych models download small" in broken["message"]
    hub.cut_after = 0
    hub.requests.clear()
    assert "path" in hub.download("small", tmp_path)
    assert max(start for _, _, start in hub.requests) >= 2 * MEBIBYTE


def test_a_corrupted_file_is_refused(hub: LocalHub, tmp_path: Path) -> None:
    """Weights that arrive with one wrong byte are thrown away, and the next try is clean."""
    path = hub.path(files_of(SMALL), WEIGHTS_FILE)
    hub.corrupt.add(path)
    answer = hub.download("small", tmp_path)
    assert answer["error"] == "UserError"
    assert "damaged" in answer["message"]
    assert not (tmp_path / "small" / WEIGHTS_FILE).exists()
    hub.corrupt.clear()
    assert "path" in hub.download("small", tmp_path)


def test_damage_on_the_disk_is_found_and_mended(hub: LocalHub, tmp_path: Path) -> None:
    """A byte that changes after the download is refused at load and mended by a download."""
    hub.download("small", tmp_path)
    weights = tmp_path / "small" / WEIGHTS_FILE
    content = weights.read_bytes()
    weights.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(UserError, match="damaged"):
        build("small", tmp_path).load()
    hub.download("small", tmp_path)
    assert weights.read_bytes() == content
    build("small", tmp_path).load()


def test_other_weights_than_the_pinned_are_refused(
    hub: LocalHub, tmp_path: Path, clip_dir: Path
) -> None:
    """Where the hash is known beforehand, a hub that offers another file is not believed."""
    hub.offer(files_of(PRESETS["fast"]), clip_dir)
    answer = hub.download("fast", tmp_path)
    assert answer["error"] == "UserError"
    assert "update Triptych" in answer["message"]
    assert not [request for request in hub.requests if request[0] == "GET"]


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"HF_HUB_OFFLINE": "1"}, "HF_HUB_OFFLINE"),
        ({"HF_ENDPOINT": "http://127.0.0.1:1"}, "check the network"),
    ],
)
def test_no_network_is_told(
    hub: LocalHub, tmp_path: Path, environment: dict[str, str], says: str
) -> None:
    """With no way to the hub the person reads one line that says what to do."""
    answer = hub.download("small", tmp_path, **environment)
    assert answer["error"] == "UserError"
    assert says in answer["message"]
    assert "\n" not in answer["message"]


def test_a_file_that_is_gone_is_told(hub: LocalHub, tmp_path: Path) -> None:
    """A hub that answers 404 ends in one line, and the preset stays missing."""
    hub.files.clear()
    answer = hub.download("small", tmp_path)
    assert answer["error"] == "UserError"
    assert "404" in answer["message"]
    assert "\n" not in answer["message"]
    assert state_of(SMALL, tmp_path) is ModelState.MISSING


def test_two_downloads_do_not_mix(hub: LocalHub, tmp_path: Path) -> None:
    """While one process fetches a model, another is told to wait."""
    with FileLock(tmp_path / ".small.lock"):
        answer = hub.download("small", tmp_path)
    assert answer["error"] == "UserError"
    assert "being downloaded already" in answer["message"]
    assert "path" in hub.download("small", tmp_path)


def test_a_full_disk_is_told_beforehand(hub: LocalHub, tmp_path: Path) -> None:
    """A model that cannot fit is not begun."""
    hub.claimed[hub.path(files_of(SMALL), WEIGHTS_FILE)] = 10**16
    answer = hub.download("small", tmp_path)
    assert answer["error"] == "UserError"
    assert "make room" in answer["message"]
    assert not [request for request in hub.requests if request[0] == "GET"]


@pytest.mark.slow
def test_loading_never_asks_the_hub(hub: LocalHub, tmp_path: Path) -> None:
    """A downloaded model with a tokenizer of its own loads and encodes without one request."""
    best = PRESETS["best"]
    hub.offer(files_of(best), write_siglip(tmp_path / "made"))
    assert "path" in hub.download("best", tmp_path)
    hub.requests.clear()
    code = (
        "import sys; from pathlib import Path\n"
        "from engine.alignment.registry import build\n"
        "from engine.encoders.base import TextKind\n"
        "encoder = build('best', Path(sys.argv[1]))\n"
        "assert encoder.encode_texts(['ein Hund'], TextKind.QUERY).shape == (1, encoder.dim)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        env=hub.environment(tmp_path / "home"),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert hub.requests == []
