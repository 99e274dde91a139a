"""What a hub or a proxy may answer, and a link that is slow."""

from __future__ import annotations

from pathlib import Path

import pytest
from local_hub import LocalHub
from managed_models import SMALL, hub_of

from engine.encoders.hub_models import find_model
from engine.encoders.installed import state_of
from engine.encoders.states import ModelState

pytest_plugins = ("model_fixtures",)


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
    hub: LocalHub, models_dir: Path, refusal: tuple[int, str], says: str
) -> None:
    """Every way in which a hub or a proxy says no is one line with a way out."""
    hub.refusal = refusal
    answer = hub.download("small", models_dir)
    assert answer["error"] == "UserError"
    assert says in answer["message"]
    assert "\n" not in answer["message"]


def test_a_proxy_that_is_not_there_is_told(hub: LocalHub, models_dir: Path) -> None:
    """A wrong proxy is named as such, rather than the network."""
    answer = hub.download("small", models_dir, HTTP_PROXY="http://127.0.0.1:1", NO_PROXY="")
    assert answer["error"] == "UserError"
    assert "through the proxy" in answer["message"]


def test_a_slow_link_can_be_cancelled(hub: LocalHub, models_dir: Path) -> None:
    """A cancel is heard after the few bytes that a slow link brings, and these are kept."""
    hub.trickle = 1000
    stopped = hub.download("small", models_dir, stop_after=3500)
    assert stopped["error"] == "Cancelled"
    assert stopped["seen"][-1][0] < 100_000
    assert state_of(SMALL, models_dir) is ModelState.PARTIAL
    parts = [path.stat().st_size for path in (models_dir / "small").glob(".*.part")]
    assert 0 < sum(parts) < 100_000


@pytest.mark.parametrize("name", ["balanced", "clap", "whisper-tiny"])
def test_none_but_the_pinned_files_are_taken(
    hub: LocalHub, models_dir: Path, tmp_path: Path, name: str
) -> None:
    """Files come from their repository at its revision; with another content they are refused."""
    pinned = hub_of(find_model(name))
    for file in pinned.names:
        (tmp_path / file).write_bytes(f"other content of {file}".encode())
    hub.offer(pinned, tmp_path)
    answer = hub.download(name, models_dir)
    assert answer["error"] == "UserError"
    assert "damaged" in answer["message"] or "update Triptych" in answer["message"]
    assert all(f"/{pinned.revision}/" in path for _, path, _ in hub.requests)
