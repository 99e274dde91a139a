"""What the starter's training may read: kept media stay out, choices have their own."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training import heldout, pictures, sources
from training.heldout import HeldOut
from training.sources import PHOTOS, Source

NAMES = [f"photo{place:02}.jpg" for place in range(12)]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of checkouts in which the captioned photos are a dozen of ours."""
    home = tmp_path / PHOTOS.repository.replace("/", "+")
    folder = home / "data" / "images"
    folder.mkdir(parents=True)
    random = np.random.default_rng(0)
    for name in NAMES:
        Image.fromarray(random.integers(0, 256, (30, 40, 3), dtype=np.uint8)).save(folder / name)
    author = ("-c", "user.name=a", "-c", "user.email=a@b")
    for arguments in (("init", "-q"), ("add", "."), (*author, "commit", "-q", "-m", "photos")):
        subprocess.run(["git", "-C", str(home), *arguments], check=True)
    head = subprocess.run(
        ["git", "-C", str(home), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    )
    ours = Source(PHOTOS.repository, head.stdout.strip(), "", "")
    monkeypatch.setitem(pictures.SETS, "photos", ours)
    monkeypatch.setattr(pictures, "DEVELOPMENT_PHOTOS", 3)
    return tmp_path


def test_kept_photos_are_not_listed(repository: Path) -> None:
    """A photo that is kept by name is neither trained on nor chosen by."""
    kept = HeldOut(frozenset(), frozenset(NAMES[:4]))
    found = pictures.items(repository, "photos", kept)
    assert {Path(item.path).name for item in found} == set(NAMES[4:])


def test_kept_bytes_are_not_decoded(repository: Path) -> None:
    """A file that stands in the list of hashes is left out, whatever it is called."""
    source = pictures.SETS["photos"]
    wanted = pictures.items(repository, "photos", HeldOut(frozenset(), frozenset()))
    blob = next(sources.read(repository, source, [wanted[0].path]))
    kept = HeldOut(frozenset({hashlib.sha256(blob.content).hexdigest()}), frozenset())
    decoded = list(pictures.decode(repository, source, wanted, kept))
    assert [one.item for one in decoded] == wanted[1:]
    assert all(one.pixels.shape == (pictures.SIDE, pictures.SIDE, 3) for one in decoded)


def test_the_development_set_does_not_change(repository: Path) -> None:
    """The same photos are set aside whatever else is there, and a fixed number of them."""
    found = pictures.items(repository, "photos", HeldOut(frozenset(), frozenset()))
    assert sum(item.development for item in found) == 3
    again = pictures.items(repository, "photos", HeldOut(frozenset(), frozenset()))
    assert found == again


def test_a_copy_saved_smaller_is_a_near_copy() -> None:
    """A picture that was shrunk and compressed again is known; another picture is not."""
    random = np.random.default_rng(1)
    photos = [
        Image.fromarray(random.integers(0, 256, (12, 16, 3), dtype=np.uint8)).resize((320, 240))
        for _ in range(6)
    ]
    prints = np.array([heldout.fingerprint(photo) for photo in photos], np.uint64)
    smaller = np.array([heldout.fingerprint(photos[2].resize((150, 110)))], np.uint64)
    assert heldout.near_copies(prints, smaller).tolist() == [place == 2 for place in range(6)]
    assert not heldout.near_copies(prints, np.array([], np.uint64)).any()
