"""Encoders tell what they see in each part of a picture, so that its best region can be shown."""

from __future__ import annotations

from pathlib import Path

import checkpoints
import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.encoders.clip import ClipEncoder
from engine.encoders.regions import RegionEncoder, RegionMap
from engine.encoders.runtimes import Runtime
from engine.encoders.starter import StarterEncoder
from engine.index.centring import unit_rows
from engine.types.vectors import Pixels, Role, TextKind


@pytest.fixture(scope="module")
def starter() -> StarterEncoder:
    """The shipped model."""
    return StarterEncoder()


@pytest.fixture(scope="module", params=["clip", "siglip"])
def encoder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> ClipEncoder:
    """A small CLIP or SigLIP with random weights, whose last block is its only one."""
    directory = tmp_path_factory.mktemp(request.param)
    if request.param == "clip":
        return checkpoints.open_encoder(checkpoints.write_clip(directory, layers=1))
    return checkpoints.open_encoder(checkpoints.write_siglip(directory, timm_pool="map"))


def _noise(side: int) -> Pixels:
    return np.random.default_rng(1).integers(0, 256, (side, side, 3), dtype=np.uint8)


def _changed(image: Pixels, top: int, left: int, size: int) -> Pixels:
    """The picture with one square of it turned upside down in brightness."""
    other = image.copy()
    part = other[top : top + size, left : left + size]
    part[:] = 255 - part
    return other


def _moved(one: RegionMap, other: RegionMap) -> np.ndarray:
    """How far each cell's vector has moved, (rows, columns)."""
    distance = np.linalg.norm(one.vectors - other.vectors, axis=1)
    return distance.reshape(one.rows, one.columns)


def test_every_cell_has_a_unit_vector_of_the_space(encoder: ClipEncoder) -> None:
    """The cells of a grid can be compared with queries as whole pictures are."""
    assert isinstance(encoder, RegionEncoder)
    seen = encoder.encode_regions(_noise(encoder.spec.image_side))
    assert seen is not None
    assert seen.vectors.shape == (seen.rows * seen.columns, encoder.dim)
    assert seen.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(seen.vectors, axis=1), 1, atol=1e-5)


def test_a_change_in_one_part_shows_in_that_part(encoder: ClipEncoder) -> None:
    """The cell of a patch that changes moves more than any other cell."""
    side = encoder.spec.image_side
    image = _noise(side)
    before = encoder.encode_regions(image)
    assert before is not None
    size = side // before.rows
    after = encoder.encode_regions(_changed(image, size, 2 * size, size))
    assert after is not None
    moved = _moved(before, after)
    assert np.unravel_index(moved.argmax(), moved.shape) == (1, 2)


def test_patches_of_a_one_block_clip_see_nothing_but_themselves(tmp_path: Path) -> None:
    """With the last block's tokens kept to themselves, no other cell moves at all."""
    encoder = checkpoints.open_encoder(checkpoints.write_clip(tmp_path, layers=1))
    image = _noise(encoder.spec.image_side)
    before = encoder.encode_regions(image)
    after = encoder.encode_regions(_changed(image, 8, 16, 8))
    assert before is not None
    assert after is not None
    assert np.argwhere(_moved(before, after) > 1e-5).tolist() == [[1, 2]]


def test_half_precision_sees_the_same(tmp_path: Path) -> None:
    """In bf16 the cells' vectors are those of fp32, but for rounding."""
    directory = checkpoints.write_clip(tmp_path)
    image = _noise(checkpoints.CLIP_SIDE)
    seen = [
        checkpoints.open_encoder(directory, precision).encode_regions(image)
        for precision in (Runtime.FP32, Runtime.BF16)
    ]
    assert all(seen)
    cosines = (seen[0].vectors * seen[1].vectors).sum(axis=1)
    assert cosines.min() > 0.99


def test_a_tower_that_crops_says_what_it_saw(tmp_path: Path) -> None:
    """CLIP looks at the middle of a wide picture; SigLIP, which squashes, at all of it."""
    wide = np.zeros((32, 64, 3), np.uint8)
    clip = checkpoints.open_encoder(checkpoints.write_clip(tmp_path / "clip"))
    siglip = checkpoints.open_encoder(checkpoints.write_siglip(tmp_path / "siglip"))
    assert clip.encode_regions(wide).area == (0.25, 0.0, 0.75, 1.0)
    assert siglip.encode_regions(wide).area == (0.0, 0.0, 1.0, 1.0)


def test_a_tower_that_pools_otherwise_tells_nothing(tmp_path: Path) -> None:
    """Where the parts cannot be told apart there is no map, rather than a wrong one."""
    resnet = checkpoints.write_clip(tmp_path, layers=[1, 1, 1, 1], width=32, patch_size=None)
    assert checkpoints.open_encoder(resnet).encode_regions(_noise(32)) is None


def test_every_cell_of_the_starter_is_of_its_space(starter: StarterEncoder) -> None:
    """The grid has unit vectors that can be compared with queries as whole pictures are."""
    seen = starter.encode_regions(_noise(200))
    assert seen.vectors.shape == (seen.rows * seen.columns, starter.dim)
    np.testing.assert_allclose(np.linalg.norm(seen.vectors, axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("quarter", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_the_starter_finds_a_thing_in_its_quarter(
    starter: StarterEncoder, quarter: tuple[int, int]
) -> None:
    """A picture's thing, pasted into a quarter of grass, is most like that picture there."""
    row, column = quarter
    scene = Image.new("RGB", (128, 128), (70, 140, 60))
    thing = _flower(64)
    scene.paste(thing, (64 * column, 64 * row))
    seen = starter.encode_regions(np.asarray(scene))
    wanted = starter.encode_images([np.asarray(thing.resize((128, 128)))])
    mean = starter.reference_means[Role.IMAGE]
    scores = (unit_rows(seen.vectors - mean) @ unit_rows(wanted - mean)[0]).reshape(
        seen.rows, seen.columns
    )
    place = np.unravel_index(scores.argmax(), scores.shape)
    assert (place[0] * 2 // seen.rows, place[1] * 2 // seen.columns) == quarter


def test_words_point_at_their_part(starter: StarterEncoder) -> None:
    """Asked for the sea, the starter looks at the water and not at the flower."""
    scene = Image.new("RGB", (128, 128), (40, 110, 190))
    scene.paste(_flower(64), (64, 64))
    seen = starter.encode_regions(np.asarray(scene))
    typed = starter.encode_texts(["blue sea", "red flower"], TextKind.QUERY)
    queries = unit_rows(typed - starter.reference_means[Role.QUERY_TEXT])
    cells = unit_rows(seen.vectors - starter.reference_means[Role.IMAGE])
    sea, flower = (queries @ cells.T).reshape(2, seen.rows, seen.columns)
    middle = seen.rows // 2
    more_like_a_flower = flower - sea
    assert more_like_a_flower[middle:, middle:].mean() > more_like_a_flower[:middle].mean()


def _flower(side: int) -> Image.Image:
    picture = Image.new("RGB", (side, side), (60, 130, 50))
    draw = ImageDraw.Draw(picture)
    middle, petal = side / 2, side / 5
    for step in range(8):
        x = middle + np.cos(step * np.pi / 4) * petal * 1.3
        y = middle + np.sin(step * np.pi / 4) * petal * 1.3
        draw.ellipse((x - petal, y - petal, x + petal, y + petal), fill=(210, 30, 60))
    draw.ellipse((middle - petal, middle - petal, middle + petal, middle + petal), (240, 200, 40))
    return picture
