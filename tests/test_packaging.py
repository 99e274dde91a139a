"""What is installed is what is in the tree."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from setuptools import find_packages

import engine

ROOT = Path(engine.__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules_of(package: str) -> Iterator[str]:
    """The dotted names of a package's modules, from its files."""
    for path in (ROOT / package).rglob("*.py"):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_package_of_the_tree_is_installed() -> None:
    """A new folder of modules cannot be forgotten in the list of packages."""
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = set(find_packages(str(ROOT), include=["engine", "engine.*", "desktop", "desktop.*"]))
    assert listed == found | {"triptych_resources"}


def test_the_entry_points_lead_to_code() -> None:
    """The two commands name modules that are there."""
    scripts = PROJECT["project"]["scripts"] | PROJECT["project"]["gui-scripts"]
    modules = {target.partition(":")[0] for target in scripts.values()}
    assert modules <= {*modules_of("engine"), *modules_of("desktop")}


def test_every_data_file_is_installed() -> None:
    """A new file under resources cannot be forgotten in the package data."""
    resources = ROOT / "resources"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["triptych_resources"]
    shipped = {path for pattern in patterns for path in resources.glob(pattern) if path.is_file()}
    there = {path for path in resources.glob("*/**/*") if path.is_file()}
    assert {path for path in there - shipped if "setup" not in path.parts} == set()
