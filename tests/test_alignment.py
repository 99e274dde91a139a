"""The bridge between two spaces: what it recovers, what each of its parts is for, and its file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from paired_spaces import PairedSpaces, WordReader

from engine.alignment.fitting import Bridge, Pairs, Recipe, solve, standard_recipe
from engine.alignment.grammar import write_captions
from engine.alignment.ridge import RidgePath
from engine.alignment.store import BridgeStore
from engine.alignment.validation import BridgeRefused, recall
from engine.errors import Cancelled
from engine.index.centring import Centring, shrunk_mean
from engine.types.vectors import Role, Vectors

LIBRARY = 600
REFERENCE = 40
TWO_POINTS = 0.02
SMALL = Recipe(write_captions(1_500, 200))


class World:
    """A library of sounds, texts and pictures in two spaces whose relation is known."""

    def __init__(self) -> None:
        self.spaces = PairedSpaces()
        self.lessons = self.spaces.lessons()
        self.reference = self.spaces.sounds(self.spaces.latents(REFERENCE)).mean(axis=0)
        meanings = self.spaces.latents(LIBRARY)
        self.sounds = self.spaces.sounds(meanings)
        self.texts, self.images = self.spaces.texts(meanings), self.spaces.images(meanings)

    def bridge(self, matrix: Vectors | None = None) -> Bridge:
        """The bridge that is fitted, or one with another matrix."""
        return Bridge(solve(self.lessons)[0] if matrix is None else matrix, self.reference)

    def plain_least_squares(self) -> Vectors:
        """The map without the ridge term."""
        pairs = self.lessons.everything()
        left = pairs.less(*pairs.means())
        return RidgePath(left.heard, left.seen).map(0.0)

    def best_linear_map(self) -> Vectors:
        """The map that sounds with texts of their own would teach, with the best penalty."""
        meanings = self.spaces.latents(6_000)
        pairs = Pairs(self.spaces.sounds(meanings), self.spaces.texts(meanings))
        left = pairs.less(*pairs.means())
        path = RidgePath(left.heard, left.seen)
        penalties = [10.0**power for power in range(-6, 0)]
        return max((path.map(p) for p in penalties), key=lambda m: self.finds(self.bridge(m)))

    def finds(self, bridge: Bridge, *, centred: bool = True) -> float:
        """The share of sounds with their text or picture among the ten nearest of a mixed list."""
        sounds = bridge.carry(self.sounds)
        texts, images = self.texts, self.images
        if centred:
            sounds, texts, images = self._centre(sounds, texts, images)
        is_text = np.arange(LIBRARY)[:, None] % 2 == 0
        return recall(sounds, np.where(is_text, texts, images)).at_10

    def _centre(self, sounds: Vectors, texts: Vectors, images: Vectors) -> list[Vectors]:
        """As a library does, by means of its own that are shrunk to none."""
        roles = {Role.AUDIO: sounds, Role.QUERY_TEXT: texts, Role.IMAGE: images}
        centring = Centring(1, {role: _mean(vectors) for role, vectors in roles.items()})
        return [centring.apply(vectors, role) for role, vectors in roles.items()]


def _mean(vectors: Vectors) -> Vectors:
    own = vectors.mean(axis=0)
    return shrunk_mean(vectors.sum(axis=0, dtype=np.float64), len(vectors), own)


@pytest.fixture(scope="module")
def world() -> World:
    """Not to be changed."""
    return World()


def test_the_fit_is_nearly_as_good_as_the_best_linear_map(world: World) -> None:
    """From texts alone: within two points of a map that is taught with sounds."""
    best = world.finds(world.bridge(world.best_linear_map()))
    assert best > 0.5
    assert world.finds(world.bridge()) > best - TWO_POINTS


def test_plain_least_squares_is_worse_under_noise(world: World) -> None:
    """Without the ridge term the two points are missed by far."""
    assert world.finds(world.bridge(world.plain_least_squares())) < (
        world.finds(world.bridge()) - 5 * TWO_POINTS
    )


def test_centring_is_needed(world: World) -> None:
    """Without means per modality the two points are missed by far, and so without the bridge's."""
    bridge = world.bridge()
    found = world.finds(bridge)
    assert world.finds(bridge, centred=False) < found - 5 * TWO_POINTS
    assert (
        world.finds(replace(bridge, mean=0 * bridge.mean), centred=False) < found - 5 * TWO_POINTS
    )


def test_centring_removes_the_gap(world: World) -> None:
    """The mean of carried sounds is nowhere in particular; with no mean taken off it is far out."""
    bridge = world.bridge()
    uncentred = replace(bridge, mean=0 * bridge.mean)
    gap = np.linalg.norm(bridge.carry(world.sounds).mean(axis=0))
    assert gap < 0.3
    assert np.linalg.norm(uncentred.carry(world.sounds).mean(axis=0)) > 2 * gap


def test_the_penalty_fits_the_noise(world: World) -> None:
    """The penalty that held-out captions choose lies near the variance of the noise."""
    _, figures = solve(world.lessons)
    variance = world.lessons.training.heard.var(axis=0).mean()
    assert 0.1 * variance <= figures.penalty <= 10 * variance


def test_the_least_norm_map_is_found_without_a_penalty() -> None:
    """With fewer captions than numbers the map is still finite, and right where there is data."""
    rng = np.random.default_rng(0)
    x, y = (rng.standard_normal((20, width)).astype(np.float32) for width in (50, 8))
    np.testing.assert_allclose(x @ RidgePath(x, y).map(0.0), y, atol=1e-3)


def test_captions_are_many_and_always_the_same() -> None:
    """Eight thousand, none twice, the same in every process; what is held out is new.

    Another recipe has another identity, which has every library with sounds indexed again.
    """
    captions = write_captions()
    parts = (captions.training, captions.new_templates, captions.new_things)
    assert sum(map(len, parts)) == 8_000
    assert len(set().union(*parts)) == 8_000
    assert not any("duck" in caption for caption in captions.training)
    assert any("a duck quacking" in caption for caption in captions.new_things)
    assert standard_recipe().identity == "bde5e1ad8c6c595c"


def models() -> tuple[WordReader, WordReader]:
    """A CLIP and a sound model that understand words."""
    return WordReader("clip:a", 96), WordReader("sound:a", 128)


def obtain(directory: Path, clip: WordReader, sound: WordReader, recipe: Recipe = SMALL) -> Bridge:
    """The bridge of two models, fitted where there is none."""
    return store_of(directory, clip, sound, recipe).obtain(
        clip, sound, lambda done, total: None, lambda: False
    )


def store_of(
    directory: Path, clip: WordReader, sound: WordReader, recipe: Recipe = SMALL
) -> BridgeStore:
    """Where the bridge of two models is kept."""
    return BridgeStore(directory, clip.identity, sound.identity, recipe)


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bridge of `models()`; not to be changed."""
    directory = tmp_path_factory.mktemp("fitted")
    obtain(directory, *models())
    return directory


@pytest.fixture
def cache(fitted: Path, tmp_path: Path) -> Path:
    """A copy of `fitted`."""
    import shutil

    shutil.copytree(fitted / "bridges", tmp_path / "bridges")
    return tmp_path


def test_a_bridge_is_fitted_once(cache: Path) -> None:
    """The second time it comes from its file, bit by bit the same, and its figures with it."""
    clip, sound = models()
    again = obtain(cache, clip, sound)
    assert (clip.read, sound.read) == (0, 0)
    first = store_of(cache, clip, sound).read()
    assert first is not None
    np.testing.assert_array_equal(again.matrix, first.matrix)
    figures = store_of(cache, clip, sound).figures()
    assert figures is not None
    assert figures.new_things.among == 200
    assert figures.photos.at_10 > 0.3


def test_the_same_models_always_give_the_same_bridge(fitted: Path, tmp_path: Path) -> None:
    """Fitting again in an empty folder gives the same numbers."""
    clip, sound = models()
    kept = store_of(fitted, clip, sound).read()
    assert kept is not None
    again = obtain(tmp_path, clip, sound)
    np.testing.assert_array_equal(again.matrix, kept.matrix)
    np.testing.assert_array_equal(again.mean, kept.mean)


def damage_weights(cache: Path) -> None:
    """Change one byte of the bridge."""
    [path] = (cache / "bridges").glob("*.safetensors")
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def cut_weights(cache: Path) -> None:
    """Lose the end of the bridge."""
    [path] = (cache / "bridges").glob("*.safetensors")
    path.write_bytes(path.read_bytes()[:100])


def lose_weights(cache: Path) -> None:
    """Lose the bridge but not its description."""
    [path] = (cache / "bridges").glob("*.safetensors")
    path.unlink()


def break_note(cache: Path) -> None:
    """Make nonsense of its description."""
    [path] = (cache / "bridges").glob("*.json")
    path.write_text("{", "utf-8")


def age_note(cache: Path) -> None:
    """Have it written by another version of the format."""
    [path] = (cache / "bridges").glob("*.json")
    noted = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**noted, "format": 0}), "utf-8")


@pytest.mark.parametrize("harm", [damage_weights, cut_weights, lose_weights, break_note, age_note])
def test_a_damaged_bridge_is_fitted_again(cache: Path, harm: Callable[[Path], None]) -> None:
    """Whatever became of its files, the bridge is as it was after one more fit."""
    clip, sound = models()
    before = store_of(cache, clip, sound).read()
    harm(cache)
    assert store_of(cache, clip, sound).read() is None
    after = obtain(cache, clip, sound)
    assert clip.read > 0
    assert before is not None
    np.testing.assert_array_equal(after.matrix, before.matrix)


@pytest.mark.parametrize("changed", ["clip", "sound", "recipe"])
def test_a_bridge_is_fitted_again_when_an_input_changes(cache: Path, changed: str) -> None:
    """Another CLIP, another sound model or another recipe has another bridge and identity."""
    clip, sound = models()
    before = store_of(cache, clip, sound).identity
    recipe = SMALL
    if changed == "clip":
        clip = WordReader("clip:b", 96)
    elif changed == "sound":
        sound = WordReader("sound:b", 128)
    else:
        recipe = Recipe(write_captions(1_600, 200))
    assert store_of(cache, clip, sound, recipe).read() is None
    assert store_of(cache, clip, sound, recipe).identity != before
    obtain(cache, clip, sound, recipe)
    assert clip.read > 0


def test_models_that_do_not_fit_are_refused_once(tmp_path: Path) -> None:
    """A sound model that understands nothing is refused with the reason, which is kept."""
    clip, sound = WordReader("clip:a", 96), WordReader("sound:deaf", 128, reads_words=False)
    with pytest.raises(BridgeRefused, match=r"only \d+% of described sounds"):
        obtain(tmp_path, clip, sound)
    read = clip.read
    with pytest.raises(BridgeRefused, match="do not fit together"):
        obtain(tmp_path, clip, sound)
    assert clip.read == read
    assert "do not fit together" in store_of(tmp_path, clip, sound).refusal()
    assert store_of(tmp_path, clip, sound).read() is None


def test_fitting_tells_how_far_it_has_come_and_can_be_left(tmp_path: Path) -> None:
    """Progress rises to its end; leaving half-way keeps nothing, and the next fit is whole."""
    clip, sound = models()
    seen: list[tuple[int, int]] = []
    store = store_of(tmp_path, clip, sound)
    with pytest.raises(Cancelled):
        store.obtain(clip, sound, lambda *step: seen.append(step), lambda: len(seen) == 3)
    assert store.read() is None
    seen.clear()
    store.obtain(clip, sound, lambda *step: seen.append(step), lambda: False)
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] == clip.read + sound.read - 3 * 256
