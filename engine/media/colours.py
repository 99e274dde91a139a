"""Pixels of any kind as 8-bit sRGB: profiles applied, deep greys brought to what can be seen."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_BLOCK_ROWS = 256
_SAMPLED = 1_000_000
_NARROW = 1 / 8
# The space of a profile, as it names it, to the modes whose pixels it can be about.
_MODES_OF = {"RGB": ("RGB", "RGBA"), "GRAY": ("L",), "CMYK": ("CMYK",)}
_INTENT = ImageCms.Intent.PERCEPTUAL
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def is_deep(picture: Image.Image) -> bool:
    """Whether its greys have more than 8 bits."""
    return picture.mode.startswith("I") or picture.mode == "F"


def as_srgb(picture: Image.Image) -> Image.Image:
    """Bring any mode to RGB, or to RGBA where something shows through.

    The profile in `info` is applied; one that is broken, or about other colours, is ignored.
    """
    profile = picture.info.get("icc_profile")
    if is_deep(picture):
        picture = Image.fromarray(eight_bit(np.asarray(picture)))
    elif picture.mode == "LAB":
        return ImageCms.applyTransform(picture, _from_lab()) or picture
    if isinstance(profile, bytes) and profile:
        picture = _profiled(picture, profile)
    wanted = _shown_mode(picture)
    return picture if picture.mode == wanted else picture.convert(wanted)


def eight_bit(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Map values of more than 8 bits, of any shape, to 0..255.

    What is not negative keeps its zero, and ends at 1 where it stays below, else at the greatest
    number of as many bits as nearly all values need: 10 and 12 bits in 16 are common, and a float
    may hold what had 8. Where that leaves hardly any contrast, and for negative values, the range
    is that of all but the outermost thousandth. No number counts as the least.
    """
    low, high = _visible_range(values)
    if values.dtype == np.uint16:
        table = _scaled(np.arange(2**16), low, high)
        return np.take(table, values.astype(np.uint16, copy=False))
    result = np.empty(values.shape, np.uint8)
    for row in range(0, len(values), _BLOCK_ROWS):
        result[row : row + _BLOCK_ROWS] = _scaled(values[row : row + _BLOCK_ROWS], low, high)
    return result


def _scaled(values: NDArray[Any], low: float, high: float) -> NDArray[np.uint8]:
    scale = np.float32(255.0 / max(high - low, 1e-12))
    shown = np.nan_to_num((values.astype(np.float32) - np.float32(low)) * scale, nan=0.0)
    levels: NDArray[np.uint8] = np.rint(np.clip(shown, 0.0, 255.0)).astype(np.uint8)
    return levels


def _visible_range(values: NDArray[np.generic]) -> tuple[float, float]:
    sample = values.ravel()[:: max(1, values.size // _SAMPLED)].astype(np.float64)
    finite = sample[np.isfinite(sample)]
    if not finite.size:
        return 0.0, 1.0
    low, high = (float(one) for one in np.percentile(finite, (0.1, 99.9)))
    if low < 0.0:
        return low, high
    top = _full_scale(high, is_whole=values.dtype.kind in "ui")
    is_narrow = 0.0 < high - low < _NARROW * top and (high - low) > top / 4096
    return (low, high) if is_narrow else (0.0, top)


def _full_scale(high: float, *, is_whole: bool) -> float:
    if high <= 1.0 and not is_whole:
        return 1.0
    return float(2 ** max(8, int(np.ceil(np.log2(high + 1.0)))) - 1)


def _profiled(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB where its profile can be used, else as it is."""
    space = _space_of(profile)
    if space == "GRAY" and picture.mode == "LA":
        shown = _profiled(picture.getchannel("L"), profile).convert("RGB")
        shown.putalpha(picture.getchannel("A"))
        return shown
    if space == "RGB" and picture.mode not in ("RGB", "RGBA", "CMYK"):
        picture = picture.convert(_shown_mode(picture))
    if picture.mode not in _MODES_OF.get(space, ()):
        return picture
    transform = _transform(profile, picture.mode)
    return picture if transform is None else ImageCms.applyTransform(picture, transform) or picture


def _shown_mode(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"


@lru_cache(maxsize=16)
def _space_of(profile: bytes) -> str:
    """The colours that a profile is about; empty where it is broken, or says that it is sRGB."""
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return ""
    is_srgb = (opened.profile_description or "").lower().startswith("srgb")
    return "" if is_srgb else opened.xcolor_space.strip()


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    shown = "RGBA" if mode == "RGBA" else "RGB"
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(profile)), _srgb(), mode, shown, _INTENT, _FLAGS
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=1)
def _from_lab() -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.buildTransform(lab, _srgb(), "LAB", "RGB")


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
